import type { CriticalPath, PathJob } from '../model/critical-path.ts'
import type { JobReport } from '../model/report.ts'
import type { Instant, Milliseconds } from '../model/time.ts'
import type { JobGraph } from '../model/workflow-file.ts'
import { buildSchedule } from './build-schedule.ts'
import { neverRan } from './job-report.ts'
import { matchGraph, type GraphMatch, type Mismatch } from './match-needs.ts'
import { placeJobs, type PlacedJob } from './placed-job.ts'
import { inferReleases } from './releases.ts'
import { rescheduler, type Rescheduler } from './reschedule.ts'
import { lastToFinish, type Schedule, type ScheduledJob } from './schedule.ts'
import { between, CLOCKS } from './timing.ts'

export interface PathOptions {
  readonly startedAt: Instant | undefined
  /** The workflow file's jobs; without it, or if it does not fit the run, the path rests on times. */
  readonly graph?: JobGraph | undefined
  /** Whether somebody approved or rejected a deployment of the run. */
  readonly approved?: boolean | undefined
  /** Whether every job was listed. */
  readonly complete?: boolean
}

/**
 * Returns the critical path: from the last job to finish, back through the job whose end it waited
 * for, to a job that was ready at the start or waited for something that is no job.
 *
 * @returns `undefined` if no job on it ran, or GitHub does not say when jobs were created
 */
export function criticalPath(
  jobs: readonly JobReport[],
  options: PathOptions,
): CriticalPath | undefined {
  const placed = placeJobs(jobs)
  const basis = chooseBasis(jobs, placed, options)
  if (basis === undefined) return undefined
  const { schedule, mismatch } = basis
  const path = chainTo(lastToFinish(schedule), schedule)
  const last = path.at(-1)
  if (last === undefined || path.every(({ job }) => neverRan(job.report.job))) return undefined
  const isFinal = options.complete !== false && placed.every(({ end }) => end !== undefined)
  const changes = isFinal ? rescheduler(schedule) : undefined
  const slack = basis.kind === 'needs' ? slackOf(schedule, changes) : undefined
  return {
    basis: basis.kind,
    mismatch,
    length: between(options.startedAt ?? path[0]?.job.ready, last.job.end),
    jobs: path.map((scheduled, index) => ({
      job: scheduled.job.report,
      ...waitOf(scheduled, path[index - 1]?.job.end ?? options.startedAt),
      couldSave:
        scheduled.job.report.duration === undefined
          ? undefined
          : changes?.savedWithout(scheduled.job),
    })),
    slack,
    gainless: longestGainless(schedule, slack, changes),
  }
}

interface Basis {
  readonly kind: CriticalPath['basis']
  readonly mismatch: Mismatch | undefined
  readonly schedule: Schedule
}

/** The file is the basis only if it explains when every job was created. */
function chooseBasis(
  jobs: readonly JobReport[],
  placed: readonly PlacedJob[],
  { startedAt, graph, approved = false }: PathOptions,
): Basis | undefined {
  const match = graph && matchGraph(graph, jobs, placed)
  const explained = typeof match === 'object' ? explainBy(match, placed, approved) : match
  if (typeof explained === 'object') {
    return { kind: 'needs', mismatch: undefined, schedule: explained }
  }
  if (placed.every(({ createdAt }) => createdAt === undefined)) return undefined
  const predecessors = inferReleases(placed, startedAt)
  const schedule = buildSchedule({ placed, predecessors, readings: undefined, approved })
  return { kind: 'times', mismatch: explained, schedule }
}

function explainBy(
  { needs, readings }: GraphMatch,
  placed: readonly PlacedJob[],
  approved: boolean,
): Schedule | Mismatch {
  const schedule = buildSchedule({ placed, predecessors: needs, readings, approved })
  return schedule.jobs.some(({ hold }) => hold.by === 'unknown') ? 'contradicted' : schedule
}

/** A skipped job is passed through: what released it released what it released. */
function chainTo(last: ScheduledJob | undefined, schedule: Schedule): readonly ScheduledJob[] {
  if (last === undefined) return []
  const before = schedule.jobs.find(({ job }) => job.id === last.hold.job?.id)
  const chain = chainTo(before, schedule)
  return last.job.skipped ? chain : [...chain, last]
}

/** What a job whose queue was most of its wait waited for is a runner, whatever released it. */
function waitOf(
  { job, hold }: ScheduledJob,
  releasedAt: Instant | undefined,
): Pick<PathJob, 'heldBy' | 'waited' | 'blocked'> {
  const queued = hold.by === 'runner' || hold.by === 'max-parallel'
  const ready = queued ? Math.max(job.ready, releasedAt ?? job.ready) : job.ready
  const blocked = between(releasedAt, ready)
  return { heldBy: hold.by, waited: between(releasedAt, job.start), blocked }
}

function slackOf(
  { jobs }: Schedule,
  changes: Rescheduler | undefined,
): ReadonlyMap<number, Milliseconds> {
  return new Map(
    jobs.flatMap(({ job }) => {
      const slack = job.skipped ? undefined : changes?.slackOf(job)
      return slack === undefined ? [] : [[job.id, slack] as const]
    }),
  )
}

/** Returns the longest job that had time to spare and whose end nothing waited for. */
function longestGainless(
  { jobs }: Schedule,
  slack: CriticalPath['slack'],
  changes: Rescheduler | undefined,
): JobReport | undefined {
  return jobs
    .filter(({ job }) => (slack?.get(job.id) ?? 0) > CLOCKS)
    .toSorted((a, b) => (b.job.report.duration ?? 0) - (a.job.report.duration ?? 0))
    .find(({ job }) => changes?.savedWithout(job) === 0)?.job.report
}
