import { type Comparison, type History, SLOWER } from '../../model/report/history.ts'
import type { Milliseconds } from '../../model/time.ts'
import { formatDuration, plural, roundShown, unbroken, UNKNOWN } from '../text/units.ts'

/** Returns what a headline adds to the wall time, ` (median 4m 20s)`; '' if it was not compared. */
export function medianPhrase(history: History | undefined): string {
  const wall = history?.wall
  if (wall?.delta === undefined || wall.baseline.values < SLOWER.values) return ''
  return ` (median ${formatDuration(wall.baseline.median)})`
}

type Delta = Pick<Comparison, 'value' | 'delta'> & { readonly baseline: { median: Milliseconds } }

/** Returns the difference between a value and its median as shown: `+1m 4s`, `−12s`, `0s`. */
export function formatDelta({ value, delta, baseline }: Delta): string {
  if (value === undefined || delta === undefined) return UNKNOWN
  const shown = shownDelta(value, baseline.median)
  if (shown === 0) return formatDuration(0)
  return `${shown < 0 ? '−' : '+'}${formatDuration(Math.abs(shown))}`
}

/** Returns the delta for a table, with the number of earlier values: `+1m 4s (10 runs)`. */
export function deltaCell(comparison: Comparison | undefined): string {
  if (comparison?.delta === undefined) return UNKNOWN
  const delta = formatDelta(comparison)
  const cell = unbroken(comparison.slower ? `**${delta} slower**` : delta)
  return `${cell} ${unbroken(`(${plural(comparison.baseline.values, 'run')})`)}`
}

/** Returns the difference of the rounded values, which a reader gets by subtracting them. */
export function shownDelta(value: Milliseconds, median: Milliseconds): Milliseconds {
  return roundShown(value) - roundShown(median)
}
