import { type BaseRequest, commitsKey } from '../../model/base-branch.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { CauseGroup } from '../../model/report/cause.ts'
import { stepsOf } from '../failures/report-failures.ts'
import { isCodes, judge } from './judge-causes.ts'
import { mergeBaseRun, type Order, unknownOrder } from './order.ts'
import { type Comparison, didRun, isUnread, type Reading, readRuns } from './read-runs.ts'
import { findSeries } from './red-since.ts'
import { attemptBefore, hasPassed, isSame } from './unsteady.ts'

/** The newest runs that are read until they are clear. */
const MAX_RUNS = 5

/** Runs that have to show the error before older ones are not needed: one alone can be a flake. */
const MIN_SAME = 3

/** Runs with several attempts whose previous attempt is read. */
const MAX_RERUNS = 2

/** Runs of which those that failed are read, to see whether an error comes and goes. */
const MAX_RECENT_RUNS = 8

/**
 * Lists what to read next of the base branch, the most useful first; empty as soon as every verdict is
 * clear. A request that was made, even in vain, is not listed again.
 */
export function nextRequests(
  causes: readonly CauseGroup[],
  comparison: Comparison,
): readonly BaseRequest[] {
  const wanted = causes.filter(isCodes).flatMap((cause) => wantedFor(cause, comparison))
  return [...new Map(wanted.map((request) => [JSON.stringify(keyOf(request)), request])).values()]
}

function keyOf(request: BaseRequest): readonly unknown[] {
  switch (request.kind) {
    case 'jobs':
      return [request.run.id, request.attempt]
    case 'log':
      return [request.job.id]
    case 'commits':
      return [request.base, request.head]
  }
}

/**
 * Lists what a cause needs next: (1) the jobs of the newest runs, and of the one that this run builds on;
 * (2) the log of a job that failed at the same step; (3) older runs while the newest ones are not clear;
 * (4) the order of commits, and those since the last green run; (5) attempts before the latest; (6) other
 * failed runs, and one before them, which may show that the error comes and goes.
 */
function wantedFor(cause: CauseGroup, comparison: Comparison): readonly BaseRequest[] {
  const { base } = comparison
  const readings = readRuns(cause, comparison)
  const first = [...newestRuns(readings, comparison), mergeBaseRun(readings, base)].filter(
    (reading) => reading !== undefined && isUnread(reading),
  )
  if (first.length > 0) return first.flatMap(jobsOf) // 1
  const attempts = readings
    .filter(hasPassed)
    .flatMap((reading) => attemptBefore(reading, cause, comparison) ?? [])
    .slice(0, MAX_RERUNS)
  const log = [...readings, ...attempts].find(({ result }) => result.kind === 'log-unread')
  if (log !== undefined) return logOf(log) // 2
  const next = readings.find((reading) => isUnread(reading) && reading.run.completed)
  const read = next === undefined ? readings : readings.slice(0, readings.indexOf(next))
  if (next !== undefined && read.length < MAX_RUNS && !isClear(read, comparison))
    return jobsOf(next) // 3
  const commits = commitsFor(cause, readings, comparison).filter(
    (range) => !base.responses.commits.has(commitsKey(range.base, range.head)),
  )
  if (commits.length > 0) return commits // 4
  if (cause.signature === undefined) return []
  const attempt = attempts.find(isUnread)
  if (attempt !== undefined) return jobsOf(attempt) // 5
  return jobsOf(suspiciousRun(readings)) // 6
}

/** The newest completed run, and a newer unfinished one if this run contains its commit. */
function newestRuns(readings: readonly Reading[], { base }: Comparison): readonly Reading[] {
  const completed = readings.findIndex(({ run }) => run.completed)
  const newer = completed === -1 ? readings.length : completed
  return readings.slice(base.testsMerge ? 0 : newer, newer + 1)
}

/**
 * Whether the newest runs show what the branch does now. On the base branch itself, they also have to show
 * since when it fails.
 */
function isClear(read: readonly Reading[], { base }: Comparison): boolean {
  const ran = read.filter(didRun)
  const [newest] = ran
  if (newest === undefined) return false
  if (ran.some(hasPassed)) return hasPassed(newest) || isSame(newest)
  return isSame(newest) && ran.length >= MIN_SAME && !base.isCurrent
}

/** A recent failed run that was not read, or the one before the oldest failure that was. */
function suspiciousRun(readings: readonly Reading[]): Reading | undefined {
  const recent = readings.slice(0, MAX_RECENT_RUNS).filter(({ run }) => run.completed)
  const failed = recent.find(
    (reading) =>
      isUnread(reading) && (isFailure(reading.run.conclusion ?? 'unknown') || reading.attempt > 1),
  )
  if (failed !== undefined) return failed
  const oldest = readings.findLastIndex(isSame)
  const isOver = readings.slice(0, Math.max(0, oldest)).some(hasPassed)
  const before = readings.slice(oldest + 1)
  return !isOver || before.some(hasPassed) ? undefined : before.find(isUnread)
}

function jobsOf(reading: Reading | undefined): readonly BaseRequest[] {
  if (reading === undefined) return []
  return [{ kind: 'jobs', run: reading.run, attempt: reading.attempt }]
}

function logOf({ result }: Reading): readonly BaseRequest[] {
  if (result.kind !== 'log-unread') return []
  return [{ kind: 'log', job: result.job, steps: stepsOf(result.failure) }]
}

function commitsFor(
  cause: CauseGroup,
  readings: readonly Reading[],
  comparison: Comparison,
): readonly (Order & { readonly kind: 'commits' })[] {
  const { kind } = judge(cause, comparison)
  const newest = readings.find(hasPassed)
  const order =
    kind === 'new' && newest !== undefined
      ? unknownOrder(newest, readings, comparison.base)
      : undefined
  const series = findSeries(cause, readings, comparison)?.commits
  return [order, series].flatMap((range) =>
    range === undefined ? [] : [{ kind: 'commits', ...range }],
  )
}
