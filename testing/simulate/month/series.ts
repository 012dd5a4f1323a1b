import type { Milliseconds } from '../../../src/model/time.ts'
import { normal, type Random } from '../random.ts'
import { randomOf } from './world.ts'

/** How durations differ from run to run though nothing changed. */
type Noise = 'even' | 'cache misses' | 'bursts of misses' | 'days' | 'wander' | 'outliers'

interface Measured {
  readonly run: number
  /** From 0. */
  readonly day: number
  readonly milliseconds: Milliseconds
}

interface SeriesPlan {
  readonly noise: Noise
  readonly seed: number
  readonly runs: number
  /** On average. @default 5 */
  readonly runsPerDay?: number
  /** Median of a job. @default 300 s */
  readonly milliseconds?: Milliseconds
  /** What makes the first job slower, from a run on. @default nothing */
  readonly step?: { readonly run: number; readonly ratio: number }
}

export const NOISES: readonly Noise[] = [
  ...(['even', 'cache misses', 'bursts of misses', 'days', 'wander', 'outliers'] as const),
]

/** Returns the durations of one job, whose runs have the numbers 1, 2, and so on. */
export function planSeries(plan: SeriesPlan): Measured[] {
  const [series = []] = planLabel(plan, 1)
  return series
}

/** Returns the durations of jobs with one label, which share what the machines do; only the first has the step. */
export function planLabel(plan: SeriesPlan, jobs = 8): Measured[][] {
  const { seed, runs, noise, runsPerDay = 5, milliseconds = 300_000, step } = plan
  const id = NOISES.indexOf(noise)
  const days = drawDays(randomOf(seed, id, 1), runs, runsPerDay)
  const machines = machineRatios(randomOf(seed, id, 2), noise, days)
  return Array.from({ length: jobs }, (_, job) => {
    const random = randomOf(seed, id, 3, job)
    const ownRatio = drawRatio(random, noise)
    // Jobs of one label are not alike.
    const median = milliseconds * (job === 0 ? 1 : random.real(0.4, 1.6))
    return days.map((day, index) => {
      const slower = job === 0 && step !== undefined && index + 1 >= step.run ? step.ratio : 1
      const ratio = ownRatio() * (machines[index] ?? 1) * slower
      return { run: index + 1, day, milliseconds: Math.round((median * ratio) / 1_000) * 1_000 }
    })
  })
}

function drawDays(random: Random, runs: number, runsPerDay: number): number[] {
  const days: number[] = []
  for (let day = 0; days.length < runs; day++) {
    const isWeekend = day % 7 > 4
    const expected = runsPerDay * (isWeekend ? 0.35 : 1.26)
    const count = Math.floor(expected * random.real(0.6, 1.4) + random.real(0, 1))
    days.push(...Array.from({ length: Math.min(count, runs - days.length) }, () => day))
  }
  return days
}

const NOISE = { even: 0.08, run: 0.05, day: 0.08, miss: 1.4, outlier: 3 }

/** What all jobs of a label share: a day's machines, or a slow wander of them. */
function machineRatios(random: Random, noise: Noise, days: readonly number[]): number[] {
  const ofDay = new Map<number, number>()
  let wander = 0
  return days.map((day) => {
    if (noise === 'wander') {
      // It returns to its mean in some forty runs, with a deviation of 10 %.
      wander = 0.975 * wander + 0.1 * Math.sqrt(1 - 0.975 ** 2) * normal(random)
      return Math.exp(wander)
    }
    if (noise !== 'days') return 1
    const known = ofDay.get(day) ?? Math.exp(NOISE.day * normal(random))
    ofDay.set(day, known)
    return known
  })
}

/** Returns what draws the ratios of one job, run by run. */
function drawRatio(random: Random, noise: Noise): () => number {
  let isMissing = false
  return () => {
    const deviation = noise === 'even' ? NOISE.even : NOISE.run
    const base = Math.exp(deviation * normal(random))
    if (noise === 'cache misses') return base * (random.chance(0.3) ? NOISE.miss : 1)
    if (noise === 'outliers')
      return base * (random.chance(0.05) ? random.real(1.5, NOISE.outlier) : 1)
    if (noise !== 'bursts of misses') return base
    // A burst has eight runs, and 30 % of all are in one.
    isMissing = isMissing ? !random.chance(1 / 8) : random.chance(0.3 / 0.7 / 8)
    return base * (isMissing ? NOISE.miss : 1)
  }
}
