import { describe, expect, it } from '@jest/globals'
import { passedLater } from '../../../src/logs/entries/passed-later.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { reasonText } from '../../../src/model/report/entry-words.ts'

describe('passedLater', () => {
  it.each<[string, readonly string[]]>([
    ['Flaky tests: T1 (failed -> passed)', ['T1']],
    ['Flaky: T1 (failed -> passed), Cart.adds(x: 1) (failed -> passed)', ['T1', 'Cart.adds(x: 1)']],
    ['  - cart › adds (failed -> failed → passed)', ['cart › adds']],
    ['✓ adds an item (retry #1) (12ms)', ['adds an item']],
    ['PASS cart.adds (attempt 2 of 3)', ['cart.adds']],
    ['//cart:cart_test    FLAKY, failed in 1 out of 2 in 0.5s', ['//cart:cart_test']],
    ['test_adds passed on attempt 2', ['test_adds']],
    ['test_adds is flaky: passed on the second try', ['test_adds']],
    ['3 tests passed after 2 attempts', []],
    ['test_adds failed on attempt 2', []],
    ['test_adds passed', []],
    ['test_adds never passed on attempt 2', []],
    ['✗ adds an item (retry #1)', []],
    ['', []],
  ])('reads %j as %j', (text, names) => {
    expect(passedLater(text)).toEqual(names)
  })
})

const COVERAGE = 'Coverage 71.2% is below the threshold 80%'

/** What a step says that failed for its coverage, unless a test is the reason. */
const LOGS: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Testing.Platform': [
    'failed T1 (12ms)',
    '  Assert.AreEqual failed. Expected:<3>. Actual:<4>.',
    '    at T.Tests.T1() in /home/runner/work/a/a/Tests.cs:line 12',
    'Test run summary: Failed! - T.dll (net9.0|x64)',
    'Tests failed, retrying 1/3',
    'Test run summary: Passed! after 2/4 attempts',
    'Flaky tests: T1 (failed -> passed)',
  ],
  'a script': [
    'adds an item: Error: expected 3, got 4',
    '  in cart.sh:12',
    'adds an item passed on attempt 2',
  ],
}

describe('a step with a test that passed when it was tried again', () => {
  const shownOf = (lines: readonly string[]) => reasonText(makeExcerpt(lines).errors?.shown ?? {})

  it.each(Object.entries(LOGS))('failed for something else: %s', (_, log) => {
    expect(shownOf([...log, COVERAGE])).toBe(COVERAGE)
  })

  it('failed for another test', () => {
    const [log = []] = Object.values(LOGS)
    const other = ['failed T2 (1ms)', '  Assert.AreEqual failed. Expected:<red>. Actual:<blue>.']
    expect(shownOf([...other, ...log])).toContain('<red>')
  })

  it('failed for the same test if that failed again afterwards', () => {
    const again = ['CartTest > adds() FAILED', '    java.lang.IllegalStateException: no cart of 7']
    expect(shownOf(['CartTest > adds() passed on attempt 2', ...again])).toContain('no cart of 7')
  })
})
