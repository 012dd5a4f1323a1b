import { describe, expect, it } from '@jest/globals'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone, runScenario, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

const OTHER_RUN = 22_399_999_999

/** The first attempt of a run: its test failed. */
const FIRST = fakeRun({
  run: { id: OTHER_RUN, conclusion: 'failure', name: 'Deploy', event: 'push' },
  jobs: [
    { name: 'build', completed_at: 60 },
    { name: 'test', created_at: 61, conclusion: 'failure' },
    { name: 'publish', created_at: 130, conclusion: 'skipped' },
  ],
})

/** The second, ten minutes later, in which only what failed ran again. */
const SECOND = fakeRun({
  run: {
    id: OTHER_RUN,
    conclusion: 'success',
    name: 'Deploy',
    run_attempt: 2,
    run_started_at: 600,
    previous_attempt_url: FIRST.run.url,
  },
  jobs: [
    // Listed again, with its old start and end.
    { name: 'build', created_at: 601, started_at: 7, completed_at: 60 },
    { name: 'test', created_at: 601, started_at: 605, completed_at: 680 },
    { name: 'publish', created_at: 682, started_at: 690, completed_at: 720 },
  ],
})

const OTHER = { 'run-id': String(OTHER_RUN) }

describe('another run', () => {
  it('is fetched before its jobs, because it contains the latest attempt', async () => {
    const { summary, requested, exitCode, outputs, report } = await runAlone({
      github: { runs: [FIRST, SECOND] },
      job: { eventName: 'workflow_run' },
      inputs: OTHER,
    })
    expect(exitCode).toBe(0)
    expect(requested[0]).toBe(`${OTHER_RUN}`)
    expect(requested.slice(1).toSorted()).toEqual([
      expect.stringContaining('/annotations'),
      `${OTHER_RUN}/attempts/1/jobs?per_page=100&page=1`,
      `${OTHER_RUN}/attempts/2/jobs?per_page=100&page=1`,
      WORKFLOW_FILE,
    ])
    expect(report?.run).toMatchObject({ id: OTHER_RUN, attempt: 2, workflow: 'Deploy' })
    expect(report).toMatchObject({ jobsUnfinished: 0, executionSeconds: 105 })
    expect(report?.jobs.some(({ current }) => current)).toBe(false)
    expect(outputs).toMatchObject({
      headline: 'Deploy succeeded in 2m',
      'flaky-jobs': '["test"]',
    })
    expect(summary).toContain('hidden: 1 from an earlier attempt')
    expect(rowsUnder(showMarkdown(summary), 'Attempts').map(([name]) => name)).toEqual([
      'test',
      'publish',
    ])
  })
})

describe('an attempt of the current run', () => {
  const first = fakeRun({ jobs: [{ name: 'build', conclusion: 'failure' }] })
  const second = fakeRun({
    run: { run_attempt: 2, run_started_at: 600 },
    jobs: [{ name: 'report', status: 'in_progress', started_at: 605 }],
  })
  const job = { runAttempt: 2, checkRunId: second.jobs[0]?.id }

  it('that has finished has no current job', async () => {
    const { report } = await runAlone({
      github: { runs: [first, second] },
      job: { ...job, jobStatus: 'failure' },
      inputs: { 'run-attempt': '1' },
    })
    expect(report?.jobs).toMatchObject([{ name: 'build', current: false }])
  })
})

it('the report compares a run of another repository with the default branch there', async () => {
  const { report, requested } = await runScenario({
    github: {
      runs: [
        fakeRun({ run: { id: 30_000_000_000, head_branch: 'topic' } }),
        ...earlierRuns(6, () => [{}]),
      ],
    },
    job: { repository: 'acme/tools', event: { repository: { default_branch: 'develop' } } },
    inputs: { 'run-id': '30000000000', repository: 'octo-org/octo-shop' },
  })
  expect(report?.history).toMatchObject({ branch: 'main', duration: { earlierCount: 6 } })
  expect(requested).toContain('/repos/octo-org/octo-shop')
  expect(requested.filter((path) => path.includes('branch=develop'))).toEqual([])
})
