import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { failingSet, linesBeside, subjectFinder } from '../../src/analyse/same/failing-set.ts'
import { compareLogs } from '../../src/analyse/same/same-error.ts'
import { stopsEarly } from '../../src/logs/lines/stops-early.ts'
import { failureParts } from '../../src/analyse/same/failure-parts.ts'
import { identified } from '../../src/logs/entries/merge-entries.ts'
import { type LoggedEntry, MAX_REASONS, type StepFindings } from '../../src/model/report/failure.ts'
import { logText } from '../../src/model/logged/log-text.ts'
import type { LogRows } from '../../src/model/logged/green-log.ts'
import { ownLines } from '../../src/analyse/same/own-lines.ts'
import { matchesAll, matchIssues } from '../../src/analyse/same/match-issues.ts'
import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import type { KnownIssue } from '../../src/model/known-issue.ts'
import { mapSome } from '../../src/model/some.ts'
import {
  errorsOf,
  failedWith,
  foundIn,
  makeExcerpt,
  makeFailure,
} from '../../testing/failure-report.ts'
import { compareErrors } from '../../testing/accuracy/changed-errors.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { knownFailure, knownIssue } from '../../testing/known-issue.ts'
import { type Random, seededRandom } from '../../testing/simulate/random.ts'

/** Returns the log of pytest for tests with their messages, `adds: 3 == 4`. */
function pytest(...failed: readonly string[]): readonly string[] {
  const tests = failed.map((test) => test.split(': ', 2))
  return [
    '=================================== FAILURES ===================================',
    ...tests.flatMap(([name = '', message = '1 == 2']) => [
      `__________________________________ test_${name} __________________________________`,
      '',
      `    def test_${name}():`,
      `>       assert ${message}`,
      `E       assert ${message}`,
      '',
      'test_cart.py:5: AssertionError',
    ]),
    '=========================== short test summary info ============================',
    ...tests.map(
      ([name = '', message = '1 == 2']) => `FAILED test_cart.py::test_${name} - assert ${message}`,
    ),
    `========================= ${failed.length} failed, ${11 - failed.length} passed in 0.53s =========================`,
  ]
}

/** The same with so many passed tests. */
const ran = (passed: number, ...failed: readonly string[]) =>
  pytest(...failed).map((line) => line.replace(/\d+ passed/, `${passed} passed`))

const jest = (name: string, values: string) => [
  'FAIL ./cart.test.js',
  `  ● ${name}`,
  '',
  '    expect(received).toBe(expected) // Object.is equality',
  '',
  `    Expected: ${values.split('/')[0]}`,
  `    Received: ${values.split('/')[1]}`,
  '',
  '      at Object.toBe (cart.test.js:1:80)',
  '',
  'Tests:       1 failed, 2 passed, 3 total',
]

const eslint = (...rows: readonly string[]) => [
  ...rows.flatMap((row) => [
    `/home/runner/work/shop/shop/${row}.js`,
    "  3:5  error  'total' is not defined  no-undef",
    '',
  ]),
  `✖ ${rows.length} problems (${rows.length} errors, 0 warnings)`,
]

const tsc = (...files: readonly string[]) =>
  files.map(
    (file) => `${file}.ts(1,7): error TS2322: Type 'string' is not assignable to type 'number'.`,
  )

const prettier = (...files: readonly string[]) => [
  'Checking formatting...',
  ...files.map((file) => `[warn] ${file}.js`),
  `[warn] Code style issues found in ${files.length} files. Run Prettier with --write to fix.`,
]

const surefire = (name: string) => [
  `[ERROR] com.example.CartTest.${name} -- Time elapsed: 0.02 s <<< FAILURE!`,
  `org.opentest4j.AssertionFailedError: expected: <${name.length}> but was: <-6>`,
  `\tat com.example.CartTest.${name}(CartTest.java:10)`,
  '',
  '[ERROR] Failures: ',
  `[ERROR]   CartTest.${name}:10 expected: <${name.length}> but was: <-6>`,
  '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0',
]

/** Returns `drops | adds | -`: the names of what is new, as there and gone; `as today` if they are not compared. */
function compared(here: readonly string[], there: readonly string[], code = 1, codeThere = 1) {
  const [ours, theirs] = [here, there].map((lines, at) => {
    const exitCode = at === 0 ? code : codeThere
    return failedWith(lines, { exitCode, mayBeMore: lines.some(stopsEarly) })
  })
  if (ours === undefined || theirs === undefined) throw new Error('two logs')
  const { match, missing } = compareLogs(ours, theirs)
  const set =
    match === 'same' ? failingSet(ours, theirs, []) : missing && failingSet(ours, theirs, missing)
  if (set === undefined) return 'as today'
  const text = ({ names }: typeof set.new) =>
    names.map((name) => name.replace('test_cart.py::test_', '')).join(', ') || '-'
  return [set.new, set.same, set.gone].map(text).join(' | ')
}

const [ONE, TWO] = [pytest('adds'), pytest('adds', 'drops')]

describe('failingSet', () => {
  it.each<[what: string, here: readonly string[], there: readonly string[], expected: string]>([
    ['one more', TWO, ONE, 'drops | adds | -'],
    ['one less', ONE, TWO, '- | adds | drops'],
    ['another one', pytest('drops'), ONE, 'drops | - | adds'],
    [
      'another file without a message',
      prettier('a', 'c'),
      prettier('a', 'b'),
      'c.js | a.js | b.js',
    ],
    [
      'one with a shorter name in the summary',
      surefire('adds'),
      surefire('drops'),
      'com.example.CartTest.adds | - | com.example.CartTest.drops',
    ],
    ['a renamed one', pytest('adds', 'sums_up'), pytest('adds', 'sums'), 'sums_up | adds | sums'],
    ['a parameterised one', pytest('adds[1]', 'adds[2]'), ONE, 'adds[1], adds[2] | - | adds'],
    [
      'another message',
      pytest('adds: 3 == four', 'sums'),
      pytest('adds: 3 == five', 'sums'),
      'adds | sums | -',
    ],
    [
      'another number in a message',
      pytest('adds: 3 == 4', 'sums'),
      pytest('adds: 3 == 5', 'sums'),
      'adds | sums | -',
    ],
    ['the same', TWO, TWO, '- | adds, drops | -'],
    [
      'other values',
      jest('cart › adds', '4/3'),
      jest('cart › adds', '4/null'),
      'cart › adds | - | -',
    ],
    [
      'a second finding in another file',
      eslint('a', 'b'),
      eslint('a'),
      "b.js: 'total' is not defined (no-undef) | a.js: 'total' is not defined (no-undef) | -",
    ],
    ['a name with Markdown', pytest('a_*b*_[`x`|<i>]', 'adds'), ONE, 'a_*b*_[`x`|<i>] | adds | -'],
    ['a long name', pytest('a'.repeat(300), 'adds'), ONE, `${'a'.repeat(300)} | adds | -`],
  ])('lists what is new beside %s', (_, here, there, expected) => {
    expect(compared(here, there)).toBe(expected)
  })

  const LOOSE = 'Error: connect ECONNREFUSED 127.0.0.1:5432'
  const STOPPED = '!!!!!!!!!! stopping after 1 failures !!!!!!!!!!'
  const MAKE = 'make: *** [Makefile:3: lint] Error 2'
  const LICENCES = 'licence check FAILED: 3 files without a header'
  it.each<[what: string, here: readonly string[], there: readonly string[]]>([
    ['a tool that stops at the first failure', [...TWO, STOPPED], ONE],
    ['one that does so on main', TWO, [STOPPED, ...ONE]],
    ['more failures than are listed', TWO.map((line) => line.replace('2 failed', '3 failed')), ONE],
    ['600 names', pytest('adds', ...Array.from({ length: 600 }, (_, at) => `drops_${at}`)), ONE],
    ['a loose error behind the list', [...TWO, LOOSE], ONE],
    ['a loose error before it', [LOOSE, ...TWO], ONE],
    ['a failed command behind it', [...TWO, MAKE], ONE],
    ['a second tool without a list', [...TWO, LICENCES], ONE],
    ['a failed command behind a list without a total', [...tsc('a', 'b'), MAKE], tsc('a')],
    ['a second tool behind a list without a total', [...tsc('a', 'b'), LICENCES], tsc('a')],
    [
      'a line behind a list without a total',
      [...tsc('a', 'b'), '3 files have no header'],
      tsc('a'),
    ],
    ['another tool', eslint('a'), ONE],
    ['another failure of a second tool', [...ONE, ...eslint('a')], pytest('drops')],
    ['lines that name nothing', [LOOSE], [LOOSE, 'Error: other']],
    ['nothing', [], ONE],
  ])('compares no names beside %s', (_, here, there) => {
    expect(compared(here, there)).toBe('as today')
  })

  it.each<[codes: readonly [number, number], expected: string]>([
    [[1, 1], 'drops | adds | -'],
    [[2, 1], 'drops | adds | -'],
    [[137, 1], 'drops | adds | -'],
  ])('compares what is new with any exit codes, such as %j: %s', ([code, codeThere], expected) => {
    expect(compared(TWO, ONE, code, codeThere)).toBe(expected)
  })

  it.each<[codes: readonly [number, number], expected: string]>([
    [[1, 1], '- | adds | drops'],
    [[1, 2], '- | adds | drops'],
    [[2, 1], 'as today'],
    [[137, 1], 'as today'],
  ])(
    'compares what is gone with equal codes, or if they count: %j: %s',
    ([code, codeThere], expected) => {
      expect(compared(ONE, TWO, code, codeThere)).toBe(expected)
    },
  )

  it.each<[what: string, here: readonly string[], there: readonly string[], expected: string]>([
    ['this run got further', ran(90, 'drops'), ONE, 'as today'],
    ['this run stopped sooner', ran(0, 'drops'), ONE, 'as today'],
    ['a file has not been loaded', ran(2, 'cart'), TWO, 'as today'],
    ['this run has more tests', ran(90, 'adds', 'drops'), ONE, 'drops | adds | -'],
  ])('compares what is gone only if both ran as many tests: %s', (_, here, there, expected) => {
    expect(compared(here, there)).toBe(expected)
  })

  it('takes nothing for gone from a file that is read only up to what is new', () => {
    const [syntax] = tsc('a').map((line) => line.replace(/TS.*/, "TS1005: ';' expected."))
    expect(compared([syntax ?? ''], tsc('a', 'b'))).toBe('as today')
    expect(compared([syntax ?? '', ...tsc('a')], tsc('a', 'b'))).toContain('| b.ts: ')
  })

  it('distinguishes two findings of one rule in a file', () => {
    const shellcheck = (...names: readonly string[]) =>
      names.flatMap((name, at) => [
        `In a.sh line ${at + 3}:`,
        `${name}=1`,
        `^---^ SC2034 (warning): ${name} appears unused. Verify use (or export if used externally).`,
        '',
      ])
    expect(compared(shellcheck('apple', 'pear'), shellcheck('apple'))).toMatch(
      /^a\.sh: pear appears unused.* \| a\.sh: apple appears unused.* \| -$/,
    )
  })

  it('takes a line of progress for no name', () => {
    const dots = (progress: string, ...names: readonly string[]) => [
      progress,
      '',
      'Failed tests:',
      '',
      ...names.flatMap((name) => [
        `✖ ${name} (64.510889ms)`,
        '  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
        '      at TestContext.<anonymous> (/home/runner/work/shop/shop/test/ship.test.js:6:9) {',
        "    code: 'ERR_ASSERTION',",
        `    actual: 'melon',`,
        `    expected: '${name}',`,
        "    operator: 'strictEqual'",
        '  }',
      ]),
    ]
    const [here, there] = [dots('XX.X..X', 'adds', 'drops'), dots('X..X..X', 'adds')]
    expect(compared(here, there)).toBe('drops | adds | -')
  })

  it('names a test that has another parameter in its heading', () => {
    const tape = (limit: number) => [
      'TAP version 13',
      `# rounds 12 to ${limit}`,
      'not ok 1 should be strictly equal',
      '  ---',
      '    operator: equal',
      "    expected: 'plum'",
      "    actual:   'lime'",
      '  ...',
      '1..1',
      '# tests 1',
      '# pass  0',
      '# fail  1',
    ]
    expect(compared(tape(16), tape(15))).toBe(
      'rounds 12 to 16 > should be strictly equal | - | rounds 12 to 15 > should be strictly equal',
    )
  })
})

const ERROR = (name: string) => `ERROR: ${name}: 7 is not 12`
const [AREA, KEY] = [ERROR('area'), ERROR('key')]

/** Returns `key of a tile (1 shared)`; `-` if a line of the other log is missing, or if nothing more is said. */
function beside(
  here: readonly string[],
  there: readonly string[],
  green: readonly string[] | 'unread' = ['checks all'],
): string {
  const errors = green === 'unread' ? undefined : errorsOf(green)
  const set = linesBeside(failedWith(here), failedWith(there), errors?.log)
  return set === undefined ? '-' : `${set.new.names.join(', ')} (${set.lines} shared)`
}

describe('linesBeside', () => {
  it.each(readRows(new URL('same/lines-beside.txt', import.meta.url)))(
    'lists what is beside the lines of another log: $text',
    ({ text, result }) => {
      const inFull = (words: string) => words.replaceAll('AREA', AREA).replaceAll('KEY', KEY)
      const logs = inFull(text.replace(/^.*?: /, '')).split(' <> ')
      const [here = [], there = []] = logs.map((log) => log.split('⏎'))
      expect(beside(here, there)).toBe(inFull(result))
    },
  )

  it('needs a statement of failure that both have if no green log was read', () => {
    const tile = ['tiles of geo', KEY]
    expect(beside(tile, ['tiles of geo'], 'unread')).toBe('-')
    expect(beside([AREA, KEY], [AREA], 'unread')).toBe(`${KEY} (1 shared)`)
  })
})

describe('failureParts', () => {
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

describe('learned-lines', () => {
  /**
   * Returns the lines of a log of the pull request, of main's last red run, and of its green run: `⏎` ends a line, `!` begins
   * one that no green run prints, and `{1|2|3}` is what differs. The last value stands for missing ones.
   */
  function logsOf(text: string): readonly (readonly string[])[] {
    return [0, 1, 2].map((run) =>
      text
        .replace(/\{([^{}]*)\}/g, (_, inner: string) => {
          const values = inner.split('|')
          return values[Math.min(run, values.length - 1)] ?? ''
        })
        .split('⏎')
        .filter((line) => run < 2 || !line.startsWith('!'))
        .map((line) => line.replace(/^!/, ''))
        .filter((line) => line !== ''),
    )
  }

  const read = (lines: readonly string[] = []) => ({ excerpts: [makeExcerpt(lines)] })
  const logOf = (lines: readonly string[] = []) => {
    const { errors } = makeExcerpt(lines)
    if (errors === undefined) throw new Error('the log was read')
    return errors.log
  }

  describe('learnedLines', () => {
    it.each(readRows(new URL('same/learned-lines.txt', import.meta.url)))(
      'knows $text with a green log: $result',
      ({ text, result }) => {
        const [own, red, passed] = logsOf(text)
        const [here, there] = [read(own), read(red)]
        expect(compareErrors(here, there)).not.toBe('same')
        const { match, isLearned } = compareLogs(here, there, logOf(passed))
        expect({ match: match === 'same', isLearned }).toEqual({
          match: result === 'yes',
          isLearned: result === 'yes',
        })
      },
    )
  })

  /** Lines of logs, some of which a green run prints as well. */
  const LINES = [
    'tool 1.2.3',
    'tool 1.2.4',
    '7 carts in src/a.ts',
    '8 carts in src/a.ts',
    'reads a.ts',
    'reads b.ts',
    'build a8f3K2 of shop',
    'build b9s4D1 of shop',
    'expected 7 carts',
    'warning: order of root is late',
    'deploy goes on',
  ]
  const anyLines = fc.array(fc.constantFrom(...LINES), { maxLength: 8 })
  const NAMES = ['src/cart.ts: no cart', 'src/login.ts: no cart', 'src/cart.ts: no user']
  const failed = (lines: readonly string[], name: string) => [...lines, `##[error]${name}`]

  describe('compareLogs', () => {
    const anyPair = fc.tuple(anyLines, anyLines, anyLines)

    it('never takes errors of different names for the same, whatever other runs print', () => {
      const anyNames = fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 2 })
      fc.assert(
        fc.property(anyPair, anyNames, ([own, main, green], names) => {
          const [here, there] = [own, main].map((lines, at) => read(failed(lines, names[at] ?? '')))
          const { match } = compareLogs(here ?? read(), there ?? read(), logOf(green))
          expect(match).not.toBe('same')
        }),
      )
    })

    it('shows the same without other runs as before, and learns nothing that it does not need', () => {
      fc.assert(
        fc.property(anyPair, ([own, main, green]) => {
          const [name = ''] = NAMES
          const [here, there] = [read(failed(own, name)), read(failed(main, name))]
          const alone = compareLogs(here, there)
          const learned = compareLogs(here, there, logOf(green))
          expect(alone.isLearned).toBe(false)
          if (alone.match === 'same' && learned.stage === undefined)
            expect(learned).toEqual({ ...alone, isStaged: false })
          if (learned.almost !== undefined) expect(own).toContain(learned.almost)
        }),
      )
    })

    it('needs the lines of a green run in no order, unless they show how far a run got', () => {
      const anyOrder = fc
        .array(fc.constantFrom(...LINES), { maxLength: 8 })
        .chain((green) =>
          fc.tuple(
            fc.constant(green),
            fc.shuffledSubarray(green, { minLength: green.length, maxLength: green.length }),
          ),
        )
      fc.assert(
        fc.property(anyPair, anyOrder, ([own, main], [green, shuffled]) => {
          const [name = ''] = NAMES
          const [here, there] = [read(failed(own, name)), read(failed(main, name))]
          const [one, other] = [green, shuffled].map((lines) =>
            compareLogs(here, there, logOf(lines)),
          )
          const areStages = [one, other].some((result) => result?.stage !== undefined)
          if (areStages) expect([one?.match, other?.match]).not.toContain('other')
          else expect(other).toEqual(one)
        }),
      )
    })
  })
})

describe('subjectFinder', () => {
  const LINES = [
    'FAILED tests/test_cart.py::test_adds - cart took long',
    'no row of the user',
    'no column',
    'FAILED tests/test_order.py::test_pays - order took long',
  ]

  it.each([
    ['test_adds', true],
    ['test_pays', false],
  ])('takes a line below the first one for one about it: %s', (name, isAbout) => {
    const errors = errorsOf(LINES)
    if (errors === undefined) throw new Error('the log names tests')
    const finder = subjectFinder(errors, ({ title = '' }) => title.includes(name))
    expect(finder.isAbout(logText('no row of the user'), 0)).toBe(isAbout)
  })
})

/** The lines of a log; `3 × text` stands for three equal ones. */
function log(...lines: readonly string[]): LogRows {
  return lines.map((line) => {
    const { count = '1', text = line } = /^(?<count>\d+) × (?<text>.*)$/.exec(line)?.groups ?? {}
    return {
      ...{ text, key: text, count: Number(count), says: 'text' as const },
      ...{ compares: false, isNotice: false, passes: undefined, total: undefined },
    }
  })
}

/** Lists the own lines of a step that other logs do not explain, if an issue lists the cart. */
function unexplained(red: LogRows, seen: readonly (readonly LogRows[])[]): readonly string[] {
  const listed = {
    filesOf: () => ['cart.js'],
    isNamed: ({ text }: LogRows[number]) => text.includes('cart'),
  }
  return ownLines(red, { greens: [], seen }, listed).unexplained.map(({ text }) => text)
}

describe('ownLines', () => {
  it.each([
    ['as often as two failures print it', ['2 × no rows'], []],
    ['more often than both', ['3 × no rows'], ['no rows']],
    ['in one of them', ['2 × no users'], ['no users']],
  ])('explains a line that is printed %s: %j leaves %j', (_, red, expected) => {
    const seen = [[log('no rows', 'no users')], [log('no rows')]]
    expect(unexplained(log(...red), seen)).toEqual(expected)
  })

  it.each([
    ['a value', 'took 9 rows', []],
    ['a value of what is listed', 'cart has 9 rows', ['cart has 9 rows']],
    ['a word', 'took no rows', ['took no rows']],
    ['a value on the other side of zero', 'took 0 rows', ['took 0 rows']],
  ])('learns %s from two logs of one failure: %j leaves %j', (_, red, expected) => {
    const seen = [[log('took 7 rows', 'cart has 7 rows'), log('took 8 rows', 'cart has 8 rows')]]
    expect(unexplained(log(red), seen)).toEqual(expected)
  })
  it.each([
    ['coverage 93.3 %', 'coverage 92.8 %', 'coverage 93.1 %', true],
    ['coverage 12.4 %', 'coverage 92.8 %', 'coverage 93.1 %', false],
    ['GET /health 204', 'GET /health 200', 'GET /health 204', true],
    ['found 57 rows', 'found 0 rows', 'found 1 rows', false],
    [
      'worker ended with status 2',
      'worker ended with status 0',
      'worker ended with status 1',
      false,
    ],
    ['schema v14 is used', 'schema v12 is used', 'schema v13 is used', true],
    ['schema v2 is used', 'schema v12 is used', 'schema v13 is used', false],
    ['serves on port 39112', 'serves on port 35956', 'serves on port 41200', true],
    ['batch a81f is read', 'batch 7c0d is read', 'batch f33e is read', true],
    ['12 13 14 17', '12 13 14 15', '12 13 14 16', false],
  ])(
    'bounds a number by those of two green logs: %s beside %s and %s is explained: %s',
    (line, one, other, isExplained) => {
      const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
      const { own } = ownLines(log(line), { greens: [log(one), log(other)], seen: [] }, listed)
      expect(own.length).toBe(isExplained ? 0 : 1)
    },
  )

  it.each([
    ['read 3 of 5 carts', true],
    ['read 7 of 4 carts', true],
    // No two logs show that both vary in one line.
    ['read 3 of 4 carts', false],
    ['wrote 3 of 5 carts', false],
  ])('learns which places of lines with the same words vary: %s is explained: %s', (line, is) => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [
      log('read 1 of 5 carts', 'read 7 of 2 carts'),
      log('read 2 of 5 carts', 'read 7 of 3 carts'),
    ]
    const { own } = ownLines(log(line), { greens, seen: [] }, listed)
    expect(own.length).toBe(is ? 0 : 1)
  })

  it('learns no word from a log of what is listed', () => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const red = log('changelog missing')
    const greens = [log('changelog 3.8.2'), log('changelog 3.8.3')]
    expect(ownLines(red, { greens, seen: [[red]] }, listed).own).toEqual(red)
  })

  it.each([
    ['worker ended with status 139', 'worker ended with status 0', false],
    ['Login check status 401', 'Login check status 200', false],
    ['workers ready 4', 'workers ready 5', true],
  ])(
    'takes the number of a status for no count: %s beside %s is the same: %s',
    (here, green, isSame) => {
      const [key, greenKey] = [here, green].map(
        (line) => makeExcerpt([line]).errors?.log.rows?.find(({ text }) => text === line)?.key,
      )
      expect(key === greenKey).toBe(isSame)
    },
  )

  it('bounds a number by all logs if those of one group show that it varies', () => {
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [log('cleaned 6438 rows'), log('cleaned 6509 rows')]
    const ownWith = (...seen: readonly LogRows[]) =>
      ownLines(log('cleaned 7300 rows'), { greens, seen: [seen] }, listed).own.length
    expect([ownWith(), ownWith(log('cleaned 6675 rows'))]).toEqual([1, 0])
  })

  it.each([
    ['57 files unchanged', []],
    ['0 files unchanged', ['0 files unchanged']],
  ])('omits a total of what passed if green logs have its form: %s leaves %j', (line, expected) => {
    const passing = (...lines: readonly string[]) =>
      log(...lines).map((row) => ({ ...row, passes: 'files' }))
    const listed = { filesOf: () => ['cart.js'], isNamed: () => false }
    const greens = [passing('3 files unchanged'), passing('4 files unchanged')]
    const { own } = ownLines(passing(line), { greens, seen: [] }, listed)
    expect(own.map(({ text }) => text)).toEqual(expected)
  })
})

interface FlakyTest {
  readonly name: string
  readonly reason: string
}

const REASONS = ['read ECONNRESET', 'socket hang up', 'the queue is not ready', 'no free port']
const TESTS: readonly FlakyTest[] = Array.from({ length: 12 }, (_, at) => ({
  name: `${['stores', 'sends', 'lists'][at % 3]} job ${'abcdefghijkl'[at]} of the queue`,
  reason: REASONS[at % REASONS.length] ?? '',
}))

/** What tools print of tests that failed, in the order in which they ran. */
const TOOLS: Readonly<Record<string, (failed: readonly FlakyTest[], random: Random) => string[]>> =
  {
    jest: (failed, random) => [
      ...failed.flatMap(({ name, reason }) => [
        ...[`  ● queue › ${name}`, '', `    Error: ${reason}`, ''],
        `      at Object.<anonymous> (src/queue.spec.ts:${random.whole(3, 90)}:5)`,
        '',
      ]),
      `Tests:       ${failed.length} failed, ${random.whole(30, 40)} passed, 52 total`,
    ],
    pytest: (failed, random) => [
      '=========================== short test summary info ============================',
      ...failed.map(({ name, reason }) => {
        return `FAILED tests/test_queue.py::test_${name.replaceAll(' ', '_')} - OSError: ${reason}`
      }),
      `========= ${failed.length} failed, 40 passed in ${random.whole(3, 90)}.12s =========`,
    ],
  }

describe.each(Object.keys(TOOLS))('the maintainer of twelve flaky tests of %s', (tool) => {
  const print = TOOLS[tool] ?? (() => [])
  const report = (failed: readonly FlakyTest[], random: Random) => failedWith(print(failed, random))

  it('follows each link, and writes each test down once', () => {
    const random = seededRandom(1)
    const issues: KnownIssue[] = []
    const reds = Array.from({ length: 60 }, () => {
      const failure = report(random.shuffle([...TESTS]).slice(0, random.whole(1, 3)), random)
      const match = matchIssues(failure, issues)
      if (matchesAll(match)) return false
      const blocks = newIssueBlocks(failure, [], match?.unlisted)
      if (blocks === undefined) throw new Error('no block')
      issues.push(knownIssue({ failures: mapSome(blocks, (errors) => knownFailure(errors)) }))
      return true
    })
    expect(issues.flatMap(({ failures }) => failures)).toHaveLength(TESTS.length)
    expect(reds.slice(-20)).not.toContain(true)
    const other = TESTS.map((test) => report([{ ...test, reason: 'cart is not iterable' }], random))
    expect(other.filter((failure) => matchesAll(matchIssues(failure, issues)))).toEqual([])
  })
})
