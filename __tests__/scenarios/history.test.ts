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
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

describe('the example compared with earlier runs', () => {
  it('shows why it failed and what was slower than in earlier runs', async () => {
    const { snapshot, report } = await runWithLogs({
      github: {
        runs: [exampleRun(), ...exampleHistory()],
        files: EXAMPLE_FILES,
        commits: EXAMPLE_COMMITS,
      },
      logs: exampleLogs(),
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS), budgets: 'e2e: 2m' },
    })
    expect(snapshot.slice(0, snapshot.indexOf('<details><summary><strong>'))).toMatchSnapshot()
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

const EVENT = { repository: { default_branch: 'main' } }
/** Another run than the one that reports: of one job, that took a minute. */
const reported = (run: object = {}) => fakeRun({ run: { id: 30_000_000_000, ...run } })
const INPUTS = { 'run-id': '30000000000' }
const minute = () => [{}]

describe('the baseline', () => {
  it('is shown for the run and for changed jobs', async () => {
    const jobs = (seconds: number) => [
      { name: 'build', start: 5, end: 5 + seconds },
      { name: 'lint', start: 5, end: 30 },
    ]
    const run = fakeRun({
      run: { id: 30_000_000_000, conclusion: 'success' },
      jobs: jobs(120).map(({ name, start, end }) => ({
        name,
        started_at: start,
        completed_at: end,
      })),
    })
    const { outputs, summary } = await runScenario({
      github: { runs: [run, ...earlierRuns(5, (number) => jobs(60 + (number % 3)))] },
      job: { event: EVENT },
      inputs: INPUTS,
    })
    expect(outputs).toMatchObject({
      headline: 'CI succeeded in 2m 5s (median 1m 6s)',
      'slower-jobs': '["build"]',
    })
    const root = showMarkdown(summary)
    const ran = rowsUnder(root, 'Jobs').map(([name, , , cell]) => [name, cell])
    expect(ran).toEqual([
      ['build', '2m+59s slower (5 runs)'.replaceAll(/ (?!\()/g, '\u00A0')],
      ['lint', '25s'],
    ])
    expect(rowsUnder(root, 'Compared with earlier runs').map(([name]) => name)).toEqual([
      'The run',
      'build',
      '↳ Run npm test',
    ])
    expect(summary).toMatch(
      /^Slower than in earlier runs: \*\*\[build\]\(.*\)\*\* 2m \(median 1m 1s\)$/m,
    )
  })
})

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
