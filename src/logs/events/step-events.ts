import { logText } from '../../model/logged/log-text.ts'
import { QUOTED_REASON } from '../../model/report/failure.ts'
import { type EntryReader, entryReader } from '../entries/entry-reader.ts'
import { showsWork } from '../forms/classify-line.ts'
import { labelSplitter, processOf } from '../lines/label.ts'
import { markOf, type StepLine } from '../lines/step-line.ts'
import { blamesWarnings } from '../lines/strict.ts'
import { continuationReader } from './continuation.ts'
import { eventStore } from './event-store.ts'
import { lineClassifier } from './line-classifier.ts'
import type { LogEvent } from './log-event.ts'
import { lineQualifier } from './qualify-line.ts'
import { runnerErrorReader } from './runner-error-reader.ts'
import { signReader } from './sign-reader.ts'

/** The lines of a step, once all are read. */
export interface StepEvents {
  /** The lines around those that can say why the step failed, and the last ones. */
  readonly events: readonly LogEvent[]
  /** The last lines, whatever they say. */
  readonly last: readonly LogEvent[]
  readonly entries: EntryReader
  readonly exitCode: number | undefined
  /** What the runner says of a time limit of the step, if that is its last error. */
  readonly timedOut: string | undefined
  /** Index of the last line that says that warnings fail the step. */
  readonly strictAt: number | undefined
  /**
   * Position of the last error up to the exit of the process, or else of the last line. What follows needs a sign to be
   * the reason, and an error there is about the files of the step, such as its summary.
   */
  readonly endsAt: number
  /** How many lines show work. */
  readonly works: number
  /** The lines of its header. */
  readonly header: string
}

interface StepReading {
  readonly add: (line: StepLine) => void
  /** @param header the lines of the step's header */
  readonly end: (header?: string) => StepEvents
}

/** A header and an empty line say nothing. */
const UNREAD = logText('')

/**
 * Reads the lines of a step as events: what they say of a failure is decided here, once. Its memory is bounded.
 *
 * @param emit receives each line but headers, and the lines above it
 */
export function stepEvents(
  emit: (event: LogEvent, above: readonly LogEvent[]) => void,
): StepReading {
  const store = eventStore()
  const runner = runnerErrorReader()
  const counter = lineCounter()
  const decide = lineDecisions()
  const splitter = labelSplitter(read)
  const entries = entryReader()
  let previous = ''
  let hasExited = false

  function read(line: StepLine, { label, text }: Pick<LogEvent, 'label' | 'text'>): void {
    const isRead = line.kind !== 'header'
    const { error, isExit } = runner.read(line, text)
    if (isExit || !isRead) entries.close()
    hasExited = isRead && (hasExited || isExit)
    if (isExit) {
      counter.end()
      return
    }
    const shownMark = markOf(line)
    const shown = shownMark + line.text
    // Collapse repeated empty lines.
    if (shown === '' && previous === '') return
    previous = shown
    const decided = decide(line, { index: counter.index(), label, text, error })
    const namedBy =
      isRead && !text.startsWith(QUOTED_REASON) ? entries.add(text, processOf(label)) : undefined
    const event: LogEvent = {
      ...decided,
      ...counter.count({ ...decided, error: error && !hasExited }),
      cut: line.cut,
      rest: line.rest,
      label: shownMark + label,
      namedBy,
    }
    if (isRead) emit(event, store.above())
    store.add(event)
  }

  return {
    add: splitter.add,
    end(header = ''): StepEvents {
      splitter.end()
      const [events, last] = [store.lines(), store.above()]
      return { events, last, ...runner.found(), ...counter.counts(), entries, header }
    },
  }
}

type Decided = Omit<LogEvent, 'position' | 'works' | 'cut' | 'rest' | 'namedBy'>

/** Returns a function that decides what a line says of a failure. */
function lineDecisions() {
  const classify = lineClassifier()
  const qualify = lineQualifier()
  const signOf = signReader()
  const continuationOf = continuationReader()
  return (
    { kind }: StepLine,
    line: Pick<LogEvent, 'index' | 'label' | 'text' | 'error'>,
  ): Decided => {
    const found = classify(kind, line.text)
    const mark = found.kind === 'failure' ? '' : markOf({ kind })
    const hasSign = signOf({ ...line, found })
    const isWritten = kind !== 'header' && line.text.trim() !== ''
    return {
      ...line,
      found,
      mark,
      hasSign,
      whole: isWritten ? qualify({ ...line, mark }, found) : UNREAD,
      continuation: continuationOf({ ...line, found, hasSign }),
    }
  }
}

/** Counts the lines of a step, those without noise, and those that show work. */
function lineCounter() {
  let index = 0
  let position = 0
  let works = 0
  let strictAt: number | undefined
  let endsAt: number | undefined
  return {
    index: () => index,
    count({ text, found, error }: Decided) {
      if (blamesWarnings(text)) strictAt = index
      if (found.kind !== 'noise') position += 1
      if (showsWork(text, found)) works += 1
      if (error) endsAt = position
      index += 1
      return { position, works }
    },
    /** Ends the step at the last line. */
    end(): void {
      endsAt = position
    },
    counts: () => ({ strictAt, works, endsAt: endsAt ?? position }),
  }
}
