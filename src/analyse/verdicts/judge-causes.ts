import type { BaseBranch } from '../../model/base-branch.ts'
import type { Attempts } from '../../model/report/attempts.ts'
import type { Cause, CauseGroup, UnknownReason, Verdict } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { evidenceOf } from './evidence.ts'
import { includesNewest, isOlder, mergeBaseRun } from './order.ts'
import { type Comparison, didRun, isUnread, type Reading, readRuns } from './read-runs.ts'
import { findRedSince } from './red-since.ts'
import { hasPassed, isSame, passedAttempts, unsteadyRuns } from './unsteady.ts'

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
 * goes; (2) the branch fails with the same error now, or did at the commit that this run builds on; (3)
 * the branch passes the job now; (4) it fails with another error, or with one that can't be read.
 */
export function judge(cause: CauseGroup, comparison: Comparison): Verdict {
  const { base } = comparison
  const readings = readRuns(cause, comparison)
  const ran = readings.filter(didRun)
  const unsteady = unsteadyRuns(cause, ran, comparison)
  if (unsteady.length > 0) return { kind: 'unsteady', evidence: unsteady.map(evidenceOf) } // 1
  const [newest] = ran
  if (newest === undefined) return unknown(whyNone(readings))
  const isNewest = !isAnyUnreadBefore(newest, readings, base)
  const withSeries = (verdict: Verdict): Verdict => ({
    ...verdict,
    redSince: findRedSince(cause, readings, comparison),
  })
  const current = currentFailures(readings)
  const failures = current.length > 0 ? current : containedFailures(readings, base)
  if (failures.length > 0) {
    const inLastRuns = isNewest && failures.every((reading, at) => ran[at] === reading)
    return withSeries({ kind: 'known', evidence: failures.map(evidenceOf), inLastRuns }) // 2
  }
  if (!isNewest) return unknown('not-read')
  const { result } = newest
  if (result.kind === 'passed') {
    return isOlder(newest, readings, base)
      ? unknown('older-base', [newest])
      : withSeries({ kind: 'new', evidence: [evidenceOf(newest)] }) // 3
  }
  const isOther = result.kind === 'failed' && result.error === 'other'
  return unknown(isOther ? 'other-error' : 'no-log', [newest]) // 4
}

/** Lists the newest runs in a row that failed with the same error, unless a newer one passed. */
function currentFailures(readings: readonly Reading[]): readonly Reading[] {
  const ran = readings.filter((reading) => didRun(reading) || isUnread(reading))
  const at = ran.findIndex(isSame)
  return ran.slice(0, Math.max(0, at)).some(hasPassed) ? [] : seriesAt(ran, at)
}

/**
 * Lists the runs in a row that failed with the same error up to the newest commit of the branch that this
 * run contains. If that commit is unknown, it can be any, unless the run contains what passed since.
 */
function containedFailures(readings: readonly Reading[], base: BaseBranch): readonly Reading[] {
  const ran = readings.filter((reading) => didRun(reading) || isUnread(reading))
  if (base.mergeBase === undefined) {
    return includesNewest(base) ? [] : seriesAt(ran, ran.findIndex(isSame))
  }
  const atMergeBase = mergeBaseRun(readings, base)
  const at = ran.findIndex((reading) => reading === atMergeBase)
  const from = ran.findLastIndex((reading, index) => index < at && !isSame(reading)) + 1
  return atMergeBase !== undefined && isSame(atMergeBase) ? seriesAt(ran, from) : []
}

/** Lists the runs from a position on that failed with the same error, up to the first other one. */
function seriesAt(ran: readonly Reading[], from: number): readonly Reading[] {
  if (from === -1) return []
  const end = ran.findIndex(
    (reading, index) => index > from && !isSame(reading) && !isNoLog(reading),
  )
  return ran.slice(from, end === -1 ? ran.length : end).filter(isSame)
}

function isNoLog({ result }: Reading): boolean {
  return result.kind === 'failed' && result.error === 'no-log'
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
