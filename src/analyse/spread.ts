import { SLOWER, type Comparison, type Usual } from '../model/history.ts'
import type { Milliseconds } from '../model/time.ts'
import { median } from './median.ts'

/** Makes the median absolute deviation of many normal figures their standard deviation. */
const NORMAL = 1.4826

/**
 * The median and spread of earlier figures; `undefined` when none is known.
 *
 * @param earlier in any order; what is not known counts for nothing
 */
export function usualOf(earlier: readonly (Milliseconds | undefined)[]): Usual | undefined {
  const known = earlier.filter((figure) => figure !== undefined)
  const middle = median(known)
  if (middle === undefined) return undefined
  const deviation = median(known.map((figure) => Math.abs(figure - middle))) ?? 0
  return {
    median: middle,
    spread: deviation * scaleFor(known.length),
    figures: known.length,
  }
}

/** Sets a figure beside the earlier ones; `undefined` when there are none. */
export function compare(
  figure: Milliseconds | undefined,
  earlier: readonly (Milliseconds | undefined)[],
): Comparison | undefined {
  const usual = usualOf(earlier)
  if (usual === undefined) return undefined
  const delta = figure === undefined ? undefined : figure - usual.median
  return { figure, usual, delta, slower: delta !== undefined && isSlower(delta, usual), earlier }
}

/**
 * (1) Few figures lie closer to their own median than they are spread: from 4 on, n/(n-1) is within
 * 4 % of the factor by which. (2) A new figure differs from the median of n others by more than from
 * the true middle. Without both, ordinary jobs are called slower 1.5 to 1.8 times as often on 4 to 10
 * figures: see `npm run accuracy`.
 */
function scaleFor(figures: number): number {
  const few = figures === 1 ? 1 : figures / (figures - 1) // (1)
  return NORMAL * few * Math.sqrt(1 + Math.PI / (2 * figures)) // (2)
}

function isSlower(delta: Milliseconds, { median, spread, figures }: Usual): boolean {
  return (
    figures >= SLOWER.figures &&
    delta > SLOWER.deviations * spread &&
    delta > SLOWER.share * median &&
    delta > SLOWER.time
  )
}
