import { type Comparison, type History, SLOWER } from '../../model/report/history.ts'
import type { Inline } from './inline.ts'
import { formatDifference, formatDuration, plural, unbroken, UNKNOWN } from './units.ts'

/** Returns what a headline adds to the wall time: `, as fast as usual`; '' if it was not compared. */
export function pacePhrase(history: History | undefined): string {
  const wall = history?.duration
  if (wall?.delta === undefined || wall.baseline.values < SLOWER.values) return ''
  if (!wall.changed) return ', as fast as usual'
  const median = `than usual (${formatDuration(wall.baseline.median)})`
  if (history?.startDelay === undefined) {
    return `, ${wall.delta > 0 ? 'slower' : 'faster'} ${median}`
  }
  const wait = `waited ${formatDuration(history.startDelay)} before its first job started`
  return wall.slower ? `, slower ${median}, and ${wait}` : `, longer ${median} because it ${wait}`
}

/** Returns the difference between a value and its median as shown: `+1m 4s`, `−12s`, `0s`. */
export function formatDelta({ value, delta, baseline }: Comparison): string {
  if (value === undefined || delta === undefined) return UNKNOWN
  return formatDifference(value, baseline.median)
}

/** Returns the delta for a table, with the number of earlier values: `+1m 4s (10 runs)`. */
export function deltaCell(comparison: Comparison, { strong }: Inline): string {
  if (comparison.delta === undefined) return UNKNOWN
  const delta = formatDelta(comparison)
  const cell = unbroken(comparison.slower ? strong(`${delta} slower`) : delta)
  return `${cell} ${unbroken(`(${plural(comparison.baseline.values, 'run')})`)}`
}
