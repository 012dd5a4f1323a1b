import { expect, it } from '@jest/globals'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runScenario } from '../../testing/scenario.ts'
import { sectionsOf } from '../../testing/shown-markdown.ts'

it('the summary of a small passed run has no empty sections', async () => {
  const { annotations, summary, report, outputs } = await runScenario({
    github: {
      runs: [
        fakeRun({
          jobs: [
            { name: 'build', created_at: 2, started_at: 2, completed_at: 62 },
            {
              name: 'report',
              status: 'in_progress',
              created_at: 63,
              started_at: 63,
            },
          ],
        }),
      ],
    },
    job: {
      checkRunId: FIRST_JOB_ID + 1,
      event: { repository: { default_branch: 'main' } },
    },
    inputs: { needs: '{"build":{"result":"success"}}', budgets: '*: 5m' },
  })
  expect(annotations).toEqual([])
  expect(sectionsOf(summary)).toEqual([
    'What held the run up',
    'Timeline',
    'Jobs',
    'Slowest steps',
    'Runner minutes',
    'Steps of every job',
  ])
  expect(summary).not.toMatch(/median|Flaky|Not in|Over/)
  expect(report).toMatchObject({
    failures: [],
    overBudget: [],
    history: null,
    attempts: null,
    unneededJobIds: [],
    notes: [],
  })
  expect(outputs).toMatchObject({ 'over-budget': '[]', 'slower-jobs': '[]', 'flaky-jobs': '[]' })
})
