import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fetchJobs } from '../../../src/github/run/fetch-jobs.ts'
import { fetchRun } from '../../../src/github/run/fetch-run.ts'
import type { Target } from '../../../src/model/target.ts'
import {
  type Asked,
  askedPage,
  fakeClient,
  httpError,
  jobsAnswered,
  pageOf,
} from '../../helpers/fake-client.ts'
import { makeOwn, makeTarget } from '../../helpers/make-run.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`
const JOBS = `${ATTEMPT}/jobs`
const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'
const LATEST = { attempt: undefined }
const WORKFLOW_FILE = { owner: 'octo-org', repo: 'octo-shop', path: 'ci.yml', ref: 'c0ffee' }
const OWN = { current: makeOwn({ workflowFile: WORKFLOW_FILE }) }

const never = new AbortController().signal

/** A GitHub with one run of five jobs; the routes in `errors` fail. */
function github(errors: Readonly<Record<string, Error>> = {}, run: object = { run_attempt: 3 }) {
  return fakeClient((asked: Asked) => {
    const error = errors[asked.route]
    if (error !== undefined) throw error
    return asked.route === JOBS ? pageOf(jobsAnswered(5), askedPage(asked)) : { id: 42, ...run }
  })
}

async function fetchFrom(client: ReturnType<typeof github>, fields: Partial<Target> = {}) {
  const answers = await fetchRun(client, makeTarget(fields), never)
  return { answers, routes: client.asked.map(({ route }) => route) }
}

describe('an attempt that is known', () => {
  it('is asked for at the same time as its jobs', async () => {
    const both = Promise.withResolvers<undefined>()
    const client = fakeClient(async (asked) => {
      if (client.asked.length === 2) both.resolve(undefined)
      await both.promise
      return asked.route === JOBS ? pageOf(jobsAnswered(5), askedPage(asked)) : { id: 42 }
    })
    const { answers, routes } = await fetchFrom(client, { attempt: 2 })
    expect(routes).toEqual([ATTEMPT, JOBS])
    expect(answers).toEqual({ run: { id: 42 }, jobs: jobsAnswered(5), jobsCounted: 5, notes: [] })
    expect(client.asked[1]?.parameters).toEqual({
      owner: 'octo-org',
      repo: 'octo-shop',
      run_id: 42,
      attempt_number: 2,
      per_page: 100,
      page: 1,
    })
  })

  it('without the run still has its jobs, and a warning', async () => {
    const { answers } = await fetchFrom(github({ [ATTEMPT]: httpError(502, 'Bad Gateway') }))
    expect(answers).toMatchObject({ run: undefined, jobsCounted: 5 })
    expect(answers.notes).toEqual([
      {
        severity: 'warning',
        text: 'Could not read run 42 of octo-org/octo-shop: GitHub responded with 502 (Bad Gateway). This is a server error; re-running the job may help.',
      },
    ])
  })

  it('without its jobs still has the run', async () => {
    const { answers } = await fetchFrom(github({ [JOBS]: httpError(403, 'not accessible') }))
    expect(answers).toMatchObject({ run: { id: 42 }, jobs: undefined, jobsCounted: undefined })
    expect(answers.notes).toMatchObject([
      { severity: 'warning', text: expect.stringMatching(/^Could not read the jobs of run 42 /) },
    ])
  })

  it('without either has one warning', async () => {
    const error = httpError(403, 'not accessible')
    const { answers } = await fetchFrom(github({ [ATTEMPT]: error, [JOBS]: error }))
    expect(answers).toMatchObject({ run: undefined, jobs: undefined })
    expect(answers.notes.map(({ text }) => text.split(':')[0])).toEqual([
      'Could not read the jobs of run 42 of octo-org/octo-shop',
    ])
  })
})

describe('the workflow file', () => {
  it('of the own run is asked for at the same time as the run and its jobs', async () => {
    const all = Promise.withResolvers<undefined>()
    const client = fakeClient(async (asked) => {
      if (client.asked.length === 3) all.resolve(undefined)
      await all.promise
      if (asked.route === JOBS) return pageOf(jobsAnswered(5), askedPage(asked))
      return asked.route === CONTENTS ? { content: 'the file' } : { id: 42 }
    })
    const { answers, routes } = await fetchFrom(client, OWN)
    expect(routes.toSorted()).toEqual([ATTEMPT, JOBS, CONTENTS])
    expect(answers.workflow).toEqual({ file: { content: 'the file' }, called: {} })
    expect(answers.notes).toEqual([])
  })

  it.each([403, 404, 500])('that is answered with %i is missing without a word', async (status) => {
    const { answers } = await fetchFrom(github({ [CONTENTS]: httpError(status, 'no') }), OWN)
    expect(answers).toMatchObject({ workflow: undefined, jobsCounted: 5, notes: [] })
  })

  describe('that does not come', () => {
    beforeEach(() => {
      jest.useFakeTimers()
    })
    afterEach(() => {
      jest.useRealTimers()
    })

    /** A GitHub that answers all but the file, the jobs after so many milliseconds. */
    function withoutFile(jobsAfterMs: number) {
      return fakeClient(async (asked) => {
        if (asked.route === CONTENTS) return await new Promise<never>(() => undefined)
        if (asked.route === ATTEMPT) return { id: 42 }
        await new Promise((resolve) => setTimeout(resolve, jobsAfterMs))
        return pageOf(jobsAnswered(5), askedPage(asked))
      })
    }

    it('is waited for some seconds after the jobs have come', async () => {
      const done = jest.fn()
      const answers = fetchRun(withoutFile(30_000), makeTarget(OWN), never)
      void answers.then(done)
      await jest.advanceTimersByTimeAsync(32_499)
      expect(done).not.toHaveBeenCalled()
      await jest.advanceTimersByTimeAsync(1)
      expect(done).toHaveBeenCalled()
      expect(await answers).toMatchObject({ workflow: undefined, jobsCounted: 5, notes: [] })
      expect(jest.getTimerCount()).toBe(0)
    })

    it('is not waited for when the time is over', async () => {
      const controller = new AbortController()
      const answers = fetchRun(withoutFile(30_000), makeTarget(OWN), controller.signal)
      controller.abort(new Error('over'))
      expect(await answers).toMatchObject({ workflow: undefined })
    })
  })
})

describe('the latest attempt', () => {
  it.each([
    ['is the one that the run says', { run_attempt: 3 }, 3],
    ['is 1 where the server knows no attempts', {}, 1],
    ['is 1 where the run says nonsense', { run_attempt: 'three' }, 1],
    ['is 1 where the run says what is no number of an attempt', { run_attempt: 0 }, 1],
  ])('%s', async (_, run, attempt) => {
    const client = github({}, run)
    const { answers, routes } = await fetchFrom(client, LATEST)
    expect(routes).toEqual([RUN, JOBS])
    expect(client.asked[1]?.parameters.attempt_number).toBe(attempt)
    expect(answers).toMatchObject({ run: { id: 42 }, jobsCounted: 5, notes: [] })
  })

  it('is not known without the run: one warning, and no more is asked', async () => {
    const { answers, routes } = await fetchFrom(
      github({ [RUN]: httpError(404, 'Not Found') }),
      LATEST,
    )
    expect(routes).toEqual([RUN])
    expect(answers).toMatchObject({ run: undefined, jobs: undefined, jobsCounted: undefined })
    expect(answers.notes).toHaveLength(1)
  })
})

describe('jobs', () => {
  it('of a run that has none are none, not unknown', async () => {
    const client = fakeClient(() => ({ total_count: 0, jobs: [] }))
    expect(await fetchJobs(client, makeTarget(), { attempt: 1 }, never)).toEqual({
      jobs: [],
      jobsCounted: 0,
      notes: [],
    })
  })

  it('are kept when a page is missing, and a warning says why', async () => {
    const client = fakeClient((asked) => {
      if (asked.parameters.page === 2) throw httpError(403, 'not accessible')
      return pageOf(jobsAnswered(150), askedPage(asked))
    })
    const { jobs, jobsCounted, notes } = await fetchJobs(
      client,
      makeTarget(),
      { attempt: 1 },
      never,
    )
    expect([jobs?.length, jobsCounted, notes.length]).toEqual([100, 150, 1])
  })

  it('and the run that do not come in time are given up together', async () => {
    const controller = new AbortController()
    const client = fakeClient(() => new Promise<never>(() => undefined))
    const answers = fetchRun(client, makeTarget(), controller.signal)
    controller.abort(Object.assign(new Error('aborted'), { name: 'TimeoutError' }))
    expect(await answers).toEqual({
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
