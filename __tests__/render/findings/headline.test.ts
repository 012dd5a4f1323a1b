import { describe, expect, it } from '@jest/globals'
import { causesForList } from '../../../src/render/findings/headline.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { failedRun } from '../../../testing/examples/failures.ts'
import { failedJob } from '../../../testing/examples/steps.ts'
import { reportOnJobs, running } from '../../../testing/make-run.ts'
import { someCauses } from '../../../testing/report-words.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

describe('causesForList', () => {
  const network =
    'npm error network request to https://registry.npmjs.org/x failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org'
  const THREE_TESTS = [
    ...[1, 2, 3].map((number) => ` FAIL  src/a.test.ts > adds ${number}`),
    '      Tests  3 failed | 39 passed (42)',
  ]
  const failed = (...names: readonly string[]) =>
    names.map((name) => failedJob(name, { start: 5 }, 'npm test'))

  it.each<[string, Parameters<typeof failedRun>]>([
    ['a failed at Run npm test', [failed('a')]],
    ['a: 3 tests failed: src/a.test.ts > adds 1 and 2 more', [failed('a'), { 1: THREE_TESTS }]],
    [
      '2 jobs: 3 tests failed: src/a.test.ts > adds 1 and 2 more',
      [failed('a', 'b'), { 1: THREE_TESTS, 2: THREE_TESTS }],
    ],
    ['a failed at Run npm test (network or service error)', [failed('a'), { 1: [network] }]],
    [
      '2 causes in 3 jobs (2 jobs: 3 tests failed: src/a.test.ts > adds 1 and 2 more, …)',
      [failed('a', 'b', 'c'), { 1: THREE_TESTS, 2: THREE_TESTS, 3: ['##[error]no cart'] }],
    ],
  ])('returns %s', (expected, run) => {
    expect(causesForList(someCauses(failedRun(...run)))).toBe(expected)
  })
})

describe('renderSummary', () => {
  it('names ten jobs that are not in needs, and how many more', () => {
    const others = Array.from({ length: 12 }, (_, index) => ({ name: `| ${index}` }))
    const jobs = [{ name: 'report', state: running(70) }, { name: 'build' }, ...others]
    const needs = [{ key: 'build', result: 'success' }]
    const summary = renderSummary(reportOnJobs(jobs, { own: { jobId: 1, needs } }))
    expect(textOf(showMarkdown(summary))).toMatch(/: \| 0, \| 1, .*, \| 9 and 2 more$/m)
  })
})
