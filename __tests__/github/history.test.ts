import { describe, expect, it } from '@jest/globals'
import { defaultBranchReader } from '../../src/github/history/default-branch.ts'
import { fetchAttempts } from '../../src/github/history/fetch-attempts.ts'
import { jobsKey } from '../../src/model/base-branch.ts'
import type { Job } from '../../src/model/run.ts'
import { repositorySource } from '../../src/github/http/client.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'
import { RUN_ID, type RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type HeldResponses, untilIdle } from '../../testing/fake-github/hold-responses.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { apiRepository, FORK } from '../../testing/fake-github/repository.ts'
import { type FakeGitHub, startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { readHistoryOf } from '../../testing/read-history.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { makeTarget } from '../../testing/make-run.ts'
import { runWords } from '../../testing/make-steps.ts'

describe('fetch-comparisons', () => {
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
        github.requests.flatMap(
          ({ pathname }) => /workflows\/(.*)\/runs$/.exec(pathname)?.[1] ?? [],
        )
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
})

describe('fetch-history', () => {
  const REPORTED = 1_000
  const DAY_SECONDS = 86_400

  /** A successful run; a higher id is later. */
  function earlier(
    id: number,
    fields: RunFields = {},
    jobs = [{ name: `job of ${id}` }],
  ): BuiltRun {
    const run_started_at = (id - REPORTED) * DAY_SECONDS
    return fakeRun({ run: { id, conclusion: 'success', run_started_at, ...fields }, jobs })
  }

  function several(count: number, from: number, fields: RunFields = {}): BuiltRun[] {
    return Array.from({ length: count }, (_, index) => earlier(from + index, fields))
  }

  interface Setting {
    readonly runs?: readonly BuiltRun[]
    readonly reported?: RunFields
    readonly faults?: readonly Fault[]
    readonly query?: { readonly runs?: number; readonly run?: undefined }
    /** Whether the event names the default branch. @default true */
    readonly isBranchKnown?: boolean
    readonly signal?: AbortSignal
    readonly held?: HeldResponses
  }

  async function fetchSetting(setting: Setting = {}) {
    const { runs = several(3, 900), reported, faults = [], isBranchKnown = true } = setting
    const defaultBranch = defaultBranchReader(isBranchKnown ? 'main' : undefined)
    const run = fakeRun({ run: { id: REPORTED, ...reported } })
    const github = await startFakeGitHub({ runs: [...runs, run], faults, held: setting.held })
    const client = logClient(github.url)
    const target = makeTarget({ runId: REPORTED })
    const source = repositorySource({
      client,
      repository: target,
      signal: setting.signal ?? new AbortController().signal,
    })
    const { run: reportedRun, runs: count = 10 } = { run: run.run, ...setting.query }
    const { earlierRuns, notes } = await readHistoryOf(source, {
      run: Promise.resolve(reportedRun),
      defaultBranch,
      runs: count,
    })
    await github.close()
    return {
      github,
      branch: earlierRuns?.branch,
      ids: earlierRuns?.runs.map(({ id }) => id),
      runs: earlierRuns?.runs ?? [],
      notes: notes.map(({ text }) => text),
      paths: github.requests.map(({ path }) => path.replace('/repos/octo-org/octo-shop', '')),
    }
  }

  describe('readHistory', () => {
    it('returns the successful runs of the workflow and branch, oldest first, with their jobs', async () => {
      const found = await fetchSetting()
      expect(found).toMatchObject({ branch: 'main', ids: [900, 901, 902], notes: [] })
      expect(runWords(found.runs)).toEqual(['1: job of 900', '1: job of 901', '1: job of 902'])
      expect(found.paths).toEqual([
        `/actions/workflows/67993574/runs?branch=main&exclude_pull_requests=true&created=${encodeURIComponent('<=2026-03-01T10:00:00Z')}&per_page=30&page=1`,
        '/actions/runs/902/attempts/1/jobs?per_page=100&page=1',
        '/actions/runs/901/attempts/1/jobs?per_page=100&page=1',
        '/actions/runs/900/attempts/1/jobs?per_page=100&page=1',
      ])
    })

    it.each<[string, BuiltRun]>([
      ['failed', earlier(950, { conclusion: 'failure' })],
      ['is unfinished', earlier(950, { conclusion: null })],
      ['is later', earlier(1_001, { created_at: -5 })],
      ['was created later', earlier(950, { created_at: 60 })],
      ['is of another workflow', earlier(950, { workflow_id: 5 })],
      ['is on another branch', earlier(950, { head_branch: 'next' })],
      ['is in a fork, on a branch with the same name', earlier(950, { head_repository: FORK })],
      ['is from a deleted fork', earlier(950, { event: 'pull_request', head_repository: null })],
      [
        'is for a review of a pull request from a deleted fork',
        earlier(950, { event: 'pull_request_review', head_repository: null }),
      ],
    ])('omits a run that %s', async (_, other) => {
      const found = await fetchSetting({ runs: [earlier(900), other] })
      expect(found.ids).toEqual([900])
      expect(found.paths).toHaveLength(2)
    })

    it.each([{}, { created_at: null }])(
      'omits the run itself if it has finished: %j',
      async (fields) => {
        const reported = { conclusion: 'success', run_attempt: 2, ...fields }
        const found = await fetchSetting({ reported })
        expect(found.ids).toEqual([900, 901, 902])
      },
    )

    it('returns the jobs of the latest attempt of each run', async () => {
      const again = earlier(900, { run_attempt: 2 }, [{ name: 'again' }])
      const { runs, paths } = await fetchSetting({ runs: [earlier(900), again] })
      expect(runWords(runs)).toEqual(['2: again'])
      expect(paths.at(-1)).toBe('/actions/runs/900/attempts/2/jobs?per_page=100&page=1')
    })
  })

  const TOPIC = { head_branch: 'topic' }
  const NIGHTLY = { event: 'schedule' }

  describe('readHistory: branch and event', () => {
    const OF_FORK = { ...TOPIC, head_repository: FORK }
    const BOTH = { ...TOPIC, ...NIGHTLY }

    it.each<[string, RunFields, own: BuiltRun[], others: number, 'own' | 'others' | 'all', number]>(
      [
        ['its branch, which has five runs', TOPIC, several(5, 900, TOPIC), 9, 'own', 2],
        [
          'the default branch, since its own has four',
          TOPIC,
          several(4, 900, TOPIC),
          3,
          'others',
          2,
        ],
        [
          'its branch, since the default one has no runs',
          TOPIC,
          several(4, 900, TOPIC),
          0,
          'own',
          2,
        ],
        ['the default branch, for a fork', OF_FORK, several(9, 900, OF_FORK), 1, 'others', 1],
        ['its event, which five runs have', NIGHTLY, several(5, 900, NIGHTLY), 9, 'own', 1],
        ['any event, since four runs have its own', NIGHTLY, several(4, 900, NIGHTLY), 3, 'all', 1],
        ['its event, rather than its branch', BOTH, several(6, 900, NIGHTLY), 6, 'own', 2],
      ],
    )('compares a run with %s', async (...[, reported, own, count, chosen, lists]) => {
      const others = several(count, 910, reported === BOTH ? TOPIC : {})
      const expected = { own, others, all: [...own, ...others] }[chosen]
      const found = await fetchSetting({ runs: [...own, ...others], reported })
      expect(found).toMatchObject({ ids: expected.map(({ id }) => id), notes: [] })
      expect(found.branch).toBe(expected[0]?.run.head_branch)
      expect(found.paths).toHaveLength(lists + expected.length)
    })

    it('compares with the branch of the run if it has five runs, even if `runs` is less', async () => {
      const runs = [...several(5, 900, TOPIC), ...several(9, 910)]
      const found = await fetchSetting({ runs, reported: TOPIC, query: { runs: 2 } })
      expect(found).toMatchObject({ branch: 'topic', ids: [903, 904] })
    })

    it('fetches the default branch if it is unknown', async () => {
      const found = await fetchSetting({ reported: TOPIC, isBranchKnown: false })
      expect(found).toMatchObject({ branch: 'main', ids: [900, 901, 902] })
      expect(found.paths.slice(0, 3).toSorted()[0]).toBe('')
      expect(found.paths).toHaveLength(3 + 3)
    })

    it('filters by the event if it is rare among the newest runs', async () => {
      const runs = [...several(6, 900, NIGHTLY), ...several(30, 910)]
      const found = await fetchSetting({ runs, reported: NIGHTLY })
      expect(found.ids).toEqual([900, 901, 902, 903, 904, 905])
      expect(found.paths[1]).toContain('runs?branch=main&event=schedule&status=success')
      expect(found.paths).toHaveLength(2 + 6)
    })

    it('does not filter the default branch by pull_request', async () => {
      const reported = { ...TOPIC, event: 'pull_request' }
      const found = await fetchSetting({ runs: several(40, 900), reported })
      expect(found.branch).toBe('main')
      expect(found.paths.filter((path) => path.includes('/workflows/'))).toHaveLength(2)
    })
  })

  describe('readHistory: unreadable default branch', () => {
    const refused: Fault = { path: /octo-shop$/, response: { status: 403 } }
    const never: Fault = { path: /octo-shop$/, delivery: 'never' }

    it.each<[string, BuiltRun[], Fault, string | undefined, unread: string[]]>([
      ['its branch if that has five runs', several(6, 900, TOPIC), refused, 'topic', []],
      [
        'its branch without waiting for the default one',
        several(6, 900, TOPIC),
        never,
        'topic',
        [],
      ],
      ['fewer runs of its branch, with a note', several(4, 900, TOPIC), refused, 'topic', ['all']],
      ['nothing if its branch has no runs', several(9, 900), refused, undefined, ['the']],
    ])('compares a run with %s', async (_, runs, fault, branch, unread) => {
      const setting = { runs, reported: TOPIC, faults: [fault], isBranchKnown: false }
      const found = await fetchSetting(setting)
      expect(found.branch).toBe(branch)
      expect(found.runs).toHaveLength(branch === undefined ? 0 : runs.length)
      expect(found.notes).toEqual(
        unread.map((which) => expect.stringContaining(`Could not read ${which} earlier runs of`)),
      )
    })
  })

  describe('readHistory: errors', () => {
    it.each<[string, { readonly runs?: number; readonly run?: undefined }]>([
      ['`runs` is 0', { runs: 0 }],
      ['the run could not be read', { run: undefined }],
    ])('makes no request if %s', async (_, query) => {
      const found = await fetchSetting({ query })
      expect(found).toMatchObject({ branch: undefined, runs: [], paths: [], notes: [] })
    })

    const refused = (path: RegExp): Fault => ({ path, response: { status: 403 } })
    const CUT =
      'the jobs of other runs of octo-org/octo-shop: GitHub counts more jobs than it lists.'
    const cut: Fault = { path: /runs\/901\//, merge: { total_count: 7 } }

    it.each<[string, Fault, number[] | undefined, string]>([
      ['the list cannot be read', refused(/workflows/), undefined, 'the earlier runs'],
      [
        'a list of jobs cannot be read',
        refused(/runs\/901\//),
        [900, 902],
        'the jobs of other runs',
      ],
      ['only some jobs of a run can be read', cut, [900, 902], CUT],
    ])('returns the other runs with a note if %s', async (_, fault, ids, unread) => {
      const found = await fetchSetting({ faults: [fault] })
      expect(found.ids).toEqual(ids)
      expect(found.notes).toEqual([expect.stringContaining(`Could not read ${unread}`)])
    })
  })

  it('readHistory keeps a push whose head repository GitHub does not list', async () => {
    const found = await fetchSetting({ runs: [earlier(900, { head_repository: null })] })
    expect(found.ids).toEqual([900])
  })
})
