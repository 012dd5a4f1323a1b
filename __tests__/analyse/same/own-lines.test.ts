import { describe, expect, it } from '@jest/globals'
import type { LogRows } from '../../../src/analyse/same/learned-values.ts'
import { ownLines } from '../../../src/analyse/same/own-lines.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'

/** The lines of a log; `3 × text` stands for three equal ones. */
function log(...lines: readonly string[]): LogRows {
  return lines.map((line) => {
    const { count = '1', text = line } = /^(?<count>\d+) × (?<text>.*)$/.exec(line)?.groups ?? {}
    return {
      ...{ text, key: text, count: Number(count), says: 'text' as const },
      ...{ compares: false, isNotice: false, passes: undefined, total: undefined },
    }
  })
}

/** Lists the own lines of a step that other logs do not explain, if an issue lists the cart. */
function unexplained(red: LogRows, seen: readonly (readonly LogRows[])[]): readonly string[] {
  const listed = {
    filesOf: () => ['cart.js'],
    isNamed: ({ text }: LogRows[number]) => text.includes('cart'),
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
  it.each([
    ['coverage 93.3 %', 'coverage 92.8 %', 'coverage 93.1 %', true],
    ['coverage 12.4 %', 'coverage 92.8 %', 'coverage 93.1 %', false],
    ['GET /health 204', 'GET /health 200', 'GET /health 204', true],
    ['found 57 rows', 'found 0 rows', 'found 1 rows', false],
    [
      'worker ended with status 2',
      'worker ended with status 0',
      'worker ended with status 1',
      false,
    ],
    ['schema v14 is used', 'schema v12 is used', 'schema v13 is used', true],
    ['schema v2 is used', 'schema v12 is used', 'schema v13 is used', false],
    ['serves on port 39112', 'serves on port 35956', 'serves on port 41200', true],
    ['batch a81f is read', 'batch 7c0d is read', 'batch f33e is read', true],
    ['12 13 14 17', '12 13 14 15', '12 13 14 16', false],
  ])(
    'bounds a number by those of two green logs: %s beside %s and %s is explained: %s',
    (line, one, other, isExplained) => {
      const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
      const { own } = ownLines(log(line), { greens: [log(one), log(other)], seen: [] }, listed)
      expect(own.length).toBe(isExplained ? 0 : 1)
    },
  )

  it.each([
    ['read 3 of 5 carts', true],
    ['read 7 of 4 carts', true],
    // No two logs show that both vary in one line.
    ['read 3 of 4 carts', false],
    ['wrote 3 of 5 carts', false],
  ])('learns which places of lines with the same words vary: %s is explained: %s', (line, is) => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [
      log('read 1 of 5 carts', 'read 7 of 2 carts'),
      log('read 2 of 5 carts', 'read 7 of 3 carts'),
    ]
    const { own } = ownLines(log(line), { greens, seen: [] }, listed)
    expect(own.length).toBe(is ? 0 : 1)
  })

  it('learns no word from a log of what is listed', () => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const red = log('changelog missing')
    const greens = [log('changelog 3.8.2'), log('changelog 3.8.3')]
    expect(ownLines(red, { greens, seen: [[red]] }, listed).own).toEqual(red)
  })

  it.each([
    ['worker ended with status 139', 'worker ended with status 0', false],
    ['Login check status 401', 'Login check status 200', false],
    ['workers ready 4', 'workers ready 5', true],
  ])(
    'takes the number of a status for no count: %s beside %s is the same: %s',
    (here, green, isSame) => {
      const [key, greenKey] = [here, green].map(
        (line) => makeExcerpt([line]).errors?.log.rows?.find(({ text }) => text === line)?.key,
      )
      expect(key === greenKey).toBe(isSame)
    },
  )

  it('bounds a number by all logs if those of one group show that it varies', () => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [log('cleaned 6438 rows'), log('cleaned 6509 rows')]
    const ownWith = (...seen: readonly LogRows[]) =>
      ownLines(log('cleaned 7300 rows'), { greens, seen: [seen] }, listed).own.length
    expect([ownWith(), ownWith(log('cleaned 6675 rows'))]).toEqual([1, 0])
  })

  it.each([
    ['57 files unchanged', []],
    ['0 files unchanged', ['0 files unchanged']],
  ])('omits a total of what passed if green logs have its form: %s leaves %j', (line, expected) => {
    const passing = (...lines: readonly string[]) =>
      log(...lines).map((row) => ({ ...row, passes: 'files' }))
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [passing('3 files unchanged'), passing('4 files unchanged')]
    const { own } = ownLines(passing(line), { greens, seen: [] }, listed)
    expect(own.map(({ text }) => text)).toEqual(expected)
  })
})
