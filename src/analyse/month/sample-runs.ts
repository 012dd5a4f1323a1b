import type { JobReport } from '../../model/report/job-report.ts'
import { stepPassed } from '../../model/run.ts'
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import type { Sampled, TimedRun } from '../../model/shapes/month.ts'
import type { Placed } from './comes-and-goes.ts'
import { type FailedAttempt, failedFirst } from './what-failed.ts'
import { jobWithoutLeg } from '../jobs/matrix-legs.ts'
import { labelOf } from './red-time.ts'
import { stepOf } from '../failures/report-failures.ts'

/** Shorter steps do not explain a slower job. */
const MIN_STEP = 5 * SECOND

/** Waits of one night and set of labels that are kept. */
const MAX_WAITS = 50

interface SampledRun {
  readonly attempts: readonly FailedAttempt[]
  readonly isCancelled: boolean
}

/**
 * Sums up a night's sample: minutes, and how long jobs waited for runners.
 *
 * @param broken whether the default branch failed with it then
 */
export function sumSample(
  runs: readonly SampledRun[],
  broken: (one: Placed) => boolean,
  at: Instant,
): Sampled {
  const sums = { total: 0, cancelled: 0, repeated: 0, red: 0 }
  const waits: { labels: string; seconds: number }[] = []
  for (const { attempts, isCancelled } of runs) {
    for (const attempt of attempts) {
      const jobs = (attempt.jobs ?? []).filter((job) => !job.carriedOver && job.job.kind === 'job')
      const time = jobs.reduce((sum, { duration = 0 }) => sum + duration, 0)
      sums.total += time
      if (isCancelled) sums.cancelled += time
      else if ((attempt.run.attempt ?? 1) > 1) sums.repeated += time
      else if (isRed(attempt, broken)) sums.red += time
      waits.push(...jobs.flatMap(waitOf))
    }
  }
  const queues = [...Map.groupBy(waits, ({ labels }) => labels)].map(([labels, some]) => ({
    labels,
    seconds: evenly(some, MAX_WAITS).map(({ seconds }) => seconds),
  }))
  return { sampledAt: at, ...sums, queues }
}

/** Chooses items evenly: all if there are few. */
export function evenly<Item>(items: readonly Item[], max: number): readonly Item[] {
  const every = Math.max(1, items.length / max)
  return items.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
}

function waitOf({ queue, job: { runner } }: JobReport) {
  if (queue === undefined || runner.labels.length === 0) return []
  return [{ labels: runner.labels.join(', '), seconds: Math.round(queue / SECOND) }]
}

function isRed(
  { run, failures, jobs }: FailedAttempt,
  broken: Parameters<typeof sumSample>[1],
): boolean {
  const { workflow = '', startedAt: endedAt = 0 } = run
  const own = failures.filter(({ job }) => failedFirst(job, jobs))
  return (
    own.length > 0 &&
    own.every((failure) => {
      const job = jobWithoutLeg(failure.job)
      return broken({ endedAt, workflow, job, step: stepOf(failure)?.name, test: undefined })
    })
  )
}

/**
 * Returns the times of a run that passed on its first attempt.
 *
 * @param names of jobs, labels and steps; new ones are added
 */
export function timesOf(
  { run, jobs = [] }: FailedAttempt,
  startedAt: Instant,
  names: string[],
): TimedRun {
  const indexOf = (name: string): number => {
    const found = names.indexOf(name)
    return found === -1 ? names.push(name) - 1 : found
  }
  const seconds = (time: Milliseconds) => Math.round(time / SECOND)
  return {
    run: labelOf({ ...run, workflow: run.workflow ?? '' }),
    startedAt,
    jobs: jobs.flatMap(({ job, duration, steps, outcome }) => {
      if (duration === undefined || outcome !== 'success' || job.kind !== 'job') return []
      const long = steps.filter(
        ({ step, duration: time = 0 }) => stepPassed(step) && time >= MIN_STEP,
      )
      return [
        [
          ...[indexOf(job.name), indexOf(job.runner.labels.join(', ')), seconds(duration)],
          ...long.flatMap(({ step, duration: time = 0 }) => [indexOf(step.name), seconds(time)]),
        ],
      ]
    }),
  }
}
