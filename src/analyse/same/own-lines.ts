import type { PrintedRow } from '../../model/report/failure.ts'

/** What a step printed, each line once. */
export type PrintedRows = readonly PrintedRow[]

/** Logs of a step that explain its lines. */
interface ExplainingLogs {
  /** Of runs in which it passed, the newest first. */
  readonly greens: readonly PrintedRows[]
  /** Of runs in which what is listed failed, and nothing else: those of each failure that can occur alone. */
  readonly seen: readonly (readonly PrintedRows[])[]
}

/** What issues list of a step. */
interface ListedRows {
  /** How many failures of a tool they list. */
  readonly countOf: (tool: string) => number
  /** Whether a line has the name of something that they list. */
  readonly isNamed: (row: PrintedRow) => boolean
}

/**
 * Returns the own lines of a failed step, those that it does not print when it passes, and which of them no log explains:
 * it lacks the line, or has it less often.
 * (1) What two logs of one kind print in the same line with other values is free, if each value has a digit; a line with
 * a listed name keeps its values. (2) What passes is no failure: a line in a form by which its tool says so, and a total of
 * what is listed, each in a form that a passed run has as well.
 */
export function ownLines(rows: PrintedRows, { greens, seen }: ExplainingLogs, listed: ListedRows) {
  const isGreen = finderIn(greens, () => true) // (1)
  const shown = seen.flat()
  const isSeen = finderIn(shown, (row) => !listed.isNamed(row))
  const isPassing = passingFinder(greens, shown, listed) // (2)
  const isOftener = oftenerThan(seen)
  const isOftenerThanGreen = oftenerThan([greens])
  const isExplained = (row: PrintedRow) => isSeen(row) && !isOftener(row)
  const isOwn = (row: PrintedRow) => !isGreen(row) || isOftenerThanGreen(row)
  const own = rows.filter((row) => isOwn(row) && !isPassing(row))
  return {
    own,
    unexplained: own.filter((row) => !isExplained(row)),
    // Of two failures, one can keep the other from printing.
    missing: greens.length > 0 && seen.length === 1 ? missingFrom(rows, [...greens, ...shown]) : [],
  }
}

/** Lists lines that each of some logs has and this one lacks, but for what passed: a command can have ended before them. */
function missingFrom(rows: PrintedRows, logs: readonly PrintedRows[]): PrintedRows {
  const keys = [rows, ...logs].map((log) => new Set(log.map(({ key }) => key)))
  const [here, ...others] = keys
  return (logs[0] ?? []).filter(
    ({ key, reports, passes, total }) =>
      reports &&
      (passes ?? total) === undefined &&
      here?.has(key) === false &&
      others.every((log) => log.has(key)),
  )
}

/** Returns a function that says whether a line is printed more often than groups of logs have it, each in the log with the most. */
function oftenerThan(groups: readonly (readonly PrintedRows[])[]): (row: PrintedRow) => boolean {
  const counts = groups.map((logs) =>
    logs.map((log) => new Map(log.map(({ key, count }) => [key, count]))),
  )
  return ({ key, count }) => {
    const known = counts.map((logs) => Math.max(0, ...logs.map((log) => log.get(key) ?? 0)))
    const sum = known.reduce((all, one) => all + one, 0)
    return sum > 0 && count > sum
  }
}

/** Returns a function that finds a line in logs. @param mayVary whether the values of a line may be learned */
function finderIn(logs: readonly PrintedRows[], mayVary: (row: PrintedRow) => boolean) {
  const keys = new Set(logs.flatMap((rows) => rows.map(({ key }) => key)))
  const pairs = logs.flatMap((rows, at) => logs.slice(at + 1).map((others) => [rows, others]))
  const varying = pairs.flatMap(([rows = [], others = []]) =>
    varyingLines(rows.filter(mayVary), others),
  )
  return ({ key }: PrintedRow): boolean => {
    if (keys.has(key)) return true
    if (varying.length === 0) return false
    const words = splitWords(key)
    return varying.some((line) => line.length === words.length && fits(words, line))
  }
}

/** A line whose values vary: where it has several words, as two logs print them. */
type VaryingLine = readonly (string | readonly [string, string])[]

/** Lines that two logs do not share, and of which the nearest are compared; more show nothing. */
const MAX_COMPARED = 500

/** Returns what two logs print in the same line with other values. */
function varyingLines(rows: PrintedRows, others: PrintedRows): readonly VaryingLine[] {
  const [here, there] = [rows, others].map((some) => new Set(some.map(({ key }) => key)))
  const left = rows.filter(({ key }) => there?.has(key) !== true).slice(0, MAX_COMPARED)
  const right = others.filter(({ key }) => here?.has(key) !== true).slice(0, MAX_COMPARED)
  const candidates = right.map(({ key }) => splitWords(key))
  return left.flatMap(({ key }) => {
    const words = splitWords(key)
    const equalIn = (other: readonly string[]) =>
      words.filter((word, at) => word === other[at]).length
    const [nearest] = candidates
      .filter(({ length }) => length === words.length)
      .toSorted((a, b) => equalIn(b) - equalIn(a))
    if (nearest === undefined || equalIn(nearest) * 2 < words.length) return []
    const line = words.map((word, at) => {
      const other = nearest[at] ?? ''
      return word === other ? word : ([word, other] as const)
    })
    const areValues = line.every((word) => typeof word === 'string' || word.every(isValue))
    const isWorded = line.some((word) => typeof word === 'string' && /\p{L}/u.test(word))
    return areValues && isWorded ? [line] : []
  })
}

/** Whether a line is one with other values: none is on the other side of a number that does not vary, such as its limit. */
function fits(words: readonly string[], line: VaryingLine): boolean {
  const limits = [0, ...line.flatMap((word) => (typeof word === 'string' ? numbersIn(word) : []))]
  return words.every((word, at) => {
    const known = line[at]
    if (known === undefined || typeof known === 'string') return word === known
    return isValue(word) && limits.every((limit) => isSameSide(word, known, limit))
  })
}

/** Whether a number is as far as two others on one side of a limit; always, if they are on both. */
function isSameSide(word: string, known: readonly string[], limit: number): boolean {
  const sideOf = (number: number) => Math.sign(number - limit)
  const [side, ...others] = new Set(known.flatMap(numbersIn).map(sideOf))
  return (
    side === undefined || others.length > 0 || numbersIn(word).every((own) => sideOf(own) === side)
  )
}

function isValue(word: string): boolean {
  return /\d|^<\w+>$/.test(word)
}

/** Returns the number that a word is; none for any other word. */
function numbersIn(word: string): readonly number[] {
  return /^\d+(?:\.\d+)?$/.test(word) ? [Number(word)] : []
}

/** Divides a line into words, numbers, what is masked, and each other sign. */
function splitWords(key: string): readonly string[] {
  return key.match(/<\w+>|[\p{L}\p{N}_]+(?:\.\d+)*|[^\s\p{L}\p{N}]/gu) ?? []
}

/** Returns a function that finds lines which say that something did not fail, in forms that logs have. */
function passingFinder(
  greens: readonly PrintedRows[],
  seen: readonly PrintedRows[],
  { countOf }: ListedRows,
) {
  const forms = new Set(greens.flat().map(({ passes, total }) => passes ?? total?.form))
  const totals = [...greens, ...seen].map((rows) => Map.groupBy(rows, ({ total }) => total?.form))
  const taken = new Map<string, number>()
  return ({ passes, total }: PrintedRow): boolean => {
    const form = total?.failed === 0 ? total.form : passes
    if (form !== undefined) return forms.has(form)
    if (total === undefined || total.failed !== countOf(total.tool)) return false
    const count = (taken.get(total.form) ?? 0) + 1
    taken.set(total.form, count)
    return count <= Math.max(...totals.map((log) => log.get(total.form)?.length ?? 0))
  }
}
