import { DAY, type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { median } from '../jobs/timing.ts'

/** A value of a run. */
export interface Point {
  readonly at: Instant
  readonly value: number
}

interface Limits {
  /** Share of the values before by which those after are more. */
  readonly share: number
  readonly time: Milliseconds
}

/** What grew by less is not worth a line. */
export const GROWN: Limits = { share: 0.1, time: 10 * SECOND }

export const MIN_POINTS = 8
export const MIN_DAYS = 3
/** As likely is a change by chance at most. */
const MAX_CHANCE = 0.002
const PERMUTATIONS = 499
/** So many last values show whether it has gone again. */
const LAST = 5

/** Points from `first` on are higher than those before. */
export interface Rise {
  readonly first: number
  readonly before: number
  readonly after: number
}

/**
 * Finds since when values are higher, and still are. By ranks, so that outliers and misses of a cache count little; whole
 * days are permuted, since the runs of one day are alike. Too few runs or days show nothing.
 *
 * @param points in the order of their times
 */
export function findRise(points: readonly Point[], limits: Limits = GROWN): Rise | undefined {
  const days = points.map(({ at }) => Math.floor(at / DAY))
  const ranks = ranksOf(points.map(({ value }) => value))
  const split = bestSplit(ranks, days)
  if (split === undefined) return undefined
  const middle = (from: number, to?: number) =>
    median(points.slice(from, to).map(({ value }) => value)) ?? 0
  const [before, after] = [middle(0, split.at), middle(split.at)]
  const [grown, min] = [after - before, Math.max(limits.share * before, limits.time)]
  const lasts = middle(points.length - LAST) > before + grown / 2
  if (Math.abs(grown) >= min && chanceOf(split.score, ranks, days) <= MAX_CHANCE) {
    if (grown > 0 && lasts) return { first: split.at, before, after }
    const later = findRise(points.slice(split.at), limits)
    return later && { ...later, first: split.at + later.first }
  }
  return undefined
}

interface Split {
  readonly at: number
  /** Standardised sum of ranks. */
  readonly score: number
}

function bestSplit(ranks: readonly number[], days: readonly number[]): Split | undefined {
  const count = ranks.length
  const first = Math.max(MIN_POINTS, firstAfter(days, MIN_DAYS))
  const last = count - Math.max(MIN_POINTS, firstAfter(days.toReversed(), MIN_DAYS))
  let sum = 0
  let best: Split | undefined
  for (let at = 1; at <= last; at++) {
    sum += ranks[at - 1] ?? 0
    if (at < first) continue
    const expected = (at * (count + 1)) / 2
    const deviation = Math.sqrt((at * (count - at) * (count + 1)) / 12)
    const score = Math.abs(sum - expected) / deviation
    if (best === undefined || score > best.score) best = { at, score }
  }
  return best
}

/** Returns the position after so many days. */
function firstAfter(days: readonly number[], wanted: number): number {
  const seen = new Set<number>()
  const at = days.findIndex((day) => seen.add(day).size > wanted)
  return at === -1 ? Infinity : at
}

/** Returns the mean ranks, from 1. */
function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const rankOf = new Map(
    [...Map.groupBy(sorted.keys(), (at) => sorted[at])].map(([value, places]) => {
      const sum = places.reduce((all, at) => all + at + 1, 0)
      return [value, sum / places.length]
    }),
  )
  return values.map((value) => rankOf.get(value) ?? 0)
}

/** Returns how likely some order of these days has as high a score. */
function chanceOf(score: number, ranks: readonly number[], days: readonly number[]): number {
  const byDay = [...Map.groupBy(ranks.keys(), (at) => days[at]).values()]
  const random = randomNumbers()
  let asHigh = 1
  for (let permuted = 0; permuted < PERMUTATIONS; permuted++) {
    const order = byDay
      .map((places) => ({ places, key: random() }))
      .sort((a, b) => a.key - b.key)
      .flatMap(({ places }) => places)
    const found = bestSplit(
      order.map((at) => ranks[at] ?? 0),
      order.map((at) => days[at] ?? 0),
    )
    if ((found?.score ?? 0) >= score) asHigh += 1
  }
  return asHigh / (PERMUTATIONS + 1)
}

/** Mulberry32 with a fixed seed: the same month gives the same report. */
function randomNumbers(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
