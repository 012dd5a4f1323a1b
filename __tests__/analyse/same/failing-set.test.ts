import { describe, expect, it } from '@jest/globals'
import { failingSet, linesBeside } from '../../../src/analyse/same/failing-set.ts'
import { compareLogs } from '../../../src/analyse/same/same-error.ts'
import { stopsEarly } from '../../../src/logs/lines/stops-early.ts'
import { errorsOf, failedWith } from '../../../testing/failure-report.ts'

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
  it.each<[what: string, here: readonly string[], there: readonly string[], expected: string]>([
    ['a line', [AREA, KEY], [AREA], `${KEY} (1 shared)`],
    [
      'a finding by its name',
      [AREA, 'src/cart.py:3:1: E501 line too long'],
      [AREA],
      'src/cart.py: line too long (E501) (1 shared)',
    ],
    ['a line before it', [KEY, AREA], [AREA], `${KEY} (1 shared)`],
    ['the same line a second time', [AREA, AREA], [AREA], '-'],
    ['nothing', [AREA], [AREA], '-'],
    ['a line in place of one', [KEY], [AREA], '-'],
    ['a number', ['ERROR: area: 8 is not 12'], [AREA], '-'],
    ['a line that a passed run prints', [AREA, 'checks all'], [AREA], '-'],
    ['another time of the step', [AREA, 'took 31 rounds'], [AREA, 'took 12 rounds'], '-'],
    ['a total', [AREA, '2 errors'], [AREA, '1 error'], '-'],
    ['a line beside what any run prints', ['checks all', KEY], ['checks all'], '-'],
    ['a row of source code', [AREA, '3 | let area = 7'], [AREA, '2 | let area = 7'], '-'],
    [
      'the line of source code that is wrong',
      [AREA, '2 | let area = 7', '  |     ^^^^', '3 | let zoom'],
      [AREA, '2 | let area = 7'],
      '-',
    ],
    [
      'an unchanged row of a diff',
      [AREA, '@@ -1,2 +1,2 @@', ' // a note', '-a', '+b'],
      [AREA, '@@ -1 +1 @@', '-a', '+b'],
      '-',
    ],
    [
      'a line beside a list of what the other log lists, too',
      [AREA, KEY, 'Failed: shop, cart'],
      [AREA, 'Failed: shop'],
      `${KEY}, Failed: shop, cart (1 shared)`,
    ],
    [
      'an attempt that is repeated',
      ['npm http fetch GET https://a.b/c attempt 2 failed with ETIMEDOUT', AREA],
      [AREA],
      '-',
    ],
  ])('lists what is beside the lines of another log: %s', (_, here, there, expected) => {
    expect(beside(here, there)).toBe(expected)
  })

  it('needs a statement of failure that both have if no green log was read', () => {
    const tile = ['tiles of geo', KEY]
    expect(beside(tile, ['tiles of geo'], 'unread')).toBe('-')
    expect(beside([AREA, KEY], [AREA], 'unread')).toBe(`${KEY} (1 shared)`)
  })
})
