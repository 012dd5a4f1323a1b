import { findPosition } from '../../logs/entries/entry-details.ts'
import type { FailureReport, StepErrors } from '../../model/report/cause.ts'
import { type ErrorEntry, type LoggedErrors, MAX_ENTRIES } from '../../model/report/failure.ts'
import type { ResultFile, TestResult } from '../../model/results/test-results.ts'
import type { Step } from '../../model/run.ts'
import type { TestCounts } from '../../model/shapes/failure.ts'
import { listFailed } from '../../results/failed-list.ts'

/** Lines of what a test says that can have its position. */
const MAX_LINES = 100

/** What files of test results say of a failed job. */
interface JoinedResults {
  /** Of the steps whose logs they agree with. */
  readonly errors: readonly StepErrors[]
  /** `undefined` if no file is used. */
  readonly tests: TestCounts | undefined
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
    step === undefined ? [] : joinStep(step, logOf(step, failed), some),
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
  const naming = above.filter((step) => tests.some(namedIn(logOf(step, failed))))
  const [step, ...others] = naming.length === 1 || file.uploaders.length > 1 ? naming : above
  return others.length === 0 ? step : undefined
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
  files: readonly ResultFile[],
): JoinedStep {
  const failed = failedTests(files)
  const isBroken = files.some(({ results }) => results.fault !== undefined)
  const logged = (log?.entries ?? []).filter(({ isTest }) => isTest)
  if (isBroken && logged.length > 0) return { files: [] }
  const refused = disagreement(log, logged, files)
  if (refused !== undefined) return { files: [], refused }
  const stated = files.flatMap(({ results }) => listFailed(results))
  const entries = stated.map(({ test, text, isTest = false, ...entry }): ErrorEntry => {
    const alike = test === undefined ? [] : logged.filter(({ title }) => isNamed(test, title))
    const isOnly = alike.length === 1 && failed.filter((one) => isNamed(one, alike[0]?.title)).length === 1
    const own = isOnly ? alike[0] : undefined
    const title = own?.title ?? entry.title
    const lines = text.split('\n', MAX_LINES)
    const position = own?.position ?? entry.position ?? findPosition(lines, undefined, title)
    return { title, detail: own?.detail ?? entry.detail, position, isTest }
  })
  const { total, skipped } = countTests(files)
  const errors: StepErrors = {
    ...{ step, entries: entries.slice(0, MAX_ENTRIES) },
    // (2)
    total: isBroken ? undefined : { counts: 'tests', failed: failed.length, total, skipped },
  }
  return { errors, files }
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
  const count = log?.total?.counts === 'tests' ? log.total.failed : undefined
  const said = Math.max(count ?? 0, logged.length)
  const listed = files.reduce((sum, { results }) => sum + listFailed(results).length, 0)
  const unlisted = logged.find(({ title }) => !failed.some((test) => isNamed(test, title)))
  if (count !== undefined && said !== listed && said !== failed.length)
    return `${lists} ${listed} failed tests, and the log counts ${said}`
  if (unlisted !== undefined && listed > 0)
    return `${lists} no failure of ${unlisted.title ?? 'a test'}, which the log names`
  if (unlisted !== undefined) return `${lists} no failed test, and the log names ${logged.length}`
  const isAbout = logged.length > 0 || count !== undefined || (log?.entries.length ?? 0) === 0
  return isAbout || listed === 0 || failed.some(namedIn(log))
    ? undefined
    : `${lists} ${listed} failed tests, and the log names none of them`
}

function failedTests(files: readonly ResultFile[]): readonly TestResult[] {
  const tests = new Map(files.flatMap(({ results }) => results.tests.map((test) => [test.id, test])))
  return [...tests.values()].filter(({ outcome }) => outcome === 'failed')
}

/** Counts each test once, whatever file lists it. */
function countTests(files: readonly ResultFile[]): TestCounts {
  const tests = new Map(files.flatMap(({ results }) => results.tests.map((test) => [test.id, test])))
  const count = (outcome: TestResult['outcome']) =>
    [...tests.values()].filter((test) => test.outcome === outcome).length
  return {
    ...{ total: tests.size, failed: count('failed'), skipped: count('skipped') },
    failedThenPassed: count('flaky'),
    files: files.map(({ name }) => name),
    complete: files.every(({ results }) => results.fault === undefined),
  }
}

/** Returns whether a log printed the name of a test. */
function namedIn(log: LoggedErrors | undefined): (test: TestResult) => boolean {
  const printed = [...(log?.printed.values() ?? [])].map(wordsOf).join('  ')
  return ({ name }) => wordsOf(name) !== '' && printed.includes(` ${wordsOf(name)} `)
}

/** Returns whether a title, as a log has it, is that of a test: one of them is in the other. */
function isNamed({ name }: TestResult, title = ''): boolean {
  const [own, other] = [` ${wordsOf(name)} `, ` ${wordsOf(title)} `]
  return own.trim() !== '' && (other.includes(own) || (other.trim() !== '' && own.includes(other)))
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
