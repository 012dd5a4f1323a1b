import type { EarlierRuns } from '../src/model/history.ts'
import type { Job, Run, Step } from '../src/model/run.ts'
import { DAY, SECOND, type Instant } from '../src/model/time.ts'
import { seededRandom, type Random } from './simulate/random.ts'

export interface HistoryPlan {
  /** The same seed gives the same jobs and the same weather. */
  readonly seed: number
  readonly earlierRuns: number
  /** The standard deviation of a job's length, as a part of it: 0.05 for 5 %. */
  readonly spread: number
  /** How much longer the regressed job takes in the last run: 0.3 for 30 %. */
  readonly regression?: number
}

/** Runs of one workflow as the API would tell of them, one after another. */
export interface SimulatedHistory {
  readonly earlier: EarlierRuns
  readonly run: Run
  /** The job that a regression is planted in. */
  readonly regressed: string
}

/** In seconds: short jobs are as usual as long ones. */
const LENGTHS = { least: 20, most: 1_800 }

/** A regression in a job that is shorter can be less than ten seconds. */
const LONG_ENOUGH = 60

export function simulateHistory(plan: HistoryPlan): SimulatedHistory {
  const { seed, earlierRuns, spread, regression = 0 } = plan
  const random = seededRandom(seed)
  const jobs = [
    { name: 'build', usual: logUniform(random, LONG_ENOUGH, LENGTHS.most) },
    ...Array.from({ length: random.whole(2, 12) }, (_, index) => ({
      name: `test (${index + 1})`,
      usual: logUniform(random, LENGTHS.least, LENGTHS.most),
    })),
  ]
  const simulate = (number: number, regression: number) =>
    toRun(
      number,
      jobs.map(({ name, usual }) => ({
        name,
        steps: random.whole(1, 6),
        seconds: usual * (1 + spread * normal(random)) * (name === 'build' ? 1 + regression : 1),
      })),
    )
  return {
    earlier: {
      branch: 'main',
      runs: Array.from({ length: earlierRuns }, (_, index) => simulate(index + 1, 0)),
    },
    run: simulate(earlierRuns + 1, regression),
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

interface PlannedJob {
  readonly name: string
  readonly seconds: number
  readonly steps: number
}

function toRun(number: number, jobs: readonly PlannedJob[]): Run {
  const startedAt = Date.UTC(2026, 0) + number * DAY
  return {
    repository: 'octo-org/octo-shop',
    id: number,
    attempt: 1,
    number,
    workflow: 'CI',
    event: 'push',
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

function toJob({ name, seconds, steps }: PlannedJob, id: number, startedAt: Instant): Job {
  const length = Math.max(1, seconds) * SECOND
  return {
    id,
    kind: 'job',
    name,
    url: `https://github.com/octo-org/octo-shop/actions/runs/1/job/${id}`,
    state: finished(startedAt, startedAt + length),
    createdAt: startedAt,
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

/** To the second, as the API tells it. */
function finished(start: Instant, end: Instant): Step['state'] {
  const tell = (at: Instant) => Math.floor(at / SECOND) * SECOND
  return {
    kind: 'finished',
    conclusion: 'success',
    startedAt: tell(start),
    completedAt: tell(end),
  }
}
