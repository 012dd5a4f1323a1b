import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fetchJobs } from '../../../src/github/run/list-jobs.ts'
import { requestRun } from '../../../src/github/run/fetch-run.ts'
import { markGroups } from '../../../src/github/run/mark-groups.ts'
import type { State } from '../../../src/model/run.ts'
import type { Target } from '../../../src/model/target.ts'
import {
  type ClientRequest,
  fakeClient,
  httpError,
  listedJobs,
  pageOf,
  requestedPage,
  sourceOf,
} from '../../../testing/fake-client.ts'
import {
  finished,
  makeOwn,
  makeTarget,
  reportOnJob,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import { jobWith, kindsOf, namesOf, stepIn, stepOf } from '../../../testing/make-steps.ts'

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
