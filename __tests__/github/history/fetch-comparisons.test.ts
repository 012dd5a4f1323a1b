import { afterEach, describe, expect, it } from '@jest/globals'
import {
  type ComparisonsQuery,
  fetchComparisons,
} from '../../../src/github/history/fetch-comparisons.ts'
import { apiUsage } from '../../helpers/fake-github/api-usage.ts'
import { fakeRun } from '../../helpers/fake-github/fake-run.ts'
import { GITHUB_COM } from '../../helpers/fake-github/host.ts'
import { apiRepository } from '../../helpers/fake-github/repository.ts'
import { type FakeGitHub, startFakeGitHub } from '../../helpers/fake-github/start-fake-github.ts'
import { logClient } from '../../helpers/log-client.ts'
import { makeTarget } from '../../helpers/make-run.ts'

const open: FakeGitHub[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((github) => github.close()))
})

const RUN_ID = 1_000
const HIDDEN = { ...apiRepository('octo-org/octo-shop', GITHUB_COM), private: true }

/** The third attempt of a run of a private repository, on a branch without runs of its own. */
function reported(hidden: boolean) {
  const attempts = [1, 2, 3].map((attempt) =>
    fakeRun({ run: { id: RUN_ID, run_attempt: attempt, head_branch: 'topic' } }),
  )
  return attempts.map(({ run, ...rest }) => ({
    ...rest,
    run: hidden ? { ...run, repository: HIDDEN } : run,
    usage: apiUsage({ UBUNTU: { 1: 60_000 } }),
  }))
}

interface Setting {
  readonly question?: Partial<ComparisonsQuery>
  readonly hidden?: boolean
  readonly serverUrl?: string
  readonly latencyMs?: number
}

async function ask(setting: Setting = {}) {
  const { question, hidden = true, serverUrl, latencyMs = 0 } = setting
  const attempts = reported(hidden)
  const earlier = Array.from({ length: 12 }, (_, index) =>
    fakeRun({ run: { id: 900 + index, conclusion: 'success' } }),
  )
  const github = await startFakeGitHub({ runs: [...attempts, ...earlier], latencyMs })
  open.push(github)
  const client = logClient(github.url)
  const found = await fetchComparisons(
    client,
    makeTarget({ runId: RUN_ID, ...(serverUrl !== undefined && { serverUrl }) }),
    {
      run: attempts.at(-1)?.run,
      defaultBranch: 'main',
      runs: 10,
      rateLimit: undefined,
      ...question,
    },
    new AbortController().signal,
  )
  return { found, github }
}

describe('what a run is compared with', () => {
  it('is earlier runs, earlier attempts, and what GitHub has counted', async () => {
    const { found, github } = await ask()
    expect(found.earlierRuns?.runs).toHaveLength(10)
    expect(found.earlierAttempts.map(({ number }) => number)).toEqual([1, 2])
    expect(found.billing).toEqual({
      hosted: true,
      visibility: 'private',
      billable: { total: 60_000, jobs: new Map([[1, 60_000]]) },
    })
    expect(found.notes).toEqual([])
    // Two lists of runs, the jobs of ten, two attempts, and the time that is billed.
    expect(github.requests).toHaveLength(2 + 10 + 2 + 1)
  })

  it('is asked for in two steps: the jobs of earlier runs when these are known, all else at once', async () => {
    const { github } = await ask({ latencyMs: 50 })
    const asked = github.requests.map(({ pathname }) => pathname.split('/actions/')[1] ?? '')
    expect(asked.slice(0, 5).toSorted()).toEqual([
      'runs/1000/attempts/1/jobs',
      'runs/1000/attempts/2/jobs',
      'runs/1000/timing',
      'workflows/67993574/runs',
      'workflows/67993574/runs',
    ])
    for (const path of asked.slice(5)) expect(path).toMatch(/^runs\/9\d\d\/attempts\/1\/jobs$/)
  })

  it('is nothing billed in a public repository, nor on another server', async () => {
    const open = await ask({ hidden: false })
    expect(open.found.billing).toEqual({ hosted: true, visibility: 'public', billable: undefined })
    const other = await ask({ serverUrl: 'https://ghe.example.com' })
    expect(other.found.billing).toMatchObject({ hosted: false, billable: undefined })
    for (const { github } of [open, other]) {
      expect(github.requests.filter(({ path }) => path.includes('timing'))).toEqual([])
    }
  })
})

describe('without earlier runs', () => {
  it('requests the earlier attempts of a later attempt alone', async () => {
    const { found, github } = await ask({ question: { runs: 0 } })
    expect(found).toMatchObject({ earlierRuns: undefined, notes: [] })
    expect(found.earlierAttempts.map(({ number }) => number)).toEqual([1, 2])
    expect(found.billing).toMatchObject({ visibility: 'private', billable: undefined })
    expect(github.requests.map(({ pathname }) => pathname.split('/actions/')[1])).toEqual([
      'runs/1000/attempts/1/jobs',
      'runs/1000/attempts/2/jobs',
    ])
  })
})

describe('not one request is made', () => {
  it('when no earlier runs are wanted of a first attempt', async () => {
    const { run } = fakeRun({ run: { id: RUN_ID } })
    const { github } = await ask({ question: { runs: 0, run } })
    expect(github.requests).toEqual([])
  })

  it('when the run could not be read', async () => {
    const { github } = await ask({ question: { run: undefined } })
    expect(github.requests).toEqual([])
  })

  it('when the token has few left, which is noted', async () => {
    const { found, github } = await ask({ question: { rateLimit: { limit: 1000, remaining: 99 } } })
    expect(github.requests).toEqual([])
    expect(found.notes.map(({ text }) => text)).toEqual([
      'The token has only 99 of 1000 requests left, so earlier runs, earlier attempts and logs of failed jobs were not asked for.',
    ])
    expect(
      (await ask({ question: { rateLimit: { limit: 1000, remaining: 100 } } })).found.notes,
    ).toEqual([])
  })
})
