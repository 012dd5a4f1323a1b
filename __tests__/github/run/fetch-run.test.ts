import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fetchJobs } from '../../../src/github/run/attempt-jobs.ts'
import { requestRun } from '../../../src/github/run/fetch-run.ts'
import type { Target } from '../../../src/model/target.ts'
import {
  type ClientRequest,
  requestedPage,
  fakeClient,
  httpError,
  listedJobs,
  pageOf,
} from '../../../testing/fake-client.ts'
import { makeOwn, makeTarget } from '../../../testing/make-run.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`
const JOBS = `${ATTEMPT}/jobs`
const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'
const LATEST = { attempt: undefined }
const WORKFLOW_FILE = { owner: 'octo-org', repo: 'octo-shop', path: 'ci.yml', ref: 'c0ffee' }
const CURRENT = { current: makeOwn({ workflowFile: WORKFLOW_FILE }) }

const never = new AbortController().signal

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
  const responses = await requestRun(client, makeTarget(fields), never).responses
  return { responses, routes: client.requested.map(({ route }) => route) }
}

describe('requestRun: known attempt', () => {
  it('requests the attempt and its jobs in parallel', async () => {
    const both = Promise.withResolvers<undefined>()
    const client = fakeClient(async (requested) => {
      if (client.requested.length === 2) both.resolve(undefined)
      await both.promise
      return requested.route === JOBS ? pageOf(listedJobs(5), requestedPage(requested)) : { id: 42 }
    })
    const { responses, routes } = await fetchFrom(client, { attempt: 2 })
    expect(routes).toEqual([ATTEMPT, JOBS])
    expect(responses).toEqual({ run: { id: 42 }, jobs: listedJobs(5), jobsCounted: 5, notes: [] })
    expect(client.requested[1]?.parameters).toEqual({
      owner: 'octo-org',
      repo: 'octo-shop',
      run_id: 42,
      attempt_number: 2,
      per_page: 100,
      page: 1,
    })
  })

  it('returns one warning if the run and the jobs time out', async () => {
    const controller = new AbortController()
    const client = fakeClient(() => new Promise<never>(() => undefined))
    const responses = requestRun(client, makeTarget(), controller.signal).responses
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
  it('requests the file of the current run in parallel with the run and its jobs', async () => {
    const all = Promise.withResolvers<undefined>()
    const client = fakeClient(async (requested) => {
      if (client.requested.length === 3) all.resolve(undefined)
      await all.promise
      if (requested.route === JOBS) return pageOf(listedJobs(5), requestedPage(requested))
      return requested.route === CONTENTS ? { content: 'the file' } : { id: 42 }
    })
    const { responses, routes } = await fetchFrom(client, CURRENT)
    expect(routes.toSorted()).toEqual([ATTEMPT, JOBS, CONTENTS])
    expect(responses.workflow).toEqual({ file: { content: 'the file' }, called: {} })
    expect(responses.notes).toEqual([])
  })

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
      const responses = requestRun(withoutFile(30_000), makeTarget(CURRENT), never).responses
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
      const target = makeTarget(CURRENT)
      const { responses } = requestRun(withoutFile(30_000), target, controller.signal)
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
    const { responses } = requestRun(client, makeTarget(LATEST), never, known)
    expect(client.requested.map(({ route }) => route)).toEqual([RUN, JOBS])
    expect(await responses).toMatchObject({ run, jobsCounted: 5, notes: [] })
    const listed = client.requested.filter(({ route }) => route === JOBS)
    expect(listed.map(({ parameters }) => parameters.attempt_number)).toEqual(attempts)
  })

  it('makes no further request and returns one warning if the run cannot be read', async () => {
    const { responses, routes } = await fetchFrom(
      github({ [RUN]: httpError(404, 'Not Found') }),
      LATEST,
    )
    expect(routes).toEqual([RUN])
    expect(responses).toMatchObject({ run: undefined, jobs: undefined, jobsCounted: undefined })
    expect(responses.notes).toHaveLength(1)
  })
})

describe('fetchJobs', () => {
  it('returns an empty list, not undefined, for a run without jobs', async () => {
    const client = fakeClient(() => ({ total_count: 0, jobs: [] }))
    expect(await fetchJobs(client, makeTarget(), { attempt: 1 }, never)).toEqual({
      jobs: [],
      jobsCounted: 0,
      notes: [],
    })
  })

  it('returns the other jobs and a warning if a page cannot be read', async () => {
    const client = fakeClient((requested) => {
      if (requested.parameters.page === 2) throw httpError(403, 'not accessible')
      return pageOf(listedJobs(150), requestedPage(requested))
    })
    const { jobs, jobsCounted, notes } = await fetchJobs(
      client,
      makeTarget(),
      { attempt: 1 },
      never,
    )
    expect([jobs?.length, jobsCounted, notes.length]).toEqual([100, 150, 1])
  })
})
