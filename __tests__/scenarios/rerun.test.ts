import { describe, expect, it } from '@jest/globals'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import {
  failedLog,
  type LogScenario,
  runSubAction,
  type SubActionResult,
} from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const RUN = '/repos/octo-org/octo-shop/actions/runs/7'
const JOB = '/repos/octo-org/octo-shop/actions/jobs'
const OTHER_SHA = 'a'.repeat(40)
const ATTEMPT = `POST ${RUN}/rerun-failed-jobs`
const NEWER =
  'GET /repos/octo-org/octo-shop/actions/workflows/67993574/runs?branch=main&event=push&exclude_pull_requests=true&per_page=100&page=1'

function runOf(conclusion: string, jobs: readonly JobFields[], attempt = 1): BuiltRun {
  return fakeRun({ run: { id: 7, conclusion, run_attempt: attempt }, jobs })
}

const FAILED = runOf('failure', [
  { id: 70, name: 'build' },
  { id: 71, name: 'test', conclusion: 'failure' },
])

/** Runs the action on run 7 of the fake, from another run. */
function runRerun({
  runs = [FAILED],
  inputs,
  faults = [],
  ...scenario
}: Scenario &
  Partial<Pick<LogScenario, 'logs'>> & {
    runs?: readonly BuiltRun[]
    faults?: readonly Fault[]
  }): Promise<SubActionResult> {
  return runSubAction('rerun', {
    github: { runs, faults, ...scenario.github },
    ...scenario,
    inputs: { 'run-id': '7', ...inputs },
  })
}

function refuse(status: number, message: string): Fault {
  return { when: ({ method }) => method === 'POST', response: { status, body: { message } } }
}

describe('rerun', () => {
  it.each<[string, Record<string, string>, string[], string]>([
    [
      'the failed jobs',
      {},
      [`GET ${RUN}`, `GET ${RUN}`, NEWER, `POST ${RUN}/rerun-failed-jobs`],
      'the failed jobs of run 7',
    ],
    [
      'all jobs',
      { only: 'all' },
      [`GET ${RUN}`, `GET ${RUN}`, NEWER, `POST ${RUN}/rerun`],
      'all jobs of run 7',
    ],
    [
      'one job',
      { only: 'job', 'job-id': '71' },
      [`GET ${JOB}/71`, `GET ${RUN}`, `GET ${RUN}`, NEWER, `POST ${JOB}/71/rerun`],
      'job 71 of run 7',
    ],
    [
      'a passed job with when: always',
      { only: 'job', 'job-id': '70', when: 'always' },
      [`GET ${JOB}/70`, `GET ${RUN}`, `GET ${RUN}`, `POST ${JOB}/70/rerun`],
      'job 70 of run 7',
    ],
  ])('starts an attempt with %s', async (_, inputs, requests, what) => {
    const { exitCode, outputs, annotations, stdout, ...result } = await runRerun({ inputs })
    expect(result.requests.toSorted()).toEqual(requests)
    expect(outputs).toEqual({
      done: 'true',
      reason: `Started attempt 2: ${what}.`,
      attempt: '2',
    })
    expect([exitCode, annotations]).toEqual([0, []])
    expect(stdout).toBe(`Started attempt 2: ${what}.\n`)
    expect(result.github.state.runs).toHaveLength(2)
  })

  const shard = (id: number) => ({ id, name: `call / test (${id})`, conclusion: 'failure' })

  it.each<[string, Record<string, string>, boolean]>([
    ['call / test*', {}, false],
    ['call / test*', { when: 'flaky' }, false],
    ['call / test*', { only: 'job', 'job-id': '71' }, false],
    ['call / test*', { when: 'always' }, true],
    ['call / test (71)', {}, true],
    ['call / test (71)', { only: 'job', 'job-id': '71' }, false],
    ['call / test (71)', { only: 'job', 'job-id': '72' }, true],
    ['test*', {}, true],
  ])('re-runs other failures than %j, with %j: %s', async (allowed, inputs, expected) => {
    const run = runOf('failure', [{ id: 70, name: 'build' }, shard(71), shard(72)])
    const { writes, outputs } = await runRerun({
      runs: [run],
      inputs: { 'allowed-failures': allowed, ...inputs },
    })
    expect([writes.length > 0, outputs.done]).toEqual([expected, String(expected)])
    if (!expected) {
      expect(outputs.reason).toBe(
        'Run 7 was not re-run: only jobs failed that allowed-failures lists.',
      )
    }
  })

  const noJobs: Fault = { path: /\/jobs$/, response: { status: 403 } }

  it.each<[string, BuiltRun, Record<string, string>]>([
    ['a failed run with allowed-failures', FAILED, { 'allowed-failures': 'test' }],
    [
      'a failed job with allowed-failures',
      FAILED,
      { 'allowed-failures': 'build', only: 'job', 'job-id': '71' },
    ],
    [
      'a run that may have timed out',
      runOf('cancelled', [{ id: 71, name: 'test', conclusion: 'cancelled' }]),
      {},
    ],
  ])('fails without a write if the jobs cannot be listed: %s', async (_, run, inputs) => {
    const { writes, exitCode, annotations } = await runRerun({
      runs: [run],
      inputs,
      faults: [noJobs],
    })
    expect([writes, exitCode]).toEqual([[], 1])
    expect(annotations[0]?.message).toMatch(/^Could not read the jobs of run 7 of/)
  })

  it('re-runs a failed job that only the workflow allows to fail', async () => {
    const file = 'jobs: { test: { continue-on-error: true }, build: {} }'
    const { writes } = await runRerun({
      inputs: { 'allowed-failures': 'build', only: 'job', 'job-id': '71' },
      github: { runs: [FAILED], files: { '.github/workflows/ci.yml': file } },
    })
    expect(writes).toEqual([`POST ${JOB}/71/rerun`])
  })

  it('uses the run of a workflow_run event', async () => {
    const { writes } = await runSubAction('rerun', {
      github: { runs: [FAILED] },
      job: { eventName: 'workflow_run', event: { workflow_run: { id: 7 } } },
    })
    expect(writes).toEqual([`POST ${RUN}/rerun-failed-jobs`])
  })

  it.each<[string, object, string, readonly string[]]>([
    ['a newer run of the branch exists', {}, 'failed', []],
    ['the newer run is of another branch', { head_branch: 'topic' }, 'failed', [ATTEMPT]],
    ['the newer run is of another event', { event: 'schedule' }, 'failed', [ATTEMPT]],
    ['the newer run is of a fork', { head_repository: { id: 7 } }, 'failed', [ATTEMPT]],
    ['a newer run of the branch exists', {}, 'always', [ATTEMPT]],
  ])('starts no attempt of a run that is out of date: %s (%j, when: %s)', async (...row) => {
    const [, fields, when, expected] = row
    const newer = fakeRun({ run: { id: 9, ...fields }, jobs: [{ id: 90, status: 'in_progress' }] })
    const { writes, outputs } = await runRerun({ runs: [FAILED, newer], inputs: { when } })
    expect(writes).toEqual(expected)
    expect(outputs.reason).toBe(
      expected.length > 0
        ? 'Started attempt 2: the failed jobs of run 7.'
        : 'Run 7 was not re-run: it is out of date, since run 9 of the same workflow and branch is newer.',
    )
  })

  it('starts one attempt if it is called twice', async () => {
    const first = await runRerun({})
    const runs = first.github.state.runs as BuiltRun[]
    const second = await runRerun({ runs, inputs: { 'max-attempts': '3' } })
    expect(second.requests).toEqual([`GET ${RUN}`])
    expect(second.outputs.reason).toBe('Run 7 has not finished: attempt 2 is queued.')
    expect(second.exitCode).toBe(0)
  })

  const passed = runOf('success', [{ id: 70 }])
  const cancelled = runOf('cancelled', [{ id: 70, conclusion: 'cancelled' }])
  const running = fakeRun({ run: { id: 7 }, jobs: [{ id: 70, status: 'in_progress' }] })

  const attempt = (conclusion: string | null, number: number) => ({
    ...fakeRun({ run: { id: 7, conclusion, run_attempt: number }, jobs: [{ conclusion }] }),
  })

  it.each<[string, string | null, string]>([
    ['has failed', 'failure', 'Run 7 has had 2 attempts; max-attempts is 2.'],
    ['runs', null, 'Run 7 has not finished: attempt 2 is in_progress.'],
    ['has passed', 'success', 'Run 7 has had 2 attempts; max-attempts is 2.'],
  ])('starts no attempt if another one %s by the time of the change', async (_, now, reason) => {
    const { writes, outputs } = await runRerun({
      github: {
        runs: [FAILED],
        onRequest: ({ path }, { runs }) => {
          if (path.includes('/attempts/1/jobs')) runs.push(attempt(now, 2))
        },
      },
      inputs: { 'allowed-failures': 'lint' },
    })
    expect([writes, outputs.reason]).toEqual([[], reason])
  })

  it('starts no attempt if the run changes before each of three decisions', async () => {
    const { requests, writes, outputs } = await runRerun({
      github: {
        runs: [FAILED],
        onRequest: ({ path }, { runs }) => {
          if (path === RUN) runs.push(attempt('failure', runs.length + 1))
        },
      },
      inputs: { 'max-attempts': '51' },
    })
    expect(requests.filter((each) => each === `GET ${RUN}`)).toHaveLength(6)
    expect(writes).toEqual([])
    expect(outputs.reason).toBe('Run 7 changed each time before it was re-run, so it was not.')
  })

  it.each<[string, BuiltRun, Record<string, string>, string]>([
    ['that is still running', running, {}, 'Run 7 has not finished: attempt 1 is in_progress.'],
    [
      'that has reached max-attempts',
      runOf('failure', [{ conclusion: 'failure' }], 2),
      {},
      'Run 7 has had 2 attempts; max-attempts is 2.',
    ],
    ['that passed', passed, {}, 'Nothing to re-run: run 7 finished with success.'],
    ['that passed', passed, { only: 'all' }, 'Nothing to re-run: run 7 finished with success.'],
    ['that passed', passed, { when: 'flaky' }, 'Nothing to re-run: run 7 finished with success.'],
    [
      'without failed jobs, also with when: always',
      passed,
      { when: 'always' },
      'Nothing to re-run: run 7 finished with success.',
    ],
    [
      'that was cancelled',
      cancelled,
      { only: 'all' },
      'Nothing to re-run: run 7 finished with cancelled.',
    ],
    [
      'whose job passed',
      FAILED,
      { only: 'job', 'job-id': '70' },
      'Nothing to re-run: job 70 finished with success.',
    ],
  ])('does not re-run a run %s', async (_, run, inputs, reason) => {
    const { exitCode, outputs, annotations, writes } = await runRerun({ runs: [run], inputs })
    expect(writes).toEqual([])
    expect(outputs).toEqual({ done: 'false', reason, attempt: '' })
    expect(annotations).toEqual([{ level: 'notice', message: reason, properties: {} }])
    expect(exitCode).toBe(0)
  })

  it('re-runs a cancelled run with when: always', async () => {
    const { writes, exitCode } = await runRerun({
      runs: [cancelled],
      inputs: { when: 'always', only: 'all' },
    })
    expect(writes).toEqual([`POST ${RUN}/rerun`])
    expect(exitCode).toBe(0)
  })

  it.each([
    ['the run', {}, 'This workflow is already running'],
    [
      'a job',
      { only: 'job', 'job-id': '71' },
      'The workflow run containing this job is already running',
    ],
  ])('reports that %s is already being re-run', async (_, inputs, message) => {
    const result = await runRerun({ inputs, faults: [refuse(403, message)] })
    expect(result.writes).toHaveLength(1)
    expect(result.outputs).toMatchObject({
      done: 'false',
      reason: 'Run 7 is already being re-run.',
    })
    expect([result.exitCode, result.annotations[0]?.level]).toEqual([0, 'notice'])
  })

  it.each<[string, Fault, RegExp]>([
    ['a missing permission', READ_ONLY, /403 .*\n\npermissions:\n {2}actions: write\n/],
    [
      'a run that is too old',
      refuse(403, 'Unable to retry this workflow run because it was created over a month ago'),
      /^Could not re-run the failed jobs of run 7 of octo-org\/octo-shop: GitHub responded with 403 \(Unable to retry this workflow run because it was created over a month ago\)\.$/,
    ],
    ['a server error', refuse(502, 'Bad Gateway'), /502 .*may have applied the change anyway/],
    [
      'a broken connection',
      { when: ({ method }) => method === 'POST', delivery: 'destroy' },
      /other side closed.*may have applied the change anyway/,
    ],
  ])('fails after one request for %s', async (_, fault, expected) => {
    const { exitCode, outputs, messages, writes } = await runRerun({ faults: [fault] })
    expect(writes).toEqual([`POST ${RUN}/rerun-failed-jobs`])
    expect(exitCode).toBe(1)
    expect(messages).toEqual({ error: [expect.stringMatching(expected)] })
    expect(outputs).toEqual({ done: 'false', reason: messages.error?.[0], attempt: '' })
  })

  it.each<[string, Scenario & { faults?: readonly Fault[] }, RegExp]>([
    ['the run does not exist', { inputs: { 'run-id': '8' } }, /run 8 of .*404 \(Not Found\)/],
    [
      'the job does not exist',
      { inputs: { only: 'job', 'job-id': '8' } },
      /run 7 of .*404 \(Not Found\)/,
    ],
    [
      'the job is of another run',
      { inputs: { only: 'job', 'job-id': '65298740601' } },
      /^Job 65298740601 is not a job of run 7/,
    ],
    [
      'the run is unreadable',
      { faults: [{ response: { status: 403, body: { message: 'Resource not accessible' } } }] },
      /actions: write/,
    ],
    [
      'the response is not a run',
      { faults: [{ response: { status: 200, body: { message: 'welcome' } } }] },
      /not the run/,
    ],
  ])('fails without a write if %s', async (_, { faults, ...scenario }, expected) => {
    const result = await runRerun({ ...scenario, runs: [FAILED, fakeRun()], faults: faults ?? [] })
    expect(result.writes).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(result.messages).toEqual({ error: [expect.stringMatching(expected)] })
    expect(result.outputs.done).toBe('false')
  })
})

describe('rerun only: job, with a job of an earlier attempt', () => {
  const first = runOf('failure', [
    { id: 70, name: 'build' },
    { id: 71, name: 'test', conclusion: 'failure' },
  ])
  const second = (jobs: readonly JobFields[], conclusion = 'failure') => runOf(conclusion, jobs, 2)
  const passed = [
    { id: 170, name: 'build' },
    { id: 171, name: 'test' },
    { id: 172, name: 'lint', conclusion: 'failure' },
  ] as const
  const JOBS = `GET ${RUN}/attempts/2/jobs?per_page=100&page=1`
  const rerunJob = (jobs: readonly JobFields[], inputs = {}, faults: readonly Fault[] = []) =>
    runRerun({
      runs: [first, second(jobs)],
      inputs: { only: 'job', 'job-id': '71', 'max-attempts': '5', ...inputs },
      faults,
    })

  it.each(['failed', 'flaky'])(
    'starts no attempt if it has passed since, when: %s',
    async (when) => {
      const { requests, outputs, exitCode } = await rerunJob(passed, { when })
      expect(requests.toSorted()).toEqual([`GET ${JOB}/71`, `GET ${RUN}`, JOBS])
      expect(outputs).toEqual({
        done: 'false',
        reason: 'Nothing to re-run: job 171 finished with success.',
        attempt: '',
      })
      expect(exitCode).toBe(0)
    },
  )

  it.each([
    ['failed again', [{ id: 171, name: 'test', conclusion: 'failure' }], 'failed'],
    ['has passed since, when: always', passed, 'always'],
  ] as const)('re-runs the job of the latest attempt if it %s', async (_, jobs, when) => {
    const { writes, outputs } = await rerunJob(jobs, { when })
    expect(writes).toEqual([`POST ${JOB}/171/rerun`])
    expect(outputs).toMatchObject({
      done: 'true',
      reason: 'Started attempt 3: job 171 of run 7.',
      attempt: '3',
    })
  })

  it('makes no further request for a job of the latest attempt', async () => {
    const { requests } = await rerunJob(passed, { 'job-id': '172' })
    expect(requests.toSorted()).toEqual([
      `GET ${JOB}/172`,
      `GET ${RUN}`,
      `GET ${RUN}`,
      NEWER,
      `POST ${JOB}/172/rerun`,
    ])
  })

  it.each([
    ['no job of the latest attempt has its name', [{ id: 171, name: 'other' }]],
    [
      'several jobs of the latest attempt have its name',
      [
        { id: 171, name: 'test', conclusion: 'failure' },
        { id: 172, name: 'test' },
      ],
    ],
  ])('fails without a write if %s', async (_, jobs) => {
    const { writes, exitCode, annotations } = await rerunJob(jobs)
    expect([writes, exitCode]).toEqual([[], 1])
    expect(annotations[0]?.message).toBe(
      'Job 71 is a job of attempt 1, and attempt 2 of run 7 does not have exactly one job of the same name: check the input job-id.',
    )
  })

  it('fails without a write if the jobs of the latest attempt cannot be read', async () => {
    const fault: Fault = { path: /attempts\/2\/jobs$/, response: { status: 403 } }
    const { writes, exitCode, annotations } = await rerunJob(passed, {}, [fault])
    expect([writes, exitCode]).toEqual([[], 1])
    expect(annotations[0]?.message).toMatch(/^Could not read the jobs of attempt 2 of run 7 of/)
  })
})

describe('rerun with when: flaky', () => {
  const flaky = (scenario: Parameters<typeof runRerun>[0]) =>
    runRerun({ ...scenario, inputs: { when: 'flaky', ...scenario.inputs } })

  const LOST = {
    71: [
      apiAnnotation({
        message: 'The hosted runner lost communication with the server. Anything in your workflow',
      }),
    ],
  }
  const lostJob = {
    id: 71,
    name: 'test',
    conclusion: 'failure',
    steps: [apiStep({ status: 'in_progress' })],
  }
  const BILLING = {
    71: [
      apiAnnotation({
        message:
          'The job was not started because recent account payments have failed or your spending limit needs to be increased.',
      }),
    ],
  }
  const neverStarted = { conclusion: 'failure', steps: [], runner_id: null, runner_name: null }

  it.each<[string, readonly BuiltRun[], object, string]>([
    [
      'lost its runner',
      [runOf('failure', [{ id: 70, name: 'build' }, lostJob])],
      { annotations: LOST },
      'The failures are probably not caused by the code: test lost its runner at Run npm test (Infrastructure: the runner was lost).',
    ],
    [
      'never started',
      [
        runOf('failure', [
          { id: 70, name: 'build' },
          { id: 71, name: 'test', ...neverStarted },
        ]),
      ],
      { annotations: BILLING },
      'The failures are probably not caused by the code: test never started (Infrastructure: the job never had a runner).',
    ],
  ])('starts an attempt if a job %s', async (_, runs, github, reason) => {
    const { writes, outputs, exitCode } = await flaky({ runs, github: { runs, ...github } })
    expect(outputs.reason).toBe(`Started attempt 2: the failed jobs of run 7. ${reason}`)
    expect(writes).toEqual([`POST ${RUN}/rerun-failed-jobs`])
    expect(exitCode).toBe(0)
  })

  it.each([
    ['its deployment was rejected', "The deployment was rejected or didn't satisfy other rules."],
    ['a branch rule forbids it', 'Branch "x" is not allowed to deploy to production.'],
  ])('starts no attempt if a job never started because %s', async (_, message) => {
    const runs = [runOf('failure', [{ id: 71, name: 'deploy', ...neverStarted }])]
    const github = { runs, annotations: { 71: [apiAnnotation({ message })] } }
    const { writes, outputs } = await flaky({ runs, github })
    expect(writes).toEqual([])
    expect(outputs.reason).toContain('deploy never started, and nothing shows that it is flaky.')
  })

  it('starts no attempt if GitHub does not say why a job never started', async () => {
    const runs = [runOf('failure', [{ id: 71, name: 'deploy', ...neverStarted }])]
    const { writes } = await flaky({ runs })
    expect(writes).toEqual([])
  })

  it.each([
    'The hosted runner lost communication with the server.',
    'The runner has received a shutdown signal.',
    'ENOSPC: no space left on device',
    "Failed to download archive 'https://api.github.com/repos/a/b' after 3 attempts.",
    'API rate limit exceeded for installation ID 1.',
    'The job was not acquired by Runner of type hosted even after multiple attempts',
    'The job has exceeded the maximum execution time of 6h0m0s',
  ])('starts no attempt if a failed step printed the annotation %j', async (message) => {
    const annotations = {
      71: [
        apiAnnotation({ message }),
        apiAnnotation({ message: 'Process completed with exit code 143.' }),
      ],
    }
    const { writes, outputs } = await flaky({ github: { runs: [FAILED], annotations } })
    expect(writes).toEqual([])
    expect(outputs.reason).toContain('test failed at Run npm test')
  })

  const FILE = 'jobs: { test: {}, gate: { needs: [test], if: always() } }'

  it.each<[string, Record<string, string>, string, readonly string[]]>([
    ['with the file', { '.github/workflows/ci.yml': FILE }, '##[error]test: failure', [ATTEMPT]],
    ['without the file', {}, '##[error]test: failure', [ATTEMPT]],
    ['with the file', { '.github/workflows/ci.yml': FILE }, '##[error]a.ts(3,5): no x', []],
    ['without the file', {}, '##[error]a.ts(3,5): no x', []],
  ])('re-runs a gate after a lost runner only if its log says so (%s, %j): %s', async (...row) => {
    const [, files, line, expected] = row
    const runs = [
      runOf('failure', [
        lostJob,
        { id: 72, name: 'gate', conclusion: 'failure', created_at: 70, started_at: 72 },
      ]),
    ]
    const { writes, outputs } = await flaky({
      runs,
      logs: { 72: failedLog([line], 1, 67) },
      github: { runs, annotations: LOST, files },
    })
    expect(outputs.reason).toContain(writes.length > 0 ? 'test lost its runner' : 'gate failed at')
    expect(writes).toEqual(expected)
  })

  it('starts no attempt if only a gate fails that once failed after a flaky test', async () => {
    const gated = [1, 2].map((attempt) => {
      const start = (attempt - 1) * 3_600 - 7_200
      const conclusion = attempt === 1 ? 'failure' : 'success'
      return fakeRun({
        run: {
          id: 6,
          head_sha: OTHER_SHA,
          run_attempt: attempt,
          conclusion,
          created_at: -7_200,
          run_started_at: start,
        },
        jobs: [
          { name: 'test', conclusion },
          { name: 'gate', conclusion, created_at: start + 70, started_at: start + 72 },
        ],
      })
    })
    const runs = [
      ...gated,
      runOf('failure', [
        { id: 71, name: 'test' },
        { id: 72, name: 'gate', conclusion: 'failure', created_at: 70, started_at: 72 },
      ]),
    ]
    const { writes, outputs } = await flaky({ runs })
    expect(outputs.reason).toContain('gate failed at')
    expect(writes).toEqual([])
  })

  it('starts no attempt if the failed step is not the flaky one', async () => {
    const step = (name: string, conclusion: string) =>
      apiStep({ number: 2, name, conclusion, started_at: 10, completed_at: 60 })
    const runs = [
      ...secondTime,
      runOf('failure', [
        { id: 71, name: 'test', conclusion: 'failure', steps: [step('Run lint', 'failure')] },
      ]),
    ]
    const { writes } = await flaky({ runs })
    expect(writes).toEqual([])
  })

  it.each<[string, string, readonly string[]]>([
    ['allows', 'jobs: { test: {}, nightly: { continue-on-error: true } }', [ATTEMPT]],
    ['no longer allows', 'jobs: { test: {}, nightly: {} }', []],
  ])('checks whether the workflow file %s the other failed job to fail (%s)', async (...row) => {
    const [, file, expected] = row
    const allowed = fakeRun({
      run: { id: 5, conclusion: 'success', run_started_at: -9_000 },
      jobs: [{ name: 'test' }, { name: 'nightly', conclusion: 'failure' }],
    })
    const runs = [
      allowed,
      runOf('failure', [lostJob, { id: 73, name: 'nightly', conclusion: 'failure' }]),
    ]
    const files = { '.github/workflows/ci.yml': file }
    const { writes } = await flaky({ runs, github: { runs, annotations: LOST, files } })
    expect(writes).toEqual(expected)
  })

  it('starts no attempt if the job passed in an earlier attempt, as one that published', async () => {
    const runs = [
      runOf('failure', [{ name: 'test' }, { name: 'lint', conclusion: 'failure' }]),
      fakeRun({
        run: { id: 7, conclusion: 'failure', run_attempt: 2, run_started_at: 3_600 },
        jobs: [{ name: 'test', conclusion: 'failure' }, { name: 'lint' }],
      }),
    ]
    const { writes, outputs } = await flaky({ runs, inputs: { 'max-attempts': '3' } })
    expect(writes).toEqual([])
    expect(outputs.reason).toBe(
      'Run 7 was not re-run: test failed at Run npm test, and it passed in attempt 1 already, which may be why it fails now.',
    )
  })

  /** Succeeded when it was re-run an hour later. */
  const secondTime = [1, 2].map((attempt) => {
    const conclusion = attempt === 1 ? 'failure' : 'success'
    return fakeRun({
      run: {
        ...{ id: 6, head_sha: OTHER_SHA, run_attempt: attempt, conclusion, created_at: -7_200 },
        run_started_at: (attempt - 1) * 3_600 - 7_200,
      },
      jobs: [{ name: 'test', conclusion }],
    })
  })

  const timeout = failedLog(['##[error]a.ts: timed out'])
  const logs = { 71: timeout, [FIRST_JOB_ID]: failedLog(['##[error]a.ts: timed out'], 1, -7_200) }

  it('starts an attempt if the job failed and then passed in a run of the base branch', async () => {
    const { outputs, snapshot } = await flaky({ runs: [...secondTime, FAILED], logs })
    expect(outputs.reason).toContain(
      'test failed at Run npm test (Unsteady: on main, this step failed in attempt 1 of #128 and passed in attempt 2, on the same commit).',
    )
    expect(snapshot).toMatchSnapshot()
  })

  it.each<[string, LogScenario['logs']]>([
    ['failed with another error', { ...logs, 71: failedLog(['##[error]b.ts: no such file']) }],
    ['has no log', { 71: timeout }],
  ])('starts no attempt if the attempt before the passed one %s', async (_, others) => {
    const { writes, outputs } = await flaky({ runs: [...secondTime, FAILED], logs: others })
    expect(writes).toEqual([])
    expect(outputs.reason).toContain('nothing shows that it is flaky')
  })

  const unread: Fault = { path: /runs\/7\/attempts\/1\/jobs$/, response: { status: 404 } }

  it.each<[string, Fault[], string]>([
    ['skipped', [], 'Unsteady: on main, this step failed in attempt 1 of #128'],
    ['success', [], 'it passed in attempt 1 already, which may be why it fails now.'],
    [
      'skipped',
      [unread],
      'it may have passed in an earlier attempt, not all of which could be read.',
    ],
  ])('in attempt 4 considers attempt 1 (%s, %j): %s', async (conclusion, faults, reason) => {
    const attempts = [conclusion, 'skipped', 'skipped', 'failure'].map((outcome, index) =>
      fakeRun({
        run: {
          id: 7,
          conclusion: 'failure',
          run_attempt: index + 1,
          run_started_at: index * 3_600,
        },
        jobs: [
          { id: 700 + index, name: 'test', conclusion: outcome },
          { name: 'lint', conclusion: outcome === 'failure' ? 'success' : 'failure' },
        ],
      }),
    )
    const { writes, outputs } = await flaky({
      runs: [...secondTime, ...attempts],
      logs: { ...logs, 703: failedLog(['##[error]a.ts: timed out'], 1, 3 * 3_600) },
      inputs: { 'max-attempts': '5' },
      faults,
    })
    expect(outputs.reason).toContain(reason)
    expect(writes).toEqual(reason.startsWith('Unsteady') ? [ATTEMPT] : [])
  })

  it('starts no attempt if the base branch fails with the same error', async () => {
    const broken = [4, 5].map((id) =>
      fakeRun({
        run: { id, conclusion: 'failure', run_started_at: -7_200 },
        jobs: [{ id, name: 'test', conclusion: 'failure' }],
      }),
    )
    const runs = [...broken, FAILED]
    const log = logs[FIRST_JOB_ID]
    const { writes, outputs } = await flaky({ runs, logs: { ...logs, 4: log, 5: log } })
    expect(writes).toEqual([])
    expect(outputs.reason).toBe(
      'Run 7 was not re-run: test failed at Run npm test, and main fails with the same error in run 5.',
    )
  })

  const both = runOf('failure', [
    { id: 70, name: 'build', conclusion: 'failure' },
    { id: 71, name: 'test', conclusion: 'failure' },
  ])

  it.each<[string, readonly BuiltRun[]]>([
    ['nothing shows that it is flaky', [FAILED]],
    ['another job fails that is not flaky', [...secondTime, both]],
  ])('does not re-run the run if %s', async (_, runs) => {
    const { writes, outputs, exitCode, annotations } = await flaky({ runs })
    expect([writes, exitCode, outputs.done]).toEqual([[], 0, 'false'])
    expect(outputs.reason).toMatch(
      /^Run 7 was not re-run: (build|test) failed at Run npm test, and nothing shows that it is flaky/,
    )
    expect(annotations).toMatchObject([{ level: 'notice' }])
  })

  it('classifies only the job in job-id', async () => {
    const { writes } = await flaky({
      runs: [...secondTime, both],
      logs,
      inputs: { only: 'job', 'job-id': '71' },
    })
    expect(writes).toEqual([`POST ${JOB}/71/rerun`])
  })

  it('does not re-run a run without failed jobs, such as one with a broken workflow file', async () => {
    const { writes, outputs } = await flaky({ runs: [runOf('startup_failure', [])] })
    expect(writes).toEqual([])
    expect(outputs.reason).toBe('Run 7 was not re-run: its report lists no failed job.')
  })

  it.each<[string, Fault]>([
    ['cannot be listed', { path: /\/jobs$/, response: { status: 403 } }],
    [
      'are incomplete',
      { path: /\/jobs$/, response: { status: 200, body: { total_count: 9, jobs: [] } } },
    ],
  ])('fails without a write if its jobs %s', async (_, fault) => {
    const { writes, exitCode, annotations } = await flaky({ faults: [fault] })
    expect([writes, exitCode]).toEqual([[], 1])
    expect(annotations).toMatchObject([{ level: 'error' }])
  })

  it('starts no attempt if earlier runs cannot be read', async () => {
    const { writes, exitCode } = await flaky({
      runs: [...secondTime, FAILED],
      logs,
      faults: [{ path: /workflows/, response: { status: 404 } }],
    })
    expect([writes, exitCode]).toEqual([[], 0])
  })
})
