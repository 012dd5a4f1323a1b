import { describe, expect, it } from '@jest/globals'
import { entryReader } from '../../../src/logs/entries/entry-reader.ts'

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
