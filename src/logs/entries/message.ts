import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { entryText } from '../../model/report/entry-words.ts'
import type { LoggedEntry, LoggedMessage } from '../../model/report/failure.ts'
import { ANY_FINDING } from '../forms/any.ts'

/**
 * Returns what says why the step failed, as it is compared.
 *
 * | the first entry | the message |
 * | --- | --- |
 * | a test with what it says | that test |
 * | a test without | the line that says why, or else its name |
 * | a finding with a position in the line of a compiler or a linter, if the line that says why is about no entry | that finding |
 * | another finding | the line that says why, or else that finding |
 * | none | the line that says why |
 *
 * @param line the line that says why
 */
export function messageOf(
  entries: readonly LoggedEntry[],
  line: string | undefined,
): string | undefined {
  const [first] = entries
  if (first === undefined || (first.title !== undefined && !namesError(first))) return line
  if (!first.isTest) {
    const isBetter = first.position !== undefined && isNamedByForm(first)
    return isBetter && entryAbout(entries, line) === undefined
      ? first.printed
      : (line ?? first.printed)
  }
  if (first.detail !== undefined) return entryText(first)
  return line ?? first.title
}

/**
 * Returns what says why the step failed, as it is shown; the first of these that there is:
 *
 * 1. a test with what it says, the first one unless that says nothing and no line says why;
 * 2. the first finding of the tool whose finding the line is;
 * 3. the first finding, if it is in the line of a compiler or a linter, and the line that says why is about no entry;
 * 4. the message as it is compared, without the frame of a tool;
 * 5. the same behind the only entry, if one frame is around both.
 *
 * @param said the line that says why
 * @param isLineCertain whether that line certainly says why
 */
export function shownMessage(
  entries: readonly LoggedEntry[],
  said: string | undefined,
  isLineCertain: boolean,
): LoggedMessage | undefined {
  const entry = entryToShow(entries, said)
  if (entry !== undefined) {
    const { title, position, tool } = entry
    const isNamed = (title ?? position) !== undefined && tool !== ANY_FINDING.tool
    return { text: entryText(entry), isCertain: isNamed || isLineCertain }
  }
  const raw = messageOf(entries, said)
  if (raw === undefined) return undefined
  const [first, ...others] = entries
  const text = raw.replace(FRAME, '')
  const isOther = first?.printed !== raw && text !== raw
  if (first !== undefined && others.length === 0 && isOther && FRAME.test(first.printed))
    return { text: `${entryText(first)}: ${text}`, isCertain: true } // (5)
  return { text, isCertain: raw === said ? isLineCertain : first?.tool !== ANY_FINDING.tool }
}

/** Whether an entry has the name of a test or of an error, and not just that of a part of the step. */
export function namesError({ title, detail, position, isTest }: LoggedEntry): boolean {
  return title !== undefined && (isTest || (detail ?? position) !== undefined)
}

/** What tools put before each line of what they say, and below a place in the line above. */
const FRAME = /^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/

function entryToShow(
  entries: readonly LoggedEntry[],
  line: string | undefined,
): LoggedEntry | undefined {
  const [first] = entries
  if (first?.isTest)
    return first.detail !== undefined
      ? first
      : line === undefined
        ? entries.find(isListTheBest)
        : undefined // (1)
  const about = entryAbout(entries, line)
  if (about === undefined)
    return first && isNamedByForm(first) && isListTheBest(first) ? first : undefined // (3)
  const isAlike = ({ tool, detail = '' }: LoggedEntry) =>
    tool === about.tool && !WARNING.test(detail)
  return isListTheBest(about)
    ? entries.find((entry) => isListTheBest(entry) && isAlike(entry))
    : undefined // (2)
}

/** Returns the entry whose detail a line has. */
function entryAbout(entries: readonly LoggedEntry[], line = ''): LoggedEntry | undefined {
  return entries.find(({ detail }) => detail !== undefined && line.includes(detail))
}

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
