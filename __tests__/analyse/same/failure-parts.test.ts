import { describe, expect, it } from '@jest/globals'
import { failureParts } from '../../../src/analyse/same/failure-parts.ts'
import { identified } from '../../../src/logs/entries/merge-entries.ts'
import {
  type LoggedEntry,
  type StepFindings,
  MAX_REASONS,
} from '../../../src/model/report/failure.ts'
import { errorsOf, failedWith, foundIn, makeFailure } from '../../../testing/failure-report.ts'

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

const partsOf = (fields: Partial<StepFindings>, failure = makeFailure('other')) =>
  failureParts(foundIn([logged(fields)], failure))

/** The failure of a step that printed these lines. */
const failed = (lines: readonly string[]) => failedWith(lines, { step: 'Run make' })

const [PAYS_TITLE, LISTS_TITLE] = ['cart › pays', 'cart › lists']
const PAYS = entry({ title: PAYS_TITLE, detail: 'expected 4, got 5', isTest: true })
const LISTS = entry({ title: LISTS_TITLE, isTest: true })
const UNUSED = entry({
  title: 'no-unused-vars',
  detail: "'total' is never used",
  position: { path: 'src/cart.ts', line: 3, column: 9 },
})
const MENTIONS = Array.from({ length: MAX_REASONS }, (_, at) => `Error: no cart of user ${at}x`)

describe('failureParts', () => {
  it.each<[string, Partial<StepFindings>, readonly string[], number | undefined]>([
    ['a rule alone', { entries: [entry({ title: 'no-unused-vars' })] }, ['no-unused-vars'], 1],
    ['a sentence alone', { entries: [entry({ detail: 'no cart' })] }, ['no cart'], 1],
    ['a printed line', { entries: [entry({ printed: 'no cart here' })] }, ['no cart here'], 1],
    ['as many mentions as are kept', { mentions: MENTIONS }, MENTIONS, undefined],
    [
      'a log that was not read in full',
      { entries: [PAYS], log: { ...NO_ROWS, isReadToEnd: false } },
      [PAYS_TITLE],
      undefined,
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
    'cart › lists (5 ms)',
    'cart › lists ...... 1.5s',
    'cart › lists .5 s',
    '✓ cart › lists 12µs ✓',
    'not ok 3 - cart › lists',
    'FAILED: cart › lists: AssertionError',
  ])('lists no line that only names a test: %s', (line) => {
    const names = partsOf({ entries: [LISTS], mentions: [line] })?.parts.map(({ label }) => label)
    expect(names).toEqual([LISTS_TITLE])
  })

  it.each(['cart › lists 5 carts', `cart › lists${'.'.repeat(900)}`])(
    'lists a line that says more of a test than that it ran: %s',
    (line) => {
      const found = partsOf({ entries: [PAYS], mentions: [line] })
      expect(found?.parts.map(({ label }) => label)).toEqual([PAYS_TITLE, line])
    },
  )

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

  it.each([
    ['failed-step', true],
    ['other', true],
    ['timed-out', false],
    ['cancelled', false],
    ['stopped', false],
    ['runner-lost', false],
    ['never-started', false],
    ['check', false],
  ] as const)('reads the log of a failure of the kind %s: %s', (kind, isRead) => {
    expect(partsOf({ entries: [PAYS] }, makeFailure(kind)) !== undefined).toBe(isRead)
  })

  it('returns nothing if no log was read, or if it does not say why the step failed', () => {
    expect(failureParts(failedWith(undefined))).toBeUndefined()
    expect(failureParts(foundIn([undefined]))).toBeUndefined()
    expect(partsOf({})).toBeUndefined()
  })

  it('reads the first failed step only', () => {
    const steps = [logged({ entries: [PAYS] }), logged({ entries: [LISTS] })]
    const parts = failureParts(foundIn(steps))
    expect(parts).toMatchObject({ parts: [{ label: PAYS_TITLE }], total: 1 })
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
