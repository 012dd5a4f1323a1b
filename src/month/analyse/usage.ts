// The minutes that runs used, whole or of a sample.
import type { ListedRun } from '../../model/listed-run.ts'
import type { Month, UnknownUsage, Usage, UsageMemory } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { dayOf, type Instant, recentDays } from '../../model/time.ts'
import { jobEnd } from '../../analyse/jobs/job-report.ts'
import { sum } from '../../analyse/jobs/timing.ts'
import { hashOf, ranJobs } from './ran-jobs.ts'
import type { FailedAttempt } from './what-failed.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'

type UsedDay = UsageMemory['days'][number]

/** Runs of each workflow that are drawn first, and fewer of which say little about the others. */
export const MIN_READ = 2

type Counted = Omit<UnknownUsage, 'usedBefore'>

/** Runs of a night, and those of them whose jobs were read. */
interface UsedNight {
  readonly finished: readonly ListedRun[]
  /** Runs that have not finished, and that no later night lists. */
  readonly left: readonly ListedRun[]
  /** New attempts of each run that was read, by its id. */
  readonly read: ReadonlyMap<number, readonly FailedAttempt[]>
  /** Time since which all runs that finished are among them. */
  readonly since: Instant
  readonly now: Instant
}

/** Draws runs of which the jobs are read: some of each workflow, and then of the rest, by a number without meaning. */
export function drawRuns<Listing extends ListedRun>(
  finished: readonly Listing[],
  max: number,
): readonly Listing[] {
  const inOrder = sortBy(finished, ({ run }) => hashOf(run.id))
  const workflows = groupsOf(inOrder, ({ run }) => seriesOf(run).workflowPath)
  const first = workflows.flatMap((some) => some.slice(0, MIN_READ))
  return [...new Set([...first, ...inOrder])].slice(0, max)
}

/** Adds what the runs of a night used of runners. */
export function addUsage(known: UsageMemory | undefined, night: UsedNight): UsageMemory {
  const { finished, since, now } = night
  const keyOf = (one: ListedRun) =>
    JSON.stringify([dayOf(finishedAt(one, night)), seriesOf(one.run).workflowPath])
  const days = groupsOf(finished, keyOf).map((some) => usedDay(some, night))
  const left = groupsOf(night.left, ({ run }) => seriesOf(run).workflowPath).map((some) => ({
    workflowPath: seriesOf(some[0].run).workflowPath,
    leftAt: now,
    runs: some.length,
  }))
  return {
    fromAt: known?.fromAt ?? since,
    days: [...(known?.days ?? []), ...days],
    left: [...(known?.left ?? []), ...left],
  }
}

/** Returns when a run finished: by its jobs, if they were read, as GitHub changes a run later, too. */
function finishedAt({ run, updatedAt }: ListedRun, { read, since }: UsedNight): Instant {
  const jobs = ranJobs(read.get(run.id) ?? [])
  const ends = jobs.flatMap(({ report }) => jobEnd(report) ?? [])
  return ends.length > 0 ? Math.max(...ends) : (updatedAt ?? since)
}

function usedDay(some: Some<ListedRun>, night: UsedNight): UsedDay {
  const [first] = some
  const { read } = night
  const attempts = some.flatMap((one) => read.get(one.run.id) ?? [])
  return {
    dayAt: dayOf(finishedAt(first, night)),
    ...seriesOf(first.run),
    runs: some.length,
    readRuns: some.filter((one) => read.has(one.run.id)).length,
    labels: groupsOf(ranJobs(attempts), ({ labels }) => labels).map((jobs) => ({
      labels: jobs[0].labels,
      used: sum(jobs.map(({ ran }) => ran)),
      usedCancelled: sum(jobs.map((job) => (job.run.conclusion === 'cancelled' ? job.ran : 0))),
    })),
  }
}

/**
 * Reports what each workflow used of runners in the last whole days and in as many before, and the sum of the latter if that
 * of each workflow is known: of all runs, if all were read, or else their number times the mean of those that were drawn.
 */
export function usageOf(
  usage: UsageMemory | undefined,
  now: Instant,
): Pick<Month['weeks'], 'used' | 'usedBefore' | 'usedFromAt' | 'unknownUsage'> {
  const { fromAt, untilAt } = recentDays(now)
  const before = recentDays(fromAt)
  const isCounted = usage !== undefined && usage.fromAt <= before.fromAt
  const earlier = isCounted ? usageIn(usage, before.fromAt, fromAt) : undefined
  const sumOf = (some: readonly Pick<Usage, 'used'>[]) => sum(some.map(({ used }) => used))
  const withBefore = <One extends Pick<Usage, 'workflowPath'>>(one: One) => {
    const isOf = (other: Pick<Usage, 'workflowPath'>) => other.workflowPath === one.workflowPath
    const isKnown = earlier !== undefined && !earlier.unknownUsage.some(isOf)
    return { ...one, usedBefore: isKnown ? sumOf(earlier.used.filter(isOf)) : undefined }
  }
  const { used, unknownUsage } = usageIn(usage, fromAt, untilAt)
  const unfinishedOf = ({ workflowPath: path }: Pick<Usage, 'workflowPath'>) =>
    sum((usage?.left ?? []).flatMap((one) => (one.workflowPath === path ? one.runs : [])))
  return {
    used: used.map((one) => ({ ...withBefore(one), unfinishedRuns: unfinishedOf(one) })),
    unknownUsage: unknownUsage.map(withBefore),
    usedBefore: earlier?.unknownUsage.length === 0 ? sumOf(earlier.used) : undefined,
    usedFromAt: usage && Math.max(fromAt, usage.fromAt),
  }
}

function usageIn(usage: UsageMemory | undefined, fromAt: Instant, untilAt: Instant) {
  const days = (usage?.days ?? []).filter(({ dayAt }) => dayAt >= fromAt && dayAt < untilAt)
  const workflows = groupsOf(days, ({ workflowPath }) => workflowPath).map((some) => {
    const { workflow, workflowPath } = some.at(-1) ?? some[0]
    const runs = sum(some.map((day) => day.runs))
    const readRuns = sum(some.map((day) => day.readRuns))
    return { some, of: { workflow, workflowPath, runs, readRuns } }
  })
  const isKnown = ({ runs, readRuns }: Counted) => readRuns === runs || readRuns >= MIN_READ
  return {
    used: sortBy(
      workflows.flatMap(({ some, of }) => (isKnown(of) ? usedLabels(some, of) : [])),
      ({ used }) => -used,
    ),
    unknownUsage: sortBy(
      workflows.flatMap(({ of }) => (isKnown(of) ? [] : of)),
      ({ runs }) => -runs,
    ),
  }
}

function usedLabels(days: Some<UsedDay>, of: Counted) {
  const scale = of.runs / Math.max(1, of.readRuns)
  return groupsOf(
    days.flatMap(({ labels }) => labels),
    ({ labels }) => labels,
  ).map((some) => ({
    ...of,
    labels: some[0].labels,
    used: Math.round(scale * sum(some.map(({ used }) => used))),
    usedCancelled: Math.round(scale * sum(some.map(({ usedCancelled }) => usedCancelled))),
  }))
}
