import { describe, expect, it } from '@jest/globals'
import type { Cause, FailureReport } from '../../../src/model/report/cause.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import { entryText } from '../../../src/model/report/entry-words.ts'
import type { ErrorTotal } from '../../../src/model/shapes/failure.ts'
import { errorItems, errorLists, namedErrors } from '../../../src/render/findings/error-list.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeRun, reportOnJob, RUN_URL } from '../../../testing/make-run.ts'
import { failureAt, onlyCause, withMessage } from '../../../testing/failure-at.ts'
import { idOf, jobIn, stepOf } from '../../../testing/make-steps.ts'

const HEAD = 'a'.repeat(40)
const RUN = makeRun({ commit: HEAD })
const STEP = stepOf(3, 'Run npm test', 5, 15, 'failure')
const LINT = stepOf(4, 'Run npm run lint', 15, 16, 'failure')

const test = (title: string, detail?: string): ErrorEntry => ({
  ...{ title, detail, position: undefined, isTest: true },
})
const untitled = (detail: string): ErrorEntry => ({
  ...{ title: undefined, detail, position: undefined, isTest: false },
})
const at = (path: string, line?: number, column?: number) => ({ path, line, column, file: path })
const finding = (title: string, detail: string, line: number): ErrorEntry => ({
  ...{ title, detail },
  position: at('src/a.ts', line, 5),
})
const tests = (failed: number, total?: number): ErrorTotal => ({ counts: 'tests', failed, total })

interface Log {
  readonly entries?: readonly ErrorEntry[]
  readonly total?: ErrorTotal | undefined
  readonly mayBeMore?: boolean
  readonly others?: FailureReport['errors']
}

/** One cause with a failed job for each log; `undefined` for a log that was not read. */
function causeOf(...logs: readonly (Log | undefined)[]): Cause {
  const failures = logs.map((log, index): FailureReport => {
    const id = index + 1
    const state = finished(5, 65, 'failure')
    const job = reportOnJob({ ...jobIn(`test (${id})`, state), ...idOf(id) })
    if (log === undefined) return failureAt(STEP, { job })
    const { entries = [], total, mayBeMore = false, others = [] } = log
    const excerpt = makeExcerpt(['Error: no cart'], { step: STEP })
    const errors = [{ step: STEP, entries, total, mayBeMore }, ...others]
    return failureAt(STEP, { job, logs: [excerpt], listed: errors })
  })
  const [listed] = logs[0]?.entries ?? []
  return withMessage(onlyCause(failures), listed && entryText(listed))
}

/** The lines of all lists in plain text. */
function linesOf(...logs: readonly (Log | undefined)[]): string[] {
  return errorLists(causeOf(...logs), RUN, PLAIN).flatMap((list) => [
    ...(list.heading === '' ? [] : [`${list.heading}:`]),
    ...errorItems(list),
  ])
}

const THREE = ['a', 'b', 'c'].map((name) => test(`cart › ${name}`))
const FIRST = { entries: THREE.slice(0, 1) }
const FORTY = Array.from({ length: 40 }, (_, index) =>
  finding('no-undef', 'x is not defined', index + 1),
)

describe('errorLists', () => {
  it.each<[what: string, log: Log, lines: readonly string[]]>([
    ['one test', { entries: [test('cart')], total: tests(1, 1) }, ['1 of 1 test failed:', 'cart']],
    ['a lower total', { entries: THREE, total: tests(1, 2) }, ['cart › a', 'cart › b', 'cart › c']],
    [
      'a file',
      { entries: [{ title: 'src/a.py', detail: undefined, position: at('src/a.py') }] },
      ['src/a.py'],
    ],
    [
      'two errors without a name or a position',
      { entries: [untitled('no cart'), untitled('no mail')] },
      ['no cart', 'no mail'],
    ],
    ['a total alone', { total: tests(3, 319) }, ['3 of 319 tests failed:']],
  ])('lists %s', (_, log, lines) => {
    expect(linesOf(log)).toEqual(lines)
  })

  it.each([
    [1, undefined, ['cart › a', 'and possibly more']],
    [1, tests(1, 9), ['1 of 9 tests failed:', 'cart › a', 'and possibly more']],
    [
      3,
      tests(4, 9),
      ['4 of 9 tests failed:', ...THREE.map(({ title }) => title), 'and at least 1 more'],
    ],
  ])('says that more than %d can have failed, of a total of %j: %j', (length, total, lines) => {
    expect(linesOf({ entries: THREE.slice(0, length), total, mayBeMore: true })).toEqual(lines)
  })

  it('counts tests beside the error of a suite', () => {
    const entries = [test('a'), untitled('no set-up')]
    expect(linesOf({ entries, total: tests(1, 9) })[0]).toBe('1 of 9 tests failed:')
  })

  it('keeps what fits into a size', () => {
    const [list] = errorLists(causeOf({ entries: THREE }), RUN, PLAIN)
    expect(list && errorItems(list, 30)).toEqual(['cart › a', 'cart › b', 'and 1 more'])
    expect(list && errorItems(list, 5)).toEqual([])
  })

  it('lists what several jobs have in common once, whatever their values', () => {
    const other = [test('cart › a', 'expected 2')]
    const one = { entries: [test('cart › a', 'expected 1')], total: tests(1, 9) }
    expect(linesOf(one, { entries: other, total: tests(1, 9) })).toEqual([
      '1 of 9 tests failed:',
      'cart › a: expected 1',
    ])
  })

  it('lists a test once if two jobs separate the names around it in two ways', () => {
    const logs = ['cart › a', 'cart > a'].map((name) => ({ entries: [test(name)] }))
    expect(linesOf(...logs)).toEqual(['cart › a'])
  })

  it.each<[what: string, second: Log | undefined, expected: string]>([
    ['knows it', { entries: [test('cart › a')] }, 'cart › b only in test (1)'],
    ['has not read the other log', undefined, 'cart › b'],
    ['does not know all of it', { entries: [test('cart › a')], mayBeMore: true }, 'cart › b'],
    ['has fewer names', { entries: [test('cart › a')], total: tests(2, 9) }, 'cart › b'],
  ])('says in which jobs a test failed if it %s: %j', (_, second, expected) => {
    const first = { entries: [test('cart › a'), test('cart › b')] }
    expect(linesOf(first, second)).toContain(expected)
  })

  it('lists two findings of one rule in one file apart, and two tests with one name', () => {
    const log = { entries: FORTY.slice(0, 2) }
    expect(linesOf(log, log)).toHaveLength(2)
    const equal = { entries: [test('a'), test('a')] }
    expect(linesOf(equal, equal)).toEqual(['a', 'a'])
  })

  it('links positions, and escapes names', () => {
    const entries = [
      { ...test('@octo **a**', '<b> #1 [x](http://y)'), position: at('src/a.ts', 1) },
    ]
    const [list] = errorLists(causeOf({ entries }), RUN, MARKDOWN)
    expect(list?.items).toEqual([
      `**@\u2060octo \\*\\*a\\*\\*** : `.replace(' : ', ': ') +
        `\\<b\\> #\u20601 \\[x\\](http\\://y) ([src/a.ts:1](${RUN_URL.replace(/actions.*/, '')}blob/${HEAD}/src/a.ts#L1))`,
    ])
  })

  it('cuts long names', () => {
    const long = 'x'.repeat(5_000)
    const position = at(`${long}/end.ts`, 1)
    const entries = [{ title: long, detail: long, position, isTest: true }]
    const [item = ''] = linesOf({ entries })
    expect(item.length).toBeLessThan(700)
    expect(item).toMatch(/…x+\/end\.ts:1\)$/)
  })
})

describe('namedErrors', () => {
  const placed = { ...finding('test_a', 'no x', 12), isTest: true }

  it.each<[what: string, expected: string | undefined, logs: readonly (Log | undefined)[]]>([
    ['a test', 'cart › a', [{ ...FIRST, total: tests(1, 319) }]],
    ['a test of several jobs', 'cart › a', [FIRST, FIRST]],
    [
      'an error at a position',
      'src/a.ts:12: no x',
      [{ entries: [{ title: undefined, detail: 'no x', position: at('src/a.ts', 12) }] }],
    ],
    ['a code', 'src/a.ts:12: no x (TS2304)', [{ entries: [finding('TS2304', 'no x', 12)] }]],
    ['a rule', 'src/a.ts:12: no x (no-undef)', [{ entries: [finding('no-undef', 'no x', 12)] }]],
    ['a test with a position', 'test_a', [{ entries: [placed] }]],
    ['a plain line', undefined, [{ entries: [untitled('no x')] }]],
    ['two tests', '2 tests failed: cart › a, cart › b', [{ entries: THREE.slice(0, 2) }]],
    [
      'two findings that no tool counts',
      '2 findings: src/a.ts:1: no x (SC2086), src/a.ts:2: no y (SC2086)',
      [{ entries: [finding('SC2086', 'no x', 1), finding('SC2086', 'no y', 2)] }],
    ],
    [
      'one of two',
      '2 of 319 tests failed: cart › a and 1 more',
      [{ ...FIRST, total: tests(2, 319) }],
    ],
    ['a test of a log that may have more', undefined, [{ ...FIRST, mayBeMore: true }]],
    [
      'a test with which its tool stopped',
      undefined,
      [{ ...FIRST, total: tests(1, 9), mayBeMore: true }],
    ],
    ['a test of a job, and a log that was not read', undefined, [FIRST, undefined]],
    ['other tests of two jobs', undefined, [FIRST, { entries: THREE.slice(1, 2) }]],
    [
      'a test and a further step',
      undefined,
      [{ ...FIRST, others: [{ step: LINT, entries: FORTY, total: undefined }] }],
    ],
  ])('of %s is %s', (_, expected, logs) => {
    expect(namedErrors(causeOf(...logs))).toBe(expected)
  })

  it.each([
    [40, 'src/cart.test.ts > cart › adds vat'],
    [32, 'cart › adds vat'],
    [12, 'adds vat'],
    [6, 'adds…'],
  ])('keeps the last parts of a name in %i characters: %s', (max, expected) => {
    const entries = [{ ...test('src/cart.test.ts > cart › adds vat') }]
    expect(namedErrors(causeOf({ entries }), max)).toBe(expected)
  })

  it.each([
    ['cart › b: expected 3', '2 tests failed: cart › b, cart › a'],
    ['cart › a', '2 tests failed: cart › a, cart › b'],
    ['cart › b2: expected 3', undefined],
    ['no cart of y', undefined],
  ])('has the name first that the message %s has: %s', (message, expected) => {
    const cause = causeOf({ entries: THREE.slice(0, 2) })
    expect(namedErrors(withMessage(cause, message))).toBe(expected)
  })

  it.each([
    [49, '2 of 319 tests failed: cart › adds vat and 1 more'],
    [44, '2 of 319 tests failed: adds vat and 1 more'],
    [40, '2 of 319 tests failed'],
  ])('counts without a name if few of %i characters are left: %s', (max, expected) => {
    const entries = [test('cart › adds vat')]
    expect(namedErrors(causeOf({ entries, total: tests(2, 319) }), max)).toBe(expected)
  })
})
