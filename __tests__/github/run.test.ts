import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { decodeRun } from '../../src/github/run/decode.ts'
import type { WorkflowResponses } from '../../src/github/workflow/fetch-workflow.ts'
import { branchName, type Run, type State } from '../../src/model/run.ts'
import type { Target } from '../../src/model/target.ts'
import { fetchJobs } from '../../src/github/run/list-jobs.ts'
import { requestRun } from '../../src/github/run/fetch-run.ts'
import { markGroups } from '../../src/github/run/mark-groups.ts'
import { repositorySource } from '../../src/github/http/client.ts'
import { listRuns } from '../../src/github/run/list-runs.ts'
import { decodeListedRun, listAttempts } from '../../src/github/run/listed-run.ts'
import { apiJob } from '../../testing/fake-github/api-job.ts'
import { apiRun } from '../../testing/fake-github/api-run.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import {
  at,
  finished,
  makeOwn,
  makeTarget,
  reportOnJob,
  RUN_URL,
  running,
  skipped,
  waiting,
} from '../../testing/make-run.ts'
import {
  type ClientRequest,
  fakeClient,
  httpError,
  listedJobs,
  logClient,
  pageOf,
  requestedPage,
  sourceOf,
} from '../../testing/fake-client.ts'
import { jobWith, kindsOf, namesOf, stepIn, stepOf } from '../../testing/make-steps.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../testing/fake-github/start-fake-github.ts'

const NOTHING = { run: undefined, jobs: undefined, jobsCounted: undefined, notes: [] }

function decodeRunBody(run: unknown, target: Partial<Target> = {}): Run {
  return decodeRun({ ...NOTHING, run }, makeTarget(target))
}

describe('decodeRun: run', () => {
  const pull = (number: number, sha: string) => ({ number, head: { sha } })

  it('decodes a response', () => {
    expect(decodeRunBody(apiRun({ run_attempt: 2, conclusion: 'failure' }))).toEqual({
      repository: 'octo-org/octo-shop',
      id: 42,
      attempt: 2,
      number: 128,
      workflow: 'CI',
      workflowPath: '.github/workflows/ci.yml',
      event: 'push',
      branch: 'main',
      commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
      title: 'Let the basket keep its order',
      actor: 'octocat',
      url: RUN_URL,
      startedAt: at(0),
      updatedAt: at(0),
      conclusion: 'failure',
      jobs: undefined,
      jobsCounted: undefined,
      notes: [],
    })
  })

  it.each([
    ['pull_request', [pull(12, 'a')], 12],
    ['pull_request_target', [pull(12, 'a'), pull(13, 'b')], 12],
    ['pull_request', [pull(12, 'b')], undefined],
    ['pull_request', [pull(12, 'a'), pull(13, 'a')], undefined],
    ['pull_request', [{ number: 12 }], undefined],
    ['pull_request', [], undefined],
    ['push', [pull(12, 'a')], undefined],
  ])('decodes the pull request of a %s that lists %j: %p', (event, pull_requests, pullRequest) => {
    const run = { ...apiRun({}), event, head_sha: 'a', pull_requests }
    expect(decodeRunBody(run).pullRequest).toBe(pullRequest)
  })

  it.each([
    ['of the repository', {}, 'main'],
    ['of a fork', { head_repository: FORK }, 'mona/octo-shop:main'],
    ['of a fork that was deleted', { head_repository: null }, 'unknown repository:main'],
    ['of a fork that has no name', { head_repository: { id: 5 } }, 'unknown repository:main'],
    ['of a fork, but no name is known', { head_repository: FORK, head_branch: null }, undefined],
  ])('says whose branch it is %s', (_, body, expected) => {
    const run = decodeRunBody({ ...apiRun({}), event: 'pull_request', ...body })
    expect(branchName(run)).toBe(expected)
  })

  it.each([
    [{ status: 'WAITING' }, 'waiting'],
    [{ status: 'pending', conclusion: null }, 'pending'],
    [{ status: 'completed', conclusion: 'success' }, undefined],
    [{}, undefined],
  ])('decodes the status of %j: %p', (body, status) => {
    expect(decodeRunBody(body).status).toBe(status)
  })

  it.each([undefined, null, {}, [], 'run', 7])(
    'uses the environment if the response is %j',
    (body) => {
      const facts = {
        ...{ number: 7, workflow: 'Release', event: 'schedule' },
        ...{ branch: 'next', commit: 'abc', actor: 'hubot' },
      }
      const unknown = { title: undefined, startedAt: undefined, conclusion: undefined }
      const run = decodeRunBody(body, { current: makeOwn({ facts }) })
      expect(run).toMatchObject({ ...facts, attempt: 1, ...unknown })
    },
  )

  it('takes the name of the workflow from the jobs if the run has none', () => {
    const responses = { ...NOTHING, jobs: [apiJob({ workflow_name: 'Nightly' })] }
    expect(decodeRun(responses, makeTarget()).workflow).toBe('Nightly')
  })

  it.each([
    ['triggering_actor', { triggering_actor: { login: 'hubot' } }, 'hubot'],
    ['actor if there is no triggering_actor', { triggering_actor: null }, 'octocat'],
    ['nobody if there is neither', { triggering_actor: {}, actor: null }, undefined],
  ])('decodes the actor from %s', (_, fields, actor) => {
    expect(decodeRunBody({ ...apiRun(), ...fields }).actor).toBe(actor)
  })

  it.each([
    ['run_started_at', { run_started_at: 60 }, 1, at(60)],
    ['created_at of a first attempt', { run_started_at: undefined, created_at: 5 }, 1, at(5)],
    ['nothing for a later attempt', { run_started_at: undefined }, 2, undefined],
    ['nothing', { run_started_at: '0001-01-01T00:00:00Z', created_at: null }, 1, undefined],
  ])('decodes the start from %s', (_, fields, attempt, startedAt) => {
    expect(decodeRunBody(apiRun(fields), { attempt }).startedAt).toBe(startedAt)
  })

  it.each([
    [null, undefined],
    ['', undefined],
    [7, undefined],
    ['success', 'success'],
    ['STARTUP_FAILURE', 'startup_failure'],
    ['A_New_Word', 'A_New_Word'],
    ['x'.repeat(101), 'unknown'],
  ])('decodes the conclusion %j as %j', (conclusion, expected) => {
    expect(decodeRunBody({ conclusion }).conclusion).toBe(expected)
  })

  it('decodes the jobs of the workflow file and of the called files that were read', () => {
    const fileOf = (text: string) => ({ encoding: 'base64', content: btoa(text) })
    const file = fileOf('jobs: { build: {}, deploy: { uses: ./d.yml }, scan: { uses: ./s.yml } }')
    const called = { './d.yml': fileOf('jobs: { plan: {} }'), './s.yml': { message: 'Not Found' } }
    const graphOf = (workflow: WorkflowResponses) =>
      decodeRun({ ...NOTHING, workflow }, makeTarget()).graph
    expect(graphOf({ file, called })).toMatchObject([
      { key: 'build', called: undefined },
      { key: 'deploy', called: [{ key: 'plan' }] },
      { key: 'scan', called: 'unread' },
    ])
    for (const file of [undefined, { encoding: 'none', content: '' }, fileOf('on: push')])
      expect(graphOf({ file, called })).toBeUndefined()
  })

  it.each([
    [
      'the file of the run',
      { file: 'jobs:\n  build: {}\n  build: {}' },
      undefined,
      '.github/workflows/ci.yml could not be parsed (line 3: a key is repeated)',
    ],
    [
      'a called file of another repository',
      { file: 'jobs: { build: {}, scan: { uses: o/r/s.yml@v1 } }', 'o/r/s.yml@v1': 'jobs:\n\t- a' },
      ['build', 'scan'],
      'o/r/s.yml@v1 could not be parsed (line 2: Tabs are not allowed as indentation)',
    ],
    [
      'a file that needs a job that is not there',
      { file: 'jobs: { a: { needs: b } }' },
      undefined,
      '.github/workflows/ci.yml could not be parsed (a job needs one that does not exist)',
    ],
  ])('names %s if it cannot be parsed', (_, { file, ...others }, keys, beginning) => {
    const fileOf = (text = '') => ({ encoding: 'base64', content: btoa(text) })
    const called = Object.fromEntries(
      Object.entries(others).map(([uses, text]) => [uses, fileOf(text)]),
    )
    const workflow = { file: fileOf(file), called }
    const path = '.github/workflows/ci.yml@refs/heads/main'
    const run = decodeRun({ ...NOTHING, run: { path }, workflow }, makeTarget())
    expect(run.graph?.map(({ key }) => key)).toEqual(keys)
    const text = `The workflow file ${beginning}: what its jobs need, how long they may run and whether they may fail is unknown.`
    expect(run.notes).toEqual([{ severity: 'notice', text }])
  })
})

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`
const JOBS = `${ATTEMPT}/jobs`
const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'
const LATEST = { attempt: undefined }
const WORKFLOW_FILE = { owner: 'octo-org', repo: 'octo-shop', path: 'ci.yml', ref: 'c0ffee' }
const CURRENT = { current: makeOwn({ workflowFile: WORKFLOW_FILE }) }

/** A fake GitHub with one run of five jobs; the routes in `errors` fail. */
function github(errors: Readonly<Record<string, Error>> = {}, run: object = { run_attempt: 3 }) {
  return fakeClient((requested: ClientRequest) => {
    const error = errors[requested.route]
    if (error !== undefined) throw error
    return requested.route === JOBS
      ? pageOf(listedJobs(5), requestedPage(requested))
      : { id: 42, ...run }
  })
}

async function fetchFrom(client: ReturnType<typeof github>, fields: Partial<Target> = {}) {
  const responses = await requestRun(sourceOf(client), makeTarget(fields)).responses
  return { responses, routes: client.requested.map(({ route }) => route) }
}

describe('requestRun: known attempt', () => {
  it('returns one warning if the run and the jobs time out', async () => {
    const controller = new AbortController()
    const client = fakeClient(() => new Promise<never>(() => undefined))
    const responses = requestRun(sourceOf(client, controller.signal), makeTarget()).responses
    controller.abort(Object.assign(new Error('aborted'), { name: 'TimeoutError' }))
    expect(await responses).toEqual({
      run: undefined,
      jobs: undefined,
      jobsCounted: undefined,
      notes: [
        {
          severity: 'warning',
          text: 'Could not read the jobs of run 42 of octo-org/octo-shop: the request to GitHub timed out.',
        },
      ],
    })
  })
})

describe('requestRun: workflow file', () => {
  describe('without a response', () => {
    beforeEach(() => {
      jest.useFakeTimers()
    })
    afterEach(() => {
      jest.useRealTimers()
    })

    /** A fake GitHub that does not respond for the file, and for the jobs after `jobsAfterMs`. */
    function withoutFile(jobsAfterMs: number) {
      return fakeClient(async (requested) => {
        if (requested.route === CONTENTS) return await new Promise<never>(() => undefined)
        if (requested.route === ATTEMPT) return { id: 42 }
        await new Promise((resolve) => setTimeout(resolve, jobsAfterMs))
        return pageOf(listedJobs(5), requestedPage(requested))
      })
    }

    it('waits 2.5 s after the jobs', async () => {
      const done = jest.fn()
      const responses = requestRun(sourceOf(withoutFile(30_000)), makeTarget(CURRENT)).responses
      void responses.then(done)
      await jest.advanceTimersByTimeAsync(32_499)
      expect(done).not.toHaveBeenCalled()
      await jest.advanceTimersByTimeAsync(1)
      expect(done).toHaveBeenCalled()
      expect(await responses).toMatchObject({ workflow: undefined, jobsCounted: 5, notes: [] })
      expect(jest.getTimerCount()).toBe(0)
    })

    it('does not wait after the signal aborts', async () => {
      const controller = new AbortController()
      const source = sourceOf(withoutFile(30_000), controller.signal)
      const { responses } = requestRun(source, makeTarget(CURRENT))
      controller.abort(new Error('over'))
      expect(await responses).toMatchObject({ workflow: undefined })
    })
  })
})

describe('requestRun: latest attempt', () => {
  it.each([
    ['the attempt of the run', { run_attempt: 3 }, 3],
    ['attempt 1 if the server has no attempts', {}, 1],
    ['attempt 1 if the number is invalid', { run_attempt: 'three' }, 1],
    ['attempt 1 if the number is 0', { run_attempt: 0 }, 1],
  ])('requests the jobs of %s', async (_, run, attempt) => {
    const client = github({}, run)
    const { responses, routes } = await fetchFrom(client, LATEST)
    expect(routes).toEqual([RUN, JOBS])
    expect(client.requested[1]?.parameters.attempt_number).toBe(attempt)
    expect(responses).toMatchObject({ run: { id: 42 }, jobsCounted: 5, notes: [] })
  })

  it.each([
    ['with the run if it is still the latest', { run_attempt: 3 }, [3]],
    ['again if the run was re-run since', { run_attempt: 4 }, [3, 4]],
  ])('requests the jobs of the known attempt %s', async (_, run, attempts) => {
    const client = github({}, run)
    const known = { id: 42, run_attempt: 3 }
    const { responses } = requestRun(sourceOf(client), makeTarget(LATEST), known)
    expect(client.requested.map(({ route }) => route)).toEqual([RUN, JOBS])
    expect(await responses).toMatchObject({ run, jobsCounted: 5, notes: [] })
    const listed = client.requested.filter(({ route }) => route === JOBS)
    expect(listed.map(({ parameters }) => parameters.attempt_number)).toEqual(attempts)
  })

  it('makes no further request and returns one warning if the run cannot be read', async () => {
    const client = github({ [RUN]: httpError(404, 'Not Found') })
    const { responses, routes } = await fetchFrom(client, LATEST)
    expect(routes).toEqual([RUN])
    expect(responses).toMatchObject({ run: undefined, jobs: undefined, jobsCounted: undefined })
    expect(responses.notes).toHaveLength(1)
  })
})

describe('fetchJobs', () => {
  it('returns the other jobs and a warning if a page cannot be read', async () => {
    const client = fakeClient((requested) => {
      if (requested.parameters.page === 2) throw httpError(403, 'not accessible')
      return pageOf(listedJobs(150), requestedPage(requested))
    })
    const { jobs, jobsCounted, notes } = await fetchJobs(sourceOf(client), {
      runId: 42,
      attempt: 1,
    })
    expect([jobs?.length, jobsCounted, notes.length]).toEqual([100, 150, 1])
  })
})

/** Steps, the last of which has the name of a group. */
function stepsOf(...states: readonly State[]) {
  return states.map((state, index) => {
    const name = index + 1 === states.length ? 'Parallel group' : `step ${index + 1}`
    return stepIn(state, name, index + 1)
  })
}

describe('markGroups', () => {
  it.each<[string, readonly State[]]>([
    ['that spans two steps', [finished(0, 1), finished(1, 60), finished(1, 9), finished(1, 60)]],
    ['whose second step waited for room', [finished(1, 5), finished(5, 80), finished(1, 80)]],
    ['after a skipped step', [finished(1, 9), skipped(), finished(1, 9)]],
    ['of one step', [finished(1, 9), finished(1, 9)]],
    ['whose end is rounded up', [finished(1, 9), finished(1, 10)]],
    ['that is running', [finished(0, 1), running(1), running(1)]],
  ])('marks a group %s', (_, states) => {
    expect(kindsOf(markGroups(stepsOf(...states)))).toEqual([
      ...states.slice(1).map(() => undefined),
      'group',
    ])
  })

  it.each<[string, readonly State[]]>([
    ['starts after the step before', [finished(0, 10), finished(10, 40)]],
    ['starts in the second of a step that took no time', [finished(10, 10), finished(10, 40)]],
    ['runs in parallel with a background step', [finished(5, 90), finished(10, 40)]],
    ['starts with a background step that finishes first', [finished(10, 20), finished(10, 40)]],
    ['waits', [running(10), waiting('pending')]],
    ['has no times', [finished(0, 10), finished()]],
    ['was skipped', [finished(0, 10), skipped()]],
    ['is alone', [finished(0, 10)]],
  ])('does not mark a step of that name that %s', (_, states) => {
    expect(markGroups(stepsOf(...states))).toEqual(stepsOf(...states))
  })

  it('does not mark a step with another name', () => {
    const steps = [stepOf(1, 'step 1', 1, 60), stepOf(2, 'Parallel group 2', 1, 60)]
    expect(markGroups(steps)).toEqual(steps)
  })

  it('excludes groups from the slowest steps', () => {
    const steps = markGroups(
      stepsOf(finished(0, 2), finished(2, 90), finished(2, 30), finished(2, 90)),
    )
    expect(namesOf([reportOnJob(jobWith(steps)).slowestStep?.step])).toBe('step 2')
  })
})

const runOf = (id: number): BuiltRun => fakeRun({ run: { id } })
const RUNS = Array.from({ length: 230 }, (_, index) => runOf(index + 1))

async function list(max: number, options: FakeGitHubOptions = {}) {
  const github = await startFakeGitHub({ runs: RUNS, ...options })
  const source = repositorySource({
    client: logClient(github.url),
    repository: makeTarget(),
    signal: new AbortController().signal,
  })
  const { runs, ...found } = await listRuns(source, {}, max).finally(() => github.close())
  return { github, ...found, ids: runs.map(({ run }) => run.id) }
}

describe('listRuns', () => {
  it('returns each run once if the list changes in the meantime', async () => {
    const { ids } = await list(1_000, {
      onRequest: ({ number }, state) => {
        if (number === 2) state.runs.push(runOf(231))
      },
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(RUNS.map(({ id }) => id)))
  })

  it.each([
    ['a number of runs', 2_500, 2_500, true],
    ['a number and a sign', '2,500+', 2_500, true],
    ['nothing', null, undefined, false],
    ['too few runs', 3, 3, false],
    ['another text', 'many', undefined, false],
  ])('reads on after a full page if GitHub counts %s', async (_, counted, total, capped) => {
    const found = await list(300, { faults: [{ path: /runs$/, merge: { total_count: counted } }] })
    expect(found).toMatchObject({ total, capped, complete: total === 3 })
    expect(found.ids.toSorted((a, b) => a - b)).toEqual(RUNS.map(({ id }) => id))
    expect(found.github.requests).toHaveLength(3)
  })

  it('returns the largest count of its pages', async () => {
    const fault = { query: { page: '2' }, merge: { total_count: 100, workflow_runs: [] } }
    const { total, complete, ids } = await list(200, { faults: [fault] })
    expect([total, complete, ids.length]).toEqual([230, false, 100])
  })

  it('throws if a page cannot be read', async () => {
    const fault = { query: { page: '2' }, response: { status: 403 } }
    await expect(list(200, { faults: [fault] })).rejects.toMatchObject({ status: 403 })
  })
})

/** Returns the conclusions of the attempts of a run whose third one passed, from those of the jobs of each. */
async function conclusionsOf(...attempts: readonly (readonly string[])[]) {
  const jobs = attempts.flatMap((conclusions, index) =>
    conclusions.map((conclusion, job) => ({
      ...{ id: 10 * index + job, name: `job ${job}`, status: 'completed', conclusion },
      ...{ run_id: 42, run_attempt: index + 1 },
    })),
  )
  const source = sourceOf(fakeClient((request) => pageOf(jobs, requestedPage(request))))
  const response = { id: 42, run_attempt: 3, status: 'completed', conclusion: 'success' }
  const listing = decodeListedRun(response, source.repository)
  if (listing === undefined) throw new Error('no run')
  return (await listAttempts(source, listing)).map(({ conclusion }) => conclusion)
}

describe('listAttempts', () => {
  it.each([
    [['success', 'failure'], ['success'], 'failure, success'],
    [['success', 'cancelled'], ['success'], 'cancelled, success'],
    [['cancelled', 'timed_out'], ['cancelled'], 'failure, cancelled'],
    [['success', 'skipped'], ['failure'], 'success, failure'],
  ])('concludes from the jobs of earlier attempts %j and %j: %s', async (one, two, expected) => {
    expect(await conclusionsOf(one, two, ['success'])).toEqual([...expected.split(', '), 'success'])
  })

  it('has the conclusion of GitHub for the latest attempt, whose failed job may be allowed to', async () => {
    expect(await conclusionsOf(['failure'], ['failure'], ['failure'])).toEqual([
      ...['failure', 'failure', 'success'],
    ])
  })
})
