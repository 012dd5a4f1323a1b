import type { FailureReport, StepErrors } from '../../model/report/cause.ts'
import { type ErrorEntry, type LoggedErrors, MAX_ENTRIES } from '../../model/report/failure.ts'
import type { ResultFile, TestResult } from '../../model/results/test-results.ts'
import { isSameTest, nameKey } from '../../model/logged/test-name.ts'
import type { Step } from '../../model/run.ts'
import type { TestCounts } from '../../model/shapes/failure.ts'

/** What files of test results say of a failed job, and of the steps whose logs they agree with. */
interface JoinedResults extends Pick<FailureReport, 'errors' | 'tests'> {
  /** Why files are not used, each as a clause. */
  readonly refused: readonly string[]
}

type FailedJob = Pick<FailureReport, 'job' | 'failure' | 'excerpts'>

/**
 * Finds the failed steps that files of test results are of, and lists what failed in them: (1) the only failed step above
 * the upload, or the only one whose log names the tests that failed; (2) a file with a fault names tests where the log
 * names none, and counts none; (3) files that disagree with the log are not used, since they can be of another run, or
 * forged. They decide nothing but names and counts.
 */
export function joinResults(failed: FailedJob, files: readonly ResultFile[]): JoinedResults {
  const own = files.filter(({ uploaders }) => uploaders.some(isOf(failed)))
  const joined = [...Map.groupBy(own, (file) => stepOf(file, failed))].flatMap(([step, some]) =>
    step === undefined ? some.flatMap(unassigned) : joinStep(step, logOf(step, failed), some),
  )
  const used = joined.flatMap(({ files }) => files)
  return {
    errors: joined.flatMap(({ errors }) => errors ?? []),
    tests: used.length === 0 ? undefined : countTests(used),
    refused: joined.flatMap(({ refused }) => refused ?? []),
  }
}

function isOf({ job }: FailedJob) {
  return ({ jobId }: ResultFile['uploaders'][number]): boolean => jobId === job.job.id
}

function logOf(step: Step, { excerpts }: FailedJob): LoggedErrors | undefined {
  return excerpts.find((one) => one.step?.number === step.number && one.continued === undefined)
    ?.errors
}

/** (1) */
function stepOf(file: ResultFile, failed: FailedJob): Step | undefined {
  const { failure } = failed
  const steps = failure.kind === 'failed-step' ? [failure.step, ...failure.others] : []
  const upload = file.uploaders.find(isOf(failed))?.step ?? Infinity
  const above = steps.filter(({ number }) => number < upload)
  const tests = failedTests([file])
  const naming = above.filter((step) => {
    const log = logOf(step, failed)
    const isIn = namedIn(log)
    // Two jobs can have uploaded it: then the log has to list all.
    const isListed = (test: TestResult) => log?.entries.some(({ title }) => isNamed(test, title))
    return file.uploaders.length === 1
      ? tests.some(isIn)
      : tests.length > 0 && tests.every(isListed)
  })
  const [step, ...others] = naming.length === 1 || file.uploaders.length > 1 ? naming : above
  return others.length === 0 ? step : undefined
}

function unassigned(file: ResultFile): JoinedStep | [] {
  const isFailed = file.uploaders.length === 1 && failedTests([file]).length > 0
  const refused = `${file.name} lists failed tests, and nothing shows of which failed step`
  return isFailed ? { files: [], refused } : []
}

interface JoinedStep {
  /** Those that are used. */
  readonly files: readonly ResultFile[]
  readonly errors?: StepErrors
  readonly refused?: string
}

function joinStep(
  step: Step,
  log: LoggedErrors | undefined,
  all: readonly ResultFile[],
): JoinedStep {
  const logged = (log?.entries ?? []).filter(({ isTest }) => isTest)
  const isBroken = all.some(({ results }) => results.fault !== undefined)
  if (isBroken && logged.length > 0) return { files: [] } // (2)
  const agreeing = all.filter((file) => agreesAlone(log, logged, file))
  const [only, ...others] = agreeing
  const refused = disagreement(log, logged, all)
  const files =
    agreeing.length > 0 && (others.length === 0 || logged.length > 0) && only !== undefined
      ? [...agreeing, ...all.filter((file) => failedTests([file]).length === 0)]
      : all
  if (files === all && refused !== undefined) return { files: [], refused }
  const failed = failedTests(files)
  // Two files can list one test.
  const listed = files.flatMap((file) => file.failed)
  const stated = [...new Map(listed.map((one) => [one.test?.id ?? one, one])).values()]
  const entries = stated.map(({ test, isTest = false, ...entry }): ErrorEntry => {
    const alike = test === undefined ? [] : logged.filter(({ title }) => isNamed(test, title))
    const isOnly =
      alike.length === 1 && failed.filter((one) => isNamed(one, alike[0]?.title)).length === 1
    const own = isOnly ? alike[0] : undefined
    const title = own?.title ?? entry.title
    const position = own?.position ?? entry.position
    return { title, detail: own?.detail ?? entry.detail, position, isTest }
  })
  const isSaid = stated.length > 0 || (log?.entries.length ?? 0) === 0
  const { total, skipped } = countTests(files)
  const errors: StepErrors = {
    step,
    entries: entries.slice(0, MAX_ENTRIES),
    total: isBroken ? undefined : { counts: 'tests', failed: failed.length, total, skipped },
  }
  return isSaid ? { files, errors } : { files }
}

/** Returns whether a file lists as failed exactly what the log names, or else as many as the log counts. */
function agreesAlone(
  log: LoggedErrors | undefined,
  logged: readonly ErrorEntry[],
  file: ResultFile,
): boolean {
  const failed = failedTests([file])
  const count = logged.length > 0 ? logged.length : countOf(log, logged)
  return (
    failed.length > 0 && failed.length === count && disagreement(log, logged, [file]) === undefined
  )
}

/** Returns how many tests failed as the log counts them; `undefined` if it counts none, or what can be something else. */
function countOf(log: LoggedErrors | undefined, logged: readonly ErrorEntry[]): number | undefined {
  const { counts, failed } = log?.total ?? {}
  return counts === 'tests' || log?.entries.length === logged.length ? failed : undefined
}

/** Returns why files disagree with the log of the step, as a clause; `undefined` if they do not. (3) */
function disagreement(
  log: LoggedErrors | undefined,
  logged: readonly ErrorEntry[],
  files: readonly ResultFile[],
): string | undefined {
  const failed = failedTests(files)
  const [first, ...others] = files
  const lists = `${first?.name ?? ''}${others.length === 0 ? ' lists' : ` and ${others.length} more list`}`
  const count = countOf(log, logged)
  const said = Math.max(count ?? 0, logged.length)
  const listed = files.reduce((sum, { failed: { length } }) => sum + length, 0)
  const failures = `${listed} failed test${listed === 1 ? '' : 's'}`
  const unlisted = logged.find(({ title }) => !failed.some((test) => isNamed(test, title)))
  if (count !== undefined && said !== listed && said !== failed.length)
    return `${lists} ${failures}, and the log counts ${said}`
  if (unlisted !== undefined && listed > 0)
    return `${lists} no failure of ${unlisted.title ?? 'a test'}, which the log names`
  if (unlisted !== undefined) return `${lists} no failed test, and the log names ${logged.length}`
  const isAbout = logged.length > 0 || count !== undefined || (log?.entries.length ?? 0) === 0
  return isAbout || listed === 0 || failed.some(namedIn(log))
    ? undefined
    : `${lists} ${failures}, and the log names none of them`
}

function failedTests(files: readonly ResultFile[]): readonly TestResult[] {
  const failed = files.flatMap(({ results: { tests } }) =>
    tests.filter(({ outcome }) => outcome === 'failed'),
  )
  return [...new Map(failed.map((test) => [test.id, test])).values()]
}

/** Lists each test once: as failed if a file says so. */
function testsIn(files: readonly ResultFile[]): readonly TestResult[] {
  const [only, ...others] = files
  // A file lists each test once, and can have very many.
  if (only !== undefined && others.length === 0) return only.results.tests
  const tests = new Map<string, TestResult>()
  for (const test of files.flatMap(({ results }) => results.tests))
    if (tests.get(test.id)?.outcome !== 'failed') tests.set(test.id, test)
  return [...tests.values()]
}

function countTests(files: readonly ResultFile[]): TestCounts {
  const tests = testsIn(files)
  const count = (outcome: TestResult['outcome']) =>
    tests.filter((test) => test.outcome === outcome).length
  return {
    total: tests.length,
    failed: count('failed'),
    skipped: count('skipped'),
    failedThenPassed: count('flaky'),
    files: files.map(({ name }) => name),
    complete: files.every(({ results }) => results.fault === undefined),
  }
}

/** Returns whether a log printed the name of a test. */
function namedIn(log: LoggedErrors | undefined): (test: TestResult) => boolean {
  const printed = ` ${(log?.printed ?? []).flatMap(({ texts }) => texts.map(({ key }) => nameKey(key))).join('  ')} `
  return ({ name }) => nameKey(name) !== '' && printed.includes(` ${nameKey(name)} `)
}

/** Returns whether a title, as a log has it, is that of a test. */
function isNamed({ name }: TestResult, title = ''): boolean {
  return isSameTest(name, title)
}
