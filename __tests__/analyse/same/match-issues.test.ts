import { describe, expect, it } from '@jest/globals'
import { matchesAll, matchIssues } from '../../../src/analyse/same/match-issues.ts'
import type { KnownFailure } from '../../../src/model/known-issue.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { cutLog, failedWith } from '../../../testing/failure-report.ts'
import { knownFailure, knownIssue } from '../../../testing/known-issue.ts'

const RESET = 'Error: read ECONNRESET'
const TWO = 'pay.py:3: error: cart is missing⏎login.py:9: error: user is missing'
const TESTS =
  '  ● cart › adds an item⏎⏎    Error: no database⏎⏎  ● login › greets⏎⏎    Error: no database⏎⏎Tests: 2 failed, 2 total'

const PYTEST =
  'FAILED tests/test_cart.py::test_total[EUR] - assert 3 == 4⏎==== 1 failed in 0.12s ===='
const LICENCES = 'Licences that are not allowed:⏎  left-pad@1.3.0: WTFPL⏎  old@2.0.0: GPL'
const RSPEC =
  'Failures:⏎⏎  1) Cart adds an item⏎     Failure/Error: expect(cart.total).to eq(2)⏎⏎       expected: 2⏎            got: 1⏎⏎3 examples, 1 failure'
const PAYS =
  '  1) [chromium] › tests/cart.spec.ts:5:1 › pays ─────⏎⏎    Error: no button⏎⏎  1 failed⏎    [chromium] › tests/cart.spec.ts:5:1 › pays ─────⏎  3 passed (1.2s)'
const MISSING = 'Missing translations: de, fr'
const ESLINT = "src/cart.ts⏎  12:5  error  'b' is not defined  no-undef⏎⏎✖ 1 problem"
const CRASH =
  "  ● cart › adds an item⏎⏎    expect(received).toBe(expected)⏎⏎    at cart.test.js:3:5⏎⏎Error: Process 'worker 1' crashed"

const ADDS = ['cart › adds an item', 'Error: no database'] as const
const UPLOAD = 'Error: the upload failed'
const ONE_ROW = '1 of 3 by #1, not Licences that are not allowed:'
const NOT_CART = '1 of 2 by #1, not cart is missing'
const PART_OF_TWO = '1 of 2 by #1 #2, not user is missing'
const PART_OF_TESTS = '1 of 2 by #1, not login › greets'

/** The failure of a step with this log, in which `⏎` ends a line. */
const failed = (log: string, { job = 'build', step = 'Run make' } = {}) =>
  failedWith(log.split('⏎'), { job, step })

/** What issues with one block each list of the parts: `1 of 2 by #1, not login.py`. */
function listed(report: FailureReport, ...blocks: readonly KnownFailure[]): string {
  const match = matchIssues(
    report,
    blocks.map((block, at) => knownIssue({ number: at + 1, failures: [block] })),
  )
  if (match === undefined) return 'nothing'
  const { known, total, parts, unlisted, found } = match
  const missing = unlisted[0]?.texts[0]
  const issues = found.map(({ issue }) => `#${issue.number}`).join(' ')
  expect(matchesAll(match)).toBe(known === total)
  return `${known} of ${parts.length} by ${issues}${missing === undefined ? '' : `, not ${missing}`}`
}

type Errors = Parameters<typeof knownFailure>[0]

describe('matchIssues', () => {
  it.each<[string, string, readonly Errors[], string]>([
    ['its error', RESET, ['read ECONNRESET'], '1 of 1 by #1'],
    ['an error with a star', RESET, ['Error: * ECONNRESET'], '1 of 1 by #1'],
    ['a test', PAYS, ['[chromium] › tests/cart.spec.ts › pays: Error: no button'], '1 of 1 by #1'],
    ['a test at a position', PAYS, ['[chromium] › tests/cart.spec.ts:3:5 › pays'], '1 of 1 by #1'],
    [
      'a test at any one',
      PAYS,
      ['[chromium] › tests/cart.spec.ts:* › pays: *button'],
      '1 of 1 by #1',
    ],
    ['a test in another file', PAYS, ['[chromium] › tests/shop.spec.ts:* › pays'], 'nothing'],
    ['another error', RESET, ['read ECONNABORTED'], 'nothing'],
    ['another case', RESET, ['READ ECONNRESET'], 'nothing'],
    ['two parts of a line', RESET, [['Error: read', 'ECONNRESET']], '1 of 1 by #1'],
    ['one that is not there', RESET, [['Error: read', 'socket hang up']], 'nothing'],
    ['one of two', TWO, ['cart is missing'], '1 of 2 by #1, not user is missing'],
    ['both in a block', TWO, [['cart is', 'user is']], '2 of 2 by #1'],
    ['each in an issue', TWO, ['cart is missing', 'user is missing'], '2 of 2 by #1 #2'],
    ['one of what both errors have', TWO, [' is missing'], '1 of 2 by #1, not user is missing'],
    ['both by a star', TWO, ['* is missing'], '2 of 2 by #1'],
    ['twice', TWO, ['cart is missing', 'pay.py:3: error: cart is missing'], PART_OF_TWO],
    ['a test by name', TESTS, ['cart › adds an item'], PART_OF_TESTS],
    ['one test by what two have', TESTS, ['Error: no database'], PART_OF_TESTS],
    ['both by a star', TESTS, ['Error: no *'], '2 of 2 by #1'],
    [
      'no file in another path',
      'lib/a.ts(1,2): error TS2322: no cart',
      ['a.ts: TS2322: no cart'],
      'nothing',
    ],
    [
      'no name behind a dot',
      'other.Dockerfile:3: error: no cart',
      ['Dockerfile: no cart'],
      'nothing',
    ],
    ['a test with its file', PYTEST, ['tests/test_cart.py::test_total[EUR]'], '1 of 1 by #1'],
    ['a test by both, not the other test with its error', TESTS, [ADDS], PART_OF_TESTS],
    [
      'a longer text that has the error as well, beside it',
      TESTS,
      [['adds an item', 'cart › adds an item', 'login › greets']],
      '2 of 2 by #1',
    ],
    ['nothing by a file alone', TWO, ['login.py:*'], 'nothing'],
    ['a file and an error', TWO, [['login.py:*', 'user is missing']], NOT_CART],
    ['both in one line', TWO, ['login.py: user is missing'], NOT_CART],
    ['a file without more', 'gen/old.go', ['gen/old.go'], '1 of 1 by #1'],
    ['no test by a part of its name', TESTS, ['cart › adds'], 'nothing'],
    ['no test by the name of its group, without a star', PYTEST, ['test_total'], 'nothing'],
    ['none behind its file', PYTEST, ['tests/test_cart.py::test_total'], 'nothing'],
    ['none by its row', PYTEST, ['FAILED tests/test_cart.py::test_total'], 'nothing'],
    ['a row below a heading, not the heading', LICENCES, ['left-pad@1.3.0'], ONE_ROW],
    ['an example of rspec', RSPEC, ['Cart adds an item'], '1 of 1 by #1'],
    ['a case by its name', PYTEST, ['test_total[EUR]'], '1 of 1 by #1'],
    ['a case by a star', PYTEST, ['test_total*'], '1 of 1 by #1'],
    ['a case by its error', PYTEST, ['assert 3 == 4'], '1 of 1 by #1'],
    ['a test by a part and a star', TESTS, ['cart › adds*'], PART_OF_TESTS],
    ['a list in one line', MISSING, ['Missing translations: de, fr'], '1 of 1 by #1'],
    ['no longer list', `${MISSING}, pl`, [MISSING], 'nothing'],
    ['a list with a star', `${MISSING}, pl`, ['translations: de*'], '1 of 1 by #1'],
    ['a longer sentence', `${UPLOAD}, retrying`, [UPLOAD], '1 of 1 by #1'],
    ['a copied row', ESLINT, ["12:5 error 'b' is not defined"], '1 of 1 by #1'],
    ['no other position', ESLINT, ["13:5 error 'b' is not defined"], 'nothing'],
    [
      'no crash below a test that it lists',
      CRASH,
      ['cart › adds an item'],
      "1 of 2 by #1, not Error: Process 'worker 1' crashed",
    ],
    [
      'a test above progress and a total',
      `${CRASH.split('⏎Error: Process')[0]}⏎Ran all test suites.⏎1 of 2 tests failed`,
      ['cart › adds an item'],
      '1 of 1 by #1',
    ],
  ])('finds %s', (_, log, blocks, expected) => {
    const failures = blocks.map((errors) => knownFailure(errors))
    expect(listed(failed(log), ...failures)).toBe(expected)
  })

  it.each<[string, Partial<KnownFailure>, boolean]>([
    ['the job', { job: 'e2e (1)' }, true],
    ['the job with a star', { job: 'e2e*' }, true],
    ['part of the job', { job: 'e2e' }, false],
    ['another job', { job: 'build' }, false],
    ['the step', { step: 'Run npm test' }, true],
    ['the step with a star', { step: '* npm *' }, true],
    ['another step', { step: 'Run make' }, false],
    ['job and step', { job: '*', step: '*' }, true],
    ['the job and another step', { job: 'e2e (1)', step: 'Run make' }, false],
  ])('finds a block that names %s (%j): %s', (_, place, isFound) => {
    const report = failed(RESET, { job: 'e2e \n(1)', step: 'Run  npm test' })
    const expected = isFound ? '1 of 1 by #1' : 'nothing'
    expect(listed(report, knownFailure('read ECONNRESET', place))).toBe(expected)
  })

  it('finds a block that names a step in no failure without one', () => {
    const report = failedWith([RESET])
    expect(listed(report, knownFailure('ECONNRESET'))).toBe('1 of 1 by #1')
    expect(listed(report, knownFailure('ECONNRESET', { step: '*' }))).toBe('nothing')
  })

  it('lists all blocks of an issue that are about the failure', () => {
    const blocks = ['cart is missing', 'user is', 'no database'].map((error) => knownFailure(error))
    const [first, second, third] = blocks
    if (!first || !second || !third) throw new Error('three blocks')
    const issue = knownIssue({ failures: [first, second, third] })
    const { found = [] } = matchIssues(failed(TWO), [issue]) ?? {}
    expect(found).toMatchObject([
      { issue, failure: first },
      { issue, failure: second },
    ])
  })

  it('never lists all that failed if some of it was not read', () => {
    const issue = knownIssue({ failures: [knownFailure('read ECONNRESET')] })
    const match = matchIssues(cutLog(failed(RESET)), [issue])
    expect(match).toMatchObject({ known: 1, total: undefined })
    expect(matchesAll(match)).toBe(false)
  })

  it('finds nothing without a log', () => {
    expect(listed(failedWith(undefined), knownFailure('read ECONNRESET'))).toBe('nothing')
  })
})
