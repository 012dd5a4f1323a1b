import { type LineClass, showsWork } from '../forms/classify-line.ts'
import { isFrameOrCode } from '../lines/frames.ts'
import { isLogged } from '../lines/plain-lines.ts'
import type { Continuation, LogEvent } from './log-event.ts'

type Seen = Pick<LogEvent, 'index' | 'text' | 'found' | 'hasSign'>

/** A beginning that a later line repeats, and errors after which no line has shown that the step continued. */
const MAX_BEGINNINGS = 2_000
const MAX_OPEN = 1_000
const MAX_CHARACTERS = 60

/**
 * Returns a function that reads the lines of a step in their order, and counts those by which it shows that it
 * continued after an error: work, and output that begins as it did before the error. Its memory is bounded.
 */
export function continuationReader(): (line: Seen) => Continuation {
  /** Index of the first line with a beginning. */
  const beginnings = new Map<string, number>()
  let open: { readonly index: number; readonly continuation: Continuation }[] = []
  let count = 0

  return ({ index, text, found, hasSign }) => {
    const continuation: Continuation = { before: count, resumed: undefined }
    const beginning = beginningOf(text, found)
    const first = beginning === undefined ? undefined : beginnings.get(beginning)
    const since = showsWork(text, found) ? -1 : first
    if (since !== undefined) {
      const from = open.findLastIndex((error) => error.index <= since) + 1
      for (const error of open.splice(from)) error.continuation.resumed = count
      count += 1
    }
    const isNew = beginning !== undefined && first === undefined
    if (isNew && beginnings.size < MAX_BEGINNINGS && !isFrameOrCode(text))
      beginnings.set(beginning, index)
    if (hasSign) open.push({ index, continuation })
    if (open.length > 2 * MAX_OPEN) open = open.slice(-MAX_OPEN)
    return continuation
  }
}

/** Returns the first word of a line of output, without its numbers; `undefined` for an error. */
function beginningOf(text: string, found: LineClass): string | undefined {
  const isOutput = found.kind === 'text' || found.kind === 'noise' || isLogged(text)
  if (!isOutput || !/^(?!npm (?:ERR!|error)).*[\p{L}\p{N}]/u.test(text)) return undefined
  return /^\s*\S+/
    .exec(text.slice(0, MAX_CHARACTERS))?.[0]
    .replace(/^\s+/, ' ')
    .replace(/\d+/g, '#')
}
