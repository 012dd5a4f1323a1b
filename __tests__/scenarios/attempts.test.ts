import { describe, expect, it } from '@jest/globals'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario } from '../../testing/scenario.ts'
import { rowsUnder, sectionsOf, showMarkdown } from '../../testing/shown-markdown.ts'

const HOUR = 3_600

/** Attempts an hour after one another, each with the conclusions of its jobs. */
function attemptsOf(...attempts: readonly Readonly<Record<string, string>>[]): BuiltRun[] {
  return attempts.map((jobs, index) => {
    const start = index * HOUR
    return fakeRun({
      run: { run_attempt: index + 1, run_started_at: start, conclusion: 'success' },
      jobs: Object.entries(jobs).map(([name, conclusion]) => ({
        name,
        conclusion,
        created_at: start + 1,
        started_at: start + 5,
        completed_at: start + 65,
      })),
    })
  })
}

function playAttempts(runs: readonly BuiltRun[], inputs: Readonly<Record<string, string>> = {}) {
  return runScenario({
    github: { runs },
    job: { runId: 1 },
    inputs: { 'run-id': String(runs[0]?.id), ...inputs },
  })
}

describe('a later attempt', () => {
  it('is compared with the earlier one and names flaky jobs', async () => {
    const { outputs, report, summary, requested } = await playAttempts(
      attemptsOf(
        { build: 'success', test: 'failure', lint: 'failure' },
        { build: 'success', test: 'success', lint: 'failure' },
      ),
    )
    expect(outputs['flaky-jobs']).toBe('["test"]')
    expect(report?.attempts).toMatchObject({
      number: 2,
      earlier: [1],
      flaky: [{ job: 'test', failedIn: [1] }],
    })
    const root = showMarkdown(summary)
    expect(rowsUnder(root, 'Attempts')).toEqual([['test', '❌ failure', '✅ success']])
    expect(summary).toMatch(
      /^⚠️ Flaky \(same commit\): \*\*\[test\].* \(failed in attempt 1, passed in attempt 2\)$/m,
    )
    expect(requested.filter((path) => path.includes('attempts/1/'))).toHaveLength(1)
  })

  it('is compared with both earlier attempts of three', async () => {
    const { outputs, report, summary } = await playAttempts(
      attemptsOf(
        { build: 'success', test: 'failure', e2e: 'success' },
        { build: 'success', test: 'timed_out', e2e: 'failure' },
        { build: 'success', test: 'success', e2e: 'success' },
      ),
    )
    expect(outputs['flaky-jobs']).toBe('["test","e2e"]')
    expect(report?.attempts?.flaky.map(({ failedIn }) => failedIn)).toEqual([[1, 2], [2]])
    expect(rowsUnder(showMarkdown(summary), 'Attempts')).toEqual([
      ['test', '❌ failure', '❌ timed out', '✅ success'],
      ['e2e', '✅ success', '❌ failure', '✅ success'],
    ])
  })

  it('has no section if no job differs', async () => {
    const same = { build: 'success' }
    const { outputs, report, summary } = await playAttempts(attemptsOf(same, same))
    expect(outputs['flaky-jobs']).toBe('[]')
    expect(report?.attempts).toMatchObject({ number: 2, differing: [] })
    expect(sectionsOf(summary)).not.toContain('Attempts')
  })

  it('is compared with history-runs: 0, too, with one request per earlier attempt', async () => {
    const { outputs, report, requested } = await playAttempts(
      attemptsOf({ lint: 'timed_out' }, { lint: 'failure' }, { lint: 'success' }),
      { 'history-runs': '0' },
    )
    expect(outputs['flaky-jobs']).toBe('["lint"]')
    expect(report).toMatchObject({ history: null, attempts: { number: 3, earlier: [1, 2] } })
    expect(requested.filter((path) => /attempts\/[12]\//.test(path))).toHaveLength(2)
    expect(requested.filter((path) => path.includes('workflows/'))).toEqual([])
  })
})

it('the first attempt is not compared with others', async () => {
  const { outputs, report, requested } = await playAttempts(attemptsOf({ test: 'success' }))
  expect([outputs['flaky-jobs'], report?.attempts]).toEqual(['[]', null])
  expect(requested.filter((path) => path.includes('/jobs'))).toHaveLength(1)
})
