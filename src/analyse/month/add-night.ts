import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { MainRun, MonthMemory } from '../../model/shapes/month.ts'
import { dayOf, type Instant } from '../../model/time.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { MONTH } from './comes-and-goes.ts'
import type { ReadRun } from './what-failed.ts'

/** What a night listed, and what it read of failed runs. */
interface Night {
  readonly listed: { readonly runs: readonly ListedRun[]; readonly from: Instant }
  readonly failed: readonly ReadRun[]
  readonly branch: string
  readonly now: Instant
}

/** Returns the memory of an earlier night, or an empty one if days are missing since. */
export function startFrom(
  memory: MonthMemory | undefined,
  { from }: Night['listed'],
  now: Instant,
): MonthMemory {
  const nothing = { read: [], open: [], runs: [], days: [], failed: [], samples: [] }
  return memory === undefined || memory.readAt < from
    ? { ...nothing, readAt: now, fromAt: from }
    : memory
}

/** Lists failed runs of which the memory has no failures, or those of an earlier attempt: first the re-run ones. */
export function unreadFailures<Listing extends ListedRun>(
  finished: readonly Listing[],
  { read }: MonthMemory,
) {
  const attempts = new Map(read.map(({ id, attempt }) => [id, attempt]))
  const unread = finished.filter(
    ({ run: { id, conclusion = 'unknown', attempt = 1 } }) =>
      (isFailure(conclusion) || attempt > 1) && attempts.get(id) !== attempt,
  )
  const isRepeated = ({ run: { attempt = 1 } }: Listing) => attempt > 1
  return {
    first: unread.filter(isRepeated),
    others: unread.filter((listing) => !isRepeated(listing)),
  }
}

/** Adds a night to the memory; a run that was read again replaces what was known of it. */
export function addNight(known: MonthMemory, { listed, failed, branch, now }: Night): MonthMemory {
  const red = new Map(failed.map((read) => [read.listing.run.id, read]))
  const before = new Map(known.runs.map((run) => [run.id, run]))
  const main = listed.runs.flatMap(
    (one) => mainRun(one, branch, red.get(one.run.id), before.get(one.run.id)) ?? [],
  )
  return {
    ...known,
    readAt: now,
    fromAt: Math.max(dayOf(now - MONTH), Math.min(known.fromAt, listed.from)),
    read: [
      ...known.read.filter(
        ({ id }) => !red.has(id) && listed.runs.some(({ run }) => run.id === id),
      ),
      ...failed.map(({ listing: { run } }) => ({ id: run.id, attempt: run.attempt ?? 1 })),
    ],
    runs: [...known.runs.filter(({ createdAt }) => createdAt < listed.from), ...main],
    days: [...known.days.filter(({ dayAt }) => dayAt < listed.from), ...daysOf(listed.runs)],
    failed: [
      ...known.failed.filter(({ runId }) => !red.has(runId)),
      ...failed.flatMap(({ records }) => records),
    ],
  }
}

/** Returns a finished run of the default branch, with the end of a first attempt that failed. */
function mainRun(
  { run, status, isFromFork, createdAt, updatedAt }: ListedRun,
  branch: string,
  read: ReadRun | undefined,
  before: MainRun | undefined,
): MainRun | undefined {
  const { event = '', conclusion, attempt = 1, workflow } = run
  const isOfMain = run.branch === branch && !isFromFork && BRANCH_EVENTS.has(event)
  if (!isOfMain || status !== 'completed' || conclusion === undefined) return undefined
  if (createdAt === undefined || updatedAt === undefined || workflow === undefined) return undefined
  const [first] = attempt > 1 ? (read?.attempts ?? []) : []
  const ends = (first?.failures ?? []).flatMap(({ job }) => jobEnd(job) ?? [])
  return {
    id: run.id,
    number: run.number,
    workflow,
    commit: run.commit,
    url: run.url,
    event,
    attempt,
    conclusion,
    createdAt,
    endedAt: updatedAt,
    failedAt: ends.length === 0 ? before?.failedAt : Math.max(...ends),
  }
}

/** Counts the runs of each workflow and day. */
function daysOf(runs: readonly ListedRun[]): MonthMemory['days'] {
  const finished = runs.filter(({ status }) => status === 'completed')
  const keyOf = ({ run, createdAt = 0 }: ListedRun) =>
    JSON.stringify([dayOf(createdAt), run.workflow ?? `Run ${run.id}`])
  return [...Map.groupBy(finished, keyOf)].map(([key, some]) => {
    const [dayAt, workflow] = JSON.parse(key) as [Instant, string]
    const count = (test: (conclusion: string) => boolean) =>
      some.filter(({ run: { conclusion = 'unknown' } }) => test(conclusion)).length
    return {
      dayAt,
      workflow,
      failedRuns: count(isFailure),
      runs: count((conclusion) => isFailure(conclusion) || ranAndPassed(conclusion)),
      cancelledRuns: count((conclusion) => conclusion === 'cancelled'),
      repeatedRuns: some.filter(({ run: { attempt = 1 } }) => attempt > 1).length,
    }
  })
}
