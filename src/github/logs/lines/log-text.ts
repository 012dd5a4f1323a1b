import { stripVTControlCharacters } from 'node:util'
import { type Instant, SECOND } from '../../../model/time.ts'

/** Shown of a line. */
export const MAX_TEXT = 1_000

// Every line that the runner writes begins with its time; the further lines of a message do not.
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/
const MAX_TIME_CHARS = 34
const SECOND_CHARS = '2026-03-01T10:00:00'.length

/** The parts of a log are joined as they are, each with its mark of UTF-8. */
const MARK_BYTES = [0xef, 0xbb, 0xbf] as const

interface LineTime {
  /** To the fraction that the line has: the runner writes seven digits of a second. */
  readonly time: Instant
  /** Where the text of the line begins, in bytes. */
  readonly textAt: number
}

/**
 * Returns a function that reads the times of lines, and `undefined` for a line without one. Most
 * lines are of the same second as the one before, whose date is not parsed again.
 */
export function timeReader(): (line: Buffer) => LineTime | undefined {
  let second = Buffer.alloc(SECOND_CHARS)
  let instant = NaN
  return (line) => {
    const from = markLength(line)
    if (!isSameSecond(line, from, second) || line[from + SECOND_CHARS] !== DOT) {
      const [, read] = TIME.exec(startOf(line)) ?? []
      if (read === undefined) return undefined
      second = Buffer.from(read)
      instant = Date.parse(`${read}Z`)
    }
    let textAt = from + SECOND_CHARS + 1
    let fraction = 0
    let unit = SECOND
    for (let digit = digitAt(line, textAt); digit >= 0; digit = digitAt(line, ++textAt)) {
      unit /= 10
      fraction += digit * unit
    }
    if (line[textAt] !== Z || Number.isNaN(instant)) return undefined
    return { time: instant + fraction, textAt: textAt + (line[textAt + 1] === SPACE ? 2 : 1) }
  }
}

const DOT = 0x2e
const Z = 0x5a
const SPACE = 0x20

/** From the last character on, which differs most often. */
function isSameSecond(line: Buffer, from: number, second: Buffer): boolean {
  for (let at = SECOND_CHARS - 1; at >= 0; at--) {
    if (line[from + at] !== second[at]) return false
  }
  return true
}

/** The value of a decimal digit; negative for any other byte. */
function digitAt(line: Buffer, at: number): number {
  const digit = (line[at] ?? 0) - 0x30
  return digit <= 9 ? digit : -1
}

/** What a line is to the reader of a log. */
type LineKind =
  /** A group named `Run ...`: the header of a step or of one within it, unless a program printed it. */
  | 'head'
  | 'end-of-group'
  | 'error'
  | 'text'
  /** For the runner, not for readers. */
  | 'hidden'

export interface ReadLine {
  readonly kind: LineKind
  readonly text: string
  readonly cut: boolean
}

/**
 * Returns the text of a line as a reader sees it on GitHub: plain, without its time and its commands.
 *
 * @param textAt where the text begins, if that is known
 */
export function readLine(
  line: Buffer,
  textAt = markLength(line) + (TIME.exec(startOf(line))?.[0].length ?? 0),
): ReadLine {
  const plain = plainText(line.toString('utf8', textAt))
  const { kind, text } = readCommand(plain)
  const cut = text.length > MAX_TEXT
  return { kind, text: cut ? text.slice(0, MAX_TEXT).toWellFormed() : text, cut }
}

function startOf(line: Buffer): string {
  const from = markLength(line)
  return line.toString('latin1', from, from + MAX_TIME_CHARS)
}

function markLength(line: Buffer): number {
  return MARK_BYTES.every((byte, index) => line[index] === byte) ? MARK_BYTES.length : 0
}

const CONTROL = /[^\P{Cc}\t]/gu
const SEPARATORS = /[\p{Zl}\p{Zp}]/gu
/** Characters that change the direction or the order of the text around them, and marks of UTF-8. */
const INVISIBLE = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Most lines are plain already. */
const PLAIN = /^[\t\x20-\x7E]*$/

function plainText(raw: string): string {
  if (PLAIN.test(raw)) return raw.trimEnd()
  // A carriage return overwrites what stands before it.
  const state = raw.replace(/\r+$/, '')
  return stripVTControlCharacters(state.slice(state.lastIndexOf('\r') + 1))
    .replace(CONTROL, '')
    .replace(SEPARATORS, ' ')
    .replace(INVISIBLE, '')
    .trimEnd()
}

// https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs (WellKnownTags)
const COMMAND = /^##\[([\w-]+)\](.*)$/s

// The runner writes these around each step of a composite action, and rewrites them in the output of programs:
// https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
const MARKER = /^##\[(?:start|end)-action [^\]]*\]$/

function readCommand(line: string): Omit<ReadLine, 'cut'> {
  // What follows is meant to be hidden, whoever left the command in the log.
  if (line.trimStart().startsWith('::add-mask::') || MARKER.test(line)) {
    return { kind: 'hidden', text: '' }
  }
  const [, command, text = ''] = COMMAND.exec(line) ?? []
  switch (command ?? '') {
    case 'group':
      return { kind: text.startsWith('Run ') ? 'head' : 'text', text }
    case 'endgroup':
      return { kind: 'end-of-group', text: '' }
    case 'error':
      return { kind: 'error', text: `Error: ${text}` }
    case 'warning':
      return { kind: 'text', text: `Warning: ${text}` }
    case 'notice':
      return { kind: 'text', text: `Notice: ${text}` }
    case 'command':
    case 'section':
      return { kind: 'text', text }
    case 'debug':
    case 'add-mask':
      return { kind: 'hidden', text: '' }
    default:
      return { kind: 'text', text: line }
  }
}
