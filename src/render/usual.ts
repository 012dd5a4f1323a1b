import { SLOWER, type Comparison, type History } from '../model/history.ts'
import type { Milliseconds } from '../model/time.ts'
import { formatDuration, plural, unbroken, UNKNOWN } from './units.ts'

/** What a headline says of the wall time: ` (usually 4m 20s)`; '' where that can't be said. */
export function usuallyPhrase(history: History | undefined): string {
  const usual = history?.wall?.usual
  if (usual === undefined || usual.figures < SLOWER.figures) return ''
  return ` (usually ${formatDuration(usual.median)})`
}

/** `+1m 4s`, `−12s`, `0s`. */
export function formatDelta(delta: Milliseconds): string {
  const length = formatDuration(Math.abs(delta))
  if (length === formatDuration(0)) return length
  return `${delta < 0 ? '−' : '+'}${length}`
}

/** The delta of a comparison for a table, with how many earlier figures it rests on: `+1m 4s (10 runs)`. */
export function deltaCell(comparison: Comparison | undefined): string {
  if (comparison?.delta === undefined) return UNKNOWN
  const { delta, slower, usual } = comparison
  const cell = unbroken(slower ? `**${formatDelta(delta)} slower**` : formatDelta(delta))
  return `${cell} ${unbroken(`(${plural(usual.figures, 'run')})`)}`
}

/** Whether a figure is so far from usual that a reader should see it. */
export function hasChanged({ delta = 0, slower }: Comparison): boolean {
  return slower || Math.abs(delta) > SLOWER.time
}
