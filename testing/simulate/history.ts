import { at, finished, makeRun, makeStep } from '../make-run.ts'
import type { EarlierRuns } from '../../src/model/report/history.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { logUniform, normal, seededRandom } from './random.ts'

export interface HistoryPlan {
  /** The same seed gives the same jobs and the same noise. */
  readonly seed: number
  readonly earlierRuns: number
  /** The standard deviation of a job's duration, as a part of it: 0.05 for 5 %. */
  readonly spread: number
  /** Whether the noise is log-normal, as of jobs that are sometimes far longer and never far shorter. */
  readonly skewed?: boolean
  /** How much longer the regressed job takes in the last run: 0.3 for 30 %. */
  readonly regression?: number
  /** The share of long runs of half of the jobs, among them the regressed one, such as without a cache. */
  readonly longShare?: number
  /** Whether each run is long by chance, instead of exactly this share of them. */
  readonly longByChance?: boolean
  /** How much longer each run takes than the one before, in all jobs: 0.01 for 1 %. */
  readonly drift?: number
  /** How much longer the last run and the three before it take than those before, in all jobs. */
  readonly step?: number
  /** How many of the earlier runs are of another event, in which all jobs take 20 % longer. */
  readonly otherEvents?: number
  /** How many of the earlier runs skipped all jobs but the regressed one, by path filters. */
  readonly filtered?: number
}

/** The job that a regression is planted in. */
export const REGRESSED = 'build'

/** Seconds; short jobs are as frequent as long ones. */
const DURATIONS = { min: 20, max: 1_800 }

/** A regression in a job that is shorter can be less than ten seconds. */
const MIN_REGRESSED = 60

/** How many of the earlier runs come after a step. */
const STEP_RUNS = 3

/** A duration that occurred in so many earlier runs is not unusual. */
const MIN_LONG = 2

const OTHER_EVENT = 1.2
const DAY = 86_400

/**
 * Returns runs of one workflow in sequence, and the names of the jobs that are long in the last run and were in fewer
 * than two earlier ones.
 */
export function simulateHistory(plan: HistoryPlan) {
  const { seed, earlierRuns, spread, skewed = false, regression = 0 } = plan
  const { otherEvents = 0, filtered = 0 } = plan
  const { longShare = 0, longByChance = false, drift = 0, step = 0 } = plan
  const random = seededRandom(seed)
  const modes = seededRandom(seed)
  const jobs = [
    { name: REGRESSED, median: logUniform(random, MIN_REGRESSED, DURATIONS.max) },
    ...Array.from({ length: random.whole(2, 12) }, (_, index) => ({
      name: `test (${index + 1})`,
      median: logUniform(random, DURATIONS.min, DURATIONS.max),
    })),
  ]
  const ratios = jobs.map(() => (longShare > 0 ? logUniform(modes, 1.5, 6) : 1))
  const numbers = Array.from({ length: earlierRuns }, (_, index) => index + 1)
  const longRuns = jobs.map((_, index): readonly number[] => {
    if (index % 2 === 1 || longShare === 0) return []
    // The last run is long as often as the others; if it has a regression, that is beyond both modes.
    const isLast = (index === 0 && regression > 0) || modes.chance(longShare)
    const earlier = longByChance
      ? numbers.filter(() => modes.chance(longShare))
      : modes.shuffle(numbers).slice(0, Math.round(longShare * earlierRuns))
    return isLast ? [...earlier, earlierRuns + 1] : earlier
  })
  const simulate = (number: number): Run => {
    const isOther = number <= otherEvents
    const start = number * DAY
    const ran = number <= filtered ? jobs.slice(0, 1) : jobs
    return makeRun({
      id: number,
      number,
      event: isOther ? 'schedule' : 'push',
      startedAt: at(start),
      conclusion: 'success',
      jobs: ran.map(({ name, median }, index) => {
        const isRegressed = number > earlierRuns && name === REGRESSED
        const isChanged = number > earlierRuns - STEP_RUNS
        const trend = (1 + drift) ** number * (isChanged ? 1 + step : 1)
        const isLong = longRuns[index]?.includes(number) === true
        const factor =
          (isOther ? OTHER_EVENT : 1) *
          (isRegressed ? 1 + regression : 1) *
          (isLong ? (ratios[index] ?? 1) : 1) *
          trend
        const steps = random.whole(1, 6)
        const noise = spread * normal(random)
        const seconds = Math.max(1, median * factor * (skewed ? Math.exp(noise) : 1 + noise))
        return { id: number * 1_000 + index, name, ...timesOf(start, seconds, steps) }
      }),
    })
  }
  const earlier: EarlierRuns = { branch: 'main', runs: numbers.map(simulate) }
  return {
    earlier,
    run: simulate(earlierRuns + 1),
    rarelyLong: new Set(
      jobs
        .filter((_, index) => {
          const long = longRuns[index] ?? []
          return long.at(-1) === earlierRuns + 1 && long.length <= MIN_LONG
        })
        .map(({ name }) => name),
    ),
  }
}

/** A job without a queue; to the second, as the API lists it. */
function timesOf(start: number, seconds: number, steps: number): Partial<Job> {
  const between = (from: number, to: number) =>
    finished(start + Math.floor(seconds * from), start + Math.floor(seconds * to))
  return {
    createdAt: at(start),
    state: between(0, 1),
    steps: Array.from({ length: steps }, (_, index) =>
      makeStep({ number: index + 1, state: between(index / steps, (index + 1) / steps) }),
    ),
  }
}
