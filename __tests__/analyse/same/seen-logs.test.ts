import { describe, expect, it } from '@jest/globals'
import { newIssueBlocks } from '../../../src/analyse/same/new-issue.ts'
import type { KnownFailure } from '../../../src/model/known-issue.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { errorsOf, failedWith, inOtherRun } from '../../../testing/failure-report.ts'
import { gapOf as gapOfBlocks } from '../../../testing/judged-by-issues.ts'
import { knownFailure } from '../../../testing/known-issue.ts'

type Lines = readonly string[]

const LINUX = 'test (linux)'
const WINDOWS = 'test (windows)'
const TESTED = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total']
const FAILED = [
  'FAIL src/cart.test.js',
  '  ● cart › adds',
  '',
  '    the cart was lost',
  '',
  'Tests: 1 failed, 3 passed, 4 total',
]

const failed = (job: string, lines: Lines, failedTests: Lines = []) =>
  failedWith(lines, { job, exitCode: 1, failedTests })

interface Logs {
  /** Of a passed run, by job. */
  readonly greens?: Readonly<Record<string, Lines>>
  /** That the block shows. */
  readonly seen: readonly FailureReport[]
  readonly red: FailureReport
  readonly block?: Partial<KnownFailure>
  /** Each in a block of its own. */
  readonly others?: Lines
}

/** What keeps the gate closed for a failure that a block with its test lists; `undefined` if it opens. */
function gapOf({ greens = {}, seen, red, block, others = [] }: Logs): string | undefined {
  const shown = seen.map((_, index) => index)
  const opens = { gate: true, seen: shown, ...block }
  const failures = [
    knownFailure('cart › adds', opens),
    ...others.map((error) => knownFailure(error, opens)),
  ] as const
  const greensOf = (job: string) => {
    const lines = greens[job]
    return lines === undefined ? [] : [errorsOf(lines)?.log ?? []].flat()
  }
  return gapOfBlocks(failures, red, { greensOf, seen })
}

/** A line that a leg prints when it passes, and what stands in its place in another leg. */
const LEGS: readonly (readonly [what: string, linux: Lines, windows: Lines])[] = [
  ['a signature', ['files are not signed: no key'], ['files are signed by CertSvc']],
  ['a cache', ['cache is disabled on this runner'], ['cache restored from the last run']],
  ['a driver', ['no GPU: rendering in software'], ['GPU found: rendering in hardware']],
  ['a symbol', ['symbols are stripped from the binary'], ['symbols are kept in the binary']],
  ['a locale', ['locale de_DE is not installed here'], ['locale de_DE is installed here']],
  ['a limit', ['sandbox: not available, tests run without'], ['sandbox: tests run inside']],
]

describe('the log that a block shows', () => {
  it.each(LEGS)(
    'does not explain what its own leg prints when it passes and another does not: %s',
    (_, linux, windows) => {
      const greens = { [LINUX]: [...linux, ...TESTED], [WINDOWS]: [...windows, ...TESTED] }
      const seenOnLinux = inOtherRun(failed(LINUX, [...linux, ...FAILED]))
      const seenOnWindows = inOtherRun(failed(WINDOWS, [...windows, ...FAILED]))
      const broken = failed(WINDOWS, [...linux, ...FAILED])
      const alone = failed(WINDOWS, [...windows, ...FAILED])
      for (const seen of [[seenOnLinux], [seenOnLinux, seenOnWindows]]) {
        expect(gapOf({ greens, seen, red: broken })).toBe(`other-lines: ${linux[0]}`)
        expect(gapOf({ greens, seen, red: alone })).toBeUndefined()
      }
    },
  )

  it('shows nothing of another leg of which no passed run was read', () => {
    const seen = [inOtherRun(failed(LINUX, FAILED))]
    const red = failed(WINDOWS, FAILED)
    expect(gapOf({ greens: { [WINDOWS]: TESTED }, seen, red })).toBe('seen-green')
    expect(gapOf({ greens: { [WINDOWS]: TESTED, [LINUX]: TESTED }, seen, red })).toBeUndefined()
  })

  it.each<[string, Lines]>([
    ['a database', ['ERROR: relation "prices" does not exist']],
    ['a sentence of the runner', ['##[error]prices.json is not formatted']],
    ['a command', ['psql: error: connection to server failed: no such role']],
  ])('names its second failure, and nothing that a passed run prints: %s', (_, second) => {
    const both = [...FAILED, ...second]
    const seen = [inOtherRun(failed(LINUX, both))]
    const red = failed(LINUX, both)
    const said = second[0]?.replace('##[error]', 'Error: ')
    expect(gapOf({ greens: { [LINUX]: TESTED }, seen, red })).toBe(`seen-other: ${said}`)
    const listed = { errors: ['cart › adds', said ?? ''] } as const
    expect(gapOf({ greens: { [LINUX]: TESTED }, seen, red, block: listed })).toBeUndefined()
    expect(gapOf({ greens: { [LINUX]: [...TESTED, ...second] }, seen, red })).toBeUndefined()
  })

  it('is not one of this run, whatever its attempt', () => {
    const red = failed(LINUX, FAILED)
    expect(gapOf({ seen: [red], red })).toBe('seen-here')
    expect(gapOf({ seen: [red, inOtherRun(red)], red })).toBeUndefined()
  })

  it('is of a job that the block is about', () => {
    const seen = [inOtherRun(failed(LINUX, FAILED))]
    const logs = {
      greens: { [WINDOWS]: TESTED, [LINUX]: TESTED },
      seen,
      red: failed(WINDOWS, FAILED),
    }
    expect(gapOf({ ...logs, block: { job: WINDOWS } })).toBe('seen-other')
    expect(gapOf({ ...logs, block: { job: 'test (*)' } })).toBeUndefined()
  })

  it('is read if it has more than 5,000 lines, all of which a passed run prints', () => {
    const compiled = Array.from({ length: 6_000 }, (_, index) => `compiled src/module-${index}.ts`)
    const words = compiled.map((line, index) => `${line} as ${'abcdefghij'[index % 10]}${index}`)
    const seen = [inOtherRun(failed(LINUX, [...words, ...FAILED]))]
    const greens = { [LINUX]: [...words, ...TESTED] }
    expect(gapOf({ greens, seen, red: failed(LINUX, [...words, ...FAILED]) })).toBeUndefined()
    const more = failed(LINUX, [...words, ...FAILED, 'lint: 3 rules broken'])
    expect(gapOf({ greens, seen, red: more })).toBe('other-lines: lint: 3 rules broken')
  })
})

describe('the test results of the job', () => {
  const seen = [inOtherRun(failed(LINUX, FAILED))]

  it.each<[Lines, string | undefined]>([
    [['cart › adds'], undefined],
    [['cart adds', 'cart drops'], 'not listed: cart drops'],
  ])('close the gate for a failed test that nothing lists: %j: %s', (tests, gap) => {
    expect(gapOf({ seen, red: failed(LINUX, FAILED, tests) })).toBe(gap)
  })

  it('open the gate if a block lists each test, as the link does', () => {
    const red = failed(LINUX, FAILED, ['cart adds', 'cart drops'])
    expect(newIssueBlocks(red)).toEqual([['cart › adds'], ['cart drops']])
    expect(gapOf({ seen, red, others: ['cart drops'] })).toBeUndefined()
  })
})

describe('the link', () => {
  it('lists each line that states a failure, and none that a passed run prints', () => {
    const lines = ['adds is fine', 'ERROR: cart is missing', 'ERROR: prices are missing']
    const green = errorsOf(['adds is fine', 'all is well'])?.log
    const report = failed(LINUX, lines)
    expect(green && newIssueBlocks(report, [green])).toEqual([
      ['ERROR: cart is missing', 'ERROR: prices are missing'],
    ])
  })

  it('lists nothing if only a line that a passed run prints could be listed', () => {
    const log = ['counting', 'a is over: b', 'floors: .coverage-floors.json']
    const green = errorsOf(log)?.log
    expect(green && newIssueBlocks(failed(LINUX, log), [green])).toBeUndefined()
  })
})
