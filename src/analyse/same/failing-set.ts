// What is new beside the failures of the base branch.
import { variesByEvidence } from './learned-values.ts'
import { greenLog } from '../../model/logged/green-log.ts'
import { logText, type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { MIN_CHARACTERS } from '../../model/known-issue.ts'
import { collapseBlanks } from '../../model/note.ts'
import { entryText } from '../../model/report/entry-words.ts'
import type { LogRow, MissingText, StepLog, StepLogLine } from '../../model/logged/step-log.ts'
import type { LoggedFailure } from '../../model/report/cause.ts'
import {
  isWholeList,
  type LoggedEntry,
  type StepFindings,
  type StepExcerpt,
} from '../../model/report/failure.ts'
import type { FailingSet } from '../../model/shapes/failure.ts'
import { diffLogs, type LogDiff } from './diff-logs.ts'
import { partsBeside, starPorts } from './failure-parts.ts'
import { innerNames, nameKey } from '../../model/logged/test-name.ts'
import { isSome } from '../../model/some.ts'

export type FailureExcerpts = Pick<LoggedFailure, 'excerpts'>

type ComparedExcerpt = StepExcerpt | undefined

/**
 * Compares what failed by name in a step with what failed in the same step of another run.
 *
 * 1. Both lists are whole, and each thing has a name or a file.
 * 2. Two things are the same if their tool, name, message and file are. If only the messages differ, a line shows that, and it
 *    is not only by a port that the system gave a program.
 * 3. Each line that the other log lacks is about something new or counts what failed. A line that says why the step failed, and
 *    is about nothing of the list, is in both.
 * 4. If nothing is new, both steps had the same exit code, or one that counts what failed.
 * 5. If something is gone, one of the runs may have got further than the other one. So both have failures of the same tools, and
 *    ran equally many tests.
 * 6. A file may be read only up to what is new in it. So if something else is gone from it, something is as before.
 *
 * @param missing the texts of this log that the other one lacks
 * @returns `undefined` if the logs do not show it
 */
export function failingSet(
  here: FailureExcerpts,
  there: FailureExcerpts,
  missing: readonly MissingText[],
): FailingSet | undefined {
  const [ours, theirs] = [listedStep(here), listedStep(there)] // (1)
  if (ours === undefined || theirs === undefined) return undefined
  const added = entriesMissingIn(ours.entries, theirs.entries)
  const gone = entriesMissingIn(theirs.entries, ours.entries)
  const goneNames = gone.map(nameOfEntry)
  const goneKeys = new Set(gone.map(keyWithoutPorts))
  const missed = missing.filter(({ text }) => text.length >= MIN_CHARACTERS)
  const isOther = (entry: LoggedEntry) => {
    const { message } = entry.identity
    const isPart = ({ text }: LogText) => message.includes(text) || text.includes(message)
    const isAlike = goneKeys.has(keyWithoutPorts(entry))
    const differs =
      message !== '' && missed.some((text) => isPart(text) && (!isAlike || text.compares))
    return !goneNames.includes(nameOfEntry(entry)) || differs // (2)
  }
  const same = ours.entries.filter((entry) => !added.includes(entry))
  const isCutOff = (entry: LoggedEntry) =>
    !entry.isTest && hasFileOf(added, entry) && !hasFileOf(same, entry)
  const isComparable =
    added.every(isOther) &&
    (added.length > 0 || haveLikeCodes(here.excerpts[0], there.excerpts[0])) && // (4)
    (gone.length === 0 || haveRunAlike(ours, theirs)) && // (5)
    !gone.some(isCutOff) && // (6)
    isRestShared(ours, theirs, added, missing) // (3)
  if (!isComparable) return undefined
  // With another message, a name is not gone.
  const names = new Set(added.map(labelOf))
  const lost = gone.filter((entry) => !names.has(labelOf(entry)))
  return {
    new: listNames(added),
    same: listNames(same),
    gone: listNames(lost),
    survived: false,
    lines: undefined,
  }
}

/** Lines that are listed beside those of another log. */
const MAX_LINES = 20

/**
 * Compares what a step printed with what it printed in another run, if not all that failed has a name: each line of the other
 * log is here, and more.
 *
 * @param green the log of a run in which the step passed
 * @returns what is new: names if the list has them, else lines; `undefined` if a line of the other log is missing here
 */
export function linesBeside(
  here: FailureExcerpts,
  there: FailureExcerpts,
  green: StepLog | undefined,
  diffOf = diffLogs,
): FailingSet | undefined {
  const [ours, theirs] = [here, there].map(({ excerpts }) => excerpts[0]?.errors)
  const diff = ours && theirs && diffOf(ours.log, theirs.log, green)
  if (diff === undefined || diff.missing.length > 0) return undefined
  // Without a green log, other lines can be what the step always prints.
  const isShared = diff.shared.some(({ says }) => green !== undefined || says === 'failure')
  const lines = [
    ...diff.fresh.filter(({ says }) => says === 'failure'),
    ...diff.fresh.filter(({ says }) => says === 'text'),
  ].map(({ text }) => collapseBlanks(text))
  if (!isShared || lines.length === 0) return undefined
  const known = new Set(theirs?.entries.map(labelOf))
  const isPrinted = ({ printed }: LoggedEntry) =>
    lines.some((line) => line.includes(collapseBlanks(printed)))
  const named = (ours?.entries ?? [])
    .filter((entry) => isPrinted(entry) && !known.has(labelOf(entry)))
    .map(labelOf)
  const names = named.length > 0 ? named : lines.slice(0, MAX_LINES)
  return {
    new: { count: named.length > 0 ? named.length : lines.length, names },
    same: listNames(named.length > 0 ? (theirs?.entries ?? []) : []),
    gone: listNames([]),
    survived: named.length === 0 && ours !== undefined && survives(ours.log, diff, green),
    lines: diff.shared.length,
  }
}

/**
 * Whether all that is new are lines that state no failure, above the first line of the error that both logs have, and with a
 * line between them that the step prints when it passes, too.
 */
function survives(
  { lines }: StepLog,
  { fresh, shared }: LogDiff,
  green: StepLog | undefined,
): boolean {
  const [own, error] = [new Set(fresh), new Set(shared)]
  const isIn = (rows: ReadonlySet<LogRow>) => (line: StepLogLine) =>
    line.row !== undefined && rows.has(line.row)
  const begin = lines.findIndex(isIn(error))
  const last = lines.findLastIndex(isIn(own))
  const passed = greenLog([green?.rows], variesByEvidence)
  return (
    fresh.every(({ says }) => says === 'text') &&
    lines
      .slice(last + 1, Math.max(begin, 0))
      .some(({ row }) => row !== undefined && passed.has(row))
  )
}

/** Whether two steps list all that failed by name, and all of this one failed in the other one. */
export function hasNothingNew(
  here: FailureExcerpts,
  there: FailureExcerpts,
  missing: readonly MissingText[],
): boolean {
  const ours = listedStep(here)
  if (ours === undefined || !missing.every((text) => isTally(text, ours))) return false
  return failingSet(here, there, missing)?.new.count === 0
}

/** Whether something that is new in a set is in another run, with any message. */
export function hasNamed({ new: { names } }: FailingSet, { excerpts }: FailureExcerpts): boolean {
  const { entries = [], log } = excerpts[0]?.errors ?? {}
  const rows = log?.rows ?? []
  const labels = [...entries.map(labelOf), ...rows.map(({ text }) => collapseBlanks(text))]
  return labels.some((label) => names.includes(label))
}

/** A step whose log lists all that failed, by name. */
type ListedErrors = NonNullable<ReturnType<typeof listedStep>>

function listedStep({ excerpts: [excerpt] }: FailureExcerpts) {
  const errors = excerpt?.errors
  if (errors?.log.isReadToEnd !== true || errors.timedOut !== undefined || !isWholeList(errors))
    return undefined
  if (!errors.entries.every((entry) => isNamed(entry, errors))) return undefined
  return { ...errors, beside: partsBeside(errors) }
}

/** Whether an entry has a name or a file, and is not just the line that says why the step failed. */
function isNamed(
  { title, detail, position, printed, isTest }: LoggedEntry,
  errors: StepFindings,
): boolean {
  if (title !== undefined && (isTest || errors.isInToolForm)) return true
  return position !== undefined && (title !== undefined || detail !== printed.trim())
}

function hasFileOf(entries: readonly LoggedEntry[], { position }: LoggedEntry): boolean {
  return entries.some((other) => other.position?.path === position?.path)
}

/** Lists the entries that another list lacks, or has less often. */
function entriesMissingIn(
  entries: readonly LoggedEntry[],
  others: readonly LoggedEntry[],
): readonly LoggedEntry[] {
  const left = others.map(keyOf)
  return entries.filter((entry) => {
    const at = left.indexOf(keyOf(entry))
    return at === -1 || left.splice(at, 1).length === 0
  })
}

function keyOf({ tool, identity: { name, message }, position }: LoggedEntry): string {
  return JSON.stringify([tool, name, message, position?.path])
}

function keyWithoutPorts(entry: LoggedEntry): string {
  return starPorts(keyOf(entry))
}

/** The file in which a test failed can differ with its message. */
function nameOfEntry({ identity: { name }, position, isTest }: LoggedEntry): string {
  return isTest ? name : JSON.stringify([name, position?.path])
}

function isRestShared(
  ours: ListedErrors,
  theirs: ListedErrors,
  added: readonly LoggedEntry[],
  missing: readonly MissingText[],
): boolean {
  // Of things that are equal, any can be the one that is new.
  const keys = new Set(added.map(keyOf))
  const { isNamed, isAbout } = subjectFinder(ours, (entry) => keys.has(keyOf(entry)))
  const { linesBehind: behind } = subjectFinder(theirs, () => true)
  const texts = new Set(theirs.log.texts.map(({ masked }) => masked.key))
  const patterns = new Set(theirs.beside.map(({ pattern }) => pattern))
  const more = ours.beside.filter(
    ({ label, pattern }) => !patterns.has(pattern) && isNamed(label) !== true,
  )
  return (
    missing.every(
      (text) => texts.has(text.key) || isTally(text, ours) || isAbout(text, behind, text.lines[0]),
    ) &&
    // Each can be what the list does not say of one thing.
    more.length <= added.filter(({ detail }) => detail === undefined).length &&
    more.every(({ label }) => isAbout(logText(label), behind))
  )
}

/** A letter or a sign for each test or file. */
const PROGRESS = /^(?:\S+\.feature +)?[.*FECWSRXNx·-]+(?: +\d+ \/ \d+ \(\d+%\))?$/

/** Whether a text says how many failed, and nothing else. */
function isTally({ text }: LogText, { entries, log }: ListedErrors): boolean {
  if (!text.startsWith('# ')) return PROGRESS.test(text)
  return log.lines.some((line) => line.text.text.startsWith(`${entries.length} `))
}

/** Whether two steps had the same exit code, or one that counts what failed. */
export function haveLikeCodes(ours: ComparedExcerpt, theirs: ComparedExcerpt): boolean {
  const isCount = (step: ComparedExcerpt) =>
    step !== undefined && step.exitCode === step.errors?.entries.length
  return ours?.exitCode === theirs?.exitCode || [ours, theirs].every(isCount)
}

function haveRunAlike(ours: ListedErrors, theirs: ListedErrors): boolean {
  const [tools, otherTools] = [ours, theirs].map(({ entries }) =>
    JSON.stringify([...new Set(entries.map(({ tool }) => tool))].toSorted()),
  )
  return tools === otherTools && ours.total?.total === theirs.total?.total
}

function listNames(entries: readonly LoggedEntry[]): FailingSet['new'] {
  return { count: entries.length, names: entries.map(labelOf) }
}

/** Returns the name of a test, or else what a tool says of which file. */
function labelOf({ isTest, title, detail, position }: LoggedEntry): string {
  if (isTest && title !== undefined) return collapseBlanks(title)
  return collapseBlanks(
    entryText({ title, detail, position: position && { ...position, line: undefined } }),
  )
}

/** Finds the lines that are about chosen entries. */
interface SubjectFinder {
  /** Lines behind the last one that names something or is a total. */
  readonly linesBehind: number
  /** Whether a line names one of the chosen; `undefined` if it names nothing. */
  readonly isNamed: (line: string) => boolean | undefined
  /**
   * @param text masked, without its numbers, or as printed
   * @param maxBehind lines that can be about the last thing
   * @param line the line that has it
   */
  readonly isAbout: (text: LogText, maxBehind: number, line?: StepLogLine) => boolean
}

/**
 * Finds what of a log is about some entries of its list. A line is about the entry whose name it has, of several names the
 * longest, or else about that of the nearest line above, or of the line below a heading. A name that other entries have, too,
 * says nothing.
 */
export function subjectFinder(
  errors: StepFindings,
  isChosen: (entry: LoggedEntry) => boolean,
): SubjectFinder {
  const named = errors.entries.flatMap((entry) =>
    namesOf(entry).map((name) => ({ name, isChosen: isChosen(entry) })),
  )
  const names = [...Map.groupBy(named, ({ name }) => name)]
    .map(([name, some]) => ({ name, of: new Set(some.map((one) => one.isChosen)) }))
    .toSorted((one, other) => other.name.length - one.name.length)
  const namesIn = (line: string) => {
    const words = ` ${nameKey(line)} `
    return names.filter(({ name }) => words.includes(name))
  }
  const isNamed = (line: string) =>
    namesIn(line)
      .find(({ of }) => of.size === 1)
      ?.of.has(true)
  const lineOf = (text: LogText) => collapseBlanks(partsOfText(text).join(' '))
  const { log } = errors
  const lines = log.lines.map(({ text }) => lineOf(text))
  const isTotal = (index: number) => log.lines[index]?.row?.total !== undefined
  // A total ends what is said of the last thing.
  const subjectAt = (index: number) =>
    isNamed(lines[index] ?? '') ?? (isTotal(index) ? false : undefined)
  const end = 1 + lines.findLastIndex((line, index) => isTotal(index) || isSome(namesIn(line)))

  return {
    linesBehind: lines.length - end,
    isNamed,
    isAbout: (text, maxBehind, line) => {
      const named = isNamed(lineOf(text))
      const index = line === undefined ? lines.indexOf(text.key) : log.lines.indexOf(line)
      if (index >= end + maxBehind) return named === true
      if (named !== undefined) return named
      let at = index
      while (at > 0 && subjectAt(at) === undefined) at -= 1
      return subjectAt(at) === true || (index !== -1 && subjectAt(index + 1) === true)
    },
  }
}

/** Lists what an entry is called in the lines about it, as words between blanks. */
function namesOf({ title = '', detail = '', position, printed }: LoggedEntry): readonly string[] {
  // Summaries omit the package of a class.
  const short = /\s/.test(title) ? '' : nameKey(title).split(' ').slice(-2).join(' ')
  const names = [title, short, ...innerNames(title), detail, printed, position?.path ?? '']
  return names.map(nameKey).flatMap((name) => (name === '' ? [] : ` ${name} `))
}
