import type { EarlierRuns } from '../../src/model/report/history.ts'
import type { Job, Run, Step } from '../../src/model/run.ts'
import { DAY, type Instant, SECOND } from '../../src/model/time.ts'
import { type Random, seededRandom } from './random.ts'

export interface HistoryPlan {
  /** The same seed gives the same jobs and the same weather. */
  readonly seed: number
  readonly earlierRuns: number
  /** The standard deviation of a job's length, as a part of it: 0.05 for 5 %. */
  readonly spread: number
  /** How much longer the regressed job takes in the last run: 0.3 for 30 %. */
  readonly regression?: number
  /** `heavy`: t-distributed with 3 degrees of freedom, so that a few times are far out. */
  readonly tails?: 'normal' | 'heavy'
  /** How many of the earlier runs are of another event, in which all jobs take 20 % longer. */
  readonly otherEvents?: number
  /** How many of the earlier runs skipped all jobs but the regressed one, by path filters. */
  readonly filtered?: number
  /** Jobs queue for about 10 s, and the regressed job in the last run for so many seconds more. */
  readonly queueRegression?: number
}

/** Runs of one workflow as the API would list them, in sequence. */
interface SimulatedHistory {
  readonly earlier: EarlierRuns
  readonly run: Run
  /** The job that a regression is planted in. */
  readonly regressed: string
}

/** Seconds; short jobs are as frequent as long ones. */
const LENGTHS = { least: 20, most: 1_800 }

/** The median queue, in seconds. */
const QUEUE = 10

/** How much longer jobs take in runs of another event. */
const OTHER_EVENT = 1.2

/** A regression in a job that is shorter can be less than ten seconds. */
const LONG_ENOUGH = 60

export function simulateHistory(plan: HistoryPlan): SimulatedHistory {
  const { seed, earlierRuns, spread, regression = 0, otherEvents = 0, filtered = 0 } = plan
  const random = seededRandom(seed)
  const jobs = [
    { name: 'build', median: logUniform(random, LONG_ENOUGH, LENGTHS.most) },
    ...Array.from({ length: random.whole(2, 12) }, (_, index) => ({
      name: `test (${index + 1})`,
      median: logUniform(random, LENGTHS.least, LENGTHS.most),
    })),
  ]
  const noise = plan.tails === 'heavy' ? heavyTailed : normal
  const simulate = (number: number, isLast = false) => {
    const isOther = number <= otherEvents
    const ran = number <= filtered ? jobs.slice(0, 1) : jobs
    const planned = ran.map(({ name, median }) => {
      const isRegressed = isLast && name === 'build'
      const event = isOther ? OTHER_EVENT : 1
      return {
        name,
        steps: random.whole(1, 6),
        seconds: median * event * (1 + spread * noise(random)) * (isRegressed ? 1 + regression : 1),
        queue: plan.queueRegression === undefined ? 0 : QUEUE * Math.exp(normal(random)),
      }
    })
    const queued = planned.map((job) =>
      isLast && job.name === 'build'
        ? { ...job, queue: job.queue + (plan.queueRegression ?? 0) }
        : job,
    )
    return toRun(number, queued, isOther ? 'schedule' : 'push')
  }
  return {
    earlier: {
      branch: 'main',
      runs: Array.from({ length: earlierRuns }, (_, index) => simulate(index + 1)),
    },
    run: simulate(earlierRuns + 1, true),
    regressed: 'build',
  }
}

function logUniform(random: Random, least: number, most: number): number {
  return Math.exp(random.real(Math.log(least), Math.log(most)))
}

/** By Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.real(0, 1)))
  return radius * Math.cos(2 * Math.PI * random.real(0, 1))
}

/** A t distribution with 3 degrees of freedom. */
function heavyTailed(random: Random): number {
  const squares = [1, 2, 3].map(() => normal(random) ** 2)
  return normal(random) / Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 3)
}

interface PlannedJob {
  readonly name: string
  readonly seconds: number
  readonly queue: number
  readonly steps: number
}

function toRun(number: number, jobs: readonly PlannedJob[], event: string): Run {
  const startedAt = Date.UTC(2026, 0) + number * DAY
  return {
    repository: 'octo-org/octo-shop',
    id: number,
    attempt: 1,
    number,
    workflow: 'CI',
    event,
    branch: 'main',
    commit: undefined,
    title: undefined,
    actor: undefined,
    url: `https://github.com/octo-org/octo-shop/actions/runs/${number}`,
    startedAt,
    conclusion: 'success',
    jobs: jobs.map((job, index) => toJob(job, number * 1_000 + index, startedAt)),
    jobsCounted: jobs.length,
    notes: [],
  }
}

function toJob({ name, seconds, queue, steps }: PlannedJob, id: number, createdAt: Instant): Job {
  const length = Math.max(1, seconds) * SECOND
  const startedAt = createdAt + queue * SECOND
  return {
    id,
    kind: 'job',
    name,
    url: `https://github.com/octo-org/octo-shop/actions/runs/1/job/${id}`,
    state: finished(startedAt, startedAt + length),
    createdAt,
    runner: { name: 'GitHub Actions 1', group: 'GitHub Actions', labels: ['ubuntu-latest'] },
    steps: Array.from({ length: steps }, (_, index) => ({
      number: index + 1,
      name: `step ${index + 1}`,
      state: finished(
        startedAt + (length * index) / steps,
        startedAt + (length * (index + 1)) / steps,
      ),
    })),
  }
}

/** To the second, as the API lists it. */
function finished(start: Instant, end: Instant): Step['state'] {
  const toSecond = (at: Instant) => Math.floor(at / SECOND) * SECOND
  return {
    kind: 'finished',
    conclusion: 'success',
    startedAt: toSecond(start),
    completedAt: toSecond(end),
  }
}
