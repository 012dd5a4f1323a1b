import { isEnding } from '../lines/ending-forms.ts'
import { type LineClass, showsWork } from './classify-line.ts'
import type { Candidate } from './failure-blocks.ts'
import { isLogged } from './plain-lines.ts'
import { type Continuation, isFrameOrCode, type ScoredLine, type SignName } from './reason-signs.ts'

/** A beginning that a later line repeats, and errors after which no line has shown that the step continued. */
const MAX_BEGINNINGS = 2_000
const MAX_OPEN = 1_000
const MAX_CHARACTERS = 60

/** How much less a later line can say, and how much it has to, if so many lines show that the step continued. */
const LIMITS = [
  { lines: 10, maxDifference: 6, minScore: 0 },
  { lines: 1, maxDifference: 3, minScore: 1.5 },
] as const

/** A line just above an error that says that the step failed is its heading. */
const MAX_HEADING_DISTANCE = 3

/** Signs of a line that says only that what is above it failed. */
const CONSEQUENCES: readonly SignName[] = ['wrapper', 'commandFailed', 'wholeFailed', 'exitStatus']
const ENDINGS: readonly SignName[] = ['kind:summary', 'commandFailed', 'wholeFailed']

/**
 * Returns a function that reads the lines of a step in their order, and counts those by which it shows that it
 * continued after an error: work, and output that begins as it did before the error. Its memory is bounded.
 */
export function continuationReader() {
  /** Index of the first line with a beginning. */
  const beginnings = new Map<string, number>()
  let open: { readonly index: number; readonly continuation: Continuation }[] = []
  let count = 0

  return (line: Candidate, found: LineClass, canBeReason: boolean): Continuation => {
    const { index } = line
    const continuation: Continuation = { before: count, resumed: undefined }
    const beginning = beginningOf(line.text, found)
    const first = beginning === undefined ? undefined : beginnings.get(beginning)
    const since = showsWork(line.text, found) ? -1 : first
    if (since !== undefined) {
      const from = open.findLastIndex((error) => error.index <= since) + 1
      for (const error of open.splice(from)) error.continuation.resumed = count
      count += 1
    }
    const isNew = beginning !== undefined && first === undefined
    if (isNew && beginnings.size < MAX_BEGINNINGS && !isFrameOrCode(line.text))
      beginnings.set(beginning, index)
    if (canBeReason) open.push({ index, continuation })
    if (open.length > 2 * MAX_OPEN) open = open.slice(-MAX_OPEN)
    return continuation
  }
}

/** Returns the first word of a line of output, without its numbers; `undefined` for an error. */
function beginningOf(text: string, found: LineClass): string | undefined {
  const isOutput = found.kind === 'text' || found.kind === 'noise' || isLogged(text)
  if (!isOutput || !/[\p{L}\p{N}]/u.test(text)) return undefined
  return /^\s*\S+/
    .exec(text.slice(0, MAX_CHARACTERS))?.[0]
    .replace(/^\s+/, ' ')
    .replace(/\d+/g, '#')
}

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
    const { resumed = Infinity } = last.continuation
    const limit = LIMITS.find((row) => one.continuation.before - resumed >= row.lines) // (1)
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
