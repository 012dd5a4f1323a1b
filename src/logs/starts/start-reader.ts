import type { NotEnded } from '../../model/report/failure.ts'
import { type Instant, SECOND } from '../../model/time.ts'
import { START_FORMS, type StartForms } from './start-forms.ts'

/** Tests that are listed. */
const MAX_LISTED = 50

/** Bounds the time of the patterns. */
const MAX_CHARACTERS = 700

/** A line has a form only if it has one of these words. */
const SIGN =
  /===|---|!!!|\]|# |\.py::|\bok\b|PASS|FAIL|SKIP|ERROR|RUN|TAP|Test |Start |^test |tests|[Rr]unning|worker|Executed|Fatal|panic:|exit status|fault|Aborted|Killed|Terminated|Restarting|Bail|Attempt/

/** A command that is tried again, or a process that a shell says died: what started before it was stopped. */
const STOPPED =
  /^(?:Warning: )?Attempt \d{1,3} failed\b|: line \d{1,6}: +\d{1,9} (?:Aborted|Killed|Segmentation fault|Terminated)\b/

/** A line of a step, as the readers of starts need it. */
interface TimedLine {
  /** As GitHub shows it, without blanks at its end. */
  readonly text: string
  /** Whether blanks are at its end. */
  readonly isOpen: boolean
  readonly time: Instant | undefined
  /** Whether the runner reports an error with it. */
  readonly isError: boolean
}

/** A test that had not ended, with the line that says that it started or continued. */
export interface StartedTest extends NotEnded {
  readonly printed: string
}

interface StartReader {
  readonly read: (line: TimedLine) => void
  /**
   * Lists the tests that had started and not ended when the log was cut, the longest first. Empty if the log contradicts
   * itself, as with lines of two processes or a name that a test printed.
   */
  readonly notEnded: () => readonly StartedTest[]
}

/** Reads which tests a step says started, and which of them ended. Its memory is bounded. */
export function startReader(): StartReader {
  let readers = START_FORMS.map(toolReader)
  /** The reader of the tool that wrote last: those of others are over, whatever they say. */
  let last: ToolReader | undefined
  let end: TimedLine | undefined
  let lastTime: Instant | undefined
  return {
    read(line) {
      lastTime = line.time ?? lastTime
      if (line.isError) return
      if (line.text !== '') end = line
      if (!SIGN.test(line.text)) return
      const text = line.text.slice(0, MAX_CHARACTERS)
      if (STOPPED.test(text)) {
        readers = START_FORMS.map(toolReader)
        last = undefined
        return
      }
      for (const reader of readers) if (reader.read({ ...line, text })) last = reader
    },
    notEnded() {
      const isAtEnd =
        end?.time !== undefined && lastTime !== undefined && lastTime - end.time < SECOND
      return last?.notEnded(lastTime, isAtEnd ? end?.text : undefined) ?? []
    },
  }
}

interface ToolReader {
  /** Returns whether a line is of the tool. */
  readonly read: (line: TimedLine) => boolean
  /** @param half the last line if it was written when the log was cut, so that it can be half of one */
  readonly notEnded: (
    lastTime: Instant | undefined,
    half: string | undefined,
  ) => readonly StartedTest[]
}

function toolReader(forms: StartForms): ToolReader {
  const tests = openTests(forms)
  const isCertain = forms.opens !== undefined
  let isActive = !isCertain
  const groupsOf = (pattern: RegExp | undefined, text: string) => pattern?.exec(text)?.groups

  /** Returns whether a line is of the tool: an end alone can be of another one. */
  function readEnd(text: string): boolean {
    const finished = groupsOf(forms.end, text)
    const isOver = forms.over.test(text)
    if (isOver) {
      tests.close()
      isActive = !isCertain
    } else if (finished !== undefined) tests.finish(finished)
    return (isOver || finished !== undefined) && (isCertain || tests.hasStarted())
  }

  function readStart(line: TimedLine): boolean {
    const started = groupsOf(forms.start, line.text)
    const isStart = started !== undefined && (forms.isOpen !== true || line.isOpen)
    if (isStart) tests.start(started, line)
    const paused = groupsOf(forms.turns?.pause, line.text)
    const resumed = groupsOf(forms.turns?.resume, line.text)
    const turn: StartGroups | undefined = paused ?? resumed
    if (turn !== undefined) tests.pause(turn['name'], line, paused !== undefined)
    return isStart || turn !== undefined
  }

  return {
    read(line) {
      if (forms.opens?.test(line.text)) {
        tests.begin()
        isActive = true
        return true
      }
      return isActive && (readEnd(line.text) || readStart(line))
    },
    notEnded(lastTime, half) {
      if (half !== undefined && forms.half.test(half) && !forms.start.test(half)) return []
      return startedTests(forms, tests.running(), lastTime)
    },
  }
}

/** Lists tests that run, with the time since they started: of nested ones, the innermost. */
function startedTests(
  { order, isOpen, hasRun = 0 }: StartForms,
  running: ReturnType<ReturnType<typeof openTests>['running']>,
  lastTime: Instant | undefined,
): readonly StartedTest[] {
  const [inner] = order === 'nested' ? running.slice(-1) : []
  const path = running.map(({ name }) => unescaped(name)).join(' › ')
  const named = inner === undefined ? running : [{ ...inner, name: path }]
  return named
    .flatMap(({ name, line: { text: printed, time } }): StartedTest[] => {
      if (isOpen) return [{ name, printed, duration: undefined }]
      const known = time === undefined || lastTime === undefined ? 0 : lastTime - time
      // What began in the last second is not what hung, and its name can be cut.
      return known < SECOND ? [] : [{ name, printed, duration: known + hasRun }]
    })
    .toSorted((one, other) => (other.duration ?? 0) - (one.duration ?? 0))
    .slice(0, MAX_LISTED)
}

/** Returns a name as it is: TAP writes `\#` and `\\`. */
function unescaped(name: string): string {
  return name.replace(/\\([\\#])/g, '$1')
}

/** Tests that are kept; of a log with more at a time, nothing is said. */
const MAX_OPEN = 1_000

/** Files that ended; of more, one can be taken for one that started again. */
const MAX_ENDED = 10_000

/** The named groups of a line in one of the forms. */
type StartGroups = Readonly<Partial<Record<string, string>>>

/** When a line was written, and its text. */
interface PrintedLine {
  readonly text: string
  readonly time: Instant | undefined
}

/** A test that started and did not end so far. */
interface UnfinishedTest {
  readonly name: string
  readonly id: string
  readonly indent: number
  /** The line with which it started or continued. */
  readonly line: PrintedLine
  readonly isPaused: boolean
}

interface OpenTests {
  /** Begins a run of the tool. */
  readonly begin: () => void
  readonly start: (groups: StartGroups, line: PrintedLine) => void
  readonly finish: (groups: StartGroups) => void
  readonly pause: (name: string | undefined, line: PrintedLine, isPaused: boolean) => void
  /** Ends all. */
  readonly close: () => void
  readonly hasStarted: () => boolean
  /** Returns those that run, in the order of their starts; empty if the lines contradict each other. */
  readonly running: () => readonly UnfinishedTest[]
}

/** Keeps which tests of a tool started and did not end. Its memory is bounded. */
function openTests({ order, repeats }: StartForms): OpenTests {
  let open: readonly UnfinishedTest[] = []
  let hasStarted = false
  let isBroken = false
  /** Whether a line is part of the outermost test: what a test prints can look like the first line of one, but alone. */
  let hasInner = false
  /** Those that ended, of a tool that writes the line of a start again, even after that. */
  const ended = new Set<string>()
  /** Characters of a number, with the blanks before it. */
  let width: number | undefined

  /** Whether a test cannot start while others run. */
  function contradicts(id: string, depth: number): boolean {
    const isAgain = open.some((one) => one.id === id)
    if (order === 'parallel' || isAgain) return isAgain
    return open.some(
      ({ isPaused, indent }) => !isPaused && (order === 'sequence' || indent >= depth),
    )
  }

  return {
    begin() {
      // Of several that run, one can have begun a run of its own.
      isBroken = order === 'parallel' && (isBroken || open.length > 0)
      open = []
    },
    start({ name = '', id = name, indent: { length: indent } = '' }, line) {
      hasStarted = true
      if (repeats && (ended.has(id) || open.some((one) => one.id === id))) return
      isBroken ||= contradicts(id, indent) || open.length >= MAX_OPEN
      hasInner = open.length > 0
      if (!isBroken) open = [...open, { name, id, indent, line, isPaused: false }]
    },
    finish({ name, id = name, indent: { length: depth } = '', blanks }) {
      if (blanks !== undefined && id !== undefined) width = blanks.length - 1 + id.length
      if (repeats && id !== undefined && ended.size < MAX_ENDED) ended.add(id)
      if (order === 'nested') {
        hasInner ||= depth > 0
        // Some tools indent the first line like those of the subtest.
        const at = open.findLastIndex(
          ({ name: own, indent }) => own === name && (indent === depth || indent === depth + 4),
        )
        open = at === -1 ? open : open.slice(0, at)
        return
      }
      const rest = id === undefined ? [] : open.filter((one) => one.id.trim() !== id.trim())
      // Only what runs can end.
      isBroken ||= order === 'sequence' && open.length > 0 && rest.length === open.length
      open = rest
    },
    pause(name, line, isPaused) {
      open = open.map((one) =>
        one.name === name && one.isPaused !== isPaused ? { ...one, line, isPaused } : one,
      )
    },
    close() {
      open = []
      ended.clear()
    },
    hasStarted: () => hasStarted,
    running() {
      if (isBroken || (order === 'nested' && !hasInner)) return []
      // What a test prints can have a number of another width.
      return open.filter(
        ({ id, isPaused }) => !isPaused && (width === undefined || id.length === width),
      )
    },
  }
}
