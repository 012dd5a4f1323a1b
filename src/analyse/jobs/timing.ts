import { type Conclusion, isPass } from '../../model/conclusion.ts'
import { completedAt, type Job, type Step } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { CLOCK_TOLERANCE } from './lateness.ts'

export function conclusionOf({ state }: Job | Step): Conclusion | undefined {
  return state.kind === 'finished' ? state.conclusion : undefined
}

export function isSkipped(item: Job | Step): boolean {
  return conclusionOf(item) === 'skipped'
}

export function hasNotPassed(item: Job | Step): boolean {
  return !isPass(conclusionOf(item) ?? 'success')
}

export function lastCompletion(steps: readonly Step[]): Instant | undefined {
  return maxKnown(steps.map(completedAt))
}

/**
 * Returns the time between two instants; 0 if the end is at most `CLOCK_TOLERANCE` before the start.
 *
 * @returns `undefined` if one of them is unknown, or if they contradict each other
 */
export function durationBetween(
  start: Instant | undefined,
  end: Instant | undefined,
): Milliseconds | undefined {
  if (start === undefined || end === undefined || contradict(start, end)) return undefined
  return Math.max(0, end - start)
}

/** Whether an end is further before its start than clocks and rounding explain. */
export function contradict(start: Instant | undefined, end: Instant | undefined): boolean {
  return start !== undefined && end !== undefined && end < start - CLOCK_TOLERANCE
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

type Values = readonly (number | undefined)[]

/** Adds up the known values; `undefined` if none is known. */
export function sumKnown(values: Values): number | undefined {
  return reduceKnown(values, (sum, value) => sum + value)
}

/** Returns the largest known value, or the latest known instant. */
export function maxKnown(values: Values): number | undefined {
  return reduceKnown(values, (max, value) => Math.max(max, value))
}

/** Returns the smallest known value, or the earliest known instant. */
export function minKnown(values: Values): number | undefined {
  return reduceKnown(values, (min, value) => Math.min(min, value))
}

function reduceKnown(
  values: Values,
  combine: (a: number, b: number) => number,
): number | undefined {
  return values.reduce(
    (a, b) => (a === undefined || b === undefined ? (a ?? b) : combine(a, b)),
    undefined,
  )
}

/** Returns the value that nine of ten do not exceed; `undefined` without values. */
export function ninetieth(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1]
}

/** Returns the maximum number of overlapping intervals. One can start in the second in which another ends. */
export function maxOverlap(
  intervals: readonly { readonly start: Instant; readonly end: Instant | undefined }[],
): number {
  const changes = intervals
    .flatMap(({ start, end = Infinity }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
  let count = 0
  return changes.reduce((max, { by }) => Math.max(max, (count += by)), 0)
}
