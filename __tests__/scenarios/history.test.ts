import { describe, expect, it } from '@jest/globals'
import { EXAMPLE_COMMITS, exampleHistory } from '../../testing/fixtures/example-history.ts'
import { exampleLogs } from '../../testing/fixtures/example-logs.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runScenario } from '../../testing/scenario.ts'

describe('the example compared with earlier runs', () => {
  it('shows why it failed and what was slower than in earlier runs', async () => {
    const { report } = await runWithLogs({
      github: {
        runs: [exampleRun(), ...exampleHistory()],
        files: EXAMPLE_FILES,
        commits: EXAMPLE_COMMITS,
      },
      logs: exampleLogs(),
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS), budgets: 'e2e: 2m' },
    })
    expect(report?.causes).toMatchObject([
      { verdict: 'new', evidence: [{ runNumber: 127, outcome: 'passed' }] },
      { verdict: 'known', evidence: [{ runNumber: 127 }, { runNumber: 126, outcome: 'failed' }] },
    ])
    expect(report?.history).toMatchObject({ branch: 'main', duration: null, newJobs: [] })
    const slower = report?.history?.jobs.filter((job) => job.slower)
    expect(slower).toMatchObject([{ job: 'e2e', earlierCount: 10 }])
    expect(slower?.[0]?.steps.filter((step) => step.slower).map(({ step }) => step)).toEqual([
      'Run npx playwright test',
    ])
  })
})
/** Another run than the one that reports: of one job, that took a minute. */
const reported = (run: object = {}) => fakeRun({ run: { id: 30_000_000_000, ...run } })
const INPUTS = { 'run-id': '30000000000' }
const minute = () => [{}]

it('the report compares a run of another repository with the default branch there', async () => {
  const { report, requested } = await runScenario({
    github: { runs: [reported({ head_branch: 'topic' }), ...earlierRuns(6, minute)] },
    job: { repository: 'acme/tools', event: { repository: { default_branch: 'develop' } } },
    inputs: { ...INPUTS, repository: 'octo-org/octo-shop' },
  })
  expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 6 } })
  expect(requested).toContain('/repos/octo-org/octo-shop')
  expect(requested.filter((path) => path.includes('branch=develop'))).toEqual([])
})
