import { describe, expect, it } from '@jest/globals'
import { countReader, readCounts } from '../../../src/logs/entries/total-reader.ts'

describe('readCounts', () => {
  it.each([
    ['Ran 27 specs, 1 failed, in 84.11ms.', { total: 27, failed: 1 }],
    ['Tests Passed: 27, Failed: 1, Skipped: 2, NotRun: 0', { passed: 27, failed: 1 }],
    ['[====] Tested: 12 | Passing: 10 | Failing: 2', { total: 12, passed: 10, failed: 2 }],
    ['11 tests passed. 1 tests failed. 1 tests ignored.', { passed: 11, failed: 1 }],
    [
      'all.tcl:\tTotal\t88\tPassed\t86\tSkipped\t1\tFailed\t1',
      { total: 88, passed: 86, failed: 1 },
    ],
    ['Errors (2 failures, 34 tests, 34 ran, 87 checks)', { failed: 2, total: 34 }],
    ['Ran 41 tests: passed: 39, failed: 1, skipped: 1', { total: 41, passed: 39, failed: 1 }],
    ['** TESTS=3 PASS=2 FAIL=1 SKIP=0', { total: 3, passed: 2, failed: 1 }],
    ['Tests:       1 failed, 57 passed, 58 total', { failed: 1, passed: 57, total: 58 }],
    ['FAIL: 1/16', { failed: 1, total: 16 }],
    ['Failed 2 of 9 tests', { failed: 2, total: 9 }],
    ['2/5 Flows Failed', { failed: 2, total: 5 }],
    ['---- 2 failing tests ----', { failed: 2 }],
    ['# of unexpected failures\t2', { failed: 2 }],
    ['  Failed     : 1 (0.32%)', { failed: 1 }],
    ['TESTED:  1,052', { total: 1052 }],
    ['[ FAIL 1 | WARN 0 | SKIP 0 | PASS 3 ]', { failed: 1, passed: 3 }],
    ['Fail:              1   ', { failed: 1 }],
    ['FAIL 1 of the carts | PASS', undefined],
    ['# of expected failures\t1', undefined],
    ['# of unsupported tests\t\t3', undefined],
    ['Failed tests:  4-6', undefined],
    ['Test Suites: 1 failed, 21 passed, 22 total', undefined],
    ['asserts: 40 | 39 passed | 1 failed', undefined],
    ['11 steps (10 passed, 1 failed)', undefined],
    ['web-1 : ok=3 changed=1 unreachable=0 failed=1', undefined],
    ['Webkit: 4/4 test files', undefined],
    ['expected 2 failed uploads, got 3 tests', undefined],
    ['error: 5 tests ran out of memory', undefined],
    ['took 3 tests', undefined],
    ['Required coverage check failed: 71 %', undefined],
    ['Coverage check failed: 71%', undefined],
    ['npm error 404', undefined],
    ['Test(s) failed: 3', { failed: 3 }],
    ['Carts (all) passed    : 12', { passed: 12 }],
    ['the cart and its tests passed: 12', undefined],
    [`${'s'.repeat(45)} 5 failed now`, undefined],
  ])('reads %j', (line, counts) => {
    expect(readCounts(line)).toEqual(counts)
  })
})

describe('countReader', () => {
  it.each([
    ['a summary of several lines', ['Tests: 9', 'Passed: 7', 'Failed: 2'], 2, [2, 9]],
    ['a summary printed twice', ['Total: 9', 'Failed: 1', 'Total: 9', 'Failed: 1'], 1, [1, 9]],
    ['the last of two summaries', ['4 tests, 1 failed', '9 tests, 2 failed'], 1, [2, 9]],
    ['a part that passed last', ['4 tests, 1 failed', '9 tests, 0 failed'], 1, [1, 4]],
    ['none that counts less than the log names', ['4 tests, 1 failed'], 2, undefined],
    ['no whole that is smaller than its part', ['Total: 1', 'Failed: 3'], 1, [3, undefined]],
  ] as const)('takes %s', (_, lines, tests, expected) => {
    const reader = countReader()
    lines.forEach((line, at) => reader.add(line, at))
    const total = reader.total(tests)
    expect(total && [total.failed, total.total]).toEqual(expected)
  })
})
