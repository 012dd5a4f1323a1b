import type { Milliseconds } from '../../model/time.ts'

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const GAP = '·'

/**
 * Draws one block per value, scaled from 0 to the largest; an unknown value is a dot.
 *
 * @example sparkline([10, undefined, 20]) → `▄·█`
 */
export function sparkline(values: readonly (Milliseconds | undefined)[]): string {
  const max = values.reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0)
  return values.map((value) => (value === undefined ? GAP : blockFor(value, max))).join('')
}

function blockFor(value: Milliseconds, max: Milliseconds): string {
  const eighths = max === 0 ? 0 : Math.round((value / max) * BLOCKS.length)
  return BLOCKS[Math.max(0, eighths - 1)] ?? GAP
}
