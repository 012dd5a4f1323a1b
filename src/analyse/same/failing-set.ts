import type { LogText } from '../../model/logged/log-text.ts'
import { oneLine } from '../../model/note.ts'
import { entryText } from '../../model/report/entry-words.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { isWholeList, type LoggedEntry, type LoggedErrors } from '../../model/report/failure.ts'
import type { FailingSet } from '../../model/shapes/failure.ts'
import { failureParts } from './failure-parts.ts'
import { subjectFinder } from './line-subjects.ts'

/** A step whose log lists all that failed, by name. */
interface ListedStep {
  readonly errors: LoggedErrors
  readonly exitCode: number | undefined
  /** The lines that say why it failed and are about nothing of the list. */
  readonly beside: readonly { readonly label: string; readonly pattern: string }[]
}

/**
 * Compares what failed by name in a step with what failed in the same step of another run.
 *
 * 1. Both lists are whole, and each thing has a name or a file.
 * 2. Two things are the same if their tool, name, message and file are. If only the messages differ, a line shows that.
 * 3. Each line that the other log lacks is about something new, and so is each that says why the step failed and is about
 *    nothing of the list.
 * 4. Both steps had the same exit code, or one that counts what failed.
 * 5. If something is gone, this run can have got further than the other one: both have failures of the same tools, and this
 *    one ran no more tests than are new.
 *
 * @param missing the texts of this log that the other one lacks
 * @returns `undefined` if the logs do not show it
 */
export function failingSet(
  here: FailureReport,
  there: FailureReport,
  missing: readonly LogText[],
): FailingSet | undefined {
  const [ours, theirs] = [listedStep(here), listedStep(there)] // (1)
  if (ours === undefined || theirs === undefined) return undefined
  const added = beyond(ours.errors.entries, theirs.errors.entries)
  const gone = beyond(theirs.errors.entries, ours.errors.entries)
  const isKnown =
    areNamedApart(added, gone, missing) && // (2)
    isWithout(theirs, added) &&
    isWithout(ours, gone) &&
    haveLikeCodes(ours, theirs) && // (4)
    isRestShared(ours, theirs, added, missing) && // (3)
    (gone.length === 0 || haveRunAlike(ours, theirs, added.length)) // (5)
  if (!isKnown) return undefined
  const same = ours.errors.entries.filter((entry) => !added.includes(entry))
  return { new: listNames(added), same: listNames(same), gone: listNames(gone) }
}

/** Whether something that is new in a set is in the list of another run, with any message. */
export function hasNamed({ new: { names } }: FailingSet, { excerpts }: FailureReport): boolean {
  const others = new Set((excerpts[0]?.errors?.entries ?? []).map(labelOf))
  return names.some((name) => others.has(name))
}

function listedStep(report: FailureReport): ListedStep | undefined {
  const { errors, exitCode } = report.excerpts[0] ?? {}
  const found = failureParts(report)
  const isListed =
    errors?.whole === true &&
    isWholeList(errors) &&
    errors.entries.every((entry) => isNamed(entry, errors))
  if (!isListed || found === undefined) return undefined
  return { errors, exitCode, beside: found.parts.filter(({ entry }) => entry === undefined) }
}

/** Whether an entry has a name or a file, and is not just the line that says why the step failed. */
function isNamed(
  { title, detail, position, printed, isTest }: LoggedEntry,
  errors: LoggedErrors,
): boolean {
  if (title !== undefined && (isTest || errors.isNamed)) return true
  return position !== undefined && (title !== undefined || detail !== printed.trim())
}

/** Lists the entries that another list lacks, or has less often. */
function beyond(
  entries: readonly LoggedEntry[],
  others: readonly LoggedEntry[],
): readonly LoggedEntry[] {
  const counts = new Map<string, number>()
  for (const entry of others) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1)
  return entries.filter((entry) => {
    const left = counts.get(keyOf(entry)) ?? 0
    counts.set(keyOf(entry), left - 1)
    return left <= 0
  })
}

function keyOf({ tool, identity: { name, message }, position }: LoggedEntry): string {
  return JSON.stringify([tool, name, message, position?.path]) // (2)
}

/** Whether a step printed none of the lines that name these entries, unless it lists others with such lines. */
function isWithout({ errors }: ListedStep, entries: readonly LoggedEntry[]): boolean {
  const listed = new Set(errors.entries.map(({ printed }) => printed.trim()))
  const lines = new Set(errors.printed.flatMap(({ texts }) => texts.map(({ text }) => text.trim())))
  return entries.every(({ printed }) => listed.has(printed.trim()) || !lines.has(printed.trim()))
}

/** Whether the other log lacks part of the message of each entry that it lists with another one. */
function areNamedApart(
  added: readonly LoggedEntry[],
  gone: readonly LoggedEntry[],
  missing: readonly LogText[],
): boolean {
  const names = new Set(gone.map(({ identity: { name } }) => name))
  return added.every(
    ({ identity: { name, message } }) =>
      !names.has(name) ||
      missing.some(
        ({ text }) => message !== '' && (message.includes(text) || text.includes(message)),
      ),
  )
}

/** The exit code of pylint has a bit for each kind of message, and this one if its arguments are wrong. */
const PYLINT = { tool: 'pylint', usage: 32 }

function haveLikeCodes(ours: ListedStep, theirs: ListedStep): boolean {
  if (ours.exitCode === theirs.exitCode) return true
  return [ours, theirs].every(
    ({ exitCode, errors: { entries } }) =>
      exitCode === entries.length ||
      (exitCode !== undefined &&
        exitCode < PYLINT.usage &&
        entries.every(({ tool }) => tool === PYLINT.tool)),
  )
}

function isRestShared(
  ours: ListedStep,
  theirs: ListedStep,
  added: readonly LoggedEntry[],
  missing: readonly LogText[],
): boolean {
  // Of things that are equal, any can be the one that is new.
  const keys = new Set(added.map(keyOf))
  const chosen = ours.errors.entries.filter((entry) => keys.has(keyOf(entry)))
  const { namedIn, subjectOf, subjectOfLine } = subjectFinder(ours.errors, chosen)
  const texts = new Set(theirs.errors.lines.map(({ masked }) => masked.key))
  const patterns = new Set(theirs.beside.map(({ pattern }) => pattern))
  const more = ours.beside.filter(
    ({ label, pattern }) => !patterns.has(pattern) && namedIn(label) !== 'chosen',
  )
  return (
    missing.every(
      (text) => texts.has(text.key) || isTally(text, ours.errors) || subjectOf(text) === 'chosen',
    ) &&
    // Each can be what the list does not say of one thing.
    more.length <= added.filter(({ detail }) => detail === undefined).length &&
    more.every(({ label }) => namedIn(label) === undefined && subjectOfLine(label) === 'chosen')
  )
}

/** A letter or a sign for each test or file. */
const PROGRESS = /^[.*FECWSRXN-]+$/

/** Whether a text says how many failed, and nothing else. */
function isTally({ text }: LogText, { entries, printed }: LoggedErrors): boolean {
  const hasCount = ({ texts: [row] }: LoggedErrors['printed'][number]) =>
    row.text.startsWith(`${entries.length} `)
  return PROGRESS.test(text) || (text.startsWith('# ') && printed.some(hasCount))
}

function haveRunAlike(ours: ListedStep, theirs: ListedStep, added: number): boolean {
  const toolsOf = ({ errors }: ListedStep) =>
    [...new Set(errors.entries.map(({ tool }) => tool))].toSorted().join('\n')
  const [total, otherTotal] = [ours.errors.total?.total, theirs.errors.total?.total]
  const isMore = total !== undefined && otherTotal !== undefined && total > otherTotal + added
  return !isMore && toolsOf(ours) === toolsOf(theirs)
}

function listNames(entries: readonly LoggedEntry[]): FailingSet['new'] {
  return { count: entries.length, names: entries.map(labelOf) }
}

/** Returns the name of a test, or else what a tool says of which file. */
function labelOf({ isTest, title, detail, position }: LoggedEntry): string {
  if (isTest && title !== undefined) return oneLine(title)
  return oneLine(
    entryText({ title, detail, position: position && { ...position, line: undefined } }),
  )
}
