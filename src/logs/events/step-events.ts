import { logText } from '../../model/logged/log-text.ts'
import { QUOTED_REASON } from '../../model/report/failure.ts'
import { type EntryReader, entryReader } from '../entries/entry-reader.ts'
import { REPORTED } from '../forms/any.ts'
import { classifyLine, type LineClass, showsWork } from '../forms/classify-line.ts'
import { type LabelledLine, labelSplitter } from '../lines/label.ts'
import { type LineKind, markOf, type StepLine } from '../lines/step-line.ts'
import { blamesWarnings } from '../lines/strict.ts'
import { continuationReader } from './continuation.ts'
import { eventStore } from './event-store.ts'
import type { LogEvent } from './log-event.ts'
import { lineQualifier } from './qualify-line.ts'
import { signReader } from './sign-reader.ts'
import { tail } from './tail.ts'

/** The lines of a step, once all are read. */
export interface StepEvents {
  /** The lines around those that can say why the step failed, and the last ones. */
  readonly events: readonly LogEvent[]
  /** The lines without noise, and all lines, up to the last error. */
  readonly end: readonly LogEvent[]
  readonly endWithNoise: readonly LogEvent[]
  /** The last lines, at most as many as are wanted. */
  readonly last: readonly LogEvent[]
  readonly entries: EntryReader
  readonly exitCode: number | undefined
  readonly timedOut: boolean
  /** Index of the last line that says that warnings fail the step. */
  readonly strictAt: number | undefined
  /** Position of the last error, or else of the last line: what follows needs a sign to be the reason. */
  readonly endsAt: number
  /** How many lines show work. */
  readonly works: number
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Process completed with exit code (\d{1,10})\.$/
/** Errors without information. */
const EMPTY_ERROR = /^(?:The operation was canceled\.|$)/
/** https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs */
const TIMED_OUT = /^The action '.{1,500}' has timed out after \d{1,6} minutes\.$/

/** Indented or framed lines continue a warning. Those of CMake have empty lines within. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/
const OPEN_WARNING = /^CMake /

/** Lines that are kept below one that names what failed or has the runner's mark, and below any other that can say why. */
const MAX_BELOW_NAME = 24
const MAX_BELOW = 5

/** A header and an empty line say nothing. */
const UNREAD = logText('')

/**
 * Reads the lines of a step as events. Its memory is bounded.
 *
 * @param limit how many lines of the end are wanted
 * @param emit receives each line but headers, and the lines above it
 */
export function stepEvents(
  limit: number,
  emit: (event: LogEvent, above: readonly LogEvent[]) => void,
) {
  const store = eventStore()
  const entries = entryReader()
  const end = tail(limit)
  const endWithNoise = tail(limit)
  const classify = lineClassifier()
  const qualify = lineQualifier()
  const hasSign = signReader()
  const readContinuation = continuationReader()
  const splitter = labelSplitter(read)
  let previous = ''
  let inError = false
  let isFirst = false
  let timedOut = false
  let exitCode: number | undefined
  let strictAt: number | undefined
  let endsAt: number | undefined
  let index = 0
  let position = 0
  let works = 0

  function read(
    { kind, text: printed, cut, timed }: StepLine,
    { label, text }: LabelledLine,
  ): void {
    const error = kind === 'error' || (inError && !timed)
    inError = error
    if (kind === 'error') timedOut = TIMED_OUT.test(text)
    const exit = kind === 'error' ? EXIT.exec(text)?.[1] : undefined
    if (exit !== undefined || kind === 'header') {
      isFirst = true
      entries.close()
    }
    if (exit !== undefined) {
      exitCode = Number(exit)
      endsAt = position
      for (const lines of [end, endWithNoise]) lines.settle()
      return
    }
    const shownMark = markOf({ kind })
    // Collapse repeated empty lines.
    if (shownMark + printed === '' && previous === '') return
    previous = shownMark + printed
    if (blamesWarnings(text)) strictAt = index
    const found = classify(kind, text)
    if (found.kind !== 'noise') position += 1
    if (showsWork(text, found)) works += 1
    if (error) endsAt = position
    const mark = found.kind === 'failure' ? '' : shownMark
    const isSign = hasSign({ text, error, found })
    const isRead = kind !== 'header'
    const namedBy = isRead && !text.startsWith(QUOTED_REASON) ? entries.add(text) : undefined
    const event: LogEvent = {
      index,
      mark,
      text,
      error,
      cut,
      found,
      isFirst,
      position,
      works,
      hasSign: isSign,
      label: shownMark + label,
      whole: isRead && text.trim() !== '' ? qualify({ label, mark, text }, found) : UNREAD,
      isName: namedBy !== undefined,
      namedBy,
      continuation: readContinuation({ index, text, found, hasSign: isSign }),
    }
    index += 1
    isFirst = false
    if (isRead) emit(event, store.above())
    store.add(event, linesBelow(event))
    if (event.found.kind !== 'noise' && event.found.kind !== 'warning') end.add(event)
    endWithNoise.add(event)
  }

  return {
    add: (line: StepLine): void => {
      splitter.add(line)
    },
    end(): StepEvents {
      splitter.end()
      return {
        events: store.events(),
        entries,
        exitCode,
        timedOut,
        strictAt,
        works,
        end: end.lines(),
        endWithNoise: endWithNoise.lines(),
        last: endWithNoise.last(),
        endsAt: endsAt ?? position,
      }
    },
  }
}

/** Returns how many lines below a line can belong to it; `undefined` if it says nothing of a failure. */
function linesBelow({ found, hasSign, isName, mark }: LogEvent): number | undefined {
  if (!hasSign && !isName) return undefined
  const after = found.kind === 'failure' || found.kind === 'error' ? found.form.after : 0
  return Math.max(isName || mark !== '' ? MAX_BELOW_NAME : MAX_BELOW, after)
}

/** Returns a function that classifies the lines of a step, of which some continue a warning. */
function lineClassifier(): (kind: LineKind, text: string) => LineClass {
  let inWarning = false
  let isOpen = false
  return (kind, text) => {
    if (kind === 'header') return { kind: 'text' }
    const found = classifyLine(text)
    if (kind === 'error') {
      inWarning = false
      if (found.kind === 'failure') return found
      return EMPTY_ERROR.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED }
    }
    if (found.kind === 'warning') isOpen = OPEN_WARNING.test(text)
    if (inWarning && isOpen && text.trim() === '') return found
    inWarning =
      found.kind === 'warning' ||
      (inWarning &&
        (found.kind === 'text' || found.kind === 'mention') &&
        CONTINUES_WARNING.test(text))
    return inWarning ? { kind: 'warning' } : found
  }
}
