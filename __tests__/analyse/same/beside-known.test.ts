import { describe, expect, it } from '@jest/globals'
import { matchIssues } from '../../../src/analyse/same/match-issues.ts'
import type { Some } from '../../../src/model/some.ts'
import { failedWith } from '../../../testing/failure-report.ts'
import { knownFailure, knownIssue } from '../../../testing/known-issue.ts'

/** How many of the parts of a failure a block with these errors lists: `1 of 2`. */
function listed(log: readonly string[], errors: Some<string>): string {
  const issue = knownIssue({ failures: [knownFailure(errors, { gate: true })] })
  const match = matchIssues(failedWith(log), [issue])
  return match === undefined ? 'nothing' : `${match.known} of ${match.parts.length}`
}

const jest = (...tests: readonly (readonly [name: string, error: string])[]) => [
  ...tests.flatMap(([name, error]) => [`  ● ${name}`, '', `    ${error}`, '']),
  `Tests: ${tests.length} failed, 9 total`,
]

describe('matchIssues', () => {
  const [REFUSED, CLOSED] = ['Error: connect refused', 'TypeError: queue is closed']
  const [QUEUE, STORE] = ['queue › reconnects', 'store › stores a job']
  const both = jest([QUEUE, REFUSED], [STORE, CLOSED])

  it.each<[string, Some<string>, readonly string[], string]>([
    ['a test and its error', [QUEUE, REFUSED], both, '1 of 2'],
    ['the tests', [QUEUE, STORE], both, '2 of 2'],
    ['the errors', [REFUSED, CLOSED], both, '2 of 2'],
    ['a test and the error of the other', [QUEUE, CLOSED], both, 'nothing'],
    ['a test that has another error', [QUEUE, REFUSED], jest([QUEUE, CLOSED]), 'nothing'],
    [
      'a test, and what two have',
      [QUEUE, REFUSED],
      jest([QUEUE, REFUSED], [STORE, REFUSED]),
      '1 of 2',
    ],
  ])('lists %s (%j)', (_, errors, log, expected) => {
    expect(listed(log, errors)).toBe(expected)
  })

  it('lists no line of a script that mentions another failure', () => {
    const script = ['FAIL: cart loses its connection', 'FAIL: total is wrong']
    expect(listed(script, ['total is wrong'])).toBe('1 of 2')
    expect(listed(script, ['loses its connection', 'total is wrong'])).toBe('2 of 2')
  })

  it('lists no line beside an entry that has another error', () => {
    const go = (error: string) => [
      '--- FAIL: TestWatch (0.01s)',
      '    --- FAIL: TestWatch/polls (0.00s)',
      `        watch_test.go:58: ${error}`,
      'FAIL',
    ]
    const errors = ['TestWatch/polls', 'deadline exceeded', '--- FAIL: TestWatch ('] as const
    expect(listed(go('deadline exceeded'), errors)).toBe('1 of 1')
    expect(listed(go('got 2 events'), errors)).toBe('nothing')
  })
})
