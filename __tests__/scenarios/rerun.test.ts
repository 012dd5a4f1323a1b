import { describe, expect, it } from '@jest/globals'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import { FAILED, runOf, runRerun } from '../../testing/run-rerun.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const RUN = '/repos/octo-org/octo-shop/actions/runs/7'
const JOB = '/repos/octo-org/octo-shop/actions/jobs'
const ATTEMPT = `POST ${RUN}/rerun-failed-jobs`
const NEWER =
  'GET /repos/octo-org/octo-shop/actions/workflows/67993574/runs?branch=main&event=push&exclude_pull_requests=true&per_page=100&page=1'

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
