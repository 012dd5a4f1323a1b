import { describe, expect, it } from '@jest/globals'
import { monthEvidenceOf } from '../../../src/analyse/verdicts/month-evidence.ts'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import type { Unsteady } from '../../../src/model/shapes/month.ts'
import { makeRun } from '../../../testing/make-run.ts'
import { failedJob, messageOf, readLogs } from '../../../testing/plain-jobs.ts'
import { makeMainRun, makeUnsteady } from '../../../testing/make-month.ts'

const NAME = 'Run pytest'

const testOf = (name: string) => `tests/test_cart.py::${name}`
/** The summary of pytest, which may count more tests than it lists. */
const failing = (names: readonly string[], count = names.length) => [
  ...names.map((name) => `FAILED ${testOf(name)} - assert 3 == 4`),
  `==== ${count} failed in 0.12s ====`,
]

const SAID = { step: NAME, message: 'assert 3 == 4' }
const ADDS = makeUnsteady({ ...SAID, test: testOf('test_adds') })
/** With fewer names around it. */
const SHORT = { ...ADDS, test: 'test_cart.py::test_adds' }
const SUMS = makeUnsteady({ ...SAID, test: testOf('test_sums'), failed: 9 })
const OTHER = 'AttributeError: no total'
const CART = ['##[error]no cart']
const ORDER = ['##[error]no order']
const OF_STEP = makeUnsteady({ step: NAME, test: undefined, message: 'Error: no cart' })
const TYPES = 'src/cart.ts(12,5): error TS2304: Cannot find name total.'

const LINT = '##[error]the generated files are outdated'
const UPLOAD = '##[error]Unable to upload coverage: token required'
const ONE = failing(['test_adds'])
const BOTH = failing(['test_sums', 'test_adds'])
const AT = (id: string) => `assert <Cart ${id}> == 1`
const said = (text: string) => [
  `FAILED ${testOf('test_adds')} - ${text}`,
  '==== 1 failed in 0.12s ====',
]
const listed = (message: string) => ({ ...ADDS, message })
const other = (record: Unsteady) => ({ ...record, message: 'assert 3 == 5' })
const stepSaid = (value: number) => ({ ...OF_STEP, message: `Error: no cart ${value}` })

interface Setting {
  readonly job?: string
  readonly workflow?: string | undefined
  /** Files of the workflows of the runs of the default branch, the oldest first. */
  readonly ran?: readonly string[]
}

function evidenceOf(
  texts: readonly string[],
  unsteady: readonly Unsteady[],
  setting: Setting = {},
) {
  const { job = 'test', workflow = 'CI', ran = [] } = { ...setting }
  const jobs = [failedJob(job, NAME)]
  const { failures } = findFailures(makeRun({ jobs }), {
    ...{ currentRun: undefined, allowedFailures: [] },
    explanations: readLogs(jobs, [texts]),
  })
  const [failure] = failures
  if (failure === undefined) throw new Error('nothing failed')
  const runs = ran.map((workflowPath, at) => makeMainRun(at + 1, { workflowPath }))
  const record = { unsteady, issueUrl: undefined, memory: { runs } }
  return monthEvidenceOf(failure, messageOf(failures), workflow, record)
}

describe('monthEvidenceOf', () => {
  it.each<[string, readonly string[], readonly Unsteady[], Setting, string | undefined | false]>([
    ['its test is listed', ONE, [SUMS, ADDS], {}, ADDS.test],
    ['its test is listed with fewer names around it', ONE, [SHORT], {}, SHORT.test],
    ['its test has no message', ONE, [{ ...ADDS, message: undefined }], {}, false],
    ['its test has other values', ONE, [other(ADDS)], {}, false],
    ['its test has another error', ONE, [listed(OTHER)], {}, false],
    ['nothing is listed', ONE, [], {}, false],
    ['another test is listed', ONE, [SUMS], {}, false],
    ['both tests are listed', failing(['test_sums', 'test_adds']), [ADDS, SUMS], {}, SUMS.test],
    ['one test is listed, the other is not', failing(['test_adds', 'test_new']), [ADDS], {}, false],
    ['more failed than the log lists', failing(['test_adds'], 2), [ADDS], {}, false],
    ['its workflow is another one', ONE, [ADDS], { workflow: 'Nightly' }, false],
    ['its job is another one', ONE, [ADDS], { job: 'windows' }, ADDS.test],
    ['its job is a leg', ONE, [ADDS], { job: 'test (1)' }, ADDS.test],
    ['its step is listed with this message', CART, [OF_STEP], {}, undefined],
    ['its step is listed with another message', ORDER, [OF_STEP], {}, false],
    ['its step is listed, and a test failed', ONE, [OF_STEP], {}, false],
    ['the job of a step is another one', CART, [OF_STEP], { job: 'windows' }, false],
    ['the job of a step is a leg', CART, [OF_STEP], { job: 'test (1)' }, undefined],
    ['the step is another one', CART, [{ ...OF_STEP, step: 'Run tox' }], {}, false],
    ['the log says nothing', [], [{ ...OF_STEP, message: undefined }], {}, false],
    [
      'its test has another id',
      said(AT('7f71a2b4c0d1')),
      [listed(AT('7f3e55aa90b2'))],
      {},
      ADDS.test,
    ],
    ['its test waited for another port', said('no :49152'), [listed('no :8080')], {}, false],
    ['its test has another amount', said('took 5003 ms'), [listed('took 31 ms')], {}, false],
    ['its test fails with another type', said('KeyError: 3'), [listed('TypeError: 3')], {}, false],
    ['both tests are listed, one with another value', BOTH, [ADDS, other(SUMS)], {}, false],
    ['both tests are listed, the other with another value', BOTH, [other(ADDS), SUMS], {}, false],
    ['its test is listed with two values', ONE, [other(ADDS), ADDS], {}, ADDS.test],
    ['a line of a script failed, too', [...ONE, LINT], [ADDS], {}, false],
    ['a line of a script failed before', [LINT, ...ONE], [ADDS], {}, false],
    ['an upload failed, too', [...ONE, UPLOAD], [ADDS], {}, false],
    ['its step failed with a second line, too', [...CART, ...ORDER], [OF_STEP], {}, false],
    ['its step failed with a second line first', [...ORDER, ...CART], [OF_STEP], {}, false],
    ['its step is listed with another value', ['##[error]no cart 8'], [stepSaid(7)], {}, false],
    ['its step is listed with this value', ['##[error]no cart 7'], [stepSaid(7)], {}, undefined],
    ['its step is listed without a message', CART, [{ ...OF_STEP, message: undefined }], {}, false],
    ['a compiler failed, too', [TYPES, ...ONE], [ADDS], {}, false],
  ])('names what comes and goes only if all of it does: %s', (...row) => {
    const [, texts, unsteady, setting, expected] = row
    const evidence = evidenceOf(texts, unsteady, setting)
    expect(evidence === undefined ? false : evidence.name).toBe(expected)
  })

  const moved = { workflow: 'checks.yml', ran: ['CI', 'CI', 'checks.yml'] }
  it.each<[string, readonly string[], Unsteady, Setting, boolean]>([
    ['moved', ONE, ADDS, moved, true],
    ['moved and runs still', ONE, ADDS, { ...moved, ran: [...moved.ran, 'CI'] }, false],
    ['moved and has no run yet', ONE, ADDS, { ...moved, ran: ['CI'] }, false],
    ['has no known run', ONE, ADDS, { ...moved, ran: ['checks.yml'] }, false],
    ['moved, with another job', ONE, ADDS, { ...moved, job: 'unit' }, false],
    ['moved, with fewer names around the test', ONE, SHORT, moved, false],
    [
      'moved, with the test in another file',
      ONE,
      { ...ADDS, path: 'other/test_cart.py' },
      moved,
      false,
    ],
    [
      'moved, with a message that any error has',
      said('timed out'),
      listed('timed out'),
      moved,
      false,
    ],
    ['moved, with a name in the message', said("no 'total'"), listed("no 'total'"), moved, true],
    ['moved, with a step', ['##[error]no cart 7'], stepSaid(7), moved, true],
    ['moved, with a step that names nothing', CART, OF_STEP, moved, false],
  ])('takes a record of another file only if that moved: it %s', (...row) => {
    const [, texts, record, setting, expected] = row
    expect(evidenceOf(texts, [record], setting) !== undefined).toBe(expected)
  })

  it('returns the counts of the first test, and the issue', () => {
    expect(evidenceOf(failing(['test_sums', 'test_adds']), [ADDS, SUMS])).toEqual({
      ...{ name: SUMS.test, failed: 9, runs: 120, recovered: 2 },
      ...{ lastAt: SUMS.lastAt, url: SUMS.url, issueUrl: undefined },
    })
  })
})
