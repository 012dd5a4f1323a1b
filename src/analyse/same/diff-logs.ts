// Which lines two logs share, and which only one has.
import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import { once } from '../../model/logged/memoize.ts'
import { greenLog, type LogRows, variesByWords } from '../../model/logged/green-log.ts'
import { wordsOf } from '../../model/logged/names.ts'
import { keysOf, variesByEvidence } from './learned-values.ts'

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
 * 2. a count of failures that is no more than one of the other log, if that has something that this one lacks, or if it is a
 *    total that the other log lacks, and tests passed at another try here;
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
  const passed = greenLog(greens, variesByWords)
  const missing = there.rows.filter(
    (row) =>
      !countsFailures(row) && !ours.has(row) && (row.says === 'failure' || !ours.hasWords(row)), // (3)
  )
  const isOfRetried = ({ key, says }: LogRow) =>
    here.hasRetried === true && says === 'total' && !keys.has(key)
  const isPartOfTotal = (row: LogRow) =>
    countsFailures(row) && (missing.length > 0 || isOfRetried(row)) && theirs.countsAsMany(row) // (2)
  const more = new Set(here.rows.filter((row) => !theirs.has(row) && !isPartOfTotal(row)))
  return {
    shared: here.rows.filter((row) => isStatement(row) && keys.has(row.key) && !passed.has(row)),
    more: [...more],
    expected: here.rows.filter((row) => !more.has(row) && passed.stands(row) !== 'not'),
    shorter: here.rows.filter((row) => theirs.hasMoreOf(row)),
    fresh: [...more].filter((row) => isStatement(row) && !theirs.hasWords(row)),
    missing,
    unfinished: there.rows.filter((row) =>
      row.says === 'total'
        ? !ours.hasTotal(row)
        : isStatement(row) && passed.has(row) && !ours.has(row),
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
export function countsFailures({ says, text }: LogRow): boolean {
  return says === 'total' || OUT_OF.test(text)
}

/** Finds lines in a log, beside the green ones. */
function lineIndex(rows: LogRows, greens: readonly LogRows[]) {
  const logs = [...greens, rows]
  const printed = greenLog(logs, variesByEvidence)
  const passing = new Set(greens.flat().map(({ passes, total }) => passes ?? total?.form))
  const { hasWords } = greenLog([rows], variesByEvidence)
  const totals = rows.filter(countsFailures)
  const counted = once(() => countIndex(totals))
  const nouns = once(() => new Set(totals.flatMap(({ key }) => nounsIn(key))))
  const lists = once(() => listIndex(rows))
  const hasMoreOf = (row: LogRow) => !row.compares && lists()(row)
  return {
    /** Whether a line lists some of what a line of the log lists behind the same words. */
    hasMoreOf,
    /** Whether a line is in one of the logs as often, or says nothing of a failure. */
    has(row: LogRow): boolean {
      if (printed.has(row)) return printed.stands(row) === 'same'
      const form = row.total?.failed === 0 ? row.total.form : row.passes
      return (
        row.says === 'context' ||
        hasMoreOf(row) ||
        row.passes !== undefined ||
        (form !== undefined && passing.has(form)) ||
        // The numbers of what states a failure are the error.
        (row.says !== 'failure' && printed.stands(row) === 'other values')
      ) // (1)
    },
    hasWords,
    hasTotal: ({ key }: LogRow) => nounsIn(key).some((noun) => nouns().has(noun)),
    /** Whether a total of the same things has the same counts, or larger ones. */
    countsAsMany: (row: LogRow) => counted()(row),
  }
}

type Counts = ReadonlyMap<string, number>

/** Returns a function that says whether one of some totals counts the same things as a row, and as many of each, or more. */
function countIndex(totals: LogRows): (row: LogRow) => boolean {
  const byNoun = new Map<string | undefined, readonly Counts[]>()
  const byWords = new Map<string, readonly Counts[]>()
  for (const { key } of totals) {
    const counts = new Map(countsIn(key))
    const [noun, words] = [firstNoun(key), wordsOf(key)]
    byNoun.set(noun, withCounts(byNoun.get(noun) ?? [], counts))
    byWords.set(words, withCounts(byWords.get(words) ?? [], counts))
  }
  return ({ key, says }) => {
    // What is no total can name what failed, too.
    const alike = says === 'total' ? byNoun.get(firstNoun(key)) : byWords.get(wordsOf(key))
    const counts = countsIn(key)
    return alike?.some((total) => coversCounts(total, counts)) === true
  }
}

/** Adds counts to others, of which those stay that no other one covers. */
function withCounts(some: readonly Counts[], counts: Counts): readonly Counts[] {
  if (some.some((total) => coversCounts(total, counts))) return some
  return [...some.filter((total) => !coversCounts(counts, total)), counts]
}

/** Whether a total counts as many of each thing, or more. */
function coversCounts(total: Counts, counts: Iterable<readonly [string, number]>): boolean {
  for (const [noun, count] of counts) if (count > (total.get(noun) ?? -1)) return false
  return true
}

/** Returns a function that says whether a row lists some of what one of others lists behind the same words. */
function listIndex(rows: LogRows): (row: LogRow) => boolean {
  const lists = rows.flatMap((row) => listIn(row) ?? [])
  const byItem = Map.groupBy(
    lists.flatMap(({ heading, items }) =>
      [...new Set(items)].map((item) => ({ items, at: `${heading}\n${item}` })),
    ),
    ({ at }) => at,
  )
  return (row) => {
    const own = listIn(row)
    if (own === undefined) return false
    const having = own.items.map((item) => byItem.get(`${own.heading}\n${item}`) ?? [])
    // Fewest lists have the item that is least common.
    const fewest = having.reduce((some, others) => (others.length < some.length ? others : some))
    return fewest.some(
      ({ items }) =>
        items.length > own.items.length && own.items.every((item) => items.includes(item)),
    )
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
