// What stands before a line of a log, whatever the lines around it are.
import { memoize } from '../../model/logged/memoize.ts'
import { isSpecific } from './ending-forms.ts'

/** Labels that no line of a tool begins with: of BuildKit and of Yarn. */
const CERTAIN = /^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?)(?: |$)/

/** A time, a number of milliseconds before a level, a number of a step. */
const TIME =
  /^(?:#\d{1,5}(?: |$)|\d{1,9} (?=\[)|\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?:?(?: |$)(?:▸(?: |$))?)/

/** The name of a process in a form of its own: `web:test: `, `web test: `, `web-1 | `, `[web] `. */
const NAME =
  /^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/

/** The same in a form that many lines have: `web: `, `app[web.1]: `, `web> `, `[web 1] `, `(web) `. */
const LOOSE_NAME =
  /^(?:@?\w[\w@/.-]{0,60}(?:\[[\w.-]{1,40}\])?:(?: |$)|[A-Za-z][\w.-]{0,40}>(?: |$)|\[[\w@/.:# -]{1,60}\]:?(?: |$)|\([\w@/.:-]{1,40}\):?(?: |$))/

/** What names no process: a level of a logger, and what heads a cause. */
const LEVEL =
  /^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i

/** A label is on so many lines in sequence, and one of them is empty or indented behind it. */
const MIN_LINES = 3
/** Lines that show whether those before them have a label. */
const LINES_AHEAD = 40
const MAX_LABELS = 1_000
/** Bounds the time of the patterns. */
const MAX_CHARACTERS = 200
/** A line without any of these has no label. Most lines have none. */
const SIGN = /[:|\]>)#➤]|^\d+[ .]/

interface SeenLabel {
  lines: number
  /** Whether the text behind the label is empty or indented once, as no message of a tool is behind its own name. */
  isOpen: boolean
}

/** What can be the label of a line: a time, or a name, perhaps behind a time. */
interface FoundLabel {
  readonly label: string
  readonly hasName: boolean
}

interface LabelCandidate {
  readonly label: string
  readonly seen: SeenLabel
}

interface LabelSplitter<Line> {
  readonly add: (line: Line) => void
  readonly end: () => void
}

/**
 * Splits each line into its label and its text. A label is what stands before several lines in sequence, of which one
 * is empty or indented behind it. So a line waits for some of the next ones.
 *
 * @param emit receives the lines in order; a label with its separator, empty if a line has none
 */
export function labelSplitter<Line extends { readonly text: string }>(
  emit: (line: Line, split: { readonly label: string; readonly text: string }) => void,
): LabelSplitter<Line> {
  const labels = new Map<string, SeenLabel>()
  let waiting: { readonly line: Line; readonly candidates: readonly LabelCandidate[] }[] = []
  /** The labels of the line above. */
  let above: readonly FoundLabel[] = []

  function release(count: number): void {
    for (const { line, candidates } of waiting.slice(0, count)) {
      const { text } = line
      const found = candidates.findLast(({ seen }) => seen.lines >= MIN_LINES && seen.isOpen)
      const label = found?.label ?? CERTAIN.exec(text)?.[0] ?? ''
      emit(line, { label, text: text.slice(label.length) })
    }
    waiting = waiting.slice(count)
  }

  function note({ label, hasName }: FoundLabel, text: string): LabelCandidate {
    const key = label.trimEnd().replace(/\d+/g, '#')
    const seen = labels.get(key) ?? { lines: 0, isOpen: false }
    if (labels.size < MAX_LABELS) labels.set(key, seen)
    if (above.some((one) => one.hasName === hasName)) seen.lines += 1
    seen.isOpen ||= /^\s|^$/.test(text.slice(label.length))
    return { label, seen }
  }

  return {
    add: (line) => {
      const found = labelsOf(line.text)
      const candidates = found.map((one) => note(one, line.text))
      if (line.text !== '') above = found
      waiting.push({ line, candidates })
      if (waiting.length >= 2 * LINES_AHEAD) release(LINES_AHEAD)
    },
    end: () => {
      release(waiting.length)
    },
  }
}

/** A time of BuildKit without the number of its step. */
const SECONDS = /^\d{1,3}\.\d{1,3} /

/** Returns the name of the process in a label; empty if it is a time or a number. */
export function processOf(label: string): string {
  const name = label.replace(TIME, '').trim()
  return /[A-Za-z]/.test(name) ? name : ''
}

/** Several readers need the label of a line. */
const MAX_TEXTS = 50

/** Returns what stands before a line in the form of a label, whatever the lines around it begin with. */
export const labelLike: (text: string) => string = memoize(readLabel, MAX_TEXTS)

function readLabel(text: string): string {
  const start = text.slice(0, MAX_CHARACTERS)
  if (!SIGN.test(start)) return ''
  const time = (CERTAIN.exec(start) ?? /^#\d{1,5} /.exec(start) ?? SECONDS.exec(start))?.[0] ?? ''
  const name = time === '' ? (NAME.exec(start)?.[0] ?? '') : ''
  return time === '' && !isName(name) ? '' : `${time}${name}`
}

/** Lists what can be the label of a line: a time, and a time with the name of a process. */
function labelsOf(text: string): readonly FoundLabel[] {
  const start = text.slice(0, MAX_CHARACTERS)
  if (!SIGN.test(start)) return []
  const time = (CERTAIN.exec(start) ?? TIME.exec(start))?.[0] ?? ''
  const rest = start.slice(time.length)
  const name = (NAME.exec(rest) ?? LOOSE_NAME.exec(rest))?.[0] ?? ''
  return [
    ...(time === '' ? [] : [{ label: time, hasName: false }]),
    ...(mayBeName(name) ? [{ label: `${time}${name}`, hasName: true }] : []),
  ]
}

/** Whether a text names a process, and says more than that something failed. */
function isName(text: string): boolean {
  const name = wordsIn(text)
  return text !== '' && !LEVEL.test(name) && (!/\p{L}/u.test(name) || isSpecific(name))
}

/** Whether a text names a process if several lines begin with it: `b: `, `[build] `. */
function mayBeName(text: string): boolean {
  return (
    text !== '' &&
    !LEVEL.test(wordsIn(text)) &&
    !/fail|pass|\b(?:error|npm|ok|warning)\b/i.test(text)
  )
}

function wordsIn(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
