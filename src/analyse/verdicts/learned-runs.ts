// Which runs a comparison learns from.
import {
  type Cause,
  type FailureReport,
  reasonOf,
  type ComparedVerdict,
} from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import { mapSome } from '../../model/some.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { messageOfCause } from '../causes/causes.ts'
import {
  evidenceOf,
  type ReadComparison,
  stepsUpTo,
  type Beside,
  failedAs,
  isCompared,
  readBaseRun,
  type Reading,
  passedThere,
  type StepResult,
} from './read-runs.ts'
import type { BaseRequest, BaseResponses } from '../../model/base-branch.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import { stepOf } from '../failures/report-failures.ts'
import { MAX_RECENT_RUNS } from './unsteady.ts'
import { mayHavePassed, requestFor } from './unread-runs.ts'

/** An older log can be of a step that printed other things. */
const MAX_AGE: Milliseconds = 30 * DAY

/**
 * Shows the first failure of each cause beside the newest log of a run in which its step passed, as far as such logs were
 * read. That chooses message and lines again, and decides nothing: verdicts, signatures and lists stay as they are.
 */
export function besideGreenLogs(
  { failures, causes }: Pick<Report, 'failures' | 'causes'>,
  comparison: ReadComparison | undefined,
): Pick<Report, 'failures' | 'causes'> {
  if (comparison === undefined) return { failures, causes }
  const changed = new Map(
    causes.map(({ failures: [first] }) => [first, besideGreen(first, comparison)]),
  )
  const beside = (failure: FailureReport) => changed.get(failure) ?? failure
  return {
    failures: failures.map(beside),
    causes: causes.map((cause): Cause => {
      const shown = mapSome(cause.failures, beside)
      const judged = mapSome(cause.judged, beside)
      return { ...cause, ...messageOfCause(shown[0], cause.kind), failures: shown, judged }
    }),
  }
}

function besideGreen(failure: FailureReport, comparison: ReadComparison): FailureReport {
  const [excerpt, ...others] = failure.excerpts
  if (excerpt?.errors === undefined || excerpt.continued !== undefined) return failure
  const green = newestGreen(failure, comparison)
  const beside = green && excerpt.comparedWithGreen?.(green.rows)
  if (green === undefined || beside === undefined) return failure
  const first: StepExcerpt = {
    ...excerpt,
    lines: beside.lines,
    omitted: beside.omitted,
    errors: { ...excerpt.errors, shown: beside.shown },
    green: { ...beside.green, evidence: green.evidence },
  }
  return { ...failure, excerpts: [first, ...others] }
}

function newestGreen(failure: FailureReport, comparison: ReadComparison) {
  const beside = besideRuns(failure, comparison)
  const { run, readings } = beside
  for (const reading of readings) {
    const rows = passedLog(beside, reading)?.rows
    const age = (run.startedAt ?? Infinity) - (reading.run.startedAt ?? -Infinity)
    if (rows !== undefined && age <= MAX_AGE) return { rows, evidence: evidenceOf(reading) }
  }
  return undefined
}

/** Reads what each run of the base branch shows about a failure. */
export function besideRuns(failure: FailureReport, comparison: ReadComparison): Beside {
  const readings = comparison.base.runs.map((run) => readBaseRun(failure, run, comparison))
  const beside = { ...comparison, failure, readings }
  const green = readings.find(passedThere)
  const passed = green && passedLog(beside, green)
  if (passed === undefined) return beside
  const learnFrom = (reading: Reading) => {
    if (!isCompared(reading)) return reading
    if (reading.result.error === 'same' && !reading.result.isStaged) return reading
    const { job, compared: there } = reading.result
    const compared = comparison.compared.compare(failure, there, passed)
    const learned = compared.isLearned ? green : undefined
    return { ...reading, result: { ...failedAs(compared, { job, there }), learned } }
  }
  return { ...beside, readings: readings.map(learnFrom) }
}

/** Logs of passed runs that show what a step prints when it passes. */
export const MAX_GREEN_LOGS = 2

/** Lists the logs of the step in the newest runs in which it passed, newest first, as far as they were read. */
export function passedLogs(beside: Beside): readonly StepLog[] {
  return beside.readings
    .flatMap((reading) => passedLog(beside, reading) ?? [])
    .slice(0, MAX_GREEN_LOGS)
}

/** Returns the log of the step in a run in which it passed; `undefined` if that was not read. */
function passedLog({ failure, base }: Beside, { result }: Reading): StepLog | undefined {
  if (result.kind !== 'passed' || !isComparableStep(failure, result)) return undefined
  const excerpts = base.responses.excerpts.get(result.job.id) ?? []
  return excerpts.find(({ step }) => step?.number === result.step?.number)?.errors?.log
}

/** Whether a step that passed ran after the same steps: otherwise, the workflow was another one. */
function isComparableStep(
  failure: FailureReport,
  passed: StepResult & { readonly kind: 'passed' },
): boolean {
  return stepsUpTo(stepOf(failure), failure.job.listed) === stepsUpTo(passed.step, passed.job)
}

/**
 * Lists what shows what varies, if an error is not known, or how far the step got, if it is: the log of the newest run that
 * passed the step.
 */
export function toLearn(beside: Beside, verdict: ComparedVerdict): readonly BaseRequest[] {
  const hasLog = beside.readings.some(
    (reading) => isCompared(reading) && reading.result.compared.excerpts.length > 0,
  )
  const reason = reasonOf(verdict)
  const isOther = verdict.kind === 'beside' || reason === 'other-error'
  const isStaged =
    verdict.kind === 'known' &&
    beside.readings.some(({ result }) => result.kind === 'failed' && result.isStaged)
  const isUnclear = reason === 'no-log' || reason === 'equal-log'
  return hasLog && (isOther || isStaged || isUnclear) ? passedRequests(beside, 1) : []
}

/** Lists what to read next to have so many logs of runs that passed the step, the newest down to one that did other steps. */
export function passedRequests(
  { failure, readings, base }: Beside,
  count: number,
): readonly BaseRequest[] {
  const recent = readings.slice(0, MAX_RECENT_RUNS).filter(mayHavePassed)
  const isOther = ({ result }: Reading) =>
    result.kind === 'passed' && !isComparableStep(failure, result)
  const other = recent.findIndex(isOther)
  return (
    recent
      .slice(0, Math.min(count, other === -1 ? count : other))
      .map((green) => passedLogRequest(green, base.responses))
      .find(({ length }) => length > 0) ?? []
  )
}

function passedLogRequest(green: Reading, { excerpts }: BaseResponses): readonly BaseRequest[] {
  const { run, result } = green
  return result.kind === 'passed' && !excerpts.has(result.job.id) && result.step !== undefined
    ? [{ kind: 'log', run, job: result.job, steps: [result.step] }]
    : requestFor(green)
}
