// Whether an error comes and goes on the base branch.
import { requestFor, isUnreadAfter, mayHavePassed } from './unread-runs.ts'
import type { BaseRequest } from '../../model/base-branch.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { VARYING_EVENTS } from '../../model/event.ts'
import { MAX_TRIES } from '../../model/judgement.ts'
import { MIN_SERIES } from '../../model/reasons.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import type { Job, Run, Step } from '../../model/run.ts'
import type { ComparedAttempts } from '../history/attempts.ts'
import { stepOf } from '../failures/report-failures.ts'
import { conclusionOf } from '../jobs/timing.ts'
import {
  evidenceOf,
  jobEvidence,
  matchStep,
  stepsUpTo,
  type Beside,
  hasSameError,
  isUnread,
  passedThere,
  readBaseRun,
  type Reading,
} from './read-runs.ts'

/** Runs of the base branch that can show that an error comes and goes. */
export const MAX_RECENT_RUNS = 8

/** Series that are reported beside a new failure: they can be two breakages and two repairs. */
const MIN_SAID_SERIES = MIN_SERIES - 1

/**
 * Returns the newest earlier attempt of this run, on the same commit, in which the step passed, with its job and its step, and
 * whether the step failed in the last two that ran it: then none that passed counts.
 */
export function inAttempts(
  failure: FailureReport,
  run: Run,
  attempts: ComparedAttempts | undefined,
): {
  readonly passed: readonly Evidence[]
  readonly job: Job | undefined
  readonly step: Step | undefined
  readonly isRepeated: boolean
} {
  const { listed: job } = failure.job
  const row = attempts?.rows.find((other) => other.job.listed.id === job.id)
  const step = stepOf(failure)
  const ran = (row?.earlier ?? []).flatMap((earlier, index) => {
    if (earlier === undefined || earlier.carriedOver) return []
    const same = step && matchStep(step, job.steps, earlier.job.steps)
    const there = step === undefined ? earlier.job : same
    const attempt = attempts?.earlier[index]
    if (there === undefined) return []
    return { attempt, job: earlier.job, step: same, end: conclusionOf(there) }
  })
  const at = ran.findLastIndex(({ end }) => end === 'success')
  // An attempt that was cancelled, or did not reach the step, ends no row of failures.
  const since = ran.slice(at + 1).filter(({ end = 'unknown' }) => isFailure(end))
  const isRepeated = since.length >= MAX_TRIES
  const passed = at < 0 || isRepeated ? [] : ran.slice(at, at + 1)
  return {
    job: passed[0]?.job,
    step: passed[0]?.step,
    passed: passed.map((one) => jobEvidence({ ...run, attempt: one.attempt }, one.job, 'passed')),
    isRepeated,
  }
}

/**
 * Returns what shows that an error does not depend on the code, newest first: (1) two attempts in a row of one run,
 * one with the error and one that passed after the same steps, unless a newer run failed in two; (2) a run with the error and one that passed, of one
 * commit; (3) the error in three separate series of recent runs with passes in between. Two series can be two breakages
 * and two repairs. Scheduled runs of one commit are no case of (2), since what they download changes without it.
 */
export function unsteadyRuns(beside: Beside): readonly Evidence[] {
  const { readings } = beside
  const clear = readings.filter(isClear)
  for (const reading of clear) {
    const before = attemptBefore(reading, beside)
    if (before === undefined) continue
    if (isClear(before) && areOpposite(reading, before, beside))
      return [reading, before].map(evidenceOf) // 1
    if (hasSameError(reading) && mayHaveFailed(before)) break
  }
  const both = onOneCommit(clear, beside)
  if (both.length > 0) return both // 2
  const changes = recentChanges(readings)
  const last = changes.filter(hasSameError)[MIN_SERIES - 1]
  return last === undefined ? [] : changes.slice(0, changes.indexOf(last) + 1).map(evidenceOf) // 3
}

/** Lists the newest run of each series with the error if it came and went in recent runs; else nothing. */
export function separateSeries(readings: readonly Reading[]): readonly Reading[] {
  const failed = recentChanges(readings).filter(hasSameError)
  return failed.length >= MIN_SAID_SERIES ? failed : []
}

/** Lists the recent runs whose result is not that of the next newer one, newest first. */
function recentChanges(readings: readonly Reading[]): readonly Reading[] {
  const recent = readings.slice(0, MAX_RECENT_RUNS).filter(isClear)
  return recent.filter((reading, at) => {
    const newer = recent[at - 1]
    return newer === undefined || hasSameError(newer) !== hasSameError(reading)
  })
}

function onOneCommit(clear: readonly Reading[], { run, base }: Beside): readonly Evidence[] {
  const repeated = clear.filter(isRepeatable)
  for (const passed of repeated.filter(passedThere)) {
    const { commit } = passed.run
    if (commit === undefined) continue
    const isRepeated = run.commit === commit && run.event === passed.run.event
    if (base.isCurrent && isRepeated) return [evidenceOf(passed)]
    const failed = repeated.find((other) => hasSameError(other) && other.run.commit === commit)
    if (failed !== undefined) {
      return [passed, failed].toSorted((a, b) => b.run.id - a.run.id).map(evidenceOf)
    }
  }
  return []
}

/** Whether a run passed the step, or failed with the error. */
function isClear(reading: Reading): boolean {
  return passedThere(reading) || hasSameError(reading)
}

/** Whether a further run of its commit shows something. */
function isRepeatable({ run: { event } }: Reading): boolean {
  return !VARYING_EVENTS.has(event)
}

/** Reads the attempt before the one of a reading. */
function attemptBefore({ run, attempt }: Reading, beside: Beside): Reading | undefined {
  return attempt === 1 ? undefined : readBaseRun(beside.failure, run, beside, attempt - 1)
}

/** Whether one of two attempts passed, and both did the same steps before: a re-run can use other files of a workflow. */
function areOpposite(one: Reading, other: Reading, { failure }: Beside): boolean {
  const step = stepOf(failure)
  const [steps, otherSteps] = [one, other].map(({ result }) =>
    step !== undefined && 'job' in result
      ? stepsUpTo(matchStep(step, failure.job.listed.steps, result.job.steps), result.job)
      : undefined,
  )
  return passedThere(one) !== passedThere(other) && steps === otherSteps
}

/** Whether a run failed at the step, and may have the error. */
function mayHaveFailed(reading: Reading): boolean {
  return reading.result.kind === 'log-unread' || hasSameError(reading)
}

/** Runs with several attempts whose previous attempt is read. */
const MAX_EARLIER_ATTEMPTS = 2

/**
 * Lists what may show (1) or (2): attempts before the latest, and further runs of a commit.
 *
 * @param isNew whether the failure would be new, so that runs that were re-run are read for it
 */
export function repeatedRequests(beside: Beside, isNew: boolean): readonly BaseRequest[] {
  const { readings } = beside
  const attempts = readings
    .filter((reading) => isClear(reading) || (isNew && isUnreadAfter(reading, () => true)))
    .filter(({ attempt }) => attempt > 1)
    .slice(0, MAX_EARLIER_ATTEMPTS)
    .map((reading) => {
      const before = attemptBefore(reading, beside)
      if (before === undefined || isUnread(before)) return requestFor(before)
      // A second log with the error shows nothing.
      if (passedThere(before)) return isUnreadAfter(reading, isFailure) ? requestFor(reading) : []
      if (isUnread(reading)) return mayHaveFailed(before) ? requestFor(reading) : []
      return passedThere(reading) ? requestFor(before) : []
    })
    .find(({ length }) => length > 0)
  return [...(attempts ?? []), ...requestFor(repeatedRun(readings.slice(0, MAX_RECENT_RUNS)))]
}

/** Finds a run of the commit of another one that passed or has the error, if it may have done the opposite. */
function repeatedRun(recent: readonly Reading[]): Reading | undefined {
  const clear = recent.filter((reading) => isClear(reading) && isRepeatable(reading))
  return recent.find((reading) =>
    clear.some(
      (other) =>
        other.run.commit !== undefined &&
        other.run.commit === reading.run.commit &&
        isUnreadAfter(reading, passedThere(other) ? isFailure : isPass),
    ),
  )
}

/**
 * Finds the next recent run to read that may show case (3) of `unsteadyRuns`, or that enough series are reported. A series is
 * of runs that have the error or may have it; a run that passed the step, or may have, ends it. The list of runs does not
 * show whether they ran the step.
 *
 * a. If there are fewer series than are reported, no run can show it.
 * b. If too few of them are known to have the error, the newest run of a series that is not.
 * c. Otherwise, a run that may have passed between two of them, if none there is known to have.
 */
export function recentRun(readings: readonly Reading[]): Reading | undefined {
  const recent = readings.slice(0, MAX_RECENT_RUNS)
  const mayFail = (reading: Reading) => hasSameError(reading) || isUnreadAfter(reading, isFailure)
  const series: Reading[][] = [[]]
  for (const reading of recent) {
    if (mayFail(reading)) series.at(-1)?.push(reading)
    else if (mayHavePassed(reading)) series.push([])
  }
  const failed = series.filter(({ length }) => length > 0)
  const unclear = failed.find((runs) => !runs.some(hasSameError))?.[0]
  const known = failed.flatMap((runs) => runs.find(hasSameError) ?? []).slice(0, MIN_SERIES)
  if (failed.length < MIN_SAID_SERIES) return undefined // a
  if (known.length < Math.min(MIN_SERIES, failed.length)) return unclear // b
  const gaps = known
    .slice(1)
    .map((older, at) => recent.slice(recent.indexOf(known[at] ?? older), recent.indexOf(older)))
  return gaps
    .filter((between) => !between.some(passedThere))
    .flatMap((between) => between.find((reading) => isUnreadAfter(reading, isPass)) ?? [])[0] // c
}
