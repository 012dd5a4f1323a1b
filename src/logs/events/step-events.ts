// What is decided of a line of a step when it is read.
import { logText, type LogText } from '../../model/logged/log-text.ts'
import { QUOTED_REASON } from '../../model/report/failure.ts'
import { isSome } from '../../model/some.ts'
import { type EntryReader, entryReader } from '../entries/entry-reader.ts'
import { showsWork, type LineClass, classifyLine } from '../forms/classify-line.ts'
import { labelSplitter, processOf, labelLike } from '../lines/label.ts'
import { markOf, saysWhy, type StepLine, type LineKind } from '../lines/step-line.ts'
import { blamesWarnings } from '../lines/strict.ts'
import { eventStore, type LogEvent, type Continuation } from './event-store.ts'
import { STEP_LIMIT } from '../../model/logged/step-limit.ts'
import { REPORTED } from '../forms/any.ts'
import { isFrameOrCode } from '../lines/frames.ts'
import { isLogged } from '../lines/plain-lines.ts'
import { patternFinder } from '../lines/pattern-finder.ts'
import { SIGN } from '../lines/text-signs.ts'

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

/** What says nothing: a header, an empty line, one about a test that passed at another try. */
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
    const isRead = saysWhy(line)
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
    end(header = '') {
      splitter.end()
      const [events, last] = [store.lines(), store.above()]
      return { events, last, ...runner.found(), ...counter.counts(), entries, header }
    },
  }
}

type DecidedEvent = Omit<LogEvent, 'position' | 'works' | 'cut' | 'rest' | 'namedBy'>

/** Returns a function that decides what a line says of a failure. */
function lineDecisions() {
  const classify = lineClassifier()
  const qualify = lineQualifier()
  const signOf = signReader()
  const continuationOf = continuationReader()
  return (
    { kind }: StepLine,
    line: Pick<LogEvent, 'index' | 'label' | 'text' | 'error'>,
  ): DecidedEvent => {
    const found = classify(kind, line.text)
    const mark = found.kind === 'failure' ? '' : markOf({ kind })
    const hasSign = signOf({ ...line, lineClass: found })
    // The step can survive a line that says no more than a few above it as it survived those.
    const isWatched = hasSign || saysFailure({ lineClass: found })
    const isWritten = saysWhy({ kind }) && line.text.trim() !== ''
    return {
      ...line,
      lineClass: found,
      mark,
      hasSign,
      qualified: isWritten ? qualify({ ...line, mark }, found) : UNREAD,
      continuation: continuationOf({ ...line, lineClass: found, isWatched }),
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
    count({ text, lineClass: found, error }: DecidedEvent) {
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

const signsIn = patternFinder([SIGN])

/** Lines that differ only in numbers say no more than a few of them. */
const MAX_REPEATS = 3
const MAX_TEXTS = 5_000

/** Returns a function that says whether a line can be the reason, and says more than a few above it. */
function signReader(): (line: Pick<LogEvent, 'text' | 'error' | 'lineClass'>) => boolean {
  const repeats = new Map<string, number>()

  function isNew(text: string): boolean {
    const key = text.replace(/\d+/g, '#').trim()
    const count = (repeats.get(key) ?? 0) + 1
    if (count > 1 || repeats.size < MAX_TEXTS) repeats.set(key, count)
    return count <= MAX_REPEATS
  }

  return (line) => {
    const { text, error } = line
    const hasSign = error || saysFailure(line) || isSome(signsIn(text))
    return text.trim() !== '' && hasSign && isNew(text)
  }
}

/** Whether a line is of a class that says something of a failure. */
function saysFailure({ lineClass: { kind } }: Pick<LogEvent, 'lineClass'>): boolean {
  return kind !== 'noise' && kind !== 'text'
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Process completed with exit code (\d{1,10})\.$/

interface RunnerErrorReader {
  /**
   * Returns whether a line is of an error, and whether it only says how the process exited.
   *
   * @param text the line without its label
   */
  readonly read: (
    line: StepLine,
    text: string,
  ) => { readonly error: boolean; readonly isExit: boolean }
  readonly found: () => Pick<StepEvents, 'exitCode' | 'timedOut'>
}

/** Reads what the runner says of a step: which lines are of its errors, how the process exited, and a time limit. */
function runnerErrorReader(): RunnerErrorReader {
  let inError = false
  let exitCode: number | undefined
  let timedOut: string | undefined
  return {
    read({ kind, timed }, text) {
      inError = kind === 'error' || (inError && !timed)
      if (kind !== 'error') return { error: inError, isExit: false }
      timedOut = STEP_LIMIT.test(text) ? text : undefined
      const exit = EXIT.exec(text)?.[1]
      if (exit !== undefined) exitCode = Number(exit)
      return { error: true, isExit: exit !== undefined }
    },
    found: () => ({ exitCode, timedOut }),
  }
}

/** A path, alone or after a label, above lines that begin with a position in that file. */
const FILE =
  /^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/
/** A number before a word is a count, as in `2 errors`. */
const POSITION = /^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/

/** The first line of a title, whose further lines name what is nested: mocha, cypress. */
const TITLE = /^\s{0,4}\d{1,5}\) \S/
const NESTED = /^\s{4}/
const MAX_TITLE_LINES = 5

type LineQualifier = (line: Pick<LogEvent, 'label' | 'mark' | 'text'>, found: LineClass) => LogText

/**
 * Returns a function that completes a line by its label, and by what is above it: by the file, if it begins with a
 * position, or by the rest of a title. Without them, the lines of two failures can be equal.
 */
function lineQualifier(): LineQualifier {
  let file: string | undefined
  let title: string[] = []

  function complete(text: string, { kind }: LineClass): LogText {
    if (TITLE.test(text)) {
      title = [text]
    } else if (kind === 'text' && NESTED.test(text) && title.length > 0) {
      title = [...title, text.trim()]
      const whole = title.join(' ')
      if (text.trimEnd().endsWith(':') || title.length === MAX_TITLE_LINES) title = []
      return logText(whole)
    } else {
      title = []
    }
    const path = FILE.exec(text)?.[1]
    if (path !== undefined) file = path
    else if (file !== undefined && POSITION.test(text))
      return logText(text.replace(POSITION, ''), [file])
    else if (!/^\s|^[|+-]/.test(text)) file = undefined
    return logText(text)
  }

  return (line, found) => {
    const own = labelLike(line.text)
    const process = processOf(line.label === '' ? own : line.label)
    const said = line.text.slice(own.length)
    const { text, context, key } = complete(said, found)
    const content = key === said ? line.mark + said : text
    return logText(content, process === '' ? context : [process, ...context])
  }
}

/** Errors without information. */
const EMPTY_ERROR = /^(?:The operation was canceled\.|$)/

/** Indented or framed lines continue a warning. Those of CMake have empty lines within. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/
const OPEN_WARNING = /^CMake /

/** Returns a function that classifies the lines of a step, of which some continue a warning. */
function lineClassifier(): (kind: LineKind, text: string) => LineClass {
  let inWarning = false
  let isOpen = false
  return (kind, text) => {
    if (!saysWhy({ kind })) return { kind: 'text' }
    const found = classifyLine(text)
    if (kind === 'error') {
      inWarning = false
      if (found.kind === 'failure') return found
      return EMPTY_ERROR.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED }
    }
    if (found.kind === 'warning') isOpen = OPEN_WARNING.test(text)
    if (inWarning && isOpen && text.trim() === '') return found
    const isPlain = found.kind === 'text' || found.kind === 'mention'
    inWarning = found.kind === 'warning' || (inWarning && isPlain && CONTINUES_WARNING.test(text))
    return inWarning ? { kind: 'warning' } : found
  }
}

/** A line, and whether the step can survive it. */
type SeenLine = Pick<LogEvent, 'index' | 'text' | 'lineClass'> & { readonly isWatched: boolean }

/** A beginning that a later line repeats, and errors after which no line has shown that the step continued. */
const MAX_BEGINNINGS = 2_000
const MAX_OPEN = 1_000
const MAX_CHARACTERS = 60

/**
 * Returns a function that reads the lines of a step in their order, and counts those by which it shows that it
 * continued after an error: work, and output that begins as it did before the error. Its memory is bounded.
 */
function continuationReader(): (line: SeenLine) => Continuation {
  /** Index of the first line with a beginning. */
  const beginnings = new Map<string, number>()
  let open: { readonly index: number; readonly continuation: Continuation }[] = []
  let count = 0

  return ({ index, text, lineClass: found, isWatched }) => {
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
    if (isWatched) open.push({ index, continuation })
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
