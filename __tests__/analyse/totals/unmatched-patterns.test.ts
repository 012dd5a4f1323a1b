import { describe, expect, it } from '@jest/globals'
import { unmatchedPatterns } from '../../../src/analyse/totals/unmatched-patterns.ts'
import { makeRun, makeStep, reportOn, running, skipped } from '../../../testing/make-run.ts'

const CI = makeRun({
  conclusion: 'success',
  jobs: [{ name: 'test (1)' }, { name: 'call / e2e' }, { name: 'deploy', state: skipped() }],
})
const LINT = makeRun({ conclusion: 'success', jobs: [{ name: 'lint' }] })

describe('unmatchedPatterns', () => {
  it.each([
    ['test (*)', [CI], true],
    ['test', [CI], false],
    ['Test (1)', [CI], false],
    ['e2e', [CI], false],
    ['call / *', [CI], true],
    ['deploy', [CI], true],
    ['lint', [CI, LINT], true],
    ['lint', [CI], false],
    ['nightly', [CI, LINT], false],
    ['nightly', [], true],
    ['nightly', [CI, makeRun({ jobs: [{ name: 'build', state: running(0) }] })], true],
    ['nightly', [makeRun({ conclusion: 'success', jobs: [{}], jobsCounted: 2 })], true],
  ])('lists %s only if all jobs are known and none has the name', (pattern, runs, expected) => {
    const reports = runs.map((run) => reportOn(run))
    const text = `No job of this report has the name in allowed-failures "${pattern}".`
    expect(unmatchedPatterns(reports, { allowedFailures: [pattern] })).toEqual(
      expected ? [] : [{ severity: 'notice', text }],
    )
    expect(
      unmatchedPatterns(reports, { allowedFailures: [], allowedSkips: [pattern] }),
    ).toHaveLength(expected ? 0 : 1)
  })

  const BUILD = makeRun({ conclusion: 'success', jobs: [{ name: 'build', steps: [makeStep()] }] })
  it.each([
    ['*', [CI], true],
    ['lint', [CI, LINT], true],
    ['lint', [CI], false],
    ['build > *', [CI, BUILD], true],
    ['build > make', [CI, BUILD], false],
    ['deploy > make', [CI], true],
    ['lint', [makeRun({ jobs: [{ name: 'build', state: running(0) }] })], true],
    ['lint', [makeRun({ jobs: [{}], jobsCounted: 2 })], true],
  ])('lists the budget %s only if no run can have it', (glob, runs, expected) => {
    const reports = runs.map((run) => reportOn(run))
    const budgets = [{ line: `${glob}: 5m`, glob, limit: 300_000 }]
    const text = `No job or step of this report has the name in the budget "${glob}: 5m".`
    expect(unmatchedPatterns(reports, { allowedFailures: [], budgets })).toEqual(
      expected ? [] : [{ severity: 'notice', text }],
    )
  })
})
