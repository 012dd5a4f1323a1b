import { once } from './memoize.ts'
import { wordsOf } from './names.ts'
import { areOnOneSide, numbersIn } from './printed-numbers.ts'
import type { LogRow } from './step-log.ts'

/** What a step printed, each line once. */
export type LogRows = readonly LogRow[]

/** How a line stands in logs of its step: as often, less often, with other values, or not. */
export type Standing = 'same' | 'more often' | 'other values' | 'not'

type KeyOfRow = Pick<LogRow, 'key'>

/** Returns a function that says whether a line that no log has is one of theirs with other values. */
type Varies = (logs: readonly LogRows[]) => (row: KeyOfRow) => boolean

/** The logs of runs in which a step passed, or others that explain a line. */
export interface GreenLog {
  readonly stands: (row: Pick<LogRow, 'key' | 'count'>) => Standing
  /** Whether a line stands there, however often. */
  readonly has: (row: KeyOfRow) => boolean
  /** Whether a line of the same words does, with any values. */
  readonly hasWords: (row: KeyOfRow) => boolean
}

/**
 * Reads logs of a step. Of several that have a line, the log that has it most often counts.
 *
 * @param logs without those that were not read
 * @param varies `variesByWords` for what is shown; to compare errors, `variesByEvidence`, which opens no gate by mere words
 */
export function greenLog(logs: readonly (LogRows | undefined)[], varies: Varies): GreenLog {
  const read = logs.filter((log) => log !== undefined)
  const rows = read.flat()
  const counts = once(() => {
    const most = new Map<string, number>()
    for (const { key, count } of rows) most.set(key, Math.max(count, most.get(key) ?? 0))
    return most
  })
  const words = once(() => new Set(rows.map(({ key }) => wordsOf(key))))
  const isVaried = once(() => varies(read))
  return {
    stands(row) {
      const known = counts().get(row.key)
      if (known !== undefined) return row.count > Math.max(1, known) ? 'more often' : 'same'
      return isVaried()(row) ? 'other values' : 'not'
    },
    has: ({ key }) => counts().has(key),
    hasWords: ({ key }) => words().has(wordsOf(key)),
  }
}

/** Whether a line that stands in logs so says nothing of this run alone. */
export function isInGreen(standing: Standing): boolean {
  return standing === 'same' || standing === 'other values'
}

/**
 * Finds lines with the words of another one whose numbers say the same. They do not if one of them is 0 in one log alone, or on
 * the other side of a number that both have.
 */
export function variesByWords(logs: readonly LogRows[]): (row: KeyOfRow) => boolean {
  const byWords = Map.groupBy(logs.flat(), ({ key }) => wordsOf(key))
  return ({ key }) =>
    (byWords.get(wordsOf(key)) ?? []).some((row) => saySame(numbersIn(key), numbersIn(row.key)))
}

function saySame(here: readonly number[], there: readonly number[]): boolean {
  return here.every((number, at) => {
    const other = there[at] ?? number
    const limits = here.filter((limit, index) => index !== at && limit === there[index])
    return [0, ...limits].every((limit) => areOnOneSide([number, other], limit))
  })
}
