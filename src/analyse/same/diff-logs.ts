import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import { keysOf, lineFinder, type LogRows, wordsOf } from './learned-values.ts'

/** What differs between the log of a failed step and that of another run in which the step failed. */
export interface LogDiff {
  /** Lines of both that state something, and that no green log has. */
  readonly shared: LogRows
  /** Lines that neither the other log nor a green one has, or not as often. */
  readonly more: LogRows
  /** The same of the other log. */
  readonly missing: LogRows
  /** Those of `more` that have the words of no line of the other log. */
  readonly fresh: LogRows
  /** Lines that a green log has, too, perhaps with other values. */
  readonly expected: LogRows
  /** Lines that list some of what a line of the other log lists behind the same words. */
  readonly shorter: LogRows
  /** What the other log has, and this one would have if it had not ended sooner. */
  readonly unfinished: LogRows
}

/**
 * Compares what two logs of a failed step say of the failure. First, what a green log of the step prints, too, is taken from
 * both; a line can have other values, as far as two of the logs show that they vary. These lines are not compared:
 *
 * 1. what passed, in a form that a green log has, source code around what failed, and a list of which the other log has more;
 * 2. a count of failures that is no more than one of the other log, if that has something that this one lacks;
 * 3. for `missing`, a line that states no failure and has the same words here.
 *
 * @returns `undefined` if not all lines of both were read
 */
export function diffLogs(
  here: StepLog,
  there: StepLog,
  green: StepLog | undefined,
): LogDiff | undefined {
  if (here.rows === undefined || there.rows === undefined) return undefined
  const greens = green?.rows === undefined ? [] : [green.rows]
  const ours = lineIndex(here.rows, greens)
  const theirs = lineIndex(there.rows, greens)
  const keys = keysOf(there.rows)
  const greenWords = new Set(greens.flat().map(({ key }) => wordsOf(key)))
  const isInGreen = lineFinder(greens, [there.rows])
  const missing = there.rows.filter(
    (row) => !isCount(row) && !ours.has(row) && (row.says === 'failure' || !ours.hasWords(row)), // (3)
  )
  const isPartOfTotal = (row: LogRow) =>
    isCount(row) && missing.length > 0 && theirs.countsAsMany(row) // (2)
  const more = here.rows.filter((row) => !theirs.has(row) && !isPartOfTotal(row))
  return {
    shared: here.rows.filter((row) => isStatement(row) && keys.has(row.key) && !isInGreen(row)),
    more,
    expected: here.rows.filter((row) => !more.includes(row) && greenWords.has(wordsOf(row.key))),
    shorter: here.rows.filter((row) => theirs.hasMoreOf(row)),
    fresh: more.filter((row) => isStatement(row) && !theirs.hasWords(row)),
    missing,
    unfinished: there.rows.filter((row) =>
      row.says === 'total'
        ? !ours.hasTotal(row)
        : isStatement(row) && isInGreen(row) && !ours.has(row),
    ),
  }
}

/** Whether a line can say what failed. */
function isStatement({ says }: LogRow): boolean {
  return says === 'failure' || says === 'text'
}

/** How many failed of how many. */
const OUT_OF = /\b\d+ of \d+\b/

/** Whether a line counts failures, such as `1 of 3 migrations cannot be applied`. */
export function isCount({ says, text }: LogRow): boolean {
  return says === 'total' || OUT_OF.test(text)
}

/** Finds lines in a log, beside the green ones. */
function lineIndex(rows: LogRows, greens: readonly LogRows[]) {
  const logs = [...greens, rows]
  const counts = logs.map((log) => new Map(log.map(({ key, count }) => [key, count])))
  const varies = lineFinder(logs)
  // The numbers of what states a failure are the error.
  const mayVary = (row: LogRow) => row.says !== 'failure' && varies(row)
  const passing = new Set(greens.flat().map(({ passes, total }) => passes ?? total?.form))
  const words = new Set(rows.map(({ key }) => wordsOf(key)))
  const totals = rows.filter(isCount)
  const lists = rows.flatMap((row) => listIn(row) ?? [])
  function hasMoreOf(row: LogRow): boolean {
    const own = row.compares ? undefined : listIn(row)
    return lists.some(
      ({ heading, items }) =>
        heading === own?.heading &&
        items.length > own.items.length &&
        own.items.every((item) => items.includes(item)),
    )
  }
  return {
    /** Whether a line lists some of what a line of the log lists behind the same words. */
    hasMoreOf,
    /** Whether a line is in one of the logs as often, or says nothing of a failure. */
    has(row: LogRow): boolean {
      const known = counts.flatMap((log) => log.get(row.key) ?? [])
      if (known.length > 0) return row.count <= Math.max(1, ...known)
      const form = row.total?.failed === 0 ? row.total.form : row.passes
      return (
        row.says === 'context' ||
        hasMoreOf(row) ||
        row.passes !== undefined ||
        (form !== undefined && passing.has(form)) ||
        mayVary(row)
      ) // (1)
    },
    hasWords: ({ key }: LogRow) => words.has(wordsOf(key)),
    hasTotal: ({ key }: LogRow) =>
      totals.some((total) => nounsIn(total.key).some((noun) => nounsIn(key).includes(noun))),
    /** Whether a total of the same things has the same counts, or larger ones. */
    countsAsMany: ({ key, says }: LogRow) =>
      totals.some((total) => {
        const counts = new Map(countsIn(total.key))
        // What is no total can name what failed, too.
        const isAlike = says === 'total' || wordsOf(key) === wordsOf(total.key)
        if (!isAlike || firstNoun(key) !== firstNoun(total.key)) return false
        return countsIn(key).every(([noun, count]) => count <= (counts.get(noun) ?? -1))
      }),
  }
}

/** A line that lists one thing or several. */
const LIST = /^(?<heading>.*:) +(?<items>\S.*)$/s
const SEPARATOR = /, */

/** Reads what a line lists behind its last colon. */
function listIn({ text }: LogRow) {
  const { heading, items = '' } = LIST.exec(text)?.groups ?? {}
  return heading === undefined ? undefined : { heading, items: items.split(SEPARATOR) }
}

/** A number, with the word before it or behind it: `2 errors`, `errors: 2`. */
const COUNT =
  /(?<![a-z])(?<before>[a-z]+?)s?[:=] *(?<last>\d+)(?![\w.])|(?<![\w.:/-])(?<first>\d+)(?: (?<behind>[a-z]+?)(?:s|\(s\))?\b)?(?![\w.])/gi

function countsIn(key: string): readonly (readonly [noun: string, count: number])[] {
  return Array.from(key.matchAll(COUNT), ({ groups: { before, last, first, behind } = {} }) => [
    (before ?? behind ?? '').toLowerCase(),
    Number(last ?? first),
  ])
}

function firstNoun(key: string): string | undefined {
  return nounsIn(wordsOf(key))[0]
}

function nounsIn(key: string): readonly string[] {
  return key.toLowerCase().match(/[a-z]{3,}/g) ?? []
}
