import { stripVTControlCharacters } from 'node:util'
import { SECOND, type Instant } from '../model/time.ts'

/** Shown of a line. */
export const MOST_TEXT = 1_000

// Every line that the runner writes begins with its time; the further lines of a message do not.
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{1,9}Z(?: |$)/
const LONGEST_TIME = 34

/** The parts of a log are joined as they are, each with its mark of UTF-8. */
const MARK_BYTES = [0xef, 0xbb, 0xbf] as const

/** Reads the times of lines. Most are of the same second as the one before, which is remembered. */
export function timeReader(): (line: Buffer) => Instant | undefined {
  let second = ''
  let instant = NaN
  return (line) => {
    const [, read] = TIME.exec(startOf(line)) ?? []
    if (read === undefined) return undefined
    if (read !== second) {
      second = read
      instant = Date.parse(`${read}Z`)
    }
    return Number.isNaN(instant) ? undefined : Math.floor(instant / SECOND) * SECOND
  }
}

/** What a line is to the reader of a log. */
export type LineKind =
  /** The head of a step, or of a step within it: its script and its environment follow. */
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

/** The text of a line as a reader sees it on GitHub: plain, without its time and its commands. */
export function readLine(line: Buffer): ReadLine {
  const skip = markLength(line) + (TIME.exec(startOf(line))?.[0].length ?? 0)
  const plain = plainText(line.toString('utf8', skip))
  const { kind, text } = readCommand(plain)
  const cut = text.length > MOST_TEXT
  return { kind, text: cut ? text.slice(0, MOST_TEXT).toWellFormed() : text, cut }
}

function startOf(line: Buffer): string {
  const from = markLength(line)
  return line.toString('latin1', from, from + LONGEST_TIME)
}

function markLength(line: Buffer): number {
  return MARK_BYTES.every((byte, index) => line[index] === byte) ? MARK_BYTES.length : 0
}

const CONTROL = /[^\P{Cc}\t]/gu
const SEPARATORS = /[\p{Zl}\p{Zp}]/gu
/** Characters that change the direction or the order of the text around them, and marks of UTF-8. */
const INVISIBLE = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

function plainText(raw: string): string {
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

function readCommand(line: string): Omit<ReadLine, 'cut'> {
  // What follows is meant to be hidden, whoever left the command in the log.
  if (line.trimStart().startsWith('::add-mask::')) return { kind: 'hidden', text: '' }
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
