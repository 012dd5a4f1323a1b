import { isEnding } from '../lines/ending-forms.ts'
import type { ScoredLine, SignName } from './reason-signs.ts'

/** How much less a later line can say, and how much it has to, if so many lines show that the step continued. */
const LIMITS = [
  { lines: 10, maxDifference: 6, minScore: 0.8 },
  { lines: 1, maxDifference: 3, minScore: 1.5 },
] as const

/** A line just above an error that says that the step failed is its heading. */
const MAX_HEADING_DISTANCE = 3

/** Signs of a line that says only that what is above it failed. */
const CONSEQUENCES: readonly SignName[] = ['wrapper', 'commandFailed', 'wholeFailed', 'exitStatus']
const ENDINGS: readonly SignName[] = ['kind:summary', 'commandFailed', 'wholeFailed']

/**
 * Returns the error that the step did not survive. That is a later line than the one that explains it best, if (1)
 * the step continued between them, (2) none between them says that it failed, and (3) the later one says nearly as
 * much, and not only that what is above it failed.
 *
 * @param lines all lines of the step that can be the reason, in their order
 * @param eligible those of them that can be the message
 */
export function skipSurvived(
  best: ScoredLine,
  eligible: readonly ScoredLine[],
  lines: readonly ScoredLine[],
): ScoredLine {
  let last = best
  for (const one of lines) {
    if (one.line.index <= last.line.index || one.isCopy || !eligible.includes(one)) continue
    const { resumed = Infinity } = last.line.continuation
    const limit = LIMITS.find((row) => one.line.continuation.before - resumed >= row.lines) // (1)
    if (
      limit !== undefined &&
      !lines.some((other) => isBetween(other, last, one) && isEndOfStep(other)) && // (2)
      one.score >= Math.max(limit.minScore, last.score - limit.maxDifference) && // (3)
      !CONSEQUENCES.some((name) => one.signs.includes(name))
    )
      last = one
  }
  return last
}

function isBetween({ line }: ScoredLine, first: ScoredLine, last: ScoredLine): boolean {
  return first.line.index < line.index && line.index < last.line.index - MAX_HEADING_DISTANCE
}

function isEndOfStep({ line, signs }: ScoredLine): boolean {
  return isEnding(line.text) || ENDINGS.some((name) => signs.includes(name))
}
