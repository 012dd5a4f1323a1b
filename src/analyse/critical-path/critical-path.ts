import type { CriticalPath, PathJob } from '../../model/report/critical-path.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { isJobUnfinished, neverRan } from '../jobs/job-report.ts'
import { between, CLOCK_TOLERANCE } from '../jobs/timing.ts'
import { buildSchedule } from '../schedule/build-schedule.ts'
import { type JobTiming, jobTimings } from '../schedule/job-timing.ts'
import { type Hold, lastToFinish, type Schedule, type ScheduledJob } from '../schedule/schedule.ts'
import { inferDependencies } from './infer-dependencies.ts'
import { type GraphMatch, matchGraph, type Mismatch } from './match-needs.ts'
import { rescheduler, type Rescheduler } from './reschedule.ts'

interface PathOptions {
  readonly startedAt: Instant | undefined
  /** The jobs of the workflow file; without it, or if it does not fit, dependencies are inferred from times. */
  readonly graph?: JobGraph | undefined
  readonly complete?: boolean
  /** GitHub's status of a run without a conclusion. */
  readonly status?: string | undefined
}

/**
 * Returns the critical path: from the last job to finish, back through the jobs that each waited for,
 * to one that was ready at the start or waited for something else.
 *
 * @returns `undefined` if no job on it ran, or if GitHub reports no creation times
 */
export function criticalPath(
  jobs: readonly JobReport[],
  options: PathOptions,
): CriticalPath | undefined {
  const timings = jobTimings(jobs)
  const basis = chooseBasis(jobs, timings, options)
  if (basis === undefined) return undefined
  const { schedule, mismatch } = basis
  const path = chainTo(lastToFinish(schedule), schedule)
  const last = path.at(-1)
  if (last === undefined || path.every(({ job }) => neverRan(job.report.job))) return undefined
  const changes = rescheduler(schedule)
  // GitHub lists a job when it is ready, so between two jobs of a run that goes on, all have finished.
  const goesOn = options.status !== undefined && !jobs.some(({ current }) => current)
  const soFar =
    goesOn || options.complete === false || timings.some(({ report }) => isJobUnfinished(report))
  // Without it, it is unknown what would shorten the run.
  const endKnown = !soFar && timings.every(({ end, report }) => end !== undefined || report.current)
  const isFinal = endKnown && timings.every(({ end }) => end !== undefined)
  const slack = basis.kind === 'needs' && isFinal ? slackOf(schedule, changes) : undefined
  return {
    basis: basis.kind,
    mismatch,
    soFar,
    length: between(options.startedAt ?? path[0]?.job.ready, last.job.end),
    jobs: path.map((scheduled, index) => ({
      job: scheduled.job.report,
      ...delayOf(scheduled, path[index - 1]?.job.end ?? options.startedAt, basis.kind),
      potentialSaving:
        endKnown && scheduled.job.report.duration !== undefined
          ? changes.savedWithout(scheduled.job)
          : undefined,
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

/** Uses the file only if it explains when every job was created. */
function chooseBasis(
  jobs: readonly JobReport[],
  timings: readonly JobTiming[],
  { startedAt, graph }: PathOptions,
): Basis | undefined {
  const match = graph && matchGraph(graph, jobs)
  const explained = typeof match === 'object' ? explainBy(match, timings, startedAt) : match
  if (typeof explained === 'object') {
    return { kind: 'needs', mismatch: undefined, schedule: explained }
  }
  if (timings.every(({ createdAt }) => createdAt === undefined)) return undefined
  const predecessors = inferDependencies(timings, startedAt)
  const schedule = buildSchedule({ timings, predecessors, matches: undefined, startedAt })
  return { kind: 'times', mismatch: explained, schedule }
}

function explainBy(
  { needs, matches }: GraphMatch,
  timings: readonly JobTiming[],
  startedAt: Instant | undefined,
): Schedule | Mismatch {
  const schedule = buildSchedule({ timings, predecessors: needs, matches, startedAt })
  return schedule.jobs.some(({ hold }) => hold.by === 'unknown') ? 'contradicted' : schedule
}

/** Follows a skipped job without listing it: what released it released the next job. */
function chainTo(last: ScheduledJob | undefined, schedule: Schedule): readonly ScheduledJob[] {
  if (last === undefined) return []
  const before = schedule.jobs.find(({ job }) => job.id === last.hold.job?.id)
  const chain = chainTo(before, schedule)
  return last.job.skipped ? chain : [...chain, last]
}

/** Shorter waits for a runner are not reported as its delay. */
const MIN_RUNNER_WAIT: Milliseconds = 30 * SECOND

/**
 * Attributes a delay to what released the job, or to a runner if the wait for it was longer. Without
 * the file, the same wait may be for an approval or a concurrency group.
 */
function delayOf(
  { job, hold }: ScheduledJob,
  releasedAt: Instant | undefined,
  basis: CriticalPath['basis'],
): Pick<PathJob, 'heldBy' | 'delay' | 'blocked'> {
  // A job can be ready before the job whose runner it waits for finishes.
  const ready = hold.job === undefined ? job.ready : Math.max(job.ready, hold.job.end)
  const blocked = between(releasedAt, ready)
  const delay = between(releasedAt, job.start)
  const queue = Math.max(0, job.start - ready)
  const isRunner = queue > MIN_RUNNER_WAIT && queue > (blocked ?? 0)
  const wait = basis === 'needs' ? 'runner' : 'approval-or-concurrency'
  const by = basis === 'times' && hold.by === 'approval' ? 'approval-or-concurrency' : hold.by
  return { heldBy: isRunner && isReleased(hold) ? wait : by, delay, blocked }
}

function isReleased({ by }: Hold): boolean {
  return by === undefined || by === 'needs' || by === 'max-parallel'
}

function slackOf({ jobs }: Schedule, changes: Rescheduler): ReadonlyMap<number, Milliseconds> {
  return new Map(
    jobs.flatMap(({ job }) => {
      const slack = job.skipped || neverRan(job.report.job) ? undefined : changes.slackOf(job)
      return slack === undefined ? [] : [[job.id, slack] as const]
    }),
  )
}

/** Returns the longest job with slack whose shortening would not end the run sooner. */
function longestGainless(
  { jobs }: Schedule,
  slack: CriticalPath['slack'],
  changes: Rescheduler,
): JobReport | undefined {
  return jobs
    .filter(({ job }) => (slack?.get(job.id) ?? 0) > CLOCK_TOLERANCE)
    .toSorted((a, b) => (b.job.report.duration ?? 0) - (a.job.report.duration ?? 0))
    .find(({ job }) => changes.savedWithout(job) === 0)?.job.report
}
