import { MENTION } from '../../../logs/lines/plain-lines.ts'
import { stripVTControlCharacters } from 'node:util'
import { markOf, type StepLine } from '../../../logs/lines/step-line.ts'
import { type Instant, SECOND } from '../../../model/time.ts'

/** Maximum characters shown of a line, with the mark of an error. */
export const MAX_TEXT_CHARACTERS = 1_000

// The runner starts each line with its time, except further lines of a message. GitHub joins the parts of a log, each
// with its own UTF-8 byte order mark.
const TIME = /^(?:\xEF\xBB\xBF)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/
const MAX_TIME_CHARS = 34

export interface LineTime {
  /** Time with its fraction: the runner writes seven digits. */
  readonly time: Instant
  /** Position of the text in the line, in bytes. */
  readonly textAt: number
}

/**
 * Returns a function that reads the time of a line; `undefined` if it has none. It caches the last
 * second, since most lines are of the same second as the line before.
 */
export function timeReader(): (line: Buffer) => LineTime | undefined {
  let second: string | undefined
  let instant = NaN
  return (line) => {
    const read = TIME.exec(line.toString('latin1', 0, MAX_TIME_CHARS))
    if (read === null) return undefined
    if (read[1] !== second) {
      second = read[1]
      instant = Date.parse(`${second}Z`)
    }
    if (Number.isNaN(instant)) return undefined
    return { time: instant + Number(read[2]) * SECOND, textAt: read[0].length }
  }
}

/**
 * Returns the text of a line as GitHub shows it: plain, without its commands.
 *
 * @param textAt position of the text: behind the time, if the line has one
 */
export function readLine(line: Buffer, textAt = 0): Omit<StepLine, 'timed'> {
  const plain = plainText(line.toString('utf8', textAt))
  const { kind, text } = readLogCommand(plain)
  const maxCharacters = MAX_TEXT_CHARACTERS - markOf({ kind }).length
  if (text.length <= maxCharacters) return { kind, text, cut: false }
  const shown = text.slice(0, maxCharacters)
  const rest = text.slice(maxCharacters)
  return { kind, text: shown.toWellFormed(), cut: true, rest }
}

const CONTROL = /[^\P{Cc}\t]/gu
const SEPARATORS = /[\p{Zl}\p{Zp}]/gu
/** Characters that change the direction or order of text, and byte order marks. */
const INVISIBLE = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Most lines are plain already. */
const PLAIN = /^[\t\x20-\x7E]*$/

function plainText(raw: string): string {
  if (PLAIN.test(raw)) return raw.trimEnd()
  // A carriage return overwrites the text before it: only what mentions a failure stays.
  const states = raw.replace(/(?<!\r)\r+$/, '').split('\r')
  const shown = states.filter((state, index) => index === states.length - 1 || MENTION.test(state))
  return stripVTControlCharacters([...new Set(shown)].join(' '))
    .replace(CONTROL, '')
    .replace(SEPARATORS, ' ')
    .replace(INVISIBLE, '')
    .trimEnd()
}

// https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs (WellKnownTags)
const COMMAND = /^\s*##\[([\w-]+)\](.*)$/s

// The runner writes these around each step of a composite action, and rewrites them in program output:
// https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
const MARKER = /^##\[(?:start|end)-action [^\]]*\]$/

const MASK = /^\s*::add-mask::/

function readLogCommand(line: string): Pick<StepLine, 'kind' | 'text'> {
  // The rest of such a line is meant to be hidden.
  if (MASK.test(line) || MARKER.test(line)) return { kind: 'hidden', text: '' }
  const [, command = '', text = ''] = COMMAND.exec(line) ?? []
  switch (command) {
    case 'group':
      return { kind: text.startsWith('Run ') ? 'header' : 'text', text }
    case 'endgroup':
      return { kind: 'end-of-group', text: '' }
    case 'error':
      return { kind: 'error', text }
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
