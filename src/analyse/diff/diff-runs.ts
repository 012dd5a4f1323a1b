import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { Comparison } from '../../model/report/history.ts'
import type { NotComparable, Unfit } from '../../model/reasons.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type {
  Doubt,
  FailureChange,
  GroupPair,
  JobPair,
  RunDiff,
  UnmatchedJob,
} from '../../model/report/run-diff.ts'
import { isSameAttempt } from '../../model/run.ts'
import { whyNotCompared } from '../history/compare-history.ts'
import { standsFor } from '../history/same-jobs.ts'
import { neverRan } from '../jobs/job-report.ts'
import { toChange, toDurationChange } from './compare-values.ts'
import { diffSteps } from './diff-steps.ts'
import { matchJobs } from './match-jobs.ts'
import type { MatchedJobs } from './match-legs.ts'
import { shardComparer } from './shard-counts.ts'

/** Compares two runs. Compared the other way round, they differ in the other direction by as much. */
export function diffRuns(before: Report, after: Report): RunDiff {
  const { matched, added, removed } = matchJobs(before, after)
  const haveOtherShards = shardComparer(before.jobs ?? [], after.jobs ?? [])
  const order = new Map(after.jobs?.map((job, index) => [job, index]))
  const jobs = matched
    .toSorted((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0))
    .map((match) => compareJob(match, { before, after, haveOtherShards }))
  const notCompared = { before: whyNotWhole(before), after: whyNotWhole(after) }
  const unmatched = {
    added: added.map((job) => ({ job, doubt: doubtOf(job, before, removed) })),
    removed: removed.map((job) => ({ job, doubt: doubtOf(job, after, added) })),
  }
  return {
    before,
    after,
    ...{ notCompared, jobs },
    totals: compareTotals(before, after, notCompared),
    ...unmatched,
    groups: compareGroups(before, after, [
      ...[...added, ...removed].map(({ job }) => job.name),
      ...jobs.flatMap((pair) => (pair.notCompared === 'other-shards' ? pair.after.job.name : [])),
    ]),
    failures: compareFailures({ before, after }, { jobs, ...unmatched }),
  }
}

/** Returns why the duration of a run says little; one that has not finished may have none yet. */
function whyNotWhole(report: Report): Unfit | undefined {
  return isUnfinished(report) ? 'unfinished' : whyNotCompared(report)
}

function isUnfinished({ unfinished, totals }: Report): boolean {
  return unfinished || totals.jobsUnfinished > 0
}

function compareTotals(
  before: Report,
  after: Report,
  reasons: RunDiff['notCompared'],
): RunDiff['totals'] {
  // A failure shortens a run: what comes after it is skipped.
  const isWhole =
    (reasons.before ?? reasons.after) === undefined || isSameAttempt(before.run, after.run)
  return {
    duration: toChange(before.totals.duration, after.totals.duration, isWhole),
    queue: toChange(before.totals.queue, after.totals.queue, isWhole),
    execution: toChange(before.totals.execution, after.totals.execution, isWhole),
    minutes: toChange(before.minutes?.minutes, after.minutes?.minutes, isWhole),
  }
}

interface PairContext {
  readonly before: Report
  readonly after: Report
  readonly haveOtherShards: (before: JobReport, after: JobReport) => boolean
}

function compareJob(match: MatchedJobs, context: PairContext): JobPair {
  const { before, after } = match
  const notCompared = whyNotComparable(match, context)
  const known = [context.before, context.after].map(({ history }, index) =>
    history?.jobs.find(({ job }) => job.job.id === (index === 0 ? before : after).job.id),
  )
  const change = (name: 'duration' | 'queue', comparable: boolean, earlier: Earlier) =>
    toDurationChange(toChange(before[name], after[name], comparable), earlier)
  const [ours, theirs] = notCompared === undefined ? [before.steps, after.steps] : [[], []]
  const steps = diffSteps(
    ours,
    theirs,
    known.map((comparison) => comparison?.steps ?? []),
  )
  const wasQueued = ![before, after].some(({ carriedOver, job }) => carriedOver || neverRan(job))
  const queues = known.map((comparison) => comparison?.queue)
  return {
    ...{ before, after, notCompared },
    duration: change('duration', notCompared === undefined, known),
    queue: change('queue', wasQueued && !match.isAmbiguous, queues),
    steps: steps.pairs,
    stepsAdded: steps.added,
    stepsRemoved: steps.removed,
  }
}

type Earlier = readonly (Comparison | undefined)[]

function whyNotComparable(
  { before, after, isAmbiguous }: MatchedJobs,
  { haveOtherShards }: PairContext,
): NotComparable | undefined {
  const both = [before, after]
  if (isSameResult(before, after)) return undefined
  if (both.some(({ job }) => job.kind === 'check')) return 'check'
  if (isAmbiguous) return 'same-name'
  if (both.some(({ job }) => job.state.kind !== 'finished')) return 'unfinished'
  if (both.some(({ carriedOver }) => carriedOver)) return 'carried-over'
  if (both.some(({ outcome }) => outcome === 'skipped')) return 'skipped'
  if (!both.every(({ outcome = 'unknown' }) => ranAndPassed(outcome))) return 'not-passed'
  if (haveOtherShards(before, after)) return 'other-shards'
  return both.some(({ duration }) => duration === undefined) ? 'unknown-time' : undefined
}

/** Whether two reports are of one job, which has not changed between them. */
function isSameResult(before: JobReport, after: JobReport): boolean {
  return (
    before.job.id === after.job.id &&
    before.job.url === after.job.url &&
    before.outcome === after.outcome &&
    before.duration === after.duration &&
    before.steps.length === after.steps.length
  )
}

/**
 * Returns why the other run may have a job nevertheless.
 *
 * @param others the unmatched jobs of the other run
 */
function doubtOf(job: JobReport, other: Report, others: readonly JobReport[]): Doubt | undefined {
  const isTogether = (one: JobReport, two: JobReport) =>
    one.outcome === 'skipped' && standsFor(one.job.name, two.job.name)
  if (others.some((one) => isTogether(one, job) || isTogether(job, one))) return 'skipped-as-one'
  if (!other.complete) return 'incomplete'
  return isUnfinished(other) ? 'unfinished' : undefined
}

/** Compares the matrices with one of the jobs. */
function compareGroups(before: Report, after: Report, names: readonly string[]): GroupPair[] {
  const wanted = new Set(names)
  const matrices = ({ groups }: Report) =>
    new Map(groups.filter(({ kind }) => kind === 'matrix').map((group) => [group.name, group]))
  const [ours, theirs] = [matrices(before), matrices(after)]
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((name) => {
    const pair = { name, before: ours.get(name), after: theirs.get(name) }
    const jobs = [...(pair.before?.jobs ?? []), ...(pair.after?.jobs ?? [])]
    return jobs.some(({ job }) => wanted.has(job.name)) ? [pair] : []
  })
}

function compareFailures(
  { before, after }: Sides<Report>,
  { jobs, added, removed }: Pick<RunDiff, 'jobs' | 'added' | 'removed'>,
): FailureChange[] {
  const [ours, theirs] = [signatures(before.causes), signatures(after.causes)]
  const matched = jobs.flatMap((pair): FailureChange[] => {
    const failed = [isInTrouble(pair.before), isInTrouble(pair.after)]
    if (!failed.includes(true)) return []
    const signature = ours.get(pair.before.job.id)
    const sameError = signature !== undefined && signature === theirs.get(pair.after.job.id)
    const change = changeOf(pair, { before, after })
    return [{ change, before: pair.before, after: pair.after, sameError }]
  })
  const alone = (list: readonly UnmatchedJob[], change: 'new' | 'gone'): FailureChange[] =>
    list
      .filter(({ job }) => isInTrouble(job))
      .map(({ job, doubt }) => ({
        change: doubt === undefined && hasFailed(job) ? change : 'unknown',
        before: change === 'gone' ? job : undefined,
        after: change === 'new' ? job : undefined,
        sameError: false,
      }))
  return [...matched, ...alone(added, 'new'), ...alone(removed, 'gone')]
}

type Sides<Side> = Readonly<Record<'before' | 'after', Side>>

/** A job that was cancelled or skipped, or has not finished, shows neither that it fails nor that it passes. */
function changeOf(pair: Sides<JobReport>, runs: Sides<Report>): FailureChange['change'] {
  const isSame = pair.before.outcome === pair.after.outcome
  if (isSame || (hasFailed(pair.before) && hasFailed(pair.after))) return 'remaining'
  if (hasFailed(pair.after) && hasPassed(pair.before, runs.before)) return 'new'
  return hasFailed(pair.before) && hasPassed(pair.after, runs.after) ? 'gone' : 'unknown'
}

function hasFailed({ outcome }: JobReport): boolean {
  return outcome !== undefined && isFailure(outcome)
}

/** Whether a job passed. Of several jobs with its name, any may be meant, so each has to show a result. */
function hasPassed({ job, outcome }: JobReport, { jobs = [] }: Report): boolean {
  const hasResult = ({ outcome: result = 'unknown' }: JobReport) =>
    ranAndPassed(result) || isFailure(result)
  return (
    outcome !== undefined &&
    ranAndPassed(outcome) &&
    jobs.every((other) => other.job.name !== job.name || hasResult(other))
  )
}

function signatures(causes: readonly Cause[]): ReadonlyMap<number, string | undefined> {
  return new Map(
    causes.flatMap(({ failures, signature }) =>
      failures.map(({ job }) => [job.job.id, signature] as const),
    ),
  )
}
