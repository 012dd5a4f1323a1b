import type { ListedRun } from '../../model/listed-run.ts'
import type { Month, UnknownUsage, Usage, UsageMemory } from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { dayOf, type Instant, recentDays } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'
import { ranJobs } from './ran-jobs.ts'
import { type FailedAttempt, seriesOf } from './what-failed.ts'

type UsedDay = UsageMemory['days'][number]

/** Fewer runs of a workflow say little about the others. */
export const MIN_READ = 10

/** Runs of a night, and those of them whose jobs were read. */
interface UsedNight {
  readonly finished: readonly ListedRun[]
  /** Attempts of each run that was read, by its id. */
  readonly read: ReadonlyMap<number, readonly FailedAttempt[]>
  /** Time since which all runs that finished are among them. */
  readonly since: Instant
}

/** Adds what the runs of a night used of runners. */
export function addUsage(known: UsageMemory | undefined, night: UsedNight): UsageMemory {
  const { finished, since } = night
  const keyOf = (one: ListedRun) =>
    JSON.stringify([dayOf(one.updatedAt ?? since), seriesOf(one.run).workflowPath])
  const days = groupsOf(finished, keyOf).map((some) => usedDay(some, night))
  return { fromAt: known?.fromAt ?? since, days: [...(known?.days ?? []), ...days] }
}

function usedDay(some: Some<ListedRun>, { read, since }: UsedNight): UsedDay {
  const [{ run, updatedAt = since }] = some
  const attempts = some.flatMap((one) => read.get(one.run.id) ?? [])
  return {
    ...{ dayAt: dayOf(updatedAt), ...seriesOf(run), runs: some.length },
    readRuns: some.filter((one) => read.has(one.run.id)).length,
    labels: groupsOf(ranJobs(attempts, since), ({ labels }) => labels).map((jobs) => ({
      labels: jobs[0].labels,
      used: sum(jobs.map(({ ran }) => ran)),
      usedCancelled: sum(jobs.map((job) => (job.run.conclusion === 'cancelled' ? job.ran : 0))),
    })),
  }
}

/**
 * Reports what each workflow used of runners in the last whole days: the sum, if all of its runs were read, or an estimate by an even
 * sample of ten or more.
 */
export function usageOf(
  usage: UsageMemory | undefined,
  now: Instant,
): Pick<Month['weeks'], 'used' | 'usedFromAt' | 'unknownUsage'> {
  const { fromAt, untilAt } = recentDays(now)
  const days = (usage?.days ?? []).filter(({ dayAt }) => dayAt >= fromAt && dayAt < untilAt)
  const workflows = groupsOf(days, ({ workflowPath }) => workflowPath).map((some) => {
    const { workflow, workflowPath } = some.at(-1) ?? some[0]
    const runs = sum(some.map((day) => day.runs))
    const readRuns = sum(some.map((day) => day.readRuns))
    return { some, of: { workflow, workflowPath, runs, readRuns } }
  })
  const isKnown = ({ runs, readRuns }: UnknownUsage) => readRuns === runs || readRuns >= MIN_READ
  return {
    usedFromAt: usage && Math.max(fromAt, usage.fromAt),
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

function usedLabels(days: Some<UsedDay>, of: UnknownUsage): Usage[] {
  const scale = of.runs / Math.max(1, of.readRuns)
  return groupsOf(
    days.flatMap(({ labels }) => labels),
    ({ labels }) => labels,
  ).map((some) => ({
    ...{ ...of, labels: some[0].labels },
    used: Math.round(scale * sum(some.map(({ used }) => used))),
    usedCancelled: Math.round(scale * sum(some.map(({ usedCancelled }) => usedCancelled))),
  }))
}
