import { afterEach, describe, expect, it } from '@jest/globals'
import { defaultBranchReader } from '../../../src/github/history/default-branch.ts'
import {
  type ComparisonsQuery,
  fetchComparisons,
} from '../../../src/github/history/fetch-comparisons.ts'
import { apiUsage } from '../../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { GITHUB_COM } from '../../../testing/fake-github/host.ts'
import { apiRepository } from '../../../testing/fake-github/repository.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const open: FakeGitHub[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((github) => github.close()))
})

const RUN_ID = 1_000
const HIDDEN = { ...apiRepository('octo-org/octo-shop', GITHUB_COM), private: true }

/** Three attempts of a run, on a branch without other runs. */
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
  readonly query?: Partial<ComparisonsQuery>
  readonly hidden?: boolean
  readonly serverUrl?: string
  readonly latencyMs?: number
}

async function fetchSetting(setting: Setting = {}) {
  const { query, hidden = true, serverUrl, latencyMs = 0 } = setting
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
      defaultBranch: defaultBranchReader('main'),
      runs: 10,
      rateLimit: undefined,
      ...query,
    },
    new AbortController().signal,
  )
  return { found, github }
}

describe('fetchComparisons', () => {
  it('fetches earlier runs, earlier attempts and billing', async () => {
    const { found, github } = await fetchSetting()
    expect(found.earlierRuns?.runs).toHaveLength(10)
    expect(found.earlierAttempts.map(({ number }) => number)).toEqual([1, 2])
    expect(found.billing).toEqual({
      hosted: true,
      visibility: 'private',
      billable: { total: 60_000, jobs: new Map([[1, 60_000]]) },
    })
    expect(found.notes).toEqual([])
    // Two lists of runs, the jobs of ten runs, two attempts, and the billed time.
    expect(github.requests).toHaveLength(2 + 10 + 2 + 1)
  })

  it('fetches all in parallel, and then the jobs of the earlier runs', async () => {
    const { github } = await fetchSetting({ latencyMs: 50 })
    const paths = github.requests.map(({ pathname }) => pathname.split('/actions/')[1] ?? '')
    expect(paths.slice(0, 5).toSorted()).toEqual([
      'runs/1000/attempts/1/jobs',
      'runs/1000/attempts/2/jobs',
      'runs/1000/timing',
      'workflows/67993574/runs',
      'workflows/67993574/runs',
    ])
    for (const path of paths.slice(5)) expect(path).toMatch(/^runs\/9\d\d\/attempts\/1\/jobs$/)
  })

  it('fetches no billing for a public repository or another server', async () => {
    const open = await fetchSetting({ hidden: false })
    expect(open.found.billing).toEqual({ hosted: true, visibility: 'public', billable: undefined })
    const other = await fetchSetting({ serverUrl: 'https://ghe.example.com' })
    expect(other.found.billing).toMatchObject({ hosted: false, billable: undefined })
    for (const { github } of [open, other]) {
      expect(github.requests.filter(({ path }) => path.includes('timing'))).toEqual([])
    }
  })

  it('fetches only the earlier attempts if `runs` is 0', async () => {
    const { found, github } = await fetchSetting({ query: { runs: 0 } })
    expect(found).toMatchObject({ earlierRuns: undefined, notes: [] })
    expect(found.earlierAttempts.map(({ number }) => number)).toEqual([1, 2])
    expect(found.billing).toMatchObject({ visibility: 'private', billable: undefined })
    expect(github.requests.map(({ pathname }) => pathname.split('/actions/')[1])).toEqual([
      'runs/1000/attempts/1/jobs',
      'runs/1000/attempts/2/jobs',
    ])
  })

  it('makes no request for a first attempt if `runs` is 0', async () => {
    const { run } = fakeRun({ run: { id: RUN_ID } })
    const { github } = await fetchSetting({ query: { runs: 0, run } })
    expect(github.requests).toEqual([])
  })

  it('makes no request if the run could not be read', async () => {
    const { github } = await fetchSetting({ query: { run: undefined } })
    expect(github.requests).toEqual([])
  })

  it('makes no request and adds a note if few requests remain', async () => {
    const { found, github } = await fetchSetting({
      query: { rateLimit: { limit: 1000, remaining: 99 } },
    })
    expect(github.requests).toEqual([])
    expect(found.notes.map(({ text }) => text)).toEqual([
      'Only 99 of 1000 API requests remain, so earlier runs, earlier attempts and failure logs were skipped.',
    ])
    expect(
      (await fetchSetting({ query: { rateLimit: { limit: 1000, remaining: 100 } } })).found.notes,
    ).toEqual([])
  })
})
