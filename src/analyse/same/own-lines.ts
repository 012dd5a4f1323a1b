// Which lines a step has alone, and what explains them.
import type { LogRow } from '../../model/logged/step-log.ts'
import { greenLog, isInGreen, type LogRows } from '../../model/logged/green-log.ts'
import { wordsOf } from '../../model/logged/names.ts'
import { keysOf, variesByEvidence } from './learned-values.ts'

/** Logs of a step that explain its lines. */
interface ExplainingLogs {
  /** Of runs in which it passed, the newest first. */
  readonly greens: readonly LogRows[]
  /**
   * Own lines of runs in which what is listed failed, and nothing else: the logs of each failure that can occur alone. What
   * these print in passed runs, too, can be wrong in another job.
   */
  readonly seen: readonly (readonly LogRows[])[]
}

/** What issues list of a step. */
interface ListedRows {
  /** The file of each failure of a tool that they list; `undefined` of one without a name of a file. */
  readonly filesOf: (tool: string) => readonly (string | undefined)[]
  /** Whether a line has the name of something that they list. */
  readonly isNamed: (row: LogRow) => boolean
}

/** The own lines of a failed step. */
interface OwnLines {
  readonly own: LogRows
  /** Those that no log explains. */
  readonly unexplained: LogRows
}

/**
 * Returns the own lines of a failed step, and which of them no log explains.
 *
 * 1. An own line is one that no green log has, or that is here more often than in any of them. Notices do not count.
 * 2. A log has a line also with other values, if two of its kind print the line with different ones, each with a digit. In
 *    logs of listed failures, a line with a listed name keeps its values.
 * 3. A line that says that something passed is no own line: one in a form by which its tool says so, or a total of what is
 *    listed. A passed run has to have the form as well.
 * 4. The logs of listed failures explain an own line that one of them has, unless it is here more often than in all of them.
 */
export function ownLines(
  rows: LogRows,
  { greens, seen }: ExplainingLogs,
  listed: ListedRows,
): OwnLines {
  const seenLogs = seen.flat()
  const seenKeys = keysOf(seenLogs.flat())
  const isInSeenLog = variesByEvidence(seenLogs, greens) // (2)
  const exceedsSeenCount = countExceeder(seen)
  const isOwn = ownFinder(greens, (logs) => variesByEvidence(logs, seenLogs)) // (1), (2)
  const ownRows = rows.filter((row) => isOwn(row) && !row.isNotice)
  const own = withoutPassing(ownRows, [greens, seenLogs], listed) // (3)
  const isExplained = (row: LogRow) =>
    (seenKeys.has(row.key) || (!listed.isNamed(row) && isInSeenLog(row))) && !exceedsSeenCount(row) // (4)
  return { own, unexplained: own.filter((row) => !isExplained(row)) }
}

/** Returns a function that says whether no green log of a step explains a line of it. (1) */
export function ownFinder(
  greens: readonly LogRows[],
  varies = variesByEvidence,
): (row: LogRow) => boolean {
  const passed = greenLog(greens, varies)
  return (row) => !isInGreen(passed.stands(row))
}

/**
 * Lists the lines that report something in each of some logs and that this log lacks, except those about what passed. If
 * there are any, the step may have ended before it printed them.
 */
export function missingLines(rows: LogRows, logs: readonly LogRows[]): LogRows {
  const ownKeys = keysOf(rows)
  const otherKeys = logs.map(keysOf)
  return (logs[0] ?? []).filter(
    (row) =>
      row.says !== 'nothing' &&
      (row.passes ?? row.total) === undefined &&
      !ownKeys.has(row.key) &&
      otherKeys.every((keys) => keys.has(row.key)),
  )
}

/**
 * Returns a function that says whether a line is printed more often than in groups of logs together. Of each group, the log
 * that has it most often counts. A line that none has is not.
 */
function countExceeder(groups: readonly (readonly LogRows[])[]): (row: LogRow) => boolean {
  const counts = groups.map((logs) =>
    logs.map((log) => new Map(log.map(({ key, count }) => [key, count]))),
  )
  return ({ key, count }) => {
    const maxCounts = counts.map((logs) => Math.max(0, ...logs.map((log) => log.get(key) ?? 0)))
    const sum = maxCounts.reduce((total, maxCount) => total + maxCount, 0)
    return sum > 0 && count > sum
  }
}

/** A count of 0. */
const NONE = /(?<![\d.,])0(?![\d.,])/

/**
 * Omits lines which say that something did not fail, in forms that logs have, unless a green log counts some where a line
 * counts none: of the totals of what is listed, or of its files, as many of a form as one of these logs has.
 */
function withoutPassing(
  rows: LogRows,
  [greens, seen]: readonly [readonly LogRows[], readonly LogRows[]],
  { filesOf }: ListedRows,
): LogRows {
  const forms = new Set(greens.flat().map(({ passes, total }) => passes ?? total?.form))
  const totals = [...greens, ...seen].map((log) => Map.groupBy(log, ({ total }) => total?.form))
  const countByForm = new Map<string, number>()
  const some = new Set(greens.flat().flatMap(({ key }) => (NONE.test(key) ? [] : wordsOf(key))))
  const counted = rows.flatMap(({ total }) => (total?.ofFiles === false ? total.tool : []))
  const fits = ({ tool, ofFiles, failed }: NonNullable<LogRow['total']>) => {
    const files = filesOf(tool)
    if (!ofFiles) return files.length === failed
    // Without a total of its tests, a file with two failures can have a third one.
    const isCounted = counted.some((other) => shareTool(other, tool))
    const distinct = new Set(files)
    return (
      distinct.size === failed &&
      !distinct.has(undefined) &&
      (isCounted || distinct.size === files.length)
    )
  }
  return rows.filter(({ key, passes, total }) => {
    const form = total?.failed === 0 ? total.form : passes
    if (form !== undefined) return !forms.has(form) || (NONE.test(key) && some.has(wordsOf(key)))
    if (total === undefined || !fits(total)) return true
    const count = (countByForm.get(total.form) ?? 0) + 1
    countByForm.set(total.form, count)
    return count > Math.max(...totals.map((log) => log.get(total.form)?.length ?? 0))
  })
}

/** Whether two forms can be of one tool. */
export function shareTool(one: string, other: string): boolean {
  const tools = other.split(', ')
  return one.split(', ').some((tool) => tools.includes(tool))
}
