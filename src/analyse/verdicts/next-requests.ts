import type { BaseRequest } from '../../model/base-branch.ts'
import type { CauseGroup } from '../../model/report/cause.ts'
import { stepsOf } from '../failures/report-failures.ts'
import { isCodes, judge } from './judge-causes.ts'
import { mergeBaseRun, type Order, unknownOrder } from './order.ts'
import { type Comparison, type Reading, readRuns } from './read-runs.ts'
import { findSeries } from './red-since.ts'
import { failedBefore, isSame } from './unsteady.ts'

/** Runs of the base branch whose jobs are read for a verdict, beside those at hand. */
const MAX_RUNS = 5

/** Runs that have to show the error before older ones are not needed: one alone can be a flake. */
const MIN_SAME = 3

/** Runs with several attempts whose failed attempt is read. */
const MAX_RERUNS = 2

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
 * (2) the log of a job that failed at the same step; (3) older runs while nothing is clear; (4) failed
 * attempts of a run that passed; (5) the order of commits, and those since the last green run.
 */
function wantedFor(cause: CauseGroup, comparison: Comparison): readonly BaseRequest[] {
  const { base } = comparison
  const readings = readRuns(cause, comparison)
  const first = [...newestRuns(readings, comparison), mergeBaseRun(readings, base)].filter(
    (reading) => reading?.result.kind === 'unread',
  )
  if (first.length > 0) return first.flatMap((reading) => jobsOf(reading)) // 1
  const reruns = readings
    .filter(({ result, attempt }) => result.kind === 'passed' && attempt > 1)
    .slice(0, MAX_RERUNS)
    .flatMap((reading) => failedBefore(reading, cause, comparison) ?? [])
  const log = [...readings, ...reruns].find(({ result }) => result.kind === 'log-unread')
  if (log !== undefined) return logOf(log) // 2
  const read = readings.filter(({ result }) => result.kind !== 'unread')
  const next = readings.find(({ result }) => result.kind === 'unread')
  if (!isClear(readings, comparison) && read.length < MAX_RUNS && next !== undefined)
    return jobsOf(next) // 3
  const rerun = reruns.find(({ result }) => result.kind === 'unread')
  if (rerun !== undefined && cause.signature !== undefined) return jobsOf(rerun) // 4
  return commitsFor(cause, readings, comparison).filter(
    ({ base: from, head }) => !base.responses.commits.has(`${from}...${head}`),
  ) // 5
}

/** The newest completed run, and a newer unfinished one if this run contains its commit. */
function newestRuns(readings: readonly Reading[], { base }: Comparison): readonly Reading[] {
  const completed = readings.findIndex(({ run }) => run.completed)
  const newer = completed === -1 ? readings.length : completed
  return readings.slice(base.testsMerge ? 0 : newer, newer + 1)
}

function jobsOf(reading: Reading | undefined): readonly BaseRequest[] {
  if (reading === undefined) return []
  return [{ kind: 'jobs', run: reading.run, attempt: reading.attempt }]
}

function logOf({ result }: Reading): readonly BaseRequest[] {
  if (result.kind !== 'log-unread') return []
  return [{ kind: 'log', job: result.job, steps: stepsOf(result.failure) }]
}

/**
 * Whether older runs can hardly change the verdict. On the base branch itself, they also show since when
 * it fails.
 */
function isClear(readings: readonly Reading[], { base }: Comparison): boolean {
  const ran = readings.filter(({ result: { kind } }) => kind === 'passed' || kind === 'failed')
  const [newest] = ran
  if (newest?.result.kind === 'passed') return true
  if (base.isCurrent && !ran.some(({ result }) => result.kind === 'passed')) return false
  return ran.length >= MIN_SAME && newest !== undefined && isSame(newest)
}

function commitsFor(
  cause: CauseGroup,
  readings: readonly Reading[],
  comparison: Comparison,
): readonly (Order & { readonly kind: 'commits' })[] {
  const { kind } = judge(cause, comparison)
  const newest = readings.find(({ result }) => result.kind === 'passed')
  const order =
    kind === 'new' && newest !== undefined
      ? unknownOrder(newest, readings, comparison.base)
      : undefined
  const series = findSeries(cause, readings, comparison)?.commits
  return [order, series].flatMap((range) =>
    range === undefined ? [] : [{ kind: 'commits', ...range }],
  )
}
