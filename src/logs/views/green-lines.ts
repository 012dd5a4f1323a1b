import { VARYING_VALUE } from '../../model/logged/names.ts'
import { areOnOneSide, numbersIn } from '../../model/logged/printed-numbers.ts'
import type { LogRow } from '../../model/logged/step-log.ts'

/** How a line stands in the log of a run in which the step passed: as often, less often, or not. */
export type Novelty = 'old' | 'more' | 'new'

/**
 * Returns a function that says how a line stands in a green log: by its key, or else by its words, if its numbers say the
 * same. They do not if one of them is 0 in one log alone, or on the other side of a number that both logs have.
 *
 * @param here the lines of the failed step, with how often each was printed
 */
export function noveltyIn(
  green: readonly LogRow[],
  here: readonly LogRow[],
): (key: string) => Novelty {
  const there = new Map(green.map((row) => [row.key, row]))
  const byWords = Map.groupBy(green, ({ key }) => wordsOf(key))
  const counts = new Map(here.map(({ key, count }) => [key, count]))
  return (key) => {
    if (key === '') return 'old'
    const same = there.get(key)
    if (same !== undefined) return (counts.get(key) ?? 0) > Math.max(1, same.count) ? 'more' : 'old'
    const alike = byWords.get(wordsOf(key)) ?? []
    return alike.some((row) => saySame(numbersIn(key), numbersIn(row.key))) ? 'old' : 'new'
  }
}

function wordsOf(key: string): string {
  return key.replace(VARYING_VALUE, '#')
}

function saySame(here: readonly number[], there: readonly number[]): boolean {
  return here.every((number, at) => {
    const other = there[at] ?? number
    const limits = here.filter((limit, index) => index !== at && limit === there[index])
    return [0, ...limits].every((limit) => areOnOneSide([number, other], limit))
  })
}
