import { describe, expect, it } from '@jest/globals'
import { defaultBranchReader } from '../../../src/github/history/default-branch.ts'
import { fetchAttempts } from '../../../src/github/history/fetch-attempts.ts'
import { jobsKey } from '../../../src/model/base-branch.ts'
import type { Job } from '../../../src/model/run.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'
import { RUN_ID, type RunFields } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { untilIdle } from '../../../testing/fake-github/hold-responses.ts'
import { GITHUB_COM } from '../../../testing/fake-github/host.ts'
import { apiRepository } from '../../../testing/fake-github/repository.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { readHistoryOf } from '../../../testing/read-history.ts'

const OWN_ID = 1_000
const REPOSITORY = apiRepository('octo-org/octo-shop', GITHUB_COM)

/** Three attempts of a run, on a branch without other runs. */
const ATTEMPTS = [1, 2, 3].map((attempt) =>
  fakeRun({ run: { id: OWN_ID, run_attempt: attempt, head_branch: 'topic' } }),
)

interface Setting {
  readonly query?: Partial<Parameters<typeof readHistoryOf>[1]>
  /** Of 1000 requests. */
  readonly remaining?: number
  readonly isUnusual?: boolean
  readonly atHand?: ReadonlyMap<string, readonly Job[]>
}

async function fetchSetting(setting: Setting = {}) {
  const { query, remaining = 1_000, isUnusual = false } = setting
  const earlier = Array.from({ length: 12 }, (_, index) =>
    fakeRun({ run: { id: 900 + index, conclusion: 'success' } }),
  )
  const github = await startFakeGitHub({ runs: [...ATTEMPTS, ...earlier] })
  const client = { ...logClient(github.url), rateLimit: () => ({ remaining, limit: 1_000 }) }
  const found = await readHistoryOf(sourceOf(client), {
    run: Promise.resolve(ATTEMPTS.at(-1)?.run),
    defaultBranch: defaultBranchReader('main'),
    isLong: isUnusual,
    ...(setting.atHand && { atHand: setting.atHand }),
    ...query,
  })
  await github.close()
  return { found, github }
}

describe('readHistory', () => {
  it('makes no request if the run could not be read', async () => {
    const { github } = await fetchSetting({ query: { run: Promise.resolve(undefined) } })
    expect(github.requests).toEqual([])
  })

  it.each([
    [699, true, 1, 10, undefined],
    [699, false, 1, 0, 'the jobs of this run, which took no longer than most earlier ones,'],
    [399, true, 0, 0, 'this run was not compared with earlier ones.'],
    [700, false, 2, 10, undefined],
  ])(
    'sends, with %i requests left of an unusual run (%s), %i requests for lists and %i for jobs',
    async (remaining, isUnusual, lists, jobs, note) => {
      const { found, github } = await fetchSetting({ remaining, isUnusual })
      const count = (end: RegExp) =>
        github.requests.filter(({ pathname }) => end.test(pathname)).length
      expect([count(/\/runs$/), count(/\/jobs$/)]).toEqual([lists, jobs])
      expect(found.earlierRuns?.runs.length ?? 0).toBe(jobs)
      expect(found.notes.map(({ text }) => text)).toEqual(
        note === undefined ? [] : [expect.stringContaining(`Only ${remaining} of 1000`)],
      )
      if (note !== undefined) expect(found.notes[0]?.text).toContain(note)
    },
  )

  it('requests no jobs that were read already', async () => {
    const setting = { remaining: 699, isUnusual: true }
    const { github } = await fetchSetting(setting)
    expect(jobsIn(github)).toHaveLength(10)
    const read = await fetchSetting({ ...setting, atHand: new Map([[jobsKey(911, 1), []]]) })
    expect(jobsIn(read.github)).toHaveLength(9)
  })
})

const jobsIn = ({ requests }: FakeGitHub) =>
  requests.filter(({ pathname }) => pathname.endsWith('/jobs'))

describe('readHistory: with what is known before the response for the run', () => {
  /** The run as its runner knows it. */
  const KNOWN = {
    ...{ id: OWN_ID, event: 'push', head_branch: 'main', path: '.github/workflows/ci.yml' },
    ...{ repository: REPOSITORY, head_repository: REPOSITORY },
  }
  const reportedRun = (fields: RunFields = {}) => fakeRun({ run: { id: OWN_ID, ...fields } }).run
  const runsFrom = (id: number, count: number, created_at = 0) =>
    Array.from({ length: count }, (_, index) =>
      fakeRun({ run: { id: id + index, conclusion: 'success', created_at } }),
    )

  /** Returns the lists of runs that were requested before and after the response for the run. */
  async function list(run: object | undefined, later: number, known: object = KNOWN) {
    const github = await startFakeGitHub({
      runs: [...runsFrom(OWN_ID - 30, 30), ...runsFrom(OWN_ID + 1, later, 60)],
    })
    const response = Promise.withResolvers<unknown>()
    const source = sourceOf(logClient(github.url))
    const history = readHistoryOf(source, {
      run: response.promise,
      knownRun: known,
      defaultBranch: defaultBranchReader('main'),
    })
    const lists = () =>
      github.requests.flatMap(({ pathname }) => /workflows\/(.*)\/runs$/.exec(pathname)?.[1] ?? [])
    await untilIdle(() => github.requests.length)
    const before = lists().length
    response.resolve(run)
    const { earlierRuns } = await history
    await github.close()
    const ids = earlierRuns?.runs.map(({ id }) => id)
    return { before, lists: lists(), first: ids?.[0], last: ids?.at(-1) }
  }

  const newFile = { path: '.github/workflows/new.yml' }

  it.each<[string, RunFields, number, readonly string[], known?: object]>([
    ['nothing else if the response is as expected', {}, 10, ['ci.yml']],
    ['again if later runs replace earlier ones', {}, 21, ['ci.yml', 'ci.yml', '67993574']],
    ['again if the run is of another event', { event: 'schedule' }, 0, ['ci.yml', '67993574']],
    ['again for a new file', newFile, 0, ['new.yml', '67993574'], { ...KNOWN, ...newFile }],
  ])('lists the earlier runs at first, and %s', async (_, run, later, lists, known = KNOWN) => {
    const found = await list(reportedRun(run), later, known)
    expect(found).toEqual({ before: 1, lists, first: OWN_ID - 10, last: OWN_ID - 1 })
  })

  it.each([
    ['has no file', { ...KNOWN, path: 'dynamic/pages/pages-build-deployment' }],
    ['has no branch', { ...KNOWN, head_branch: undefined }],
  ])('waits for the response of a run that %s', async (_, known) => {
    expect(await list(reportedRun(), 0, known)).toMatchObject({ before: 0, lists: ['67993574'] })
  })
})

async function fetchBefore(attempt: number) {
  const runs = Array.from({ length: attempt }, (_, index) =>
    fakeRun({
      run: { run_attempt: index + 1 },
      jobs: [{ name: `job of ${index + 1}`, conclusion: 'failure' }],
    }),
  )
  const github = await startFakeGitHub({ runs })
  const source = sourceOf(logClient(github.url))
  const { attempts } = await fetchAttempts(source, { runId: RUN_ID, attempt })
  await github.close()
  return {
    github,
    jobs: attempts.map(({ number, jobs }) => [number, jobs?.map(({ name }) => name)]),
  }
}

describe('fetchAttempts', () => {
  it('fetches the annotations of the failed jobs of each attempt', async () => {
    const { github } = await fetchBefore(3)
    const paths = github.requests.map(({ pathname }) => pathname)
    expect(paths.filter((path) => path.endsWith('/annotations'))).toHaveLength(2)
    expect(paths).toHaveLength(4)
  })

  it('lists only the latest two of many attempts', async () => {
    const { jobs, github } = await fetchBefore(9)
    expect(jobs.map(([number]) => number)).toEqual([7, 8])
    expect(jobsIn(github)).toHaveLength(2)
  })
})
