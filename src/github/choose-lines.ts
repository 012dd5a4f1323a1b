import type { LogExcerpt, LogLine } from '../model/failure.ts'
import { SECOND, type Instant, type Milliseconds } from '../model/time.ts'
import { readLine, timeReader, type ReadLine } from './log-text.ts'
import type { RawLine } from './split-lines.ts'

/** When a step ran, as the API tells: in whole seconds, each end `undefined` where it is not known. */
export interface Span {
  readonly from: Instant | undefined
  readonly to: Instant | undefined
}

export interface Wanted {
  readonly span: Span
  /** How many lines to choose. */
  readonly limit: number
}

/** The API may have rounded or cut the fraction of a second. */
const TOLERANCE: Milliseconds = SECOND

const EXIT = /^Error: Process completed with exit code (\d{1,10})\.$/
/** Errors that say no more than that there was one. */
const HOLLOW = /^Error: (?:The operation was canceled\.|$)/
const AFTER_STEPS = 'Post job cleanup.'

export interface LineChooser {
  add(line: RawLine): void
  /** Nothing of the step can follow. */
  readonly ended: boolean
  /** What lies before the lines that were added could change no more than which error is the first. */
  readonly enough: boolean
  /** `undefined` when the step has written nothing, or it is not in the lines that were added. */
  excerpt(): LogExcerpt | undefined
}

type Candidate = Omit<LogLine, 'skipped'> & { readonly index: number }

/**
 * Chooses the lines that tell why a step failed: those up to and with its last error, or its last
 * ones when it has none; and where its first error is not among these, half of the lines are for
 * those up to and with that. Keeps no more than a few times `limit` lines.
 *
 * A log has no boundaries of steps: they are found by their times, and within the second by the head
 * that the runner writes before each.
 *
 * @param fromStart whether the first line that is added is the first of the log
 */
export function lineChooser({ span, limit }: Wanted, fromStart: boolean): LineChooser {
  const timeOf = timeReader()
  let time: Instant | undefined
  let startSeen = fromStart
  let found = false
  let ended = false
  let inHead = false
  let inError = false
  let erred = false
  let count = 0
  let exitCode: number | undefined
  /** Up to and with the last error. */
  let settled: Candidate[] = []
  /** What came after that. */
  let pending: Candidate[] = []
  /** Up to and with the first error that says something. */
  let first: Candidate[] = []

  function add(raw: RawLine): void {
    const own = timeOf(raw.bytes)
    time = own ?? time
    if (ended || !isWithin()) return
    found = true
    const line = readLine(raw.bytes)
    const startsLine = own !== undefined
    if (line.kind === 'head' ? isOtherHead() : isCleanup(line)) return
    if (line.kind === 'error') inHead = false
    if (inHead) {
      if (line.kind === 'end-of-group') inHead = false
      return
    }
    if (line.kind === 'head') inHead = true
    inError = line.kind === 'error' || (inError && !startsLine)
    keep(line, raw.cut)
  }

  /** Whether the time is one of the step; says so when the step is over, or is still to come. */
  function isWithin(): boolean {
    const { from, to } = span
    if (time === undefined) return from === undefined
    if (from !== undefined && time < from - TOLERANCE) {
      startSeen = true
      return false
    }
    // The times of lines are those of their seconds, and the end of a step is not rounded up past them.
    if (to !== undefined && time > to) ended = true
    return !ended
  }

  /** The head of this step, before which all is the step before; or that of the step after it. */
  function isOtherHead(): boolean {
    const { from, to } = span
    if (time === undefined) return false
    if (from !== undefined && time <= from) {
      settled = []
      pending = []
      first = []
      count = 0
      exitCode = undefined
      erred = false
      startSeen = true
      inHead = true
      return true
    }
    if (erred && to !== undefined && time >= to - TOLERANCE) ended = true
    return ended
  }

  function isCleanup({ text }: ReadLine): boolean {
    const { to } = span
    if (text === AFTER_STEPS && erred && to !== undefined && (time ?? 0) >= to - TOLERANCE) {
      ended = true
    }
    return ended
  }

  function keep({ kind, text, cut }: ReadLine, cutBefore: boolean): void {
    if (kind === 'hidden' || kind === 'end-of-group') return
    const exit = kind === 'error' ? EXIT.exec(text)?.[1] : undefined
    if (exit === undefined) {
      const previous = pending.at(-1) ?? settled.at(-1)
      // One empty line says as much as many.
      if (text === '' && (previous === undefined || previous.text === '')) return
      pending.push({ text, error: inError, cut: cut || cutBefore, index: count })
      count += 1
    } else {
      exitCode = Number(exit)
    }
    if (inError) {
      erred = true
      settled.push(...pending)
      pending = []
      const telling = kind === 'error' && exit === undefined && !HOLLOW.test(text)
      if (first.length === 0 && telling) first = settled.slice(-limit)
    }
    // Now and then, so that it costs nothing a line.
    if (settled.length > 2 * limit + 100) settled = settled.slice(-limit)
    if (pending.length > 2 * limit + 100) pending = pending.slice(-limit)
  }

  function tail(): Candidate[] {
    return (erred ? settled : pending).slice(-limit)
  }

  function choose(): Candidate[] {
    const last = tail()
    const error = first.at(-1)
    if (error === undefined || last[0] === undefined || error.index >= last[0].index) return last
    const head = first.slice(-Math.ceil(limit / 2))
    const rest = limit - head.length
    return [...head, ...(rest === 0 ? [] : last.slice(-rest))]
  }

  return {
    add,
    get ended() {
      return ended
    },
    get enough() {
      // Much that follows within the second in which a step ended would look like it; but its error is not there.
      const full = tail().length >= limit && (erred || span.to === undefined)
      return found && (startSeen || full)
    },
    excerpt() {
      const chosen = choose()
      const begin = chosen.findIndex(({ text }) => text !== '')
      const lines = begin === -1 ? [] : chosen.slice(begin)
      if (lines.length === 0 && exitCode === undefined) return undefined
      return {
        lines: lines.map(({ index, ...line }, at) => {
          const before = lines[at - 1]
          return { ...line, skipped: before === undefined ? 0 : index - before.index - 1 }
        }),
        leftOut: startSeen ? (lines[0]?.index ?? 0) : undefined,
        exitCode,
      }
    },
  }
}
