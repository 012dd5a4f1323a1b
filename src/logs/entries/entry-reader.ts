import { type LoggedEntry, MAX_ENTRIES } from '../../model/report/failure.ts'
import type { ErrorTotal } from '../../model/shapes/failure.ts'
import { LISTED } from '../forms/any.ts'
import { findForm } from '../forms/find-form.ts'
import { type Form, isApart } from '../forms/form.ts'
import type { Draft } from './draft.ts'
import { DraftReader, MAX_DRAFTS } from './draft-reader.ts'
import { mergeDrafts, namedBy } from './merge-entries.ts'
import { type CapturedHeading, isCaptured } from './printed-test-reader.ts'
import { totalReader } from './total-reader.ts'

export interface EntryReader {
  /**
   * Returns the tool in whose form the line names what failed; `undefined` if it does not.
   *
   * @param process what printed it, if several processes print in parallel
   */
  readonly add: (line: string, process?: string) => string | undefined
  /** Whether a process was stopped, such as by the tool that runs several when another one failed. */
  readonly isStopped: (process: string) => boolean
  /** Ends the entry whose lines are read. */
  readonly close: () => void
  /**
   * Lists what failed, and how many.
   *
   * @param message the line that says why the step failed: the only entry if no line names what failed
   * @param isStrict whether warnings fail the step
   */
  readonly list: (message: string | undefined, isStrict: boolean) => ListedEntries
}

interface ListedEntries {
  readonly entries: readonly LoggedEntry[]
  /** With names without a witness, too: what two logs have in common can be more than what a log proves. */
  readonly compared: readonly LoggedEntry[]
  readonly total: ErrorTotal | undefined
  readonly mayBeMore: boolean
}

/** Reads the lines of a process. */
interface LineReader {
  readonly drafts: DraftReader
  /** The label of the task that printed the last line that names what failed, if the line has one of its own. */
  task: string
  /** Whether a line says that a signal ended the process, or that its tool cancelled tests. */
  isStopped: boolean
  /** What heads the lines that a test printed, while they last. */
  captured?: CapturedHeading | undefined
  /** Whether the lines are of a list of what failed. */
  isListing: boolean
}

/** Processes whose lines are read apart; those of further ones are read as of one. */
const MAX_PROCESSES = 50

/** What a process says itself if it was stopped, and what the tool that runs several says of it. */
const STOPPED = /\bSIG(?:TERM|INT)\b|^\W{0,4}cancelled [1-9]/
const NAMED_STOPPED = /\b(?:abort|cancell?|interrupt|kill|stopp|terminat)ed\b/i
const MAX_STOPPED = 100

/** The tasks that failed, as a tool that runs several lists them at its end. */
const FAILED_TASKS = /^\s*Failed: +(?=\S+#)(.+)/

/** What node says of a test that its process ended before the test did: it hangs, or the process was stopped. */
const NOT_ENDED = 'Promise resolution is still pending but the event loop has already resolved'

/** Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded. */
export function entryReader(): EntryReader {
  const totals = totalReader()
  const seen = new Set<Form>()
  const processes = processReaders()
  const allDrafts = () => processes.drafts()

  function add(line: string, process = ''): string | undefined {
    const reader = processes.readerOf(process, line)
    const { drafts, captured } = reader
    const { raw, text, label, form, groups } = findForm(line)
    if (raw.includes(NOT_ENDED)) drafts.markNotEnded(taskName(process === '' ? label : process))
    if (captured !== undefined && isCaptured(raw, form, captured)) {
      drafts.readText(text)
      return undefined
    }
    reader.captured = undefined
    const task = TASK.exec(label)?.[0] ?? ''
    if (reader.task !== '' && task !== reader.task && raw.trim() !== '') {
      drafts.close()
      reader.task = ''
    }
    const counting = totals.add(raw, text)
    if (counting !== undefined) drafts.readTotal(counting)
    if (form !== undefined && drafts.isOwnLine(form, groups)) {
      reader.isListing = form.role === 'listing'
      seen.add(form)
      if (form.role === 'captured' || form.captures)
        reader.captured = { form, indent: raw.search(/\S/) }
      if (form.role === 'restarted') totals.clear()
      if (isApart(form.role) || form.role === 'begun') drafts.separate(form, groups)
      if (!isApart(form.role)) drafts.begin(form, groups, text)
      reader.task = task
      return isApart(form.role) ? undefined : form.tool
    }
    const listed = reader.isListing ? LISTED.pattern.exec(raw)?.groups : undefined
    reader.isListing &&= listed !== undefined || (text === '' && !drafts.isInList)
    if (listed === undefined) drafts.readText(text)
    else drafts.begin(LISTED, listed, text)
    return listed && LISTED.tool
  }

  function close(): void {
    for (const drafts of allDrafts()) drafts.close()
  }

  function recovered(): ReadonlySet<string> {
    return new Set(allDrafts().flatMap(({ titles }) => [...titles.recovered()]))
  }

  return {
    add,
    isStopped: processes.isStopped,
    close,
    list(message, isStrict) {
      close()
      const drafts = processes.ended()
      const forms = new Set([...seen, ...totals.forms()])
      const step = { message, isStrict, seen: forms, isGreen: totals.isGreen }
      const merge = (countsTests: boolean) =>
        mergeDrafts(drafts, recovered(), { ...step, countsTests })
      const merged = merge(totals.countsTests())
      const entries = withoutPrinted(merged, totals.failedTests()).slice(0, MAX_ENTRIES)
      const stated = message === undefined ? [] : [namedBy(message)]
      const compared = totals.countsTests() ? entries : merge(true).slice(0, MAX_ENTRIES)
      return {
        entries: entries.length === 0 ? stated : entries,
        compared: compared.length === 0 ? stated : compared,
        total: totals.total(entries.filter(({ isTest }) => isTest).length),
        mayBeMore: drafts.length >= MAX_DRAFTS || entries.length === MAX_ENTRIES,
      }
    },
  }
}

/** The label of a task; others are of a level of a logger, and of all lines. */
const TASK = /^[\w@].*/

/** Reads which processes print, and which of them were stopped. */
function processReaders() {
  const readers = new Map<string, LineReader>()
  const stopped: string[] = []
  let failed: readonly string[] = []
  /** Whether a test did not end, and its task is none of those that failed: another one that failed stopped it. */
  const isInterrupted = ({ notEndedIn: task = '' }: Draft) =>
    task !== '' && failed.length > 0 && !failed.includes(task)
  const isStopped = (name: string) =>
    name !== '' &&
    (readers.get(name)?.isStopped || stopped.some((line) => line.includes(taskName(name))))
  return {
    isStopped,
    readerOf(process: string, line: string): LineReader {
      const name = readers.size < MAX_PROCESSES ? process : ''
      const reader = readers.get(name) ?? newReader()
      readers.set(name, reader)
      reader.isStopped ||= STOPPED.test(line)
      const [, tasks] = FAILED_TASKS.exec(line) ?? []
      if (tasks !== undefined) failed = tasks.split(',').map(taskName)
      if (stopped.length < MAX_STOPPED && NAMED_STOPPED.test(line)) stopped.push(taskName(line))
      return reader
    },
    drafts: (): readonly DraftReader[] => [...readers.values()].map(({ drafts }) => drafts),
    /** Lists what failed, without what did not end. */
    ended: (): readonly Draft[] =>
      [...readers.values()].flatMap(({ drafts }) =>
        drafts.drafts.filter((draft) => !isInterrupted(draft)),
      ),
  }
}

function newReader(): LineReader {
  return { drafts: new DraftReader(), task: '', isStopped: false, isListing: false }
}

/** Returns a text in which the name of a task is the same with any signs: `@acme/api:test: `, `acme/api#test`. */
function taskName(text: string): string {
  return text.replace(/[^\w/.-]+/g, ' ').trim()
}

/** Omits what tests printed in the form of their own tool, if the others are as many as the tool says failed. */
function withoutPrinted(
  entries: readonly LoggedEntry[],
  failed: number | undefined,
): readonly LoggedEntry[] {
  const isExplained = ({ isTest, detail }: LoggedEntry) => !isTest || detail !== undefined
  const isPlaced = (entry: LoggedEntry) => isExplained(entry) && entry.position !== undefined
  const others = entries.filter(({ isTest }) => !isTest).length
  return (
    [isExplained, isPlaced]
      .map((isOwn) => entries.filter(isOwn))
      .find((own) => own.length - others === failed) ?? entries
  )
}
