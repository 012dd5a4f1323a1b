import { describe, expect, it } from '@jest/globals'
import { comparesValues } from '../../src/logs/entries/entry-details.ts'
import { entryReader } from '../../src/logs/entries/entry-reader.ts'
import { passedLater } from '../../src/logs/entries/passed-later.ts'
import { reasonText } from '../../src/model/report/entry-words.ts'
import { countReader, readCounts } from '../../src/logs/entries/total-reader.ts'
import { makeExcerpt } from '../../testing/failure-report.ts'

describe('comparesValues', () => {
  it.each([
    [['Expected: 3', 'Received: 4'], true],
    [['expected 3, got 4'], true],
    [['Expected: 3', 'of the cart'], false],
    [['Received: 4', 'of the cart'], false],
  ])('finds in %j what was expected and what came: %s', (lines, expected) => {
    expect(comparesValues(lines)).toBe(expected)
  })
})

/** What failed in a step with this log. */
function listed(log: string) {
  const reader = entryReader()
  for (const line of log.split('\n')) reader.add(line)
  return reader.list(undefined, false).entries.map(({ title, detail }) => [title, detail])
}

const RUN = '  deploy to staging ... FAILED'
const SUM = `  ● adds

    Expected: 3
    Received: 4

Tests:       1 failed, 2 passed, 3 total
`
/** What npm prints of a package whose script runs, perhaps with the output of the script. */
const ofPackage = (name: string, hasOutput: boolean) =>
  `> ${name}@1.0.0 test\n> node --test\n\n${hasOutput ? SUM : ''}`
const LINT = `/app/src/cart.js
  1:7  error  'sum' is never used  no-unused-vars

✖ 1 problem (1 error, 0 warnings)`
const PYTEST = `=================================== FAILURES ===================================
____________________________________ test_a ____________________________________
E   assert 1 == 2
tests/test_a.py:3: AssertionError
----------------------------- Captured stdout call -----------------------------
FAILED tests/test_b.py::test_b - assert 3 == 4
=========================== short test summary info ============================
FAILED tests/test_a.py::test_a - assert 1 == 2
========================= 1 failed, 4 passed in 0.12s ==========================`
const JEST = `  ● cart › adds

    Expected: 3
    Received: 4

  console.log
    ● login › greets

Tests:       2 failed, 2 passed, 4 total`
const PLAYWRIGHT = `  1) [chromium] › a.spec.ts:3:5 › pays ───

    Error: no cart

  2) [chromium] › b.spec.ts:4:5 › logs in ───

    Error: no user

  1 failed
    [chromium] › a.spec.ts:3:5 › pays ───
  1 flaky
    [chromium] › b.spec.ts:4:5 › logs in ───
  3 passed (1.3m)`
const A = ['tests/test_a.py::test_a', 'assert 1 == 2']
const PAYS = ['[chromium] › a.spec.ts › pays', 'Error: no cart']

describe('entryReader', () => {
  it.each([
    ['nothing beside it', `${RUN}\nError: no host`, []],
    ['rows of TAP without a plan', 'ok 1 - dns\nnot ok 2 - certificate', []],
    ['the same, with advice', 'not ok 1 - dns\nok 2 - certificate\nrelease stopped', []],
    ['a plan', '1..2\nok 1 - dns\nnot ok 2 - certificate', [['certificate', undefined]]],
    [
      'a comparison below it',
      `${RUN}\n    expected 3, got 4`,
      [['deploy to staging', 'expected 3, got 4']],
    ],
    [
      'a comparison in two lines below it',
      `${RUN}\n    expected: 3\n    actual: 4`,
      [['deploy to staging', 'expected: 3, actual: 4']],
    ],
  ])('takes a line of any tool for a test only with a witness: %s', (_, log, expected) => {
    expect(listed(log)).toEqual(expected)
  })

  it.each([
    ['no sentence below the name of a program', 'tool-install: File size is 123 bytes.', []],
    ['no sentence below a place', 'src/shop.rc:12:5: IDS_OLD has no use', []],
    [
      'it beside a total of its tool',
      'src/cart.go:12:5: sum has no use\n1 issues:',
      ['sum has no use'],
    ],
    ['no row below a file of another tool', '/app/src/cart.js\n  12     3 carts', []],
    ['no rule of pytest below its total', `${PYTEST}\n____________ Summary ____________`, [A[1]]],
    ['no test that passed', `${PYTEST}\n==== PASSES ====\n____ test_b ____`, [A[1]]],
  ])('lists %s beside the line that says why the step failed', (_, log, expected) => {
    const reader = entryReader()
    for (const line of log.split('\n')) reader.add(line)
    const details = reader.list('no host', false).entries.map(({ detail }) => detail)
    expect(details).toEqual(expected.length === 0 ? ['no host'] : expected)
  })

  it.each([
    ['up to the next line of its tool', PYTEST, [A]],
    ['while it is indented deeper', JEST, [['cart › adds', 'Expected: 3, Received: 4']]],
  ])('skips what a test printed, %s', (_, log, expected) => {
    expect(listed(log)).toEqual(expected)
  })

  it.each([
    [1, [A]],
    [2, [['tests/test_b.py::test_b', undefined], A]],
  ])(
    'skips a name without a message if the others are as many as failed: %i',
    (failed, expected) => {
      const names = `FAILED tests/test_b.py::test_b\nFAILED ${A.join(' - ')}`
      expect(listed(`${names}\n=== ${failed} failed, 4 passed in 0.12s ===`)).toEqual(expected)
    },
  )

  it.each([
    ['above', `${LINT}\n${SUM}`],
    ['below', `${SUM}\n${LINT}`],
  ])('counts the tests if a linter counts problems %s them', (_, log) => {
    const reader = entryReader()
    for (const line of log.split('\n')) reader.add(line)
    expect(reader.list(undefined, false).total).toEqual({ counts: 'tests', failed: 1, total: 3 })
  })

  it.each([
    ['the comment above and its title', '# adds\nok 1 - small\nnot ok 2 - big', 'adds > big'],
    ['its title below several comments', '# adds\n# 2 carts\nnot ok 1 - big', 'big'],
    ['what it says without a rule', 'adds\n2 carts\na.c:3: FAILED:\n  CHECK( a )', 'CHECK( a )'],
  ])('names a test by %s: %j', (_, log, title) => {
    expect(listed(`1..2\n${log}`)[0]?.[0]).toBe(title)
  })

  it('takes what stands below the next name for none of the one above', () => {
    const log = '✖ adds\n✖ subtracts\nAssertionError: expected 3, got 4'
    expect(listed(log)).toEqual([
      ['adds', undefined],
      ['subtracts', 'AssertionError: expected 3, got 4'],
    ])
  })

  it('takes the summary of pytest for a test whose error stands too far below its source', () => {
    const source = `request = <SubRequest 'a'>\n${'x = 1\n'.repeat(70)}E   ValueError: no a`
    const log = `____ test_a ____\n${source}\nFAILED t.py::test_a - ValueError: no a\n=== 1 failed in 0.1s ===`
    expect(listed(log)).toEqual([['t.py::test_a', 'ValueError: no a']])
  })

  it('adds the problems of two packages with one rule', () => {
    const reader = entryReader()
    for (const line of `${LINT}\n${LINT.replace('cart', 'login')}`.split('\n')) reader.add(line)
    expect(reader.list(undefined, false).total).toEqual({ counts: 'findings', failed: 2 })
  })

  it('takes back the entry that passed, not the one above, beyond the limit of entries', () => {
    const check = (rule: string, result: string) =>
      `Check: CKV_AWS_${rule}: "Ensure ${rule}"\n\t${result} for resource: aws_s3_bucket.logs\n`
    const log = `${check('1', 'FAILED').repeat(999)}${check('2', 'FAILED')}${check('3', 'PASSED')}`
    expect(listed(log).map(([title]) => title)).toEqual(['CKV_AWS_1', 'CKV_AWS_2'])
  })

  it('skips tests in the list of flaky ones', () => {
    expect(listed(PLAYWRIGHT)).toEqual([PAYS])
  })

  it.each([
    [
      'in sequence',
      `${ofPackage('@shop/a', true)}\n${ofPackage('@shop/b', true)}`,
      ['@shop/a: adds', '@shop/b: adds'],
    ],
    [
      'below the script that runs them',
      `> shop@1.0.0 test\n> npm test --workspaces\n\n${ofPackage('@shop/a', true)}`,
      ['@shop/a: adds'],
    ],
    ['alone', ofPackage('@shop/a', true), ['adds']],
    [
      'in parallel',
      `${ofPackage('@shop/a', false)}\n${ofPackage('@shop/b', true)}\n${SUM}`,
      ['adds'],
    ],
  ])('names tests by their packages, which ran %s', (_, log, titles) => {
    expect(listed(log).map(([title]) => title)).toEqual(titles)
  })
})

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
