import type { BaseBranch } from '../../model/base-branch.ts'
import type { Attempts } from '../../model/report/attempts.ts'
import type { Cause, CauseGroup, UnknownReason, Verdict } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { evidenceOf } from './evidence.ts'
import { includesNewest, isOlder, mergeBaseRun } from './order.ts'
import { type Comparison, type Reading, readRuns } from './read-runs.ts'
import { findRedSince } from './red-since.ts'
import { isSame, passedAttempts, unsteadyRuns } from './unsteady.ts'

interface JudgeOptions {
  readonly run: Run
  readonly jobs: readonly JobReport[] | undefined
  readonly attempts: Attempts | undefined
  /** `undefined` if it was not read. */
  readonly base: BaseBranch | undefined
}

/** Adds to each cause whose failure it is, as far as the data show. */
export function judgeCauses(
  causes: readonly CauseGroup[],
  { run, jobs = [], attempts, base }: JudgeOptions,
): Cause[] {
  return causes.map((cause) => {
    const passed = isCodes(cause) ? passedAttempts(cause, run, attempts) : []
    if (passed.length > 0) return { ...cause, verdict: { kind: 'unsteady', evidence: passed } }
    if (isInfrastructure(cause))
      return { ...cause, verdict: { kind: 'infrastructure', evidence: [] } }
    if (base === undefined || !isCodes(cause)) return { ...cause, verdict: unknown('not-read') }
    const verdict = judge(cause, { run, jobs, base })
    return { ...cause, verdict: { ...verdict, branch: base.name } }
  })
}

/** Returns whether the code can be the reason for a cause, so that other runs can tell. */
export function isCodes({ kind }: CauseGroup): boolean {
  switch (kind) {
    case 'failed-step':
    case 'timed-out':
    case 'other':
    case 'out-of-memory':
    case 'check':
      return true
    case 'cancelled':
    case 'never-started':
    case 'runner-lost':
    case 'disk-full':
    case 'network':
    case 'action-download':
      return false
  }
}

function isInfrastructure({ kind, failures }: CauseGroup): boolean {
  if (kind === 'never-started') {
    return failures.every(
      ({ failure }) => failure.kind === 'never-started' && failure.infrastructure,
    )
  }
  return ['runner-lost', 'disk-full', 'network', 'action-download'].includes(kind)
}

/**
 * Judges a cause by the runs of the base branch: (1) it fails and passes on one commit, or comes and
 * goes; (2) the branch fails with the same error now, or did at the commit that this run builds on;
 * (3) the branch passes the job now; (4) it fails with another error, or with one that can't be read.
 */
export function judge(cause: CauseGroup, comparison: Comparison): Verdict {
  const readings = readRuns(cause, comparison)
  const ran = readings.filter(({ result: { kind } }) => kind === 'passed' || kind === 'failed')
  const unsteady = unsteadyRuns(cause, ran, comparison)
  if (unsteady.length > 0) return { kind: 'unsteady', evidence: unsteady.map(evidenceOf) } // 1
  const withSeries = (verdict: Verdict): Verdict => ({
    ...verdict,
    redSince: findRedSince(cause, readings, comparison),
  })
  const [newest] = ran
  if (newest === undefined) return unknown(whyNone(readings))
  const other = ran.findIndex((reading) => !isSame(reading))
  const series = other === -1 ? ran : ran.slice(0, other)
  const isNewest = !isAnyUnreadBefore(newest, readings, comparison.base)
  if (series.length > 0) {
    return withSeries({ kind: 'known', evidence: series.map(evidenceOf), inLastRuns: isNewest }) // 2
  }
  const earlier = earlierFailure(readings, ran, comparison)
  if (earlier !== undefined) {
    return { kind: 'known', evidence: [evidenceOf(earlier)], inLastRuns: false } // 2
  }
  if (!isNewest) return unknown('not-read')
  const { result } = newest
  if (result.kind === 'passed') {
    return isOlder(newest, readings, comparison.base)
      ? unknown('older-base', [newest])
      : withSeries({ kind: 'new', evidence: [evidenceOf(newest)] }) // 3
  }
  const isOther = result.kind === 'failed' && result.error === 'other'
  return unknown(isOther ? 'other-error' : 'no-log', [newest]) // 4
}

/**
 * Returns a run that failed with the same error before the newest ones, if this run can have the error
 * from there: the newest do not pass, or it builds on a commit at which it failed.
 */
function earlierFailure(
  readings: readonly Reading[],
  ran: readonly Reading[],
  { base }: Comparison,
): Reading | undefined {
  const pass = ran.findIndex(({ result }) => result.kind === 'passed')
  const sincePass = (pass === -1 ? ran : ran.slice(0, pass)).find(isSame)
  if (sincePass !== undefined || base.isCurrent) return sincePass
  const atMergeBase = mergeBaseRun(readings, base)
  if (atMergeBase !== undefined) return isSame(atMergeBase) ? atMergeBase : undefined
  return includesNewest(base) ? undefined : ran.find(isSame)
}

/** Whether a newer run than the given one may have run the job, but was not read. */
function isAnyUnreadBefore(
  reading: Reading,
  readings: readonly Reading[],
  base: BaseBranch,
): boolean {
  return readings
    .slice(0, readings.indexOf(reading))
    .some(({ run, result: { kind } }) =>
      kind === 'unread'
        ? run.completed || base.testsMerge
        : kind === 'unreadable' || kind === 'log-unread',
    )
}

/** Returns why no run of the base branch says anything about a cause. */
function whyNone(readings: readonly Reading[]): UnknownReason {
  if (readings.length === 0) return 'no-base'
  const read = readings.filter(({ result: { kind } }) => kind !== 'unread' && kind !== 'unreadable')
  if (read.some(({ result }) => result.kind === 'log-unread')) return 'not-read'
  return read.length === 0 ? 'not-read' : 'not-run'
}

function unknown(reason: UnknownReason, evidence: readonly Reading[] = []): Verdict {
  return { kind: 'unknown', reason, evidence: evidence.map(evidenceOf) }
}
