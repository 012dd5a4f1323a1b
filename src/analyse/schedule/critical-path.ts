/*
How the path, slack and savings of a run are found. Example: `lint` ran from 0:10 to 1:00, `build` from
0:10 to 2:00, `test (1)` and `test (2)` need `build` and ran from 2:10 to 5:00 and to 6:00, and `pack` needs
`lint` and ran from 1:10 to 3:00.

1. Needs (`needs/`). `match-needs` finds each job in the workflow file, and so the jobs that it needs. Without
   the file, `infer-dependencies` takes the job that ended just before a job was created: `build` ended at
   2:00, GitHub created both tests at 2:02, so `build` released them.
2. What held each job (`build-schedule`). The last needed job to end released it. Then it can have waited for
   a slot of a limit (`leg-limits` for `max-parallel`, `runner-pools` for self-hosted runners), an approval or
   a concurrency group. `explain-wait` has the rules. Here `build` held the tests, and `lint` held `pack`.
3. The path goes back from the job that ended last: `test (2)`, which `build` held, which nothing held.
   A job that GitHub listed late waited after the job that it needs, for an unknown reason. A job that started
   before one that it needs had ended contradicts the file: of this job and of those that depend on it, the
   file is ignored, as if it could not be read.
4. Savings and slack (`effects`). `replay` computes the times of the run with one job shorter or longer; every other
   job keeps its duration and its delays after what it waited for. Without `build`, `test (2)` ends at 4:10, so
   its potential saving is 1:50. Without `test (2)`, the run ends with `test (1)` at 5:00: a saving of 1:00.
   `pack` can take 3:00 longer until it ends at 6:00, so that is its slack; that of `lint` is also 3:00.
5. A replay is `undefined` unless it is conclusive. If two jobs wait for one runner and a change swaps them,
   or a wait was for an approval, nobody knows what would have happened (`isConclusive`).
*/

import type { CriticalPath, PathJob } from '../../model/report/critical-path.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Instant } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { type JobTiming, jobTimings, type TimedJob } from '../jobs/job-timing.ts'
import { isJobUnfinished, neverRan } from '../jobs/job-report.ts'
import { CLOCK_TOLERANCE, MAX_LAG_OF_ANY_JOB, MAX_PICKUP } from '../jobs/lateness.ts'
import { between } from '../jobs/timing.ts'
import { inferDependencies } from '../needs/infer-dependencies.ts'
import { matchGraph, type Mismatch } from '../needs/match-needs.ts'
import { buildSchedule } from './build-schedule.ts'
import { type Effects, effectsOf } from './effects.ts'
import { type Hold, lastOf, type Schedule, type ScheduledJob } from './schedule.ts'

interface PathOptions {
  readonly startedAt: Instant | undefined
  /** The jobs of the workflow file; without it, or if it does not fit, dependencies are inferred from times. */
  readonly graph?: JobGraph | undefined
  /** Whether the run may have used another version of the file. Then it must explain when every job was created. */
  readonly graphMayDiffer?: boolean | undefined
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
  const { schedule, isFromFile } = basis
  const finish = lastOf(schedule.jobs.flatMap(({ job }) => (job.skipped ? [] : job)))
  const path = chainTo(finish, schedule)
  const last = path.at(-1)
  if (last === undefined || path.every(({ job }) => neverRan(job.report.job))) return undefined
  const effects = effectsOf(schedule)
  // GitHub lists a job when it is ready, so between two jobs of a run that goes on, all have finished.
  const goesOn = options.status !== undefined && !jobs.some(({ current }) => current)
  const soFar =
    goesOn || options.complete === false || timings.some(({ report }) => isJobUnfinished(report))
  // Without it, it is unknown what would shorten the run.
  const endKnown = !soFar && timings.every(({ end, report }) => end !== undefined || report.current)
  const firstReady = Math.min(...timings.flatMap(({ ready }) => ready ?? []))
  const isFinal = endKnown && timings.every(({ end }) => end !== undefined)
  const fromFile = path.every(({ job }) => isFromFile(job))
  const slack = fromFile && isFinal ? slackOf(schedule, effects) : undefined
  return {
    basis: fromFile ? 'needs' : 'times',
    mismatch:
      basis.mismatch ?? (fromFile || options.graph === undefined ? undefined : 'contradicted'),
    soFar,
    length: between(options.startedAt ?? path[0]?.job.ready, last.job.end),
    jobs: path.map((scheduled, index) => ({
      job: scheduled.job.report,
      ...delayOf(scheduled, {
        releasedAt: path[index - 1]?.job.end ?? options.startedAt,
        firstReady,
        fromFile: isFromFile(scheduled.job),
      }),
      potentialSaving:
        endKnown && scheduled.job.report.duration !== undefined
          ? effects.savedWithout(scheduled.job)
          : undefined,
    })),
    slack,
    gainless: longestGainless(schedule, slack, effects),
  }
}

interface Basis {
  readonly schedule: Schedule
  /** Why the workflow file is not used; `undefined` if it is, or was not read. */
  readonly mismatch: Mismatch | undefined
  /** Whether the needs of a job are those of the workflow file. */
  readonly isFromFile: (job: TimedJob) => boolean
}

/** Returns the schedule by the workflow file or, if that is not the file of the run, by times. */
function chooseBasis(
  jobs: readonly JobReport[],
  timings: readonly JobTiming[],
  { startedAt, graph, graphMayDiffer = false }: PathOptions,
): Basis | undefined {
  const match = graph && matchGraph(graph, jobs)
  if (typeof match === 'object') {
    const { needs, matches, contradicted } = match
    const inferred = contradicted.size === 0 ? [] : inferDependencies(timings, startedAt)
    const others = [...inferred].filter(([id]) => contradicted.has(id))
    const predecessors = new Map([...needs, ...others])
    const schedule = buildSchedule({ timings, predecessors, matches, contradicted, startedAt })
    const isDoubtful =
      contradicted.size > 0 || schedule.jobs.some(({ hold }) => hold.by === 'unknown')
    if (!graphMayDiffer || !isDoubtful)
      return { schedule, mismatch: undefined, isFromFile: ({ id }) => !contradicted.has(id) }
  }
  if (timings.every(({ createdAt }) => createdAt === undefined)) return undefined
  const predecessors = inferDependencies(timings, startedAt)
  const schedule = buildSchedule({ timings, predecessors, matches: undefined, startedAt })
  const mismatch = typeof match === 'object' ? 'contradicted' : match
  return { schedule, mismatch, isFromFile: () => false }
}

/** Follows a skipped job without listing it: what released it released the next job. */
function chainTo(job: TimedJob | undefined, schedule: Schedule): readonly ScheduledJob[] {
  const last = schedule.jobs.find(({ job: { id } }) => id === job?.id)
  if (last === undefined) return []
  const chain = chainTo(last.hold.job, schedule)
  return last.job.skipped ? chain : [...chain, last]
}

interface DelayContext {
  readonly releasedAt: Instant | undefined
  /** When the first job of the run was ready. */
  readonly firstReady: Instant
  readonly fromFile: boolean
}

/**
 * Attributes a delay to what released the job, or to a runner if the wait for it was longer. Without
 * the file, the same wait may be for an approval or a concurrency group. Nothing explains a longer delay if
 * all jobs of the run waited together, or if it is unknown when the job was ready.
 */
function delayOf(
  { job, hold }: ScheduledJob,
  { releasedAt, firstReady, fromFile }: DelayContext,
): Pick<PathJob, 'heldBy' | 'delay' | 'blocked'> {
  // A job can be ready before the job whose runner it waits for finishes.
  const ready = hold.job === undefined ? job.ready : Math.max(job.ready, hold.job.end)
  const blocked = between(releasedAt, ready)
  const delay = between(releasedAt, job.start)
  const queue = Math.max(0, job.start - ready)
  const isRunner = queue > MAX_PICKUP && queue > (blocked ?? 0)
  const together = hold.by === undefined ? between(releasedAt, firstReady) : undefined
  const unexplained = (job.createdAt === undefined ? delay : together) ?? 0
  const wait = fromFile ? 'runner' : 'approval-or-concurrency'
  const by = !fromFile && hold.by === 'approval' ? 'approval-or-concurrency' : hold.by
  const isListedLate = fromFile && by === 'unknown'
  if (!isReleased(hold) && !isListedLate) return { heldBy: by, delay, blocked }
  return {
    heldBy: isRunner ? wait : unexplained > MAX_LAG_OF_ANY_JOB ? 'unknown' : by,
    delay,
    blocked,
  }
}

function isReleased({ by }: Hold): boolean {
  return by === undefined || by === 'needs' || by === 'max-parallel'
}

function slackOf({ jobs }: Schedule, effects: Effects): CriticalPath['slack'] {
  const known = jobs.flatMap(({ job }) => {
    const slack = job.skipped || neverRan(job.report.job) ? undefined : effects.slackOf(job)
    return slack === undefined ? [] : [[job.id, slack] as const]
  })
  return known.length === 0 ? undefined : new Map(known)
}

/** Returns the longest job with slack whose shortening would not end the run sooner. */
function longestGainless(
  { jobs }: Schedule,
  slack: CriticalPath['slack'],
  effects: Effects,
): JobReport | undefined {
  return jobs
    .filter(({ job }) => (slack?.get(job.id) ?? 0) > CLOCK_TOLERANCE)
    .toSorted((a, b) => (b.job.report.duration ?? 0) - (a.job.report.duration ?? 0))
    .find(({ job }) => effects.savedWithout(job) === 0)?.job.report
}
