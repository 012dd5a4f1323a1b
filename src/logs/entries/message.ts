// What is said of the line that says why a step failed.
import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import type { LoggedEntry, LoggedMessage } from '../../model/report/failure.ts'
import { ANY_FINDING } from '../forms/any.ts'

/**
 * Returns what says why the step failed, as every output shows it; the first of these that there is:
 *
 * 1. the first test, and behind it what it says, or else the line that says why, unless that is a row of another test;
 * 2. the entry that the line that says why is about, or the first finding of its tool that says more;
 * 3. the first finding, if it is in the line of a compiler or a linter;
 * 4. the only finding of a tool's own form and the line, or the first of several if the line alone is uncertain;
 * 5. the line, without the frame of a tool.
 *
 * @param said the line that says why
 * @param isLineCertain whether that line certainly says why
 */
export function shownMessage(
  listed: readonly LoggedEntry[],
  said: string | undefined,
  isLineCertain: boolean,
): LoggedMessage | undefined {
  const entries = withoutOpened(listed)
  const [first, ...others] = entries
  const line = said && unframed(said)
  const ofLine = said === undefined ? said : { line, isCertain: isLineCertain }
  const ofEntry = (entry: LoggedEntry, above?: string) => ({
    ...(namesError(entry) || isListTheBest(entry)
      ? { entry, line: above }
      : { line: unframed(entry.printed) }),
    isCertain: isNamed(entry) || isLineCertain,
  })
  if (first === undefined) return ofLine
  const isPart = first.title !== undefined && !namesError(first)
  if (said === undefined) return isPart ? said : ofEntry(entries.find(isListTheBest) ?? first)
  const about =
    entries.find(({ detail }) => detail !== undefined && said.includes(detail)) ??
    entries.find(({ printed }) => printed.trim() === said.trim())
  if (first.isTest) {
    if (first.detail !== undefined) return ofEntry(first)
    return about?.isTest ? ofEntry(about) : ofEntry(first, line) // (1)
  }
  if (about !== undefined) {
    const isAlike = (one: LoggedEntry) =>
      [about, one].every(isListTheBest) &&
      one.tool === about.tool &&
      !WARNING.test(one.detail ?? '')
    return ofEntry(entries.find(isAlike) ?? about) // (2)
  }
  if (isPart) return ofLine
  if (isNamedByForm(first) && (isListTheBest(first) || first.position !== undefined))
    return ofEntry(first) // (3)
  if (!isNamed(first)) return ofLine // (5)
  if (others.length === 0) return ofEntry(first, line) // (4)
  return isLineCertain ? ofLine : ofEntry(first)
}

/** A statement that ends within a bracket. @example could not import acme.dev/store (-: # acme.dev/store */
const OPEN = /\([^()]*$/
const CLOSED = /^[^()]*\)/

/** Omits a finding before the one that its bracket has, which says what is wrong with it. */
function withoutOpened(entries: readonly LoggedEntry[]): readonly LoggedEntry[] {
  const [first, next, ...others] = entries
  const isOpened =
    OPEN.test(first?.detail ?? '') &&
    CLOSED.test(next?.detail ?? '') &&
    next?.position !== undefined
  return isOpened ? [next, ...others] : entries
}

/** Whether an entry has a name, or the position of a tool's own form. */
function isNamed({ title, position, tool }: LoggedEntry): boolean {
  return (title ?? position) !== undefined && tool !== ANY_FINDING.tool
}

/** Whether an entry has the name of a test or of an error, and not just that of a part of the step. */
export function namesError({ title, detail, position, isTest }: LoggedEntry): boolean {
  return title !== undefined && (isTest || (detail ?? position) !== undefined)
}

/** What a row of a log in JSON says. */
// @example {"level":50,"time":1796061600000,"msg":"no cart"}
const JSON_SAID = /^\{.*?"(?:msg|message|error|event)": ?"(?<said>(?:[^"\\]|\\.)+)"/

function unframed(printed: string): string {
  const line = printed.replace(FRAME, '').replace(/[│┃]$/, '').trimEnd()
  return JSON_SAID.exec(line)?.groups?.['said'] ?? line
}

/** What tools put before each line of what they say, and below a place in the line above. */
const FRAME = /^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/

/** What linters put before a warning. */
const WARNING = /^[!⚠]/

/** Whether the list says more of an entry than any line of the log could. */
function isListTheBest({ tool, detail = '' }: LoggedEntry): boolean {
  return tool !== ANY_FINDING.tool && detail.length >= MIN_CHARACTERS
}

/** Whether a path or a rule in the line itself shows that a compiler or a linter wrote it. */
function isNamedByForm({ title, position, printed }: LoggedEntry): boolean {
  return (
    [title, position?.path].some((part) => part !== undefined && printed.includes(part)) ||
    printed.trimStart().startsWith(`${position?.line} `)
  )
}
