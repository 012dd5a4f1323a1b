import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { FAILED, runOf, runRerun } from '../../testing/run-rerun.ts'
import { failedLog } from '../../testing/run-with-logs.ts'
import { logLine } from '../../testing/log-text.ts'
import { runAlone } from '../../testing/scenario.ts'

const RUN = '/repos/octo-org/octo-shop/actions/runs/7'
const JOB = '/repos/octo-org/octo-shop/actions/jobs'
const ATTEMPT = `POST ${RUN}/rerun-failed-jobs`
const NEWER =
  'GET /repos/octo-org/octo-shop/actions/workflows/67993574/runs?branch=main&event=push&exclude_pull_requests=true&per_page=100&page=1'

function refuse(status: number, message: string): Fault {
  return { when: ({ method }) => method === 'POST', response: { status, body: { message } } }
}

describe('rerun', () => {
  const RUNS = [`GET ${RUN}`, `GET ${RUN}`]
  const one = { only: 'job', 'job-id': '71' }
  const always = { only: 'job', 'job-id': '70', when: 'always' }

  it.each<[string, Record<string, string>, string[]]>([
    ['the failed jobs of run 7', {}, [...RUNS, NEWER, ATTEMPT]],
    ['all jobs of run 7', { only: 'all' }, [...RUNS, NEWER, `POST ${RUN}/rerun`]],
    ['job 71 of run 7', one, [`GET ${JOB}/71`, ...RUNS, NEWER, `POST ${JOB}/71/rerun`]],
    ['job 70 of run 7', always, [`GET ${JOB}/70`, ...RUNS, `POST ${JOB}/70/rerun`]],
  ])('starts an attempt with %s, for %j', async (what, inputs, requests) => {
    const { exitCode, outputs, annotations, stdout, ...result } = await runRerun({ inputs })
    const reason = `Started attempt 2: ${what}.`
    // Before that, a report may show that GitHub refused what failed.
    const ofReport = /attempts\/|logs$|annotations|contents|created=|octo-shop$/
    expect(result.requests.toSorted().filter((request) => !ofReport.test(request))).toEqual(
      requests,
    )
    expect(outputs).toEqual({ done: 'true', reason, attempt: '2' })
    expect({ exitCode, annotations, stdout }).toEqual({
      exitCode: 0,
      annotations: [],
      stdout: `${reason}\n`,
    })
    expect(result.github.state.runs).toHaveLength(2)
  })

  it.each<[string, readonly JobFields[], string, Record<string, string>, string[]]>([
    ['passed jobs', [{ id: 70 }], 'failure', {}, []],
    ['passed and skipped jobs', [{ id: 70 }, { id: 71, conclusion: 'skipped' }], 'failure', {}, []],
    ['a neutral job', [{ id: 70, conclusion: 'neutral' }], 'timed_out', {}, []],
    ['no job', [], 'startup_failure', {}, []],
    ['no job', [], 'failure', { when: 'flaky' }, []],
    ['passed jobs', [{ id: 70 }], 'failure', { when: 'always' }, []],
    ['passed jobs', [{ id: 70 }], 'failure', { only: 'all' }, [`POST ${RUN}/rerun`]],
    [
      'passed jobs',
      [{ id: 70 }],
      'failure',
      { only: 'all', when: 'always' },
      [`POST ${RUN}/rerun`],
    ],
    [
      'passed jobs',
      [{ id: 70 }],
      'failure',
      { only: 'job', 'job-id': '70', when: 'always' },
      [`POST ${JOB}/70/rerun`],
    ],
    [
      'a cancelled job',
      [{ id: 70, conclusion: 'cancelled' }],
      'failure',
      { when: 'always' },
      [ATTEMPT],
    ],
  ])('of a failed run with %s (%j, %s), with %j, sends %j', async (...row) => {
    const [, jobs, conclusion, inputs, writes] = row
    const result = await runRerun({ runs: [runOf(conclusion, jobs)], inputs })
    expect(result.writes).toEqual(writes)
    if (writes.length === 0) expect(result.outputs.reason).toMatch(/none of its jobs failed/)
  })

  const shard = (id: number) => ({ id, name: `call / test (${id})`, conclusion: 'failure' })

  it.each<[string, Record<string, string>, boolean]>([
    ['call / test*', {}, false],
    ['call / test*', { when: 'always' }, true],
    ['call / test (71)', {}, true],
    ['call / test (71)', { only: 'job', 'job-id': '71' }, false],
    ['call / test (71)', { only: 'job', 'job-id': '72' }, true],
  ])('re-runs other failures than %j, with %j: %s', async (allowed, inputs, expected) => {
    const run = runOf('failure', [{ id: 70, name: 'build' }, shard(71), shard(72)])
    const given = { 'allowed-failures': allowed, ...inputs }
    const { writes, outputs } = await runRerun({ runs: [run], inputs: given })
    expect({ hasWritten: writes.length > 0, done: outputs.done }).toEqual({
      hasWritten: expected,
      done: String(expected),
    })
  })

  it('re-runs a failed job that only the workflow allows to fail', async () => {
    const file = 'jobs: { test: { continue-on-error: true }, build: {} }'
    const { writes } = await runRerun({
      inputs: { 'allowed-failures': 'build', ...one },
      github: { runs: [FAILED], files: { '.github/workflows/ci.yml': file } },
    })
    expect(writes).toEqual([`POST ${JOB}/71/rerun`])
  })

  it.each<[string, object, string, readonly string[]]>([
    ['a newer run of the branch exists', {}, 'failed', []],
    ['the newer run is of another branch', { head_branch: 'topic' }, 'failed', [ATTEMPT]],
    ['the newer run is of a fork', { head_repository: { id: 7 } }, 'failed', [ATTEMPT]],
    ['a newer run of the branch exists', {}, 'always', [ATTEMPT]],
  ])('starts no attempt of a run that is out of date: %s (%j, when: %s)', async (...row) => {
    const [, fields, when, expected] = row
    const newer = fakeRun({ run: { id: 9, ...fields }, jobs: [{ id: 90, status: 'in_progress' }] })
    const { writes, outputs } = await runRerun({ runs: [FAILED, newer], inputs: { when } })
    expect(writes).toEqual(expected)
    expect(outputs.reason).toContain(expected.length > 0 ? 'Started' : 'since run 9 of the same')
  })

  const attempt = (conclusion: string | null, number: number) => ({
    ...fakeRun({ run: { id: 7, conclusion, run_attempt: number }, jobs: [{ conclusion }] }),
  })

  it.each<[string, string | null, string]>([
    ['runs', null, 'attempt 2 is in_progress'],
    ['has passed', 'success', 'had 2 attempts'],
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
    expect({ writes, reason: outputs.reason }).toEqual({
      writes: [],
      reason: expect.stringContaining(reason),
    })
  })

  const unstarted = {
    ...{ conclusion: 'cancelled', steps: [], runner_id: 0, runner_name: '' },
    ...{ started_at: 900, completed_at: 900 },
  }
  /** After a day, GitHub gives up. */
  const A_DAY = { started_at: 86_460, completed_at: 86_460 }
  const LEGS = [71, 72, 73, 74, 75, 76]
  const byMona = [apiAnnotation({ message: 'The run was canceled by @mona.' })]

  it.each<[string, Record<string, string>, Readonly<Record<number, readonly object[]>>, boolean]>([
    ['a day', {}, {}, true],
    ['a day', { when: 'flaky' }, {}, false],
    ['a day', { only: 'job', 'job-id': '71' }, {}, true],
    ['15 minutes', {}, {}, false],
    ['15 minutes', { when: 'flaky' }, {}, false],
    ['15 minutes and a person', {}, { 76: byMona }, false],
    ['a day and a person', { only: 'job', 'job-id': '71' }, { 71: byMona }, false],
  ])(
    'decides about legs without a runner that were cancelled after %s, with %j',
    async (after, inputs, annotations, expected) => {
      const time = after.startsWith('a day') ? A_DAY : {}
      const legs = LEGS.map((id) => ({ id, name: `test (${id})`, ...unstarted, ...time }))
      const run = runOf('cancelled', [{ id: 70, name: 'build' }, ...legs])
      const { writes } = await runRerun({ inputs, github: { runs: [run], annotations } })
      expect(writes.length > 0).toBe(expected)
    },
  )

  it.each([
    ['the run', {}, 'This workflow is already running'],
    ['a job', one, 'The workflow run containing this job is already running'],
  ])('does not fail if %s is already being re-run', async (_, inputs, message) => {
    const result = await runRerun({ inputs, faults: [refuse(403, message)] })
    expect(result.writes).toHaveLength(1)
    expect(result.outputs.done).toBe('false')
    expect({ exitCode: result.exitCode, level: result.annotations[0]?.level }).toEqual({
      exitCode: 0,
      level: 'notice',
    })
  })

  const broken: Fault = { when: ({ method }) => method === 'POST', delivery: 'destroy' }

  const noJobs: Fault = { path: /\/jobs$/, response: { status: 403 } }
  const stopped = runOf('cancelled', [{ id: 71, name: 'test', conclusion: 'cancelled' }])
  const unreadable: Fault = {
    response: { status: 403, body: { message: 'Resource not accessible' } },
  }

  it.each<[string, Parameters<typeof runRerun>[0], number, RegExp]>([
    ['the permission is missing', { faults: [READ_ONLY] }, 1, /\n {2}actions: write\n/],
    [
      'the connection breaks',
      { faults: [broken] },
      1,
      /other side closed.*applied the change anyway/,
    ],
    ['the run does not exist', { inputs: { 'run-id': '8' } }, 0, /run 8 of .*404 \(Not Found\)/],
    ['the job does not exist', { inputs: { ...one, 'job-id': '8' } }, 0, /run 7 of .*404/],
    ['the run is unreadable', { faults: [unreadable] }, 0, /actions: write/],
    [
      'jobs that may be allowed to fail cannot be listed',
      { inputs: { 'allowed-failures': 'test' }, faults: [noJobs] },
      0,
      /read the jobs of run 7/,
    ],
    [
      'jobs that may have timed out cannot be listed',
      { runs: [stopped], faults: [noJobs] },
      0,
      /read the jobs of run 7/,
    ],
  ])('fails if %s, after %i writes', async (...[, scenario, writes, expected]) => {
    const result = await runRerun(scenario)
    const { exitCode, outputs, messages } = result
    expect({ writes: result.writes, exitCode }).toEqual({
      writes: writes === 0 ? [] : [ATTEMPT],
      exitCode: 1,
    })
    expect(messages).toEqual({ error: [expect.stringMatching(expected)] })
    expect(outputs).toEqual({ done: 'false', reason: messages.error?.[0], attempt: '' })
  })
})

describe('rerun only: job, with a job of an earlier attempt', () => {
  const passed = [
    { id: 170, name: 'build' },
    { id: 171, name: 'test' },
    { id: 172, name: 'lint', conclusion: 'failure' },
  ] as const
  const JOBS = `GET ${RUN}/attempts/2/jobs?per_page=100&page=1`
  const rerunJob = (jobs: readonly JobFields[], inputs = {}, faults: readonly Fault[] = []) =>
    runRerun({
      runs: [FAILED, runOf('failure', jobs, 2)],
      inputs: { only: 'job', 'job-id': '71', 'max-attempts': '5', ...inputs },
      faults,
    })

  it('requests no jobs of other attempts if it has passed', async () => {
    const { requests } = await rerunJob(passed)
    expect(requests.toSorted()).toEqual([`GET ${JOB}/71`, `GET ${RUN}`, JOBS])
  })

  const job = (id: number, conclusion = 'failure') => ({ id, name: 'test', conclusion })

  it.each<[string, readonly JobFields[], string, readonly number[], number]>([
    ['has passed', passed, 'failed', [], 0],
    ['has passed', passed, 'flaky', [], 0],
    ['has passed', passed, 'always', [171], 0],
    ['failed again', [job(171)], 'failed', [171], 0],
    ['has no such job', [{ id: 171, name: 'other' }], 'failed', [], 1],
    ['has several', [job(171), job(172, 'success')], 'failed', [], 1],
  ])('if the latest attempt %s (%j), when: %s, re-runs %j: exit code %i', async (...row) => {
    const [, jobs, when, rerun, code] = row
    const { writes, exitCode, outputs } = await rerunJob(jobs, { when })
    expect(writes).toEqual(rerun.map((id) => `POST ${JOB}/${id}/rerun`))
    expect({ exitCode, attempt: outputs.attempt }).toEqual({
      exitCode: code,
      attempt: rerun.length > 0 ? '3' : '',
    })
  })
})

const runFlaky = (scenario: Parameters<typeof runRerun>[0]) =>
  runRerun({ ...scenario, inputs: { when: 'flaky', ...scenario.inputs } })

/** An earlier run of main that succeeded when it was re-run an hour later. */
const SECOND_TIME = [1, 2].map((attempt) => {
  const conclusion = attempt === 1 ? 'failure' : 'success'
  return fakeRun({
    run: {
      ...{ id: 6, head_sha: 'a'.repeat(40), run_attempt: attempt, conclusion, created_at: -7_200 },
      run_started_at: (attempt - 1) * 3_600 - 7_200,
    },
    jobs: [{ name: 'test', conclusion }],
  })
})

const ERROR = ['##[error]a.ts: timed out']
const GATED =
  'jobs: { unit: { strategy: { matrix: { node: [22] } } }, required: { needs: unit, if: always() } }'
const FILES = { '.github/workflows/ci.yml': GATED }
const LOGS = { 71: failedLog(ERROR), [FIRST_JOB_ID]: failedLog(ERROR, 1, -7_200) }

describe('rerun with when: flaky', () => {
  it.each<[string, Record<string, string>, readonly string[], readonly string[]]>([
    ['with the workflow file', FILES, [], [ATTEMPT]],
    ['with the file, and the gate has an error', FILES, ['##[error]cannot upload cart'], []],
    ['without it', {}, [], []],
  ])('starts an attempt behind a gate of this action: %s', async (_, files, after, expected) => {
    const name = 'unit (22)'
    const steps = [apiStep({ status: 'in_progress' })]
    const lost = { id: 71, name, conclusion: 'failure', steps }
    const annotations = { 71: [apiAnnotation({ message: 'The hosted runner lost communication' })] }
    const current = { id: 72, name: 'required', status: 'in_progress', steps: [] }
    const { stdout } = await runAlone({
      github: { runs: [fakeRun({ jobs: [lost, current] })], annotations },
      job: { checkRunId: 72 },
      inputs: { 'fail-on': 'any, unfinished' },
    })
    // As the runner writes them: the further lines of an error have no time.
    const printed = stdout.trim().replace('::error::', '##[error]').replaceAll('%0A', '\n')
    const use = 'Run octo-org/run-report@v1'
    const log = [
      ...[`##[group]${use}`, 'with:', '  fail-on: any, unfinished', '##[endgroup]'],
      ...[...printed.split('\n'), ...after],
    ].map((line) => (line.startsWith(name) ? line : logLine(87, line)))
    const step = apiStep({ name: use, conclusion: 'failure', started_at: 86, completed_at: 147 })
    const times = { created_at: 68, started_at: 80, completed_at: 149 }
    const required = { id: 72, name: 'required', conclusion: 'failure', ...times, steps: [step] }
    const runs = [runOf('failure', [lost, required])]
    const github = { runs, annotations, files }
    const { writes, outputs } = await runFlaky({ runs, github, logs: { 72: log.join('\n') } })
    expect(printed).toContain(`\nfail-on: any, unfinished\n${name}: failure`)
    expect(writes).toEqual(expected)
    expect(outputs.reason).toContain(
      expected.length > 0 ? `required failed at ${use}.` : 'required failed at',
    )
  })

  it('starts an attempt if the job failed and then passed in a run of the base branch', async () => {
    const { snapshot } = await runFlaky({ runs: [...SECOND_TIME, FAILED], logs: LOGS })
    expect(snapshot).toMatchSnapshot()
  })

  it.each<[string, Fault[], string]>([
    ['skipped', [], 'Unsteady: on main, this step failed in attempt 1 of #128'],
    ['success', [], 'it passed in attempt 1 already, which may be why it fails now.'],
    [
      'skipped',
      [{ path: /runs\/7\/attempts\/1\/jobs$/, response: { status: 404 } }],
      'it may have passed in an earlier attempt, not all of which could be read.',
    ],
  ])('in attempt 4 considers attempt 1 (%s, %j): %s', async (conclusion, faults, reason) => {
    const attempts = [conclusion, 'skipped', 'skipped', 'failure'].map((outcome, index) =>
      fakeRun({
        run: {
          ...{ id: 7, conclusion: 'failure', run_attempt: index + 1 },
          run_started_at: index * 3_600,
        },
        jobs: [
          { id: 700 + index, name: 'test', conclusion: outcome },
          { name: 'lint', conclusion: outcome === 'failure' ? 'success' : 'failure' },
        ],
      }),
    )
    const { writes, outputs } = await runFlaky({
      runs: [...SECOND_TIME, ...attempts],
      logs: { ...LOGS, 703: failedLog(ERROR, 1, 3 * 3_600) },
      inputs: { 'max-attempts': '5' },
      faults,
    })
    expect(outputs.reason).toContain(reason)
    expect(writes).toEqual(reason.startsWith('Unsteady') ? [ATTEMPT] : [])
  })
})
