import { describe, expect, it } from '@jest/globals'
import { matchesAll, matchIssues } from '../../../src/analyse/same/match-issues.ts'
import { newIssueBlocks } from '../../../src/analyse/same/new-issue.ts'
import type { KnownIssue } from '../../../src/model/known-issue.ts'
import { mapSome } from '../../../src/model/some.ts'
import { failedWith } from '../../../testing/failure-report.ts'
import { knownFailure, knownIssue } from '../../../testing/known-issue.ts'
import { type Random, seededRandom } from '../../../testing/simulate/random.ts'

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
