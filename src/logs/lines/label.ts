import { isSpecific } from './ending-forms.ts'

/** Labels that no line of a tool begins with: of BuildKit, Yarn, a remote of git, Stack and WebdriverIO. */
const LABEL =
  /^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?|remote:|[a-z][\w-]{0,40}>|\[[\w .-]{1,60} #\d{1,4}-\d{1,4}\])(?: |$)/

/** A number of a step of BuildKit without its time, or a time without that number. */
const NUMBER = /^(?:#\d{1,5}|\d{1,3}\.\d{1,3}) /

/** The name of a process in a form of its own: `web:test: `, `web test: `, `web-1 | `, `[web] `. */
const NAME =
  /^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/

/** What names no process: a level of a logger, and what heads a cause. */
const LEVEL =
  /^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i

/** Returns the label of a line with its separator, if it certainly has one; else an empty text. */
export function labelOf(text: string): string {
  return LABEL.exec(text)?.[0] ?? ''
}

/** Returns what stands before a line in the form of a label; a tool's own line can begin like one. */
export function labelLike(text: string): string {
  const certain = labelOf(text) || NUMBER.exec(text)?.[0]
  if (certain !== undefined) return certain
  const name = NAME.exec(text)?.[0] ?? ''
  return isName(name) ? name : ''
}

/** Returns the name of the process in a label; empty if it is a number. */
export function processOf(label: string): string {
  return /[A-Za-z]/.test(label) ? label.trim() : ''
}

/** Whether a text names a process, and says more than that something failed. */
function isName(text: string): boolean {
  const name = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return text !== '' && !LEVEL.test(name) && (!/\p{L}/u.test(name) || isSpecific(name))
}
