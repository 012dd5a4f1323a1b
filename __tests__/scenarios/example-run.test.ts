import { describe, expect, it } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { decode } from '../../src/report-json/decode.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { EXAMPLE_COMMITS, exampleHistory } from '../../testing/fixtures/example-history.ts'
import { exampleLogs } from '../../testing/fixtures/example-logs.ts'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { pageTemplate } from '../../testing/page-template.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

it('reports the example run', async () => {
  const { exitCode, annotations, outputs, report, requested, summary, summaryCopy } =
    await runAlone({
      github: { runs: [exampleRun()], files: EXAMPLE_FILES },
      job: EXAMPLE_JOB,
      inputs: { needs: JSON.stringify(EXAMPLE_NEEDS) },
    })
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
    headline:
      'CI failed in 5m 4s: test (windows-latest, 22) failed at Run npm test and 1 more cause',
    conclusion: 'failure',
    complete: 'true',
    'duration-seconds': '304',
    'jobs-total': '13',
    'failed-jobs': '["test (windows-latest, 22)","deploy / smoke"]',
  })
  expect(report).toMatchObject({ criticalPathMissing: null, criticalPathSeconds: 297 })
  expect(summaryCopy).toBe(summary)
})

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
      { judged: { verdict: 'new', evidence: [{ runNumber: 127, outcome: 'passed' }] } },
      {
        judged: {
          verdict: 'known',
          evidence: [{ runNumber: 127 }, { runNumber: 126, outcome: 'failed' }],
        },
      },
    ])
    expect(report?.history).toMatchObject({ branch: 'main', duration: null, newJobs: [] })
    const slower = report?.history?.jobs.filter((job) => job.slower)
    expect(slower).toMatchObject([{ job: 'e2e', earlierCount: 10 }])
    expect(slower?.[0]?.steps.filter((step) => step.slower).map(({ step }) => step)).toEqual([
      'Run npx playwright test',
    ])
  })
})

const github = { runs: [fakeRun()] }
const newFolder = temporaryFolders()

describe('the report file', () => {
  it.each(['./reports/today/run.json'])(
    'is written to %s in the workspace, with its path as output',
    async (path) => {
      const folder = newFolder()
      const inputs = { 'report-path': path }
      const { exitCode, outputs, report } = await runAlone({ github, folder, inputs })
      expect(exitCode).toBe(0)
      expect(outputs['report-path']).toBe(join(folder, 'work', path))
      expect(report?.jobs).toHaveLength(1)
    },
  )
})

describe('another file', () => {
  it('is written below the workspace if html-path is relative', async () => {
    const folder = newFolder()
    const inputs = { 'html-path': 'pages/run.html' }
    const { exitCode, outputs, report } = await runAlone({ github, folder, inputs })
    expect(exitCode).toBe(0)
    expect(outputs['html-path']).toBe(join(folder, 'work/pages/run.html'))
    const text = await readFile(outputs['html-path'] ?? '', 'utf8')
    expect(text).toBe(report && renderPage(findingsIn(decode(report)), pageTemplate()))
  })
})

describe('the temporary folder', () => {
  it('is the one of the system if the runner sets none', async () => {
    const temporary = newFolder()
    const { exitCode, outputs, report } = await runAlone({
      github,
      env: { RUNNER_TEMP: undefined, TMPDIR: temporary, TEMP: temporary },
    })
    expect(exitCode).toBe(0)
    expect(report?.jobs).toHaveLength(1)
    expect(outputs['report-path']?.startsWith(temporary)).toBe(true)
  })
})
