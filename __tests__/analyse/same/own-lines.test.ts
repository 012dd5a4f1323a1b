import { describe, expect, it } from '@jest/globals'
import { ownLines, type PrintedRows } from '../../../src/analyse/same/own-lines.ts'

/** The lines of a log; `3 × text` stands for three equal ones. */
function log(...lines: readonly string[]): PrintedRows {
  return lines.map((line) => {
    const { count = '1', text = line } = /^(?<count>\d+) × (?<text>.*)$/.exec(line)?.groups ?? {}
    return {
      ...{ text, key: text, count: Number(count), reports: true },
      ...{ passes: undefined, total: undefined },
    }
  })
}

/** Lists the own lines of a step that other logs do not explain, if an issue lists the cart. */
function unexplained(
  red: PrintedRows,
  seen: readonly (readonly PrintedRows[])[],
): readonly string[] {
  const listed = {
    countOf: () => 1,
    isNamed: ({ text }: PrintedRows[number]) => text.includes('cart'),
  }
  return ownLines(red, { greens: [], seen }, listed).unexplained.map(({ text }) => text)
}

describe('ownLines', () => {
  it.each([
    ['as often as two failures print it', ['2 × no rows'], []],
    ['more often than both', ['3 × no rows'], ['no rows']],
    ['in one of them', ['2 × no users'], ['no users']],
  ])('explains a line that is printed %s: %j leaves %j', (_, red, expected) => {
    const seen = [[log('no rows', 'no users')], [log('no rows')]]
    expect(unexplained(log(...red), seen)).toEqual(expected)
  })

  it.each([
    ['a value', 'took 9 rows', []],
    ['a value of what is listed', 'cart has 9 rows', ['cart has 9 rows']],
    ['a word', 'took no rows', ['took no rows']],
    ['a value on the other side of zero', 'took 0 rows', ['took 0 rows']],
  ])('learns %s from two logs of one failure: %j leaves %j', (_, red, expected) => {
    const seen = [[log('took 7 rows', 'cart has 7 rows'), log('took 8 rows', 'cart has 8 rows')]]
    expect(unexplained(log(red), seen)).toEqual(expected)
  })
})
