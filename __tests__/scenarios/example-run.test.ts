import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  EXAMPLE_FILES,
  EXAMPLE_JOB,
  EXAMPLE_NEEDS,
  exampleRun,
} from '../../testing/fixtures/example-run.ts'
import { runAlone, runScenario, type Scenario, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { makeRun, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { runSubAction, runWithLogs } from '../../testing/run-with-logs.ts'
import { EXAMPLE_COMMITS, exampleHistory } from '../../testing/fixtures/example-history.ts'
import { exampleLogs } from '../../testing/fixtures/example-logs.ts'

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
  expect(report?.criticalPathBasis).toBe('needs')
  expect(summaryCopy).toBe(summary)
})

/** Only the runner knows their values, and passes them only as defaults. */
const ONLY_DEFAULTS: ReadonlySet<string> = new Set([
  'github-token',
  'current-job-id',
  'current-job-status',
])

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** By folder; '' for the report at the top. */
const MANIFESTS = Object.fromEntries(
  globSync('{action.yml,*/action.yml}', { cwd: PROJECT }).map((path) => {
    const folder = dirname(path)
    return [folder === '.' ? '' : folder, load(readFileSync(`${PROJECT}${path}`, 'utf8'))]
  }),
) as Readonly<Record<string, { readonly inputs: Readonly<Record<string, object>> }>>

const RUN = fakeRun({ run: { conclusion: 'failure' }, jobs: [{ conclusion: 'failure' }] })

const TRIGGERED: Scenario = {
  github: { runs: [RUN] },
  job: { eventName: 'workflow_run', event: { workflow_run: RUN.run }, runId: RUN_ID + 90 },
}

/** The inputs that the action requires. */
async function requiredInputs(name: string): Promise<Readonly<Record<string, string>>> {
  if (name === 'delete-logs') return { 'run-id': String(RUN_ID) }
  if (name !== 'otlp' && name !== 'comment' && name !== 'issue') return {}
  const reportPath = await writeReportFile(reportOn(makeRun({ conclusion: 'success', jobs: [{}] })))
  return {
    'report-path': reportPath,
    ...(name === 'otlp' && { endpoint: 'http://127.0.0.1:9' }),
  }
}

async function run(name: string, inputs: Readonly<Record<string, string>>) {
  const scenario: Scenario = { ...TRIGGERED, inputs, inProcess: true, fastTimers: true }
  const result = name === '' ? await runScenario(scenario) : await runSubAction(name, scenario)
  const { exitCode, annotations, outputs, github } = result
  const isPath = (key: string) => key === 'path' || key.endsWith('-path')
  return {
    exitCode,
    annotations,
    outputs: Object.fromEntries(
      // Temporary folders have different names.
      Object.entries(outputs).map(([key, value]) => [key, isPath(key) ? value !== '' : value]),
    ),
    requests: github.requests.map(({ method, path }) => `${method} ${path}`).toSorted(),
  }
}

describe('an action with empty inputs', () => {
  it.each(Object.keys(MANIFESTS))('does what it does without them: %j', async (name) => {
    const required = await requiredInputs(name)
    const optional = Object.keys(MANIFESTS[name]?.inputs ?? {}).filter(
      (input) => !ONLY_DEFAULTS.has(input) && !Object.hasOwn(required, input),
    )
    const empty = Object.fromEntries(optional.map((input) => [input, '']))
    const without = await run(name, required)
    expect(await run(name, { ...empty, ...required })).toEqual(without)
    expect(JSON.stringify(without)).not.toContain('expected')
  })
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
