import { describe, expect, it } from '@jest/globals'
import type { TestResult, TestResults } from '../../src/model/results/test-results.ts'
import { listFailed } from '../../src/results/failed-list.ts'

const TEST: TestResult = {
  id: 'id',
  suite: '',
  class: undefined,
  name: 'adds',
  position: { path: 'a.py', line: 3, column: undefined },
  outcome: 'failed',
  failures: 1,
  retries: 0,
  reason: { message: 'expected 3', text: 'at a.py:4', position: undefined },
}

describe('listFailed', () => {
  it('lists failed tests, then what failed without a test', () => {
    const results = make({
      tests: [
        TEST,
        { ...TEST, outcome: 'flaky' },
        { ...TEST, outcome: 'failed', reason: undefined },
      ],
      suiteErrors: [{ suite: 's', message: 'no set-up', text: '', position: undefined }],
    })
    expect(listFailed(results)).toEqual([
      { title: 'adds', detail: 'expected 3', position: TEST.position, isTest: true, test: TEST },
      expect.objectContaining({ title: 'adds', detail: undefined }),
      { title: 's', detail: 'no set-up', position: undefined, isTest: false, test: undefined },
    ])
  })

  it('prefers the position of the failure', () => {
    const position = { path: 'b.py', line: 9, column: undefined }
    const reason = { message: undefined, text: '', position }
    expect(listFailed(make({ tests: [{ ...TEST, reason }] }))[0]?.position).toBe(position)
  })

  it('finds the position in the stack if no attribute has it', () => {
    const stack =
      'Error: no total\n    at Object.<anonymous> (/home/runner/work/shop/shop/src/cart.test.ts:7:3)'
    const reason = { message: undefined, text: stack, position: undefined }
    const [entry] = listFailed(make({ tests: [{ ...TEST, position: undefined, reason }] }))
    expect(entry?.position).toMatchObject({ path: 'src/cart.test.ts', line: 7 })
  })

  it('omits the errors of a run in TRX that repeat its tests', () => {
    const suiteErrors = [{ suite: '', message: 'adds [FAIL]', text: '', position: undefined }]
    const count = (tests: readonly TestResult[]) =>
      listFailed(make({ kind: 'trx', suiteErrors, tests })).map(({ title }) => title)
    expect(count([TEST])).toEqual(['adds'])
    expect(count([])).toEqual([undefined])
  })

  it('lists at most 200', () => {
    expect(listFailed(make({ tests: Array.from({ length: 300 }, () => TEST) }))).toHaveLength(200)
  })

  it.each([
    ['shop.CartTest', '', 'adds', 'shop.CartTest.adds'],
    ['shop.CartTest', '', 'adds two', 'shop.CartTest adds two'],
    ['Shop\\CartTest', '', 'testAdds', 'Shop\\CartTest::testAdds'],
    ['shop::cart', '', 'tests::adds', 'shop::cart tests::adds'],
    ['a.spec.js', 'a.spec.js', 'shop › adds', 'a.spec.js › shop › adds'],
    ['a.test.js', '', 'shop > adds', 'a.test.js > shop > adds'],
    ['Shop.CartTest', '', 'Shop.CartTest.Adds(i: 3)', 'Shop.CartTest.Adds(i: 3)'],
    ['cart adds', 'cart', 'cart adds', 'cart adds'],
    ['a', '', 'adds', 'a.adds'],
    ['test', 'outer > inner', 'adds', 'inner.adds'],
    ['test', '', 'adds', 'adds'],
    [undefined, 'src/a.js', 'src/a.js', 'src/a.js'],
    ['shop.CartTest', '', '', 'shop.CartTest'],
  ])('names the class %p, suite %p, test %p as %p', (className, suite, name, title) => {
    const test = { ...TEST, class: className, suite, name }
    expect(listFailed(make({ tests: [test] }))[0]?.title).toBe(title)
  })
})

function make(results: Partial<TestResults>): TestResults {
  return { kind: 'junit', tests: [], suiteErrors: [], fault: undefined, ...results }
}
