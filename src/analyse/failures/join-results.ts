import type { FailureReport, StepErrors } from '../../model/report/cause.ts'
import { type ErrorEntry, type StepFindings, MAX_ENTRIES } from '../../model/report/failure.ts'
import {
  type FoundResults,
  numberer,
  resultTitle,
  type ResultFile,
  type TestResult,
  type TestSuite,
} from '../../model/results/test-results.ts'
import { isSameTest, nameKey } from '../../model/logged/test-name.ts'
import type { Step } from '../../model/run.ts'
import { groupsOf } from '../../model/some.ts'
import { contradict } from '../jobs/timing.ts'
import type { TestCounts } from '../../model/shapes/failure.ts'

/** Statements of files of test results of a failed job, and of the steps whose logs they agree with. */
interface JoinedResults extends Pick<FailureReport, 'errors' | 'tests'> {
  readonly failedTests: readonly string[]
  /** Reasons why files are not used, each as a clause. */
  readonly refused: readonly string[]
}

type FailedJob = Pick<FailureReport, 'job' | 'failure' | 'excerpts'>

/**
 * Finds the failed steps that files of test results are of, and lists what failed in them: (1) the only failed step above
 * the upload that did not begin after the file was written, or the only one whose log names the tests that failed; or the
 * only one of the job, since a later step can fail for tests whose own step forgives them, unless it has another reason; (2) a
 * file with a fault names tests where the log names none, and counts none; (3) files that disagree with the log are not used,
 * since they can be of another run, or forged. They decide nothing but names and counts.
 */
export function joinResults(failed: FailedJob, files: readonly ResultFile[]): JoinedResults {
  const jobFiles = files.filter(({ uploaders }) => uploaders.some(uploadedBy(failed)))
  const joined = [...Map.groupBy(jobFiles, (file) => uploadStep(file, failed))].flatMap(
    ([step, some]) =>
      step === undefined ? some.flatMap(unassigned) : joinStep(step, logOf(step, failed), some),
  )
  const used = joined.flatMap(({ files }) => files)
  return {
    errors: joined.flatMap(({ errors }) => errors ?? []),
    tests: used.length === 0 ? undefined : countTests(used),
    refused: joined.flatMap(({ refused }) => refused ?? []),
    failedTests: failedTests(jobFiles.filter(({ uploaders }) => uploaders.length === 1))
      .slice(0, MAX_ENTRIES)
      .map(resultTitle),
  }
}

function uploadedBy({ job }: FailedJob) {
  return ({ jobId }: ResultFile['uploaders'][number]): boolean => jobId === job.listed.id
}

function logOf(step: Step, { excerpts }: FailedJob): StepFindings | undefined {
  return excerpts.find((one) => one.step?.number === step.number && one.continued === undefined)
    ?.errors
}

/** (1) */
function uploadStep(file: ResultFile, failed: FailedJob): Step | undefined {
  const { failure } = failed
  const steps = failure.kind === 'failed-step' ? [failure.step, ...failure.others] : []
  const upload = file.uploaders.find(uploadedBy(failed))?.step ?? Infinity
  const above = steps.filter(
    ({ number, state }) =>
      number < upload &&
      !(state.kind === 'finished' && contradict(state.startedAt, file.writtenAt)),
  )
  const tests = failedTests([file])
  const naming = above.filter((step) => {
    const log = logOf(step, failed)
    const isIn = namedIn(log)
    // Two jobs can have uploaded it: then the log has to list all.
    const isListed = (test: TestResult) => log?.entries.some(({ title }) => hasTitle(test, title))
    return file.uploaders.length === 1
      ? tests.some(isIn)
      : tests.length > 0 && tests.every(isListed)
  })
  const isLater = above.length === 0 && steps.length === 1 && tests.length > 0
  const possible = isLater ? steps.filter((step) => canBeAbout(tests, logOf(step, failed))) : above
  const [step, ...others] = naming.length === 1 || file.uploaders.length > 1 ? naming : possible
  return others.length === 0 ? step : undefined
}

/** Returns whether a log was read and gives no other reason than failed tests, with which files have to agree. */
function canBeAbout(tests: readonly TestResult[], log: StepFindings | undefined): boolean {
  return log !== undefined && (isAboutTests(log) || tests.some(namedIn(log)))
}

/** Returns whether a log names or counts tests, or says no more than that something failed. */
function isAboutTests(log: StepFindings): boolean {
  return testsNamed(log).length > 0 || countedFailures(log) !== undefined || !log.identifiesError
}

function unassigned(file: ResultFile): JoinedStep | [] {
  const isFailed = file.uploaders.length === 1 && failedTests([file]).length > 0
  const refused = `${file.name} lists failed tests, and nothing shows of which failed step`
  return isFailed ? { files: [], refused } : []
}

/** Errors of a step, with the files of test results that are used. */
type JoinedStep = Pick<FoundResults, 'files'> & { errors?: StepErrors; refused?: string }

function joinStep(
  step: Step,
  log: StepFindings | undefined,
  all: readonly ResultFile[],
): JoinedStep {
  const logged = testsNamed(log)
  const isBroken = all.some(({ results }) => results.fault !== undefined)
  if (isBroken && logged.length > 0) return { files: [] } // (2)
  // Those that list exactly what the log names, or else as many as it counts; the others can be of something else.
  const count = logged.length > 0 ? logged.length : countedFailures(log)
  const agreeing = all.filter(
    (file) => failedTests([file]).length === count && disagreement(log, [file]) === undefined,
  )
  const passed = all.filter((file) => failedTests([file]).length === 0)
  const files = agreeing.length > 0 && count !== 0 ? [...agreeing, ...passed] : all
  const refused = disagreement(log, files)
  if (refused !== undefined) return { files: [], refused }
  const failed = failedTests(files)
  // Two files can list one test.
  const once = new Set(failed)
  const stated = files
    .flatMap((file) => file.failed)
    .filter(({ test }) => test === undefined || once.has(test))
  const { total, skipped } = countTests(files)
  const isSilent = (log?.entries.length ?? 0) === 0
  if (stated.length === 0 && (total === 0 || !isSilent)) return { files: total === 0 ? [] : files }
  const entries = stated.map(({ test, title, isTest = false, ...entry }): ErrorEntry => {
    const alike = test === undefined ? [] : logged.filter((one) => hasTitle(test, one.title))
    const [own, ...others] = alike
    const isOnly = failed.filter((one) => hasTitle(one, own?.title)).length === 1
    if (own === undefined || others.length > 0 || !isOnly) return { title, ...entry, isTest }
    const { detail = entry.detail, position = entry.position } = own
    // What distinguishes it from other tests is not always in the log.
    const place = /^\[.*?\](?= )/.exec(title ?? '')?.[0] ?? ''
    return {
      title: own.title?.includes(place) === true ? own.title : title,
      detail,
      position,
      isTest,
    }
  })
  const errors: StepErrors = {
    step,
    entries: entries.slice(0, MAX_ENTRIES),
    total: isBroken ? undefined : { counts: 'tests', failed: failed.length, total, skipped },
    mayBeMore: isBroken || log?.mayBeMore === true,
  }
  return { files, errors }
}

function testsNamed(log: StepFindings | undefined): readonly ErrorEntry[] {
  return (log?.entries ?? []).filter(({ isTest }) => isTest)
}

/** Returns how many tests failed as the log counts them; `undefined` if it counts none, or what can be something else. */
function countedFailures(log: StepFindings | undefined): number | undefined {
  const { counts, failed } = log?.total ?? {}
  return counts === 'tests' || log?.entries.length === testsNamed(log).length ? failed : undefined
}

/** Returns why files disagree with the log of the step, as a clause; `undefined` if they do not. (3) */
function disagreement(
  log: StepFindings | undefined,
  files: readonly ResultFile[],
): string | undefined {
  const logged = testsNamed(log)
  const count = countedFailures(log)
  const failed = failedTests(files)
  const more = files.length > 1 ? ` and ${files.length - 1} more list` : ' lists'
  const lists = `${files[0]?.name ?? ''}${more}`
  const countInLog = Math.max(count ?? 0, logged.length)
  const listed = files.reduce((sum, { failed: { length } }) => sum + length, 0)
  const failures = `${listed} failed test${listed === 1 ? '' : 's'}`
  const unlisted = logged.find(({ title }) => !failed.some((test) => hasTitle(test, title)))
  // A log names equal tests of two modules once.
  const names = new Set(failed.map(({ host, suite, id }) => JSON.stringify([host, suite, id])))
  if (count !== undefined && ![listed, failed.length, names.size].includes(countInLog))
    return `${lists} ${failures}, and the log counts ${countInLog}`
  if (unlisted !== undefined && listed > 0)
    return `${lists} no failure of ${unlisted.title ?? 'a test'}, which the log names`
  if (unlisted !== undefined) return `${lists} no failed test, and the log names ${logged.length}`
  const isSilent = log === undefined || log.entries.length === 0
  return isSilent || isAboutTests(log) || listed === 0 || failed.some(namedIn(log))
    ? undefined
    : `${lists} ${failures}, and the log names none of them`
}

function failedTests(files: readonly ResultFile[]): readonly TestResult[] {
  const tests = testsIn(files).filter((test) => typeof test === 'object')
  return tests.filter(({ outcome }) => outcome === 'failed')
}

function testsIn(files: readonly ResultFile[]): readonly (TestResult | 'passed' | 'skipped')[] {
  return suitesIn(files).flatMap(({ tests }) => [...tests.values()])
}

/**
 * Lists the suites in files, each test once: as failed if a file says so. Equal ones in two folders of an artifact, or in
 * one file, are two.
 */
export function suitesIn(
  files: readonly ResultFile[],
): readonly Pick<TestSuite, 'name' | 'tests'>[] {
  const isOne = new Set(files.map(({ artifact }) => artifact)).size === 1
  const suites = files.flatMap(({ name: path, results }) => {
    const folder = isOne ? path.slice(0, path.lastIndexOf('/') + 1) : ''
    const numbered = numberer()
    return results.suites.map(({ host, name, tests }) => {
      return { name, tests, key: numbered(JSON.stringify([folder, host, name])) }
    })
  })
  const groups = groupsOf(suites, ({ key }) => key)
  return groups.map(([{ name, tests }, ...others]) => {
    // A suite can have very many tests.
    if (others.length === 0) return { name, tests }
    const once = new Map(tests)
    for (const [id, test] of others.flatMap((other) => [...other.tests])) {
      const before = once.get(id)
      if (typeof before !== 'object' || before.outcome !== 'failed') once.set(id, test)
    }
    return { name, tests: once }
  })
}

function countTests(files: readonly ResultFile[]): TestCounts {
  const tests = testsIn(files)
  const count = (outcome: 'skipped' | TestResult['outcome']) =>
    tests.filter((test) => (typeof test === 'object' ? test.outcome : test) === outcome).length
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
function namedIn(log: StepFindings | undefined): (test: TestResult) => boolean {
  const lines = log?.log.lines ?? []
  const printed = ` ${lines.map(({ text }) => nameKey(text.key)).join('  ')} `
  return ({ name }) => nameKey(name) !== '' && printed.includes(` ${nameKey(name)} `)
}

/** Returns whether a title, as a log has it, names a test. */
function hasTitle({ name }: TestResult, title = ''): boolean {
  return isSameTest(name, title)
}
