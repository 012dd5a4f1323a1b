import { areOnOneSide, numbersIn } from '../../model/logged/printed-numbers.ts'
import type { PrintedRow } from '../../model/report/failure.ts'

/** What a step printed, each line once. */
export type PrintedRows = readonly PrintedRow[]

/** Logs of a step that explain its lines. */
interface ExplainingLogs {
  /** Of runs in which it passed, the newest first. */
  readonly greens: readonly PrintedRows[]
  /**
   * Own lines of runs in which what is listed failed, and nothing else: the logs of each failure that can occur alone. What
   * these print in passed runs, too, can be wrong in another job.
   */
  readonly seen: readonly (readonly PrintedRows[])[]
}

/** What issues list of a step. */
interface ListedRows {
  /** How many failures of a tool they list. */
  readonly countOf: (tool: string) => number
  /** Whether a line has the name of something that they list. */
  readonly isNamed: (row: PrintedRow) => boolean
}

/** The own lines of a failed step. */
interface OwnLines {
  readonly own: PrintedRows
  /** Those that no log explains. */
  readonly unexplained: PrintedRows
}

/**
 * Returns the own lines of a failed step, and which of them no log explains.
 *
 * 1. An own line is one that no green log has, or that is here more often than in any of them.
 * 2. A log has a line also with other values, if two of its kind print the line with different ones, each with a digit. In
 *    logs of listed failures, a line with a listed name keeps its values.
 * 3. A line that says that something passed is no own line: one in a form by which its tool says so, or a total of what is
 *    listed. A passed run has to have the form as well.
 * 4. The logs of listed failures explain an own line that one of them has, unless it is here more often than in all of them.
 */
export function ownLines(
  rows: PrintedRows,
  { greens, seen }: ExplainingLogs,
  listed: ListedRows,
): OwnLines {
  const seenLogs = seen.flat()
  const isInSeenLog = finderIn(seenLogs, (row) => !listed.isNamed(row)) // (2)
  const exceedsSeenCount = countExceeder(seen)
  const own = withoutPassing(rows.filter(ownFinder(greens)), [greens, seenLogs], listed) // (1), (3)
  const isExplained = (row: PrintedRow) => isInSeenLog(row) && !exceedsSeenCount(row) // (4)
  return { own, unexplained: own.filter((row) => !isExplained(row)) }
}

/** Returns a function that says whether no green log of a step explains a line of it. (1) */
export function ownFinder(
  greens: readonly PrintedRows[],
  mayVary: (row: PrintedRow) => boolean = () => true,
): (row: PrintedRow) => boolean {
  const isInGreenLog = finderIn(greens, mayVary) // (2)
  const exceedsGreenCount = countExceeder([greens])
  return (row) => !isInGreenLog(row) || exceedsGreenCount(row)
}

/**
 * Lists the lines that report something in each of some logs and that this log lacks, except those about what passed. If
 * there are any, the step may have ended before it printed them.
 */
export function missingLines(rows: PrintedRows, logs: readonly PrintedRows[]): PrintedRows {
  const ownKeys = keysOf(rows)
  const otherKeys = logs.map(keysOf)
  return (logs[0] ?? []).filter(
    ({ key, reports, passes, total }) =>
      reports &&
      (passes ?? total) === undefined &&
      !ownKeys.has(key) &&
      otherKeys.every((keys) => keys.has(key)),
  )
}

/**
 * Returns a function that says whether a line is printed more often than in groups of logs together. Of each group, the log
 * that has it most often counts. A line that none has is not.
 */
function countExceeder(groups: readonly (readonly PrintedRows[])[]): (row: PrintedRow) => boolean {
  const counts = groups.map((logs) =>
    logs.map((log) => new Map(log.map(({ key, count }) => [key, count]))),
  )
  return ({ key, count }) => {
    const maxCounts = counts.map((logs) => Math.max(0, ...logs.map((log) => log.get(key) ?? 0)))
    const sum = maxCounts.reduce((total, maxCount) => total + maxCount, 0)
    return sum > 0 && count > sum
  }
}

/** Returns a function that finds a line in logs. @param mayVary whether a line is found with other values, too */
function finderIn(logs: readonly PrintedRows[], mayVary: (row: PrintedRow) => boolean) {
  const keys = keysOf(logs.flat())
  const varying = logs.flatMap((rows, at) =>
    logs.slice(at + 1).flatMap((others) => varyingLines(rows.filter(mayVary), others)),
  )
  return ({ key }: PrintedRow): boolean => {
    if (keys.has(key)) return true
    if (varying.length === 0) return false
    const words = splitWords(key)
    return varying.some((line) => line.length === words.length && fits(words, line))
  }
}

function keysOf(rows: PrintedRows) {
  return new Set(rows.map(({ key }) => key))
}

/** A line whose values vary: where it has several words, as two logs print them. */
type VaryingLine = readonly (string | readonly [string, string])[]

/** Lines that two logs do not share, and of which the nearest are compared; more show nothing. */
const MAX_COMPARED = 500

/** Returns what two logs print in the same line with other values. */
function varyingLines(rows: PrintedRows, others: PrintedRows): readonly VaryingLine[] {
  const keys = keysOf(rows)
  const otherKeys = keysOf(others)
  const unshared = rows.filter(({ key }) => !otherKeys.has(key)).slice(0, MAX_COMPARED)
  const unsharedThere = others.filter(({ key }) => !keys.has(key)).slice(0, MAX_COMPARED)
  const candidates = unsharedThere.map(({ key }) => splitWords(key))
  return unshared.flatMap(({ key }) => {
    const words = splitWords(key)
    const equalIn = (candidate: readonly string[]) =>
      words.filter((word, at) => word === candidate[at]).length
    const [nearest] = candidates
      .filter(({ length }) => length === words.length)
      .toSorted((a, b) => equalIn(b) - equalIn(a))
    if (nearest === undefined || equalIn(nearest) * 2 < words.length) return []
    const line = words.map((word, at) => {
      const nearestWord = nearest[at] ?? ''
      return word === nearestWord ? word : ([word, nearestWord] as const)
    })
    const areValues = line.every((word) => typeof word === 'string' || word.every(isValue))
    const isWorded = line.some((word) => typeof word === 'string' && /\p{L}/u.test(word))
    return areValues && isWorded ? [line] : []
  })
}

/**
 * Whether a line is one with other values: none is on the other side of a number that does not vary, such as its limit,
 * unless those observed are on both sides of it.
 */
function fits(words: readonly string[], line: VaryingLine): boolean {
  const limits = [0, ...line.flatMap((word) => (typeof word === 'string' ? numbersIn(word) : []))]
  return words.every((word, at) => {
    const observed = line[at]
    if (observed === undefined || typeof observed === 'string') return word === observed
    const known = observed.flatMap(numbersIn)
    const values = [...known, ...numbersIn(word)]
    const isOnOneSide = (limit: number) =>
      areOnOneSide(values, limit) || !areOnOneSide(known, limit)
    return isValue(word) && limits.every(isOnOneSide)
  })
}

function isValue(word: string): boolean {
  return /\d|^<\w+>$/.test(word)
}

/** Divides a line into words, numbers, what is masked, and each other sign. */
function splitWords(key: string): readonly string[] {
  return key.match(/<\w+>|[\p{L}\p{N}_]+(?:\.\d+)*|[^\s\p{L}\p{N}]/gu) ?? []
}

/**
 * Omits lines which say that something did not fail, in forms that logs have: of the totals of what is listed, as many of a
 * form as one of these logs has.
 */
function withoutPassing(
  rows: PrintedRows,
  [greens, seen]: readonly [readonly PrintedRows[], readonly PrintedRows[]],
  { countOf }: ListedRows,
): PrintedRows {
  const forms = new Set(greens.flat().map(({ passes, total }) => passes ?? total?.form))
  const totals = [...greens, ...seen].map((log) => Map.groupBy(log, ({ total }) => total?.form))
  const countByForm = new Map<string, number>()
  return rows.filter(({ passes, total }) => {
    const form = total?.failed === 0 ? total.form : passes
    if (form !== undefined) return !forms.has(form)
    if (total === undefined || total.failed !== countOf(total.tool)) return true
    const count = (countByForm.get(total.form) ?? 0) + 1
    countByForm.set(total.form, count)
    return count > Math.max(...totals.map((log) => log.get(total.form)?.length ?? 0))
  })
}
