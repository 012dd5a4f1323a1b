import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { newIssueBlocks } from '../../../src/analyse/same/new-issue.ts'
import { isSome, mapSome, type Some } from '../../../src/model/some.ts'
import { errorsOf, failedWith, inOtherRun } from '../../../testing/failure-report.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { gapOf as gapOfBlocks } from '../../../testing/judged-by-issues.ts'
import { knownFailure } from '../../../testing/known-issue.ts'
import { seededRandom } from '../../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../../testing/simulate/tool-logs/tools.ts'

const failed = (lines: readonly string[], exitCode = 1) => failedWith(lines, { exitCode })

interface Logs {
  /** Of runs that passed. */
  readonly greens?: readonly (readonly string[])[]
  /** That the issue shows. */
  readonly seen?: readonly (readonly string[])[]
  readonly red: readonly string[]
  readonly exitCode?: number
  /** Blocks; by default, those of the link of the first log that is seen. */
  readonly blocks?: Some<Some<string>> | undefined
  /** Whether each block shows a log of its own. */
  readonly areApart?: boolean
}

/** What keeps the gate closed for a log; `undefined` if it opens. */
function gapOf({ greens = [], seen = [], red, exitCode = 1, blocks, areApart = false }: Logs) {
  const reports = seen.map((lines) => inOtherRun(failed(lines)))
  const written = blocks ?? (reports[0] && newIssueBlocks(reports[0]))
  if (written === undefined) throw new Error('the link has no block')
  const jobs = reports.map((_, index) => index)
  const failures = mapSome(written, (errors, at) =>
    knownFailure(errors, { gate: true, seen: areApart ? [at] : jobs }),
  )
  const greensOf = () => greens.flatMap((lines) => errorsOf(lines)?.log ?? [])
  return gapOfBlocks(failures, failed(red, exitCode), { greensOf, seen: reports })
}

const PASSED = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total']
const JEST = [
  'FAIL src/cart.test.js',
  '  ● cart › adds',
  '',
  '    the cart was lost',
  '',
  'Tests: 1 failed, 3 passed, 4 total',
]

describe('a gate that an issue opens', () => {
  it('opens for the log that the issue shows, with and without the log of a run that passed', () => {
    expect(gapOf({ greens: [PASSED], seen: [JEST], red: JEST })).toBeUndefined()
    expect(gapOf({ seen: [JEST], red: JEST })).toBeUndefined()
  })

  // Each stands beside the listed test; the other values are of the run that passed.
  it.each<[what: string, red: readonly string[], green: readonly string[]]>([
    ['a line of another command', ['files are not signed: no key'], []],
    ['a line in front of a listed line', ['1 finding: 1 medium', ...JEST], []],
    ['an indented line', [' accessibility is broken on "/cart"'], []],
    ['a count that is equal', ['1 failed, 11 passed in 0.41s'], ['12 passed in 0.41s']],
    ['a second total', ['Test Suites: 1 failed, 2 passed, 3 total'], []],
    ['another status', ['/cart is at 500'], ['/cart is at 200']],
    ['another score', ['lighthouse score 12'], ['lighthouse score 98']],
    ['another coverage', ['coverage: 61%'], ['coverage: 93%']],
    ['another size', ['bundle: 940 kB'], ['bundle: 200 kB']],
    ['another exit status', ['exit status 2'], ['exit status 0']],
    ['a line without a specific word', ['method removed: shop.Cart.total()'], []],
    ['a second end of a command', ['error: Recipe `lint` failed on line 9 with exit code 2'], []],
    ['a mark', ['✗ p(95)<500'], ['✓ p(95)<500']],
    ['a package', ['FAIL\tshop/stock\t0.004s'], ['ok  \tshop/stock\t0.004s']],
    ['a state', ['deploy: no'], ['deploy: yes']],
    ['a heading', ['Unused dependencies:'], []],
    ['a mark alone', ['❌'], []],
    ['no test of a script', ['ran 0 tests: 0 passed'], ['ran 9 tests: 9 passed']],
    ['tests that were skipped', ['Checks: 9 skipped'], ['Checks: 9 passed']],
    ['nothing that is ready', ['0 workers ready'], ['3 workers ready']],
    ['a part of the tasks', ['3 of 9 tasks complete'], ['3 of 3 tasks complete']],
    ['no passed row of TAP', ['# pass 0'], ['# pass 12']],
  ])('stays closed beside %s: %j', (_, red, green) => {
    const beside = [...JEST, ...red]
    expect(gapOf({ greens: [[...PASSED, ...green]], seen: [JEST], red: beside })).toBeDefined()
    expect(gapOf({ seen: [JEST], red: beside })).toBeDefined()
  })

  it.each<[what: string, red: readonly string[], green: readonly string[]]>([
    ['a test more', ['Tests: 1 failed, 4 passed, 5 total'], []],
    ['a file that passes', ['PASS src/new.test.js'], []],
    ['a time', ['Time: 1.557 s, estimated 3 s'], ['Time: 2 s']],
    [
      'a duration that is there or not',
      ['PASS src/login.test.js (5.2 s)'],
      ['PASS src/login.test.js'],
    ],
    ['what a passed run prints', ['3 warnings'], ['3 warnings']],
    ['another count of what passed', ['ran 11 checks: 11 passed'], ['ran 9 checks: 9 passed']],
    ['all of more tasks', ['4 of 4 tasks complete'], ['3 of 3 tasks complete']],
  ])('opens beside %s: %j', (_, red, green) => {
    const beside = [...JEST.slice(0, -1), ...red]
    expect(gapOf({ greens: [[...PASSED, ...green]], seen: [JEST], red: beside })).toBeUndefined()
  })

  it('stays closed if TAP has fewer results than it has planned', () => {
    const tap = (plan: string, ...rows: readonly string[]) => [
      plan,
      'not ok 1 - cart adds',
      ...rows,
    ]
    const whole = tap('1..3', 'ok 2 - cart drops', 'ok 3 - cart sums')
    const greens = [['1..3', 'ok 1 - cart adds', 'ok 2 - cart drops', 'ok 3 - cart sums']]
    expect(gapOf({ greens, seen: [whole], red: whole })).toBeUndefined()
    expect(gapOf({ greens, seen: [whole], red: tap('1..3', 'ok 2 - cart drops') })).toBe(
      'not-whole',
    )
  })

  it.each(['', 'web:test: ', 'web-1  | ', '09:12:00 '])(
    'reads a total behind a label as without it: %j',
    (label) => {
      const log = (go: readonly string[], total: string) =>
        ['start', '', ...go, '', total].map((line) => `${label}${line}`)
      const failing = ['--- FAIL: TestPay (0.01s)', '    pay_test.go:12: no total']
      const [passed, one] = ['Tests:  9 passed, 9 total', 'Tests:  1 failed, 8 passed, 9 total']
      const logs = {
        greens: [log(['ok  \tshop/pay\t0.014s'], passed)],
        seen: [log(failing, passed)],
      }
      expect(gapOf({ ...logs, red: log(failing, passed) })).toBeUndefined()
      expect(gapOf({ ...logs, red: log(failing, one) })).toBe(`other-lines: ${label}${one}`.trim())
    },
  )

  it.each(['', '[12:03:04] [task:lint] '])(
    'opens for a finding behind a label that another line has moved: %j',
    (label) => {
      const log = (line: number) =>
        ['src/cart.js', `  ${line}:7   error  'total' is not used  no-unused-vars`, '', 'exit'].map(
          (text) => `${label}${text}`,
        )
      expect(gapOf({ seen: [log(1)], red: log(4) })).toBeUndefined()
    },
  )

  it('learns values with a digit from two logs of one kind, and no words', () => {
    const green = (value: string) => [...PASSED, `cache of ${value}`]
    const with12 = [...JEST, 'cache of v12']
    expect(gapOf({ greens: [green('v7')], seen: [JEST], red: with12 })).toBe(
      'other-lines: cache of v12',
    )
    expect(gapOf({ greens: [green('v7'), green('v9')], seen: [JEST], red: with12 })).toBeUndefined()
    const broken = [...JEST, 'cache of none']
    expect(gapOf({ greens: [green('v7'), green('v9')], seen: [JEST], red: broken })).toBeDefined()
    const seen = ['17', '18'].map((port) => [...JEST, `worker w${port} ended`])
    expect(gapOf({ greens: [PASSED], seen, red: [...JEST, 'worker w19 ended'] })).toBeUndefined()
  })

  /** The log of jest for failed tests, `cart: adds`, with the numbers of failed files and of failed tests. */
  const jest = (tests: readonly string[], files: number, total?: number) => [
    ...tests.flatMap((test) => {
      const [file, name] = test.split(': ')
      return [`FAIL src/${file}.test.js`, `  ● ${file} › ${name}`, '', '    the price was lost', '']
    }),
    `Test Suites: ${files} failed, ${5 - files} passed, 5 total`,
    ...(total === undefined
      ? []
      : [`Tests:       ${total} failed, 20 passed, ${20 + total} total`]),
  ]

  const listTest = (test: string): Some<string> => [test.replace(':', ' ›')]

  it.each<[string, Some<string>, files: number, total: number | undefined, string]>([
    ['each in a file of its own', ['cart: adds', 'shop: sells'], 2, 2, 'open'],
    ['a file more', ['cart: adds', 'shop: sells'], 3, 2, 'other-lines: Test Suites: 3 failed'],
    ['a test more', ['cart: adds', 'shop: sells'], 2, 3, 'not listed'],
    ['of which only the files are counted', ['cart: adds', 'shop: sells'], 2, undefined, 'open'],
    ['in one file', ['cart: adds', 'cart: drops'], 1, 2, 'open'],
  ])('compares totals of files and tests with two tests, %s', (_, red, files, total, expected) => {
    const seen = red.map((test) => jest([test], 1, total && 1))
    const blocks = mapSome(red, listTest)
    const logs = { greens: [jest([], 0, total && 0)], seen, blocks, areApart: true }
    const gap = gapOf({ ...logs, red: jest(red, files, total) }) ?? 'open'
    expect(gap.split(', ')[0]).toBe(expected)
  })

  it('takes no total of files for that of two tests of one file', () => {
    const tests: Some<string> = ['cart: adds', 'cart: drops', 'shop: sells']
    const seen = tests.map((test) => jest([test], 1))
    const blocks = mapSome(tests, listTest)
    const logs = { greens: [jest([], 0)], seen, blocks, areApart: true }
    expect(gapOf({ ...logs, red: jest(tests, 2) })).toBe(
      'other-lines: Test Suites: 2 failed, 3 passed, 5 total',
    )
  })

  it('takes no total of files for that of a test without the name of its file', () => {
    const tests: Some<string> = ['cart: adds', 'shop: sells']
    const print = (lines: readonly string[]) => lines.filter((line) => !line.includes('shop.test'))
    const seen = tests.map((test) => print(jest([test], 1)))
    const blocks = mapSome(tests, listTest)
    const logs = { greens: [jest([], 0)], seen, blocks, areApart: true }
    expect(gapOf({ ...logs, red: print(jest(tests, 2)) })).toBeDefined()
  })

  it.each<Some<string>>([
    ['the cart was lost', 'no price'],
    ['boom', 'thrown: "no price"'],
  ])('opens for two tests of jest in another order: %s, %s', (...messages) => {
    const tests = messages.map((said, at) => [`  ● cart › test ${at}`, '', `    ${said}`, ''])
    const print = (parts: readonly (readonly string[])[]) => [
      'FAIL src/cart.test.js',
      ...parts.flat(),
      'Test Suites: 1 failed, 4 passed, 5 total',
      'Tests:       2 failed, 20 passed, 22 total',
    ]
    const blocks = mapSome(messages, (said, at): Some<string> => [`cart › test ${at}: ${said}`])
    const logs = { greens: [PASSED], seen: [print(tests)], blocks }
    expect(gapOf({ ...logs, red: print(tests) })).toBeUndefined()
    expect(gapOf({ ...logs, red: print(tests.toReversed()) })).toBeUndefined()
  })

  it.each<[string, readonly string[], string | undefined]>([
    ['a package is deprecated', ['npm warn deprecated glob@7.2.3: use 9'], undefined],
    ['a newer npm', ['npm notice', 'npm notice New minor version of npm available!'], undefined],
    ['an error of npm', ['npm error code E404'], 'other-lines: npm error code E404'],
    [
      'another tool',
      ['pnpm warn deprecated glob@7.2.3'],
      'other-lines: pnpm warn deprecated glob@7.2.3',
    ],
    [
      'a command that counts warnings',
      ['npm warn deprecated glob@7.2.3', 'found 3 warnings'],
      'other-lines: npm warn deprecated glob@7.2.3',
    ],
  ])('counts no line in which npm says what it installs: %s', (_, lines, expected) => {
    const seen = lines.filter((line) => line === 'found 3 warnings')
    const logs = {
      greens: [PASSED],
      seen: [[...JEST, ...seen]],
      blocks: [['cart › adds']] as const,
    }
    expect(gapOf({ ...logs, red: [...lines, ...JEST] })?.split(' : ')[0]).toBe(expected)
  })

  const TSC = (path: string) => `${path}(3,9): error TS2322: Type string is not a number.`

  it.each<[string, readonly string[], readonly string[]]>([
    ['the finding in another path', [TSC('a.ts')], [TSC('a.ts'), TSC('lib/a.ts')]],
    [
      'the test in another file',
      JEST,
      [...JEST, 'FAIL b/cart.test.js', '  ● cart › adds', '', '    the cart was lost'],
    ],
  ])('stays closed beside %s', (_, seen, red) => {
    expect(gapOf({ greens: [PASSED], seen: [seen], red })).toBeDefined()
  })

  it.each<[string, Partial<Logs>, string]>([
    ['no log that the issue shows', { seen: [], blocks: [['cart › adds']] }, 'no-seen'],
    [
      'a log in which more failed',
      { seen: [[...JEST, '  ● cart › drops', '', '    no']], blocks: [['cart › adds']] },
      'seen-other',
    ],
    ['another exit code', { exitCode: 137 }, 'other-lines: exit code 137'],
    [
      'another exit code, which a green log has as a line',
      { exitCode: 137, greens: [[...PASSED, 'exit code 137']] },
      'other-lines: exit code 137',
    ],
    ['only lines of a run that passed', { greens: [JEST] }, 'no-own-lines'],
  ])('says that there is %s', (_, logs, gap) => {
    expect(gapOf({ greens: [PASSED], seen: [JEST], red: JEST, ...logs })).toBe(gap)
  })

  it('opens for any log that the link lists, with other noise, and closes with one line more', () => {
    const tools = TOOLS.filter(({ identifies }) => identifies)
    fc.assert(
      fc.property(fc.constantFrom(...tools), fc.nat(1_000), (tool, seed) => {
        const print = (random: number) =>
          renderToolLog(tool, tool.failures.slice(0, 1), seededRandom(random))
        const seen = [print(seed), print(seed + 1)]
        const blocks = newIssueBlocks(failed(seen[0] ?? []))
        fc.pre(blocks !== undefined && isSome(blocks))
        const [red, own] = [seen[0] ?? [], 'nothing of it: the ledger has no entry']
        expect(gapOf({ seen, red })).toBeUndefined()
        expect(gapOf({ seen, red: [...red, own] })).toBeDefined()
        expect(gapOf({ seen, red: [own, ...red] })).toBeDefined()
      }),
      fuzzOptions(30, 1200),
    )
  })
})
