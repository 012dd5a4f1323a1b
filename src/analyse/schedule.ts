import type { Instant, Milliseconds } from '../model/time.ts'
import type { PlacedJob } from './placed-job.ts'

/** By job id: the ids of the jobs that had to end before it could begin. */
export type Predecessors = ReadonlyMap<number, readonly number[]>

/** A job with both its times known. */
export interface TimedJob extends PlacedJob {
  readonly start: Instant
  readonly end: Instant
}

/** What ran when, and what waited for what. */
export interface Schedule {
  /** No job comes before one that it waited for. */
  readonly jobs: readonly TimedJob[]
  readonly predecessors: ReadonlyMap<number, readonly TimedJob[]>
}

/** @param placed in an order in which no job comes before one that it waited for */
export function buildSchedule(placed: readonly PlacedJob[], predecessors: Predecessors): Schedule {
  const jobs = placed.filter(isTimed)
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const timed = ({ id }: TimedJob) =>
    (predecessors.get(id) ?? []).flatMap((before) => byId.get(before) ?? [])
  return { jobs, predecessors: new Map(jobs.map((job) => [job.id, timed(job)])) }
}

/** The job that the run ended with. */
export function lastToFinish({ jobs }: Schedule): TimedJob | undefined {
  return lastOf(jobs.filter(({ skipped }) => !skipped))
}

/** The job whose end a job waited for; `undefined` when it waited for none. */
export function releaserOf(job: TimedJob, { predecessors }: Schedule): TimedJob | undefined {
  return lastOf(predecessors.get(job.id) ?? [])
}

/** The last to end; of those that end in the same second, the one created last. */
function lastOf(jobs: readonly TimedJob[]): TimedJob | undefined {
  return jobs.toSorted((a, b) => a.end - b.end || a.id - b.id).at(-1)
}

/**
 * How much sooner the run would have ended if one job had taken no time, and every job had waited
 * for the scheduler and for its runner as long as it really did.
 */
export function savedWithout(idle: TimedJob, schedule: Schedule): Milliseconds {
  const sooner = new Map<number, Milliseconds>()
  for (const job of schedule.jobs) {
    const spared = job.id === idle.id ? job.end - job.start : 0
    sooner.set(job.id, releasedSooner(job, sooner, schedule) + spared)
  }
  const ran = schedule.jobs.filter(({ skipped }) => !skipped)
  const finish = Math.max(...ran.map(({ end }) => end))
  return finish - Math.max(...ran.map(({ id, end }) => end - (sooner.get(id) ?? 0)))
}

function releasedSooner(
  job: TimedJob,
  sooner: ReadonlyMap<number, Milliseconds>,
  { predecessors }: Schedule,
): Milliseconds {
  const before = predecessors.get(job.id) ?? []
  if (before.length === 0) return 0
  const released = Math.max(...before.map(({ end }) => end))
  return released - Math.max(...before.map(({ id, end }) => end - (sooner.get(id) ?? 0)))
}

/** By job id: how much longer each job that ran could have taken without the run ending later. */
export function slackOf(schedule: Schedule): Map<number, Milliseconds> {
  const finish = lastToFinish(schedule)?.end ?? 0
  const slack = new Map(schedule.jobs.map(({ id, end }) => [id, Math.max(0, finish - end)]))
  for (const job of schedule.jobs.toReversed()) {
    const released = releaserOf(job, schedule)?.end ?? 0
    const own = slack.get(job.id) ?? 0
    for (const { id, end } of schedule.predecessors.get(job.id) ?? []) {
      slack.set(id, Math.min(slack.get(id) ?? 0, own + released - end))
    }
  }
  return new Map(
    schedule.jobs.flatMap(({ id, skipped }) =>
      skipped ? [] : [[id, slack.get(id) ?? 0] as const],
    ),
  )
}

function isTimed(job: PlacedJob): job is TimedJob {
  return job.start !== undefined && job.end !== undefined
}
