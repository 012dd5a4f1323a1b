import type { BaseBranch } from '../../model/base-branch.ts'
import type { Attempts } from '../../model/report/attempts.ts'
import type { Cause, CauseGroup, UnknownReason, Verdict } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { evidenceOf } from './evidence.ts'
import { includesNewest, isOlder, mergeBaseRun } from './order.ts'
import { type Comparison, didRun, type Reading, readRuns } from './read-runs.ts'
import { findRedSince } from './red-since.ts'
import { attemptBefore, isSame, passedAttempts, unsteadyRuns } from './unsteady.ts'

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
 * goes; (2) the branch fails with the same error now, or did at the commit that this run builds on, and
 * more than once, since one failure can be chance; (3) the branch passes the job now; (4) it fails with
 * another error, or with one that can't be read.
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
  const current = currentFailures(ran)
  const failures = current.length > 0 ? current : containedFailures(readings, ran, base)
  if (failures.length > 0 && isRepeated(cause, failures, comparison)) {
    const inLastRuns = isNewest && failures.every((reading, at) => ran[at] === reading)
    return withSeries({ kind: 'known', evidence: failures.map(evidenceOf), inLastRuns }) // 2
  }
  if (current.length > 0 || (failures.length > 0 && !includesNewest(base))) {
    return unknown('failed-once', failures)
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

/** Lists the runs that failed with the same error and were not followed by one that passed. */
function currentFailures(ran: readonly Reading[]): readonly Reading[] {
  const pass = ran.findIndex(({ result }) => result.kind === 'passed')
  return (pass === -1 ? ran : ran.slice(0, pass)).filter(isSame)
}

/**
 * Lists the runs that failed with the same error at the commit that this run builds on, and those before
 * and after it without a gap. If that commit is unknown, any run can be of it.
 */
function containedFailures(
  readings: readonly Reading[],
  ran: readonly Reading[],
  base: BaseBranch,
): readonly Reading[] {
  const atMergeBase = mergeBaseRun(readings, base)
  if (atMergeBase === undefined) {
    return base.mergeBase === undefined && !includesNewest(base) ? ran.filter(isSame) : []
  }
  const at = ran.indexOf(atMergeBase)
  if (at === -1 || !isSame(atMergeBase)) return []
  const from = ran.findLastIndex((reading, index) => index < at && !isSame(reading)) + 1
  const to = ran.findIndex((reading, index) => index > at && !isSame(reading))
  return ran.slice(from, to === -1 ? ran.length : to)
}

/** Whether an error occurred more than once: in several legs, runs or attempts. */
function isRepeated(
  cause: CauseGroup,
  failures: readonly Reading[],
  comparison: Comparison,
): boolean {
  if (cause.failures.length > 1 || failures.length > 1) return true
  return failures.some((reading) => {
    const before = attemptBefore(reading, cause, comparison)
    return before !== undefined && isSame(before)
  })
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
