import { describe, expect, it } from '@jest/globals'
import { failureParts } from '../../../src/analyse/same/failure-parts.ts'
import { identified } from '../../../src/logs/entries/entry-identity.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import {
  type Failure,
  type LoggedEntry,
  type StepFindings,
  MAX_REASONS,
} from '../../../src/model/report/failure.ts'
import { errorsOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep } from '../../../testing/make-run.ts'

const EMPTY = emptyFindings()
const NO_ROWS = { ...EMPTY.log, rows: [] }

function emptyFindings(): StepFindings {
  const found = errorsOf(['Error: no cart'])
  if (found === undefined) throw new Error('the log has an error')
  const nothing = { entries: [], message: undefined, reasons: [], total: undefined }
  return { ...found, ...nothing, isInToolForm: true }
}

/** What a log says failed in the form of a tool, with nothing but these fields. */
function logged(fields: Partial<StepFindings>): StepFindings {
  return { ...EMPTY, log: NO_ROWS, ...fields }
}

function entry(fields: Partial<LoggedEntry>): LoggedEntry {
  const rest = { title: undefined, detail: undefined, position: undefined, tool: '', printed: '' }
  return identified({ ...rest, isTest: false, ...fields })
}

function partsOf(fields: Partial<StepFindings>, failure: Failure = { kind: 'other' }) {
  return failureParts(failureReport(failure, { excerpts: [excerptOf(fields)] }))
}

function excerptOf(fields: Partial<StepFindings>) {
  return makeExcerpt([], { errors: logged(fields) })
}

/** The failure of a step that printed these lines. */
function failed(lines: readonly string[]): FailureReport {
  const step = makeStep({ state: finished(5, 60, 'failure') })
  const failure = { kind: 'failed-step', step, others: [], cancelled: undefined } as const
  return failureReport(failure, { excerpts: [makeExcerpt(lines, { step })] })
}

const [PAYS_TITLE, LISTS_TITLE] = ['cart › pays', 'cart › lists']
const PAYS = entry({ title: PAYS_TITLE, detail: 'expected 4, got 5', isTest: true })
const CHECKOUT = entry({ title: 'checkout', detail: 'assert 3 == 4', isTest: true })
const LISTS = entry({ title: LISTS_TITLE, isTest: true })
const UNUSED = entry({
  title: 'no-unused-vars',
  detail: "'total' is never used",
  position: { path: 'src/cart.ts', line: 3, column: 9 },
})
const MENTIONS = Array.from({ length: MAX_REASONS }, (_, at) => `Error: no cart of user ${at}x`)
const tests = (failed: number) => ({ counts: 'tests', failed, total: 9 }) as const

describe('failureParts', () => {
  it.each<[string, Partial<StepFindings>, readonly string[], number | undefined]>([
    ['a line', { message: 'Error: no cart' }, ['Error: no cart'], 1],
    [
      'a line in the form of no tool, which may not be all',
      { message: 'Error: no cart', isInToolForm: false, isReasonCertain: false },
      ['Error: no cart'],
      undefined,
    ],
    ['a test by its name', { entries: [PAYS] }, [PAYS_TITLE], 1],
    [
      'what is no test by its rule and sentence',
      { entries: [UNUSED] },
      ["no-unused-vars: 'total' is never used"],
      1,
    ],
    ['a rule alone', { entries: [entry({ title: 'no-unused-vars' })] }, ['no-unused-vars'], 1],
    ['a sentence alone', { entries: [entry({ detail: 'no cart' })] }, ['no cart'], 1],
    [
      'a printed line alone',
      { entries: [entry({ printed: 'no cart here' })] },
      ['no cart here'],
      1,
    ],
    [
      'as many mentions as are kept, beside which there may be more',
      { mentions: MENTIONS },
      MENTIONS,
      undefined,
    ],
    ['each test', { entries: [PAYS, LISTS] }, [PAYS_TITLE, LISTS_TITLE], 2],
    ['tests that are counted and not named', { entries: [PAYS], total: tests(3) }, [PAYS_TITLE], 3],
    ['all it names', { entries: [PAYS, LISTS], total: tests(1) }, [PAYS_TITLE, LISTS_TITLE], 2],
    [
      'a log that was not read in full',
      { entries: [PAYS], log: { ...NO_ROWS, isWhole: false } },
      [PAYS_TITLE],
      undefined,
    ],
    [
      'a second error beside a test',
      { entries: [PAYS], reasons: ['Error: the database is gone'] },
      [PAYS_TITLE, 'Error: the database is gone'],
      2,
    ],
    [
      'a second error beside a message',
      { message: 'Error: no cart', reasons: ['Error: no cart', 'Error: no login'] },
      ['Error: no cart', 'Error: no login'],
      2,
    ],
    [
      'an error of something whose name only begins like that of the test',
      { entries: [CHECKOUT], reasons: ['Error: checkout-db: migration 12 is corrupt'] },
      ['checkout', 'Error: checkout-db: migration 12 is corrupt'],
      2,
    ],
    [
      'an error that names the test among more words as nothing else',
      { entries: [CHECKOUT], reasons: ['Error in checkout: assert 3 == 4'] },
      ['checkout'],
      1,
    ],
    [
      'a line that names the test again as nothing else',
      { entries: [PAYS], reasons: ['FAIL cart › pays (3 ms)'] },
      [PAYS_TITLE],
      1,
    ],
    [
      'a line with one other word',
      { entries: [PAYS], reasons: ['pays: got 5, expected 4, rolled back'] },
      [PAYS_TITLE, 'pays: got 5, expected 4, rolled back'],
      2,
    ],
    [
      'lines that say too little, or introduce another, as nothing else',
      { entries: [PAYS], reasons: ['Failed', '1) a', 'Errors were found in these files:'] },
      [PAYS_TITLE],
      1,
    ],
    [
      'a message that is about the only entry as nothing else',
      { entries: [PAYS], message: 'Error: expected 4, got 5' },
      [PAYS_TITLE],
      1,
    ],
    [
      'a message that is not about the only entry',
      { entries: [PAYS], message: 'the database is gone' },
      [PAYS_TITLE, 'the database is gone'],
      2,
    ],
  ])('names %s', (_, fields, names, total) => {
    const found = partsOf(fields)
    expect(found?.parts.map(({ label }) => label)).toEqual(names)
    expect(found?.total).toBe(total)
  })

  it('lists title, sentence, both, position and line of an entry, and its title and file apart', () => {
    const printed = "  3:9  error  'total' is never used  no-unused-vars"
    expect(partsOf({ entries: [{ ...UNUSED, printed }, PAYS] })?.parts[0]).toMatchObject({
      texts: [
        'no-unused-vars',
        "'total' is never used",
        "no-unused-vars: 'total' is never used",
        "src/cart.ts: no-unused-vars: 'total' is never used",
        "src/cart.ts: 'total' is never used",
        'src/cart.ts:3:9',
        "3:9 error 'total' is never used no-unused-vars",
      ],
      label: "no-unused-vars: 'total' is never used",
      entry: { title: 'no-unused-vars', detail: "'total' is never used", place: 'src/cart.ts:3:9' },
    })
  })

  it.each([
    ['cart › pays', '✖ pays', 'about it'],
    ['cart › pays the bill', '× refuses the bill', 'another'],
    ['cart › pays the bill', '× pays the bill 10ms', 'about it'],
    ['cart › pays the bill', '[info] - pays the bill *** FAILED ***', 'about it'],
    ['cart › pays the bill', '× pays the rent 10ms', 'another'],
    ['TestCart/pays', '--- FAIL: TestCart (0.24s)', 'about it'],
    ['TestCart/pays', '--- FAIL: TestLogin (0.24s)', 'another'],
    ['TestCart/case_2', '--- FAIL: TestCart/case_3 (0.24s)', 'another'],
    ['cart › pays 2 bills', '✖ cart › pays 3 bills (7.04ms)', 'another'],
    ['cart › pays', 'cart is broken', 'another'],
    ['pays', 'ERROR pays nothing', 'another'],
    ['Auction › extends the deadline', 'Error: Auction has no owner', 'another'],
  ])('reads of the test %j the line %j as %s', (title, line, expected) => {
    const test = entry({ title, detail: 'expected 4, got 5', isTest: true })
    const { parts = [] } = partsOf({ entries: [test], reasons: [line] }) ?? {}
    expect(parts.length === 1 ? 'about it' : 'another').toBe(expected)
  })

  it.each<[string, Partial<StepFindings>, string]>([
    [
      'a test with what is wrong with it',
      { entries: [entry({ ...PAYS, detail: 'no cart in /tmp/cart-Xa8Kd02jLq' })] },
      'cart › pays: no cart in *',
    ],
    ['a test that compares by its name', { entries: [PAYS] }, PAYS_TITLE],
    [
      'what begins with what varies without the blank behind it',
      { entries: [entry({ detail: '/tmp/cart-Xa8Kd02jLq is not reached by the shop' })] },
      'is not reached by the shop',
    ],
    [
      'a finding with its file',
      { entries: [UNUSED] },
      "src/cart.ts: no-unused-vars: 'total' is never used",
    ],
    [
      'the version of a package, but not of a size',
      { entries: [entry({ detail: 'vite@6.4.0 does not fit vue==3.5.1 at 2.09 kB' })] },
      'vite@6.4.0 does not fit vue==3.5.1 at * kB',
    ],
  ])('writes down %s', (_, fields, expected) => {
    expect(partsOf(fields)?.parts[0].pattern).toBe(expected)
  })

  it.each([
    [
      'a place alone, whatever stands below it',
      1,
      ['Diff in a.rs:14:', ' ', '-fn a(){}', '+fn a() {}'],
    ],
    [
      'each line that mentions a failure',
      3,
      ['the cart was refused', 'Cannot reach the shop', 'bye, invalid voucher of Ada', 'end'],
    ],
  ])('counts %s', (_, expected, lines) => {
    const exit = '##[error]Process completed with exit code 1.'
    expect(failureParts(failed([...lines, exit]))?.parts).toHaveLength(expected)
  })

  it('lists nothing of a step that GitHub ended at its limit', () => {
    expect(partsOf({ message: 'Error: no cart', timedOut: 'The action' })).toBeUndefined()
  })

  it('lists beside the parts all that was printed, each line once and on one line', () => {
    const lines = ['bundling', '  dist/index.js   3 kB', 'bundling', 'Error: no cart']
    expect(failureParts(failed(lines))?.context).toEqual([
      'bundling',
      'dist/index.js 3 kB',
      'Error: no cart',
    ])
  })

  it.each([
    ['a short line by what stands before it', 'no', 'cart: no'],
    ['a longer line as it is', 'no cart of the shop', 'no cart of the shop'],
  ])('prints %s', (_, printed, expected) => {
    const errors = errorsOf([expected, `cart 7: ${expected}`])
    const log = { ...NO_ROWS, rows: errors?.log.rows ?? [] }
    expect(partsOf({ entries: [entry({ printed })], log })?.parts[0].entry?.printed).toBe(expected)
  })

  it('writes each text on one line, with single blanks', () => {
    const split = entry({ title: 'cart ›\n  pays', detail: 'a\tb', isTest: true })
    expect(partsOf({ entries: [split] })?.parts).toMatchObject([
      {
        ...{ label: 'cart › pays', entry: { title: 'cart › pays', detail: 'a b' } },
        texts: ['cart › pays', 'a b', 'cart › pays: a b', 'cart › pays: a b', 'a b'],
      },
    ])
  })

  const step = makeStep()
  const by = { kind: 'unknown' } as const
  it.each<{ readonly failure: Failure; readonly isRead: boolean }>([
    { failure: { kind: 'failed-step', step, others: [], cancelled: undefined }, isRead: true },
    { failure: { kind: 'other' }, isRead: true },
    { failure: { kind: 'timed-out', limitOf: 'step', limit: undefined, step }, isRead: false },
    { failure: { kind: 'cancelled', by, step }, isRead: false },
    {
      failure: {
        ...{ kind: 'failed-step', step, others: [] },
        cancelled: { kind: 'cancelled', by, step },
      },
      isRead: false,
    },
    { failure: { kind: 'runner-lost', step }, isRead: false },
    { failure: { kind: 'never-started', reason: undefined, infrastructure: true }, isRead: false },
    { failure: { kind: 'check' }, isRead: false },
  ])('reads the log of a failure of the kind $failure.kind: $isRead', ({ failure, isRead }) => {
    expect(partsOf({ entries: [PAYS] }, failure) !== undefined).toBe(isRead)
  })

  it('returns nothing if no log was read, or if it does not say why the step failed', () => {
    expect(failureParts(failureReport({ kind: 'other' }))).toBeUndefined()
    const unknown = makeExcerpt(['Error: no cart'], { errors: undefined })
    expect(failureParts(failureReport({ kind: 'other' }, { excerpts: [unknown] }))).toBeUndefined()
    expect(partsOf({})).toBeUndefined()
  })

  it('reads the first failed step only', () => {
    const excerpts = [excerptOf({ entries: [PAYS] }), excerptOf({ entries: [LISTS] })]
    const parts = failureParts(failureReport({ kind: 'other' }, { excerpts }))
    expect(parts).toMatchObject({ parts: [{ label: PAYS_TITLE }], total: 1 })
  })

  it('takes the rows of pytest for no further failure', () => {
    const lines = [
      '=================================== FAILURES ===================================',
      '__________________________________ test_total __________________________________',
      '>       assert total([1, 2]) == 4, "wrong total"',
      'E       AssertionError: wrong total',
      'E       assert 3 == 4',
      'E        +  where 3 = total([1, 2])',
      'tests/test_cart.py:4: AssertionError',
      '=========================== short test summary info ============================',
      'FAILED tests/test_cart.py::test_total - AssertionError: wrong total',
      '========================= 1 failed, 2 passed in 0.15s ==========================',
    ]
    expect(failureParts(failed(lines))).toMatchObject({
      parts: [{ label: 'tests/test_cart.py::test_total' }],
      total: 1,
    })
  })

  it('takes the line and the total of prettier for no further failure', () => {
    const lines = [
      'Checking formatting...',
      '[warn] src/cart.ts',
      '[warn] Code style issues found in the above file. Run Prettier with --write to fix.',
    ]
    expect(failureParts(failed(lines))).toMatchObject({
      parts: [{ label: 'src/cart.ts' }],
      total: 1,
    })
  })

  it.each([
    [99, 100],
    [100, undefined],
    [130, undefined],
  ])('knows the total of a test and %i lines of which 100 are kept: %s', (count, total) => {
    const reasons = Array.from({ length: count }, (_, line) => `Error: known thing ${line} broke`)
    expect(partsOf({ entries: [PAYS], reasons })?.total).toBe(total)
  })

  it.each([
    [199, 199],
    [200, undefined],
    [250, undefined],
  ])('knows the total of %i tests of which 200 are kept: %s', (count, total) => {
    const tests = Array.from({ length: count }, (_, test) => [
      `  ${test + 1}) suite test ${test}:`,
      `     Error: boom number ${test}`,
      '',
    ])
    const lines = ['  1 passing', `  ${count} failing`, '', ...tests.flat()]
    expect(errorsOf(lines)?.total?.failed).toBe(count)
    expect(failureParts(failed(lines))?.total).toBe(total)
  })
})
