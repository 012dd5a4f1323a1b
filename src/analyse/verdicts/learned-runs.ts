import type { BaseBranch, BaseRequest, BaseResponses } from '../../model/base-branch.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { FailureReport, Verdict } from '../../model/report/cause.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'
import type { Job, Step } from '../../model/run.ts'
import { normaliseStep } from '../causes/group-causes.ts'
import { compareLogs } from '../same/same-error.ts'
import { stepOf } from '../failures/report-failures.ts'
import {
  failedAs,
  isCompared,
  type Learned,
  readBaseRun,
  type ReadComparison,
  type Reading,
  stepPassed,
  type StepResult,
} from './read-runs.ts'
import { isUnreadAfter, MAX_RUNS_TO_STEP, mayHavePassed, requestFor } from './unread-runs.ts'
import { MAX_RECENT_RUNS } from './unsteady.ts'

/** Reads what each run of the base branch shows about a failure, newest first. */
export function readRuns(failure: FailureReport, comparison: ReadComparison): readonly Reading[] {
  const { base } = comparison
  const readings = base.runs.map((run) => readBaseRun(failure, run, comparison))
  const green = readings.find(stepPassed)
  const passed = passedLog(failure, readings, base)
  if (green === undefined || passed === undefined) return readings
  return readings.map((reading, at) => {
    if (!isCompared(reading) || reading.result.error === 'same') return reading
    const red = [...readings.slice(at + 1), ...readings.slice(0, at)].find(isCompared)
    const { job, compared: there } = reading.result
    const from = { green: passed, red: red?.result.compared.excerpts[0]?.errors }
    const compared = compareLogs(failure, there, from)
    const learned: Learned = {
      ...(compared.learned.includes('green') && { green }),
      ...(compared.learned.includes('red') && red && { red }),
    }
    return { ...reading, result: { ...failedAs(compared, { job, here: failure, there }), learned } }
  })
}

/** Returns the log of the step in the newest run in which it passed; `undefined` if that was not read. */
export function passedLog(
  failure: FailureReport,
  readings: readonly Reading[],
  { responses }: BaseBranch,
): LoggedErrors | undefined {
  const { result } = readings.find(stepPassed) ?? {}
  if (result?.kind !== 'passed' || !isComparableStep(failure, result)) return undefined
  const excerpts = responses.excerpts.get(result.job.id) ?? []
  return excerpts.find(({ step }) => step?.number === result.step?.number)?.errors
}

/** Whether a step that passed ran after the same steps: otherwise, the workflow was another one. */
function isComparableStep(
  failure: FailureReport,
  passed: StepResult & { readonly kind: 'passed' },
): boolean {
  const namesUpTo = (step: Step | undefined, { steps }: Job) =>
    JSON.stringify(
      steps
        .slice(0, steps.findIndex(({ number }) => number === step?.number) + 1)
        .map(({ name }) => normaliseStep(name)),
    )
  return namesUpTo(stepOf(failure), failure.job.job) === namesUpTo(passed.step, passed.job)
}

/**
 * Lists what shows what varies, if an error is not known: the log of the newest run that passed the step, and, if the
 * branch fails there with another error, that of one more run that failed.
 */
export function toLearn(
  failure: FailureReport,
  { reason }: Verdict,
  readings: readonly Reading[],
  { base: { responses } }: ReadComparison,
): readonly BaseRequest[] {
  const compared = readings.findIndex(
    (reading) => isCompared(reading) && reading.result.compared.excerpts.length > 0,
  )
  if (compared === -1 || (reason !== 'other-error' && reason !== 'no-log')) return []
  const green = passedRun(failure, readings)
  if (green === undefined) return []
  const red = readings
    .slice(compared + 1, compared + 1 + MAX_RUNS_TO_STEP)
    .find((reading) => isCompared(reading) || isUnreadAfter(reading, isFailure))
  return [...passedLogRequest(green, responses), ...requestFor(red)]
}

/** Returns the newest recent run that passed the step or may have; `undefined` if none did after the same steps. */
export function passedRun(
  failure: FailureReport,
  readings: readonly Reading[],
): Reading | undefined {
  const green = readings.slice(0, MAX_RECENT_RUNS).find(mayHavePassed)
  const isOther = green?.result.kind === 'passed' && !isComparableStep(failure, green.result)
  return isOther ? undefined : green
}

export function passedLogRequest(
  green: Reading,
  { excerpts }: BaseResponses,
): readonly BaseRequest[] {
  const { result } = green
  return result.kind === 'passed' && !excerpts.has(result.job.id) && result.step !== undefined
    ? [{ kind: 'log', job: result.job, steps: [result.step] }]
    : requestFor(green)
}
