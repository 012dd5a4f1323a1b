import { expect, it } from '@jest/globals'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { runAlone, WORKFLOW_FILE } from '../../testing/scenario.ts'

it('reports the example run', async () => {
  const { snapshot, exitCode, annotations, outputs, requested, summary, summaryCopy } =
    await runAlone({
      github: { runs: [exampleRun()], files: EXAMPLE_FILES },
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS) },
    })
  expect(snapshot).toMatchSnapshot()
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(requested.map((path) => path.replace(/^\d+/, 'RUN')).sort()).toEqual([
    expect.stringContaining('/annotations'),
    'RUN/attempts/1',
    'RUN/attempts/1/jobs?per_page=100&page=1',
    WORKFLOW_FILE,
    WORKFLOW_FILE.replace('ci.yml', 'deploy.yml'),
  ])
  expect(outputs).toMatchObject({
    headline: 'CI failed in 5m 4s: test (windows-latest, 22) failed at Run npm test and 1 more',
    conclusion: 'failure',
    complete: 'true',
    'duration-seconds': '304',
    'jobs-total': '13',
    'failed-jobs': '["test (windows-latest, 22)","deploy / smoke"]',
    'slowest-job': 'test (windows-latest, 24)',
    'critical-path': '["build","test (windows-latest, 24)"]',
    'critical-path-seconds': '297',
    'current-job-id': String(EXAMPLE_JOB.checkRunId),
  })
  expect(summaryCopy).toBe(summary)
})
