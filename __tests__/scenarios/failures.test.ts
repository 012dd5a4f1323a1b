import { describe, expect, it } from '@jest/globals'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone, type ScenarioResult } from '../../testing/scenario.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'

const REPORT = { name: 'report', status: 'in_progress', created_at: 300, started_at: 305 }
const WORKFLOW = '.github/workflows/ci.yml'

interface Case {
  /** The jobs before the reporting one. */
  readonly jobs: readonly JobFields[]
  /** GitHub's annotation on the first job. */
  readonly annotation?: string
  readonly workflow?: string
  readonly inputs?: Readonly<Record<string, string>>
}

async function runCase({ jobs, annotation, workflow, inputs }: Case): Promise<ScenarioResult> {
  return await runAlone({
    github: {
      runs: [fakeRun({ jobs: [...jobs, REPORT] })],
      annotations:
        annotation === undefined
          ? {}
          : { [FIRST_JOB_ID]: [apiAnnotation({ message: annotation, start_line: 1 })] },
      files: workflow === undefined ? {} : { [WORKFLOW]: workflow },
    },
    job: { checkRunId: FIRST_JOB_ID + jobs.length },
    inputs: { 'fail-on': 'any, unfinished', 'settle-seconds': '0', ...inputs },
  })
}

const step = (number: number, conclusion: string, [start, end]: readonly [number, number]) =>
  apiStep({ number, name: `Run part ${number}`, conclusion, started_at: start, completed_at: end })

/** A job that GitHub cancelled during its only step. */
const stopped = (name: string, end: number, start = 7): JobFields => ({
  name,
  conclusion: 'cancelled',
  started_at: start,
  completed_at: end,
  steps: [step(2, 'cancelled', [start + 1, end])],
})
const failed = (name: string, end: number): JobFields => ({
  name,
  conclusion: 'failure',
  started_at: 7,
  completed_at: end,
  steps: [step(2, 'failure', [8, end])],
})
const unended = apiStep({
  number: 2,
  name: 'Run part 2',
  status: 'in_progress',
  started_at: 8,
  completed_at: null,
})
const never: JobFields = {
  name: 'build',
  conclusion: 'failure',
  created_at: 2,
  started_at: 2,
  completed_at: 5,
  steps: [],
  runner_id: 0,
  runner_name: '',
  runner_group_name: null,
}
const check: JobFields = {
  name: 'Unit test report',
  conclusion: 'failure',
  created_at: 60,
  started_at: 60,
  completed_at: 60,
  steps: [],
  runner_name: null,
  labels: [],
  html_url: 'https://github.com/octo-org/octo-shop/runs/31239694530',
}
const legs = (count: number) => [
  failed('test (1)', 60),
  ...Array.from({ length: count }, (_, index) => stopped(`test (${index + 2})`, 62)),
]
const needs = (results: Readonly<Record<string, string>>) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(results).map(([key, result]) => [key, { result }])),
  )

const CASES: Readonly<Record<string, Case>> = {
  'a time limit, by the annotation': {
    jobs: [stopped('build', 100)],
    annotation: 'The job has exceeded the maximum execution time of 1m30s',
  },
  'a time limit, by the workflow file': {
    jobs: [stopped('build', 130)],
    workflow: 'jobs: { build: { timeout-minutes: 2 }, report: { needs: build } }',
  },
  'fail-fast': { jobs: legs(20) },
  'a person': {
    jobs: [stopped('build', 60), stopped('test', 61), stopped('lint', 62)],
    annotation: 'The run was canceled by @octocat.',
  },
  'a newer run': {
    jobs: [stopped('build', 60)],
    annotation: "Canceling since a higher priority waiting request for 'ci' exists",
  },
  'a failed step, then a cancellation': {
    jobs: [
      {
        ...stopped('build', 60),
        steps: [step(2, 'failure', [8, 20]), step(3, 'cancelled', [20, 60])],
      },
    ],
    annotation: 'The run was canceled by @octocat.',
  },
  'a lost runner': {
    jobs: [{ ...failed('build', 60), steps: [unended] }],
    annotation: 'The hosted runner lost communication with the server. Anything in your workflow',
    inputs: { 'log-lines': '1' },
  },
  billing: {
    jobs: [never],
    annotation: 'The job was not started because your account is locked due to a billing issue.',
  },
  'a check run': { jobs: [check, { name: 'build' }] },
  'a gate after a failed job': {
    jobs: [
      failed('build', 60),
      {
        ...failed('gate', 80),
        created_at: 61,
        started_at: 63,
        steps: [step(2, 'failure', [64, 80])],
      },
    ],
    workflow: 'jobs: { build: {}, gate: { needs: build }, report: { needs: [build, gate] } }',
  },
  'a job that only needs shows': {
    jobs: [{ name: 'Build app', status: 'in_progress', started_at: 7 }],
    inputs: { needs: needs({ build: 'failure' }), 'fail-on': 'any' },
  },
  'an allowed failure and the legs that it cancelled': {
    jobs: legs(2),
    inputs: { 'allowed-failures': 'test (1)' },
  },
  'an unfinished job outside of needs': {
    jobs: [{ name: 'build' }, { name: 'e2e', status: 'in_progress', started_at: 7 }],
    inputs: { needs: needs({ build: 'success' }), 'fail-on': 'any' },
  },
  'the current job, allowed to fail': {
    jobs: [{ name: 'build' }],
    inputs: { 'allowed-failures': 'report', 'current-job-status': 'failure' },
  },
}

/** Every reason that the report shows, as one text. */
function wordsOf({
  exitCode,
  outputs,
  summary,
  report,
  annotations,
  stdout,
}: ScenarioResult): string {
  const section =
    /### What failed\n\n([\s\S]*?)(?=\n\n(?:###|What held|Slowest job|<details><summary><strong>)|$)/.exec(
      summary,
    )?.[1] ?? ''
  return [
    `exit code ${exitCode}`,
    `headline: ${outputs['headline']}`,
    `conclusion: ${outputs['conclusion']}`,
    `jobs-total ${outputs['jobs-total']}, jobs-failed ${outputs['jobs-failed']}, failed-jobs ${outputs['failed-jobs']}`,
    ...annotations.map(({ level, message }) => `${level}: ${message.replaceAll('\n', ' | ')}`),
    `summary: ${section.replaceAll(/\(https:[^)]*\)/g, '')}`,
    ...(report?.failures ?? [])
      .slice(0, 3)
      .map(({ job, kind, reason, causeJobIds }) =>
        JSON.stringify({ job, kind, reason, causeJobIds }),
      ),
    `outcomes: ${[...new Set(report?.jobs.map(({ outcome }) => outcome))].join(', ')}`,
    `log: ${stdout.split('\n')[0]}`,
  ].join('\n')
}

describe('a job that did not pass', () => {
  it.each(Object.keys(CASES))('is described with the same words everywhere: %s', async (name) => {
    const result = await runCase(CASES[name] ?? { jobs: [] })
    expect(wordsOf(result)).toMatchSnapshot()
  })
})

const RUNS = [fakeRun({ jobs: [{ name: 'build' }, { name: 'report' }] })]
const NEEDS = JSON.stringify({
  build: { result: 'failure', outputs: {} },
  lint: { result: 'success', outputs: {} },
})

function respondingWith(status: number, message: string): FakeGitHubOptions {
  return { runs: RUNS, faults: [{ response: { status, body: { message } } }] }
}

describe('a missing permission', () => {
  const github = respondingWith(403, 'Resource not accessible by integration')

  it('is reported with the permission to add, and everything else is still reported', async () => {
    const { snapshot } = await runAlone({ github, inputs: { needs: NEEDS } })
    expect(snapshot).toMatchSnapshot()
  })

  it('fails the step with on-error: fail', async () => {
    const inputs = { needs: NEEDS, 'on-error': 'fail' }
    const { exitCode, annotations, outputs } = await runAlone({ github, inputs })
    expect(exitCode).toBe(1)
    expect(annotations).toMatchObject([{ level: 'error' }])
    expect(outputs['conclusion']).toBe('failure')
  })

  it('does not hide the status of the current job', async () => {
    const { outputs, summary } = await runAlone({ github, job: { jobStatus: 'failure' } })
    expect(outputs['conclusion']).toBe('failure')
    expect(summary.split('\n')[0]).toContain('CI failed')
  })

  it('never leads to the conclusion success', async () => {
    const { outputs } = await runAlone({ github })
    expect(outputs['conclusion']).toBe('unknown')
    expect(outputs['headline']).toBe('CI could not be read: the jobs could not be listed')
  })
})
