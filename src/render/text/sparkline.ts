import type { Milliseconds } from '../../model/time.ts'

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const GAP = '·'

/**
 * A figure a block, from 0 to the largest, so that a block twice as high is twice as long; a figure
 * that is not known is a dot.
 *
 * @example sparkline([10, undefined, 20]) → `▄·█`
 */
export function sparkline(figures: readonly (Milliseconds | undefined)[]): string {
  const largest = figures.reduce<number>((most, figure) => Math.max(most, figure ?? 0), 0)
  return figures.map((figure) => (figure === undefined ? GAP : blockFor(figure, largest))).join('')
}

function blockFor(figure: Milliseconds, largest: Milliseconds): string {
  const eighths = largest === 0 ? 0 : Math.round((figure / largest) * BLOCKS.length)
  return BLOCKS[Math.max(0, eighths - 1)] ?? GAP
}
