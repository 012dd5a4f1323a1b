import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { entryReader } from '../../../src/logs/entries/entry-reader.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import type { ErrorTotal } from '../../../src/model/shapes/failure.ts'

const FORMS = join(import.meta.dirname, '../../../src/logs/forms')

/** Beside the rows of tools are their logs, each with its total and its entries above a rule: `entry: title | detail | position`. */
const LOGS = globSync('**/*.txt', { cwd: FORMS })
  .flatMap((file) => readFileSync(join(FORMS, file), 'utf8').split(/^## /m).slice(1))
  .map((section) => {
    const [tool = '', ...lines] = section.trimEnd().split('\n')
    const rule = lines.indexOf('---')
    const labels = lines.slice(0, rule)
    const labelled = (name: string) =>
      labels
        .filter((label) => label.startsWith(`${name}:`))
        .map((label) => label.slice(name.length + 2))
    return {
      tool,
      total: labelled('total')[0],
      entries: labelled('entry'),
      log: lines.slice(rule + 1),
    }
  })

function listErrors(log: readonly string[]) {
  const reader = entryReader()
  for (const line of log) reader.add(line.replace('##[error]', ''))
  return reader.list(undefined, false)
}

function describeEntry({ title = '', detail = '', position }: ErrorEntry): string {
  const parts = [position?.path, position?.line, position?.column].filter(
    (part) => part !== undefined,
  )
  return `${title} | ${detail} | ${parts.join(':')}`.trimEnd()
}

function describeTotal(total: ErrorTotal | undefined): string | undefined {
  return total && [total.failed, total.total].filter((count) => count !== undefined).join(' of ')
}

describe('entryReader', () => {
  it.each(LOGS)('lists what failed in the log of $tool', ({ total, entries, log }) => {
    const listed = listErrors(log)
    expect(listed.entries.map(describeEntry)).toEqual(entries)
    expect(describeTotal(listed.total)).toBe(total)
  })

  it.each([
    {
      log: ['--- FAIL: TestA (0.00s)', '4 tests, 1 failed'],
      total: { counts: 'tests', failed: 1, total: 4 },
    },
    {
      log: ['4 tests, 1 failed', 'Total: 9', 'Failed: 0'],
      total: { counts: 'findings', failed: 1, total: 4 },
    },
    {
      log: ['Tests:  1 failed, 3 passed, 4 total', '✖ 2 problems (2 errors, 0 warnings)'],
      total: { counts: 'findings', failed: 2, total: undefined },
    },
  ])('counts in $log: $total', ({ log, total }) => {
    expect(listErrors(log).total).toEqual(total)
  })

  it.each([
    ['vitest', '      Tests  30 passed (30)', ' FAIL  src/cart.test.ts > cart > adds'],
    ['vitest', '      Tests  30 passed (30)', ' FAIL  src/cart.test.ts [ src/cart.test.ts ]'],
    ['playwright', '  47 passed (1.2m)', '  3) [chromium] › cart.spec.ts:34:1 › adds ──────'],
    ['bun', ' 12 pass', '(fail) cart > adds [1.20ms]'],
    ['bun', ' 12 pass', '✗ cart > adds [1.20ms]'],
    ['mocha, one test', '  1 passing (12ms)', '  1) adds', '     AssertionError: no total'],
    ['unittest', 'Ran 12 tests in 0.012s', 'FAIL: test_adds (tests.CartTest.test_adds)'],
    ['robot', '12 tests, 12 passed, 0 failed', 'Adds an item              | FAIL |'],
    ['gradle', '12 tests completed, 0 failed, 1 skipped', 'CartTest > adds FAILED'],
    [
      'surefire',
      '[ERROR] Tests run: 162, Failures: 0, Errors: 0, Skipped: 0',
      '[ERROR] com.example.CartTest.adds -- Time elapsed: 0.012 s <<< FAILURE!',
    ],
    ['scalatest', 'Tests: succeeded 12, failed 0, canceled 0', '- adds *** FAILED ***'],
    ['scalatest', 'Tests: succeeded 12, failed 0, canceled 0', 'shop.CartSpec *** ABORTED ***'],
    ['phpunit', 'Tests: 3, Assertions: 3, Skipped: 1.', '1) CartTest::testAdds'],
    ['perl', 'Failed 0/3 test programs. 0/7 subtests failed.', "#   Failed test 'adds'"],
    ['common_test', 'Failed 0 tests. Passed 12 tests.', '%%% cart_SUITE ==> adds: FAILED'],
    [
      'googletest',
      '[==========] 12 tests from 3 test suites ran.',
      '[  FAILED  ] Cart.Adds (0 ms)',
    ],
    [
      'doctest',
      '[doctest] test cases:  3 |  3 passed | 0 failed | 0 skipped',
      '/app/cart_test.cpp:12: FAILED:',
    ],
    [
      'ctest',
      '100% tests passed, 0 tests failed out of 12',
      '2/12 Test #2: cart ....***Failed    0.01 sec',
    ],
  ])('lists no test of %s above its total: %s', (_, total, ...failed) => {
    expect(listErrors(failed).entries).toHaveLength(1)
    expect(listErrors([...failed, total]).entries).toEqual([])
  })

  it.each([
    ['1 of 901', '  900 passing (12s)', '  1 failing'],
    ['1 of 48', '  1 failed', '  47 passed (1.2m)'],
    ['1 of 13', '# fail 1', '# pass 12'],
    ['1 of 13', ' 12 pass', ' 1 fail'],
    ['1 of 12', 'Ran 12 tests in 0.012s', 'FAILED (failures=1)'],
    [
      '1 of 12',
      '[==========] 12 tests from 3 test suites ran.',
      '[  FAILED  ] 1 test, listed below:',
    ],
  ])('counts %s in two lines of one tool: %s', (total, ...log) => {
    expect(describeTotal(listErrors(log).total)).toBe(total)
  })

  it.each([
    ['cart › adds', ['FAIL src/cart.test.ts (7.1 s)', '  ● cart › adds']],
    ['cart › pays', ['  console.log', '  ● cart › pays']],
    [
      'test_adds',
      [
        '------- Captured stdout call -------',
        'FAIL: pays',
        '________ test_adds ________',
        'E       assert 1 == 2',
        '==== 1 failed, 5 passed in 0.12s ====',
      ],
    ],
    ['shop.cart-test > adds', ['lein test shop.cart-test', 'FAIL in (adds) (cart_test.clj:12)']],
    ['cart > adds', ['# Testing: cart', '       ... adds [FAILED]']],
    ['cart > adds', ['[Suite] cart', '  [FAILED] adds']],
    ['cart > adds', ['[Suite] cart', '  [OK] pays', '  [FAILED] adds']],
    ['adds', ['Running "adds"...', '  test/cart.cpp:22:FAILED [6 == 5]']],
    ['api : start', ['TASK [api : start] ****', 'fatal: [web-1]: FAILED! => {"msg": "No nginx"}']],
    ['black', ['black.................................Failed', 'reformatted app/cart.py']],
    ['cart > adds', [' FAIL  cart\tcharts/web/tests/cart_test.yaml', '\t- adds']],
    ['adds', ['1..12', 'not ok 2 - adds']],
  ])('names %s by two lines of one tool: %j', (title, log) => {
    expect(listErrors(log).entries.map((entry) => entry.title)).toEqual([title])
  })

  it('lists no test of go that is not announced: a test printed the line', () => {
    const failed = '--- FAIL: TestPays (0.00 seconds)'
    expect(listErrors([failed]).entries).toHaveLength(1)
    expect(listErrors(['=== RUN   TestAdds', failed]).entries).toEqual([])
  })

  it('has logs of at least 40 tools', () => {
    expect(LOGS.length).toBeGreaterThanOrEqual(40)
  })
})
