import { type BaseRequest, type BaseResponses, commitsKey } from '../../model/base-branch.ts'
import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'
import type { CauseGroup, FailureReport, Verdict } from '../../model/report/cause.ts'
import type { Job } from '../../model/run.ts'
import { inTurn } from '../causes/choose-logs.ts'
import { mayOpenGate } from '../known-issues/judge-by-issues.ts'
import {
  comparableSteps,
  decisive,
  judge,
  type JudgeOptions,
  MAX_RUNS_TO_STEP,
  passedJob,
} from './judge-causes.ts'
import { joinRequests, requestFor } from './join-requests.ts'
import { containedRuns } from './order.ts'
import { readRuns, isComparableStep } from './learned-runs.ts'
import {
  type BaseComparison,
  isCompared,
  stepPassed,
  hasSameError,
  isUnread,
  type ReadComparison,
  type Reading,
  readJobs,
} from './read-runs.ts'
import { findRedSeries } from './red-since.ts'
import { attemptBefore, isClear, isRepeatable, MAX_RECENT_RUNS, MIN_SERIES } from './unsteady.ts'

/** Runs with several attempts whose previous attempt is read. */
const MAX_RERUNS = 2

/** Runs that show a known error, if nothing more important is left to read. */
const MIN_KNOWN_IN = 2

/**
 * Lists what to read next of the base branch; empty as soon as every verdict is clear. What decides a
 * verdict is read before what only adds to one, and the first failure of each cause before others. A
 * request that was made, even in vain, is not listed again.
 */
export function nextRequests(
  causes: readonly CauseGroup[],
  comparison: BaseComparison,
): readonly BaseRequest[] {
  const read = readJobs(comparison)
  // Legs of a matrix print the same where they pass.
  const first = new Set(causes.map(({ failures }) => failures[0].job))
  const wanted = inTurn(comparableSteps(causes)).map((failure) =>
    wantedFor(failure, first.has(failure.job) ? read : { ...read, issues: undefined }),
  )
  const stages = wanted.map((requests) => requests.findIndex(({ length }) => length > 0))
  const stage = Math.min(...stages.filter((index) => index !== -1))
  const next = wanted.flatMap((requests) => requests[stage] ?? [])
  return joinRequests(next)
}

/**
 * Lists what a failure needs, the most important first: (1) the newest run that ran the step, and the
 * newest one of a commit that this run contains, with the log of the job if it failed there; (2)
 * attempts before the latest, further runs of a commit, and logs of runs in which the step passed; (3) on the base branch itself, the runs since
 * the last green one, and their commits; (4) runs that may show that the error comes and goes; (5) one
 * more run that shows a known error.
 */
function wantedFor(
  failure: FailureReport,
  comparison: ReadComparison,
): readonly (readonly BaseRequest[])[] {
  const { base, issues } = comparison
  const readings = readRuns(failure, comparison)
  const verdict = judge(failure, readings, comparison)
  const newest = decisive(readings, base)
  const contained = containedRuns(readings, base)
  const deciding = [
    newest,
    verdict.kind === 'known' ? undefined : contained && decisive(contained, base),
  ]
  const decisions = deciding.flatMap(requestFor) // (1)
  const since =
    base.isCurrent && verdict.kind !== 'unsteady' ? sinceGreen(failure, readings, comparison) : [] // (3)
  if (!canCompare(failure) || verdict.kind === 'unsteady') return [decisions, since]
  const attempts = readings
    .filter((reading) => isClear(reading) && reading.attempt > 1)
    .slice(0, MAX_RERUNS)
    .flatMap((reading) => {
      const before = attemptBefore(reading, failure, comparison)
      // A second log with the error shows nothing.
      return stepPassed(reading) || (before && isUnread(before)) ? requestFor(before) : []
    })
  const again = [...attempts, ...requestFor(repeatedRun(readings.slice(0, MAX_RECENT_RUNS)))] // (2)
  const learning = toLearn(failure, verdict, readings, comparison)
  const isListed = verdict.kind !== 'known' && issues && mayOpenGate(failure, issues)
  const green = isListed ? passedRun(failure, readings) : undefined
  const proof = green === undefined ? [] : passedLogRequest(green, base.responses)
  const recent = requestFor(recentRun(readings.slice(0, MAX_RECENT_RUNS))) // (4)
  const more = verdict.kind === 'known' && verdict.evidence.length < MIN_KNOWN_IN // (5)
  const next = readings.slice(readings.findIndex(hasSameError) + 1).find(({ run }) => run.completed)
  return [decisions, [...again, ...learning, ...proof], since, recent, more ? requestFor(next) : []]
}

/**
 * Lists what shows what varies, if an error is not known: the log of the newest run that passed the step, and, if the
 * branch fails there with another error, that of one more run that failed.
 */
function toLearn(
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
function passedRun(failure: FailureReport, readings: readonly Reading[]): Reading | undefined {
  const green = readings.slice(0, MAX_RECENT_RUNS).find(mayHavePassed)
  const isOther = green?.result.kind === 'passed' && !isComparableStep(failure, green.result)
  return isOther ? undefined : green
}

function passedLogRequest(green: Reading, { excerpts }: BaseResponses): readonly BaseRequest[] {
  const { result } = green
  return result.kind === 'passed' && !excerpts.has(result.job.id) && result.step !== undefined
    ? [{ kind: 'log', job: result.job, steps: [result.step] }]
    : requestFor(green)
}

function mayHavePassed(reading: Reading): boolean {
  return stepPassed(reading) || isUnreadAfter(reading, isPass)
}

function canCompare({ failure, excerpts }: FailureReport): boolean {
  return failure.kind === 'timed-out' || excerpts.some(({ lines }) => lines.length > 0)
}

/** Lists the next unread run since the last green one, and then the commits since. */
function sinceGreen(
  failure: FailureReport,
  readings: readonly Reading[],
  comparison: ReadComparison,
): readonly BaseRequest[] {
  const commits = findRedSeries(failure, readings, comparison)?.commits
  if (commits !== undefined) {
    const isRead = comparison.base.responses.commits.has(commitsKey(commits.base, commits.head))
    return isRead ? [] : [{ kind: 'commits', ...commits }]
  }
  const ran = readings.filter(({ run, result }) => run.completed && result.kind !== 'not-run')
  return requestFor(ran.slice(0, MAX_RUNS_TO_STEP).find((reading) => !hasSameError(reading)))
}

/** Finds a run of the commit of another one that passed or has the error, if it may have done the opposite. */
function repeatedRun(recent: readonly Reading[]): Reading | undefined {
  const clear = recent.filter((reading) => isClear(reading) && isRepeatable(reading))
  return recent.find((reading) =>
    clear.some(
      (other) =>
        other.run.commit !== undefined &&
        other.run.commit === reading.run.commit &&
        isUnreadAfter(reading, stepPassed(other) ? isFailure : isPass),
    ),
  )
}

/**
 * Finds the next recent run to read to know whether the error comes and goes: one that may have the error,
 * until there are three series of such runs, and then a green one between each two. None if even all of those
 * together can't show it. The list of runs shows which ones may have failed or passed, but not
 * whether they ran the step.
 */
function recentRun(recent: readonly Reading[]): Reading | undefined {
  const mayFail = (reading: Reading) => hasSameError(reading) || isUnreadAfter(reading, isFailure)
  const series: Reading[][] = [[]]
  for (const reading of recent) {
    if (mayFail(reading)) series.at(-1)?.push(reading)
    else if (mayHavePassed(reading)) series.push([])
  }
  const failed = series.filter(({ length }) => length > 0)
  const unclear = failed.find((runs) => !runs.some(hasSameError))?.[0]
  const known = failed.flatMap((runs) => runs.find(hasSameError) ?? []).slice(0, MIN_SERIES)
  if (failed.length < MIN_SERIES) return undefined
  if (known.length < MIN_SERIES) return unclear
  const gaps = known
    .slice(1)
    .map((older, at) => recent.slice(recent.indexOf(known[at] ?? older), recent.indexOf(older)))
  return gaps
    .filter((between) => !between.some(stepPassed))
    .flatMap((between) => between.find((reading) => isUnreadAfter(reading, isPass)) ?? [])[0]
}

/** Whether a run was not read, and its conclusion shows that the step can have passed or failed in it. */
function isUnreadAfter(
  { run, result }: Reading,
  test: (conclusion: Conclusion) => boolean,
): boolean {
  if (result.kind === 'log-unread') return test('failure')
  return result.kind === 'unread' && run.completed && test(run.conclusion ?? 'unknown')
}

/** Lists the jobs that passed what is new here, and whose logs may show what else differs. */
export function jobsToCompare(
  causes: readonly CauseGroup[],
  { run, jobs = [], base, runners }: JudgeOptions,
): readonly Job[] {
  if (base === undefined) return []
  const comparison = readJobs({ run, jobs, base })
  return comparableSteps(causes)
    .flat()
    .filter(({ job }) => runners?.get(job.job.id)?.runnerVersion !== undefined)
    .flatMap((step) => {
      const readings = readRuns(step, comparison)
      return passedJob(judge(step, readings, comparison), readings) ?? []
    })
}
