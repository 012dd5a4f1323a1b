import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeRun } from '../../src/github/run/decode.ts'
import type { Job, State } from '../../src/model/run.ts'
import type { Target } from '../../src/model/target.ts'
import { listJobs } from '../../src/github/run/list-jobs.ts'
import { apiJob, apiStep } from '../../testing/fake-github/api-job.ts'
import { at, finished, makeTarget, RUN_URL, running, waiting } from '../../testing/make-run.ts'
import {
  fakeClient,
  httpError,
  listedJobs,
  pageOf,
  type PageRequest,
  requestedPage,
  sourceOf,
} from '../../testing/fake-client.ts'

const NOTHING = { run: undefined, jobs: undefined, jobsCounted: undefined, notes: [] }

/** Returns the decoded job and the texts of the notes. */
function decodeJobBody(job: unknown, target: Partial<Target> = {}): { job: Job; notes: string[] } {
  const run = decodeRun({ ...NOTHING, jobs: [job], jobsCounted: 1 }, makeTarget(target))
  const [decoded] = run.jobs ?? []
  if (decoded === undefined) throw new Error('no job')
  return { job: decoded, notes: run.notes.map(({ text }) => text) }
}

describe('decodeRun: job', () => {
  it('decodes a response', () => {
    const { job, notes } = decodeJobBody(apiJob({ id: 9, name: 'build', steps: [apiStep({})] }))
    expect(job).toMatchObject({
      id: 9,
      name: 'build',
      createdAt: at(2),
      state: finished(7, 67),
      runner: {
        id: 1_000_000_042,
        name: 'GitHub Actions 1000000042',
        group: 'GitHub Actions',
        labels: ['ubuntu-latest'],
      },
      steps: [{ number: 1, name: 'Run npm test', state: { kind: 'finished' } }],
    })
    expect(notes).toEqual([])
  })

  it('decodes a job whose other values are invalid', () => {
    const nonsense = {
      id: 9,
      name: 7,
      html_url: {},
      status: [],
      conclusion: false,
      created_at: {},
      runner_name: 7,
      labels: 'ubuntu',
      steps: { number: 1 },
    }
    expect(decodeJobBody(nonsense)).toMatchObject({
      job: { name: 'job 9', state: waiting('unknown'), steps: [], runner: { labels: [] } },
    })
  })

  it('keeps any name unchanged, and makes one for a blank name', () => {
    for (const name of ['__proto__', ' padded ', 'a\nb', '<img onerror>', '::error::x']) {
      expect(decodeJobBody({ id: 9, name }).job.name).toBe(name)
    }
    for (const name of ['', '  ', '\n', null]) {
      expect(decodeJobBody({ id: 9, name }).job.name).toBe('job 9')
    }
  })

  it('decodes empty texts of a missing runner as undefined', () => {
    const { job } = decodeJobBody(
      apiJob({ runner_id: 0, runner_name: '', runner_group_name: '', labels: ['', 'gpu'] }),
    )
    expect(job.runner).toEqual({
      ...{ id: undefined, name: undefined, group: undefined },
      labels: ['gpu'],
    })
  })

  it('sorts jobs by id', () => {
    const jobs = [{ id: 3 }, { id: 1 }, { id: 2 }]
    const run = decodeRun({ ...NOTHING, jobs }, makeTarget())
    expect(run.jobs?.map(({ id }) => id)).toEqual([1, 2, 3])
  })
})

describe('decodeRun: URL of a job', () => {
  const GHES = 'https://ghes.example/git'
  const urlOf = (html_url: unknown, serverUrl = 'https://github.com') =>
    decodeJobBody({ id: 9, html_url }, { serverUrl }).job.url

  it.each([
    [`${RUN_URL}/job/9?pr=7`, 'https://github.com'],
    [`${GHES}/octo-org/octo-shop/runs/9`, GHES],
  ])('keeps %s in the repository on %s', (url, serverUrl) => {
    expect(urlOf(url, serverUrl)).toBe(url)
  })

  it.each([
    null,
    'https://github.com/evil/shop/9',
    'https://github.com/octo-org/octo-shop/../../evil',
    'https://github.com/octo-org/octo-shop/%2e%2E/%2e./evil',
    'https://evil.example/job/9',
    'https://github.com@evil.example/',
    'javascript:alert(1)',
    `${RUN_URL}/job/9) [x](https://evil.example`,
    `${RUN_URL}/job/9"onload="x`,
    `${RUN_URL}/job/9\nx`,
  ])('replaces %j by a generated one', (url) => {
    expect(urlOf(url)).toBe(`${RUN_URL}/job/9`)
  })

  it('generates a URL on the same server', () => {
    expect(urlOf(null, GHES)).toBe(`${GHES}/octo-org/octo-shop/actions/runs/42/job/9`)
  })
})

describe('decodeRun: state', () => {
  const START = '2026-03-01T10:00:05Z'
  const END = '2026-03-01T10:01:05Z'

  const TIMES = { started_at: START, completed_at: END }

  it.each<[object, State]>([
    [{ status: 'queued' }, waiting()],
    [{ status: 'queued', started_at: START }, waiting()],
    [{ status: 'waiting' }, waiting('waiting')],
    [{ status: 'a_new_status' }, waiting('a_new_status')],
    [{}, waiting('unknown')],
    [{ status: 'in_progress', started_at: START }, running(5)],
    [{ status: 'in_progress', started_at: null }, running()],
    [{ status: 'completed', conclusion: 'success', ...TIMES }, finished(5, 65)],
    [{ status: 'COMPLETED', conclusion: 'FAILURE', ...TIMES }, finished(5, 65, 'failure')],
    [{ status: 'completed', conclusion: 'A_Word' }, finished(undefined, undefined, 'A_Word')],
    [{ status: 'completed', conclusion: null, ...TIMES }, finished(5, 65, 'unknown')],
    [{ status: 'completed' }, finished(undefined, undefined, 'unknown')],
    [{ status: 'in_progress', conclusion: 'failure', ...TIMES }, finished(5, 65, 'failure')],
    [{ status: 'queued', conclusion: 'cancelled' }, finished(undefined, undefined, 'cancelled')],
    [{ conclusion: 'skipped', started_at: END, completed_at: START }, finished(65, 5, 'skipped')],
  ])('decodes %j of a job and of a step: %j', (fields, expected) => {
    const { job } = decodeJobBody({ id: 9, ...fields, steps: [{ number: 1, ...fields }] })
    expect(job.state).toEqual(expected)
    expect(job.steps[0]?.state).toEqual(expected)
  })
})

describe('decodeRun: step', () => {
  it('sorts steps by number', () => {
    const steps = [{ number: 12 }, { number: 2 }, { number: 1 }]
    const { job } = decodeJobBody({ id: 9, steps })
    expect(job.steps.map(({ number }) => number)).toEqual([1, 2, 12])
  })

  it('numbers a step without a number by its position', () => {
    const { job } = decodeJobBody({ id: 9, steps: [{ number: 1, name: 'a' }, {}, null, 'x'] })
    expect(job.steps.map(({ number, name }) => [number, name])).toEqual([
      [1, 'a'],
      [2, 'step 2'],
      [3, 'step 3'],
      [4, 'step 4'],
    ])
  })
})

describe('decodeRun: time', () => {
  const read = (created_at: unknown) => decodeJobBody({ id: 9, created_at }).job.createdAt

  it.each([
    ['2026-03-01T10:00:05Z', at(5)],
    ['2026-03-01T10:00:05.250Z', at(5.25)],
    ['2026-03-01T12:00:05+02:00', at(5)],
    ['2026-03-01T04:30:05.000-05:30', at(5)],
  ])('decodes %s', (value, expected) => {
    expect(read(value)).toBe(expected)
  })

  it.each([
    null,
    undefined,
    '',
    '0001-01-01T00:00:00Z',
    '2017-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-03-01T10:00:05',
    '2026-03-01',
    '1772359205',
    1_772_359_205,
    true,
    {},
  ])('takes the missing or invalid time %j for unknown', (value) => {
    expect(read(value)).toBeUndefined()
  })
})

describe('decodeRun: kind of a job', () => {
  const check = {
    name: 'Unit test report',
    steps: [],
    runner_name: null,
    labels: [],
    created_at: 7,
    started_at: 7,
    completed_at: 7,
    html_url: 'https://github.com/octo-org/octo-shop/runs/31239694530',
  }
  const jobUrl = `${RUN_URL}/job/31239694530`
  const labels = ['ubuntu-latest']

  it.each<['check' | 'job', string, Parameters<typeof apiJob>[0]]>([
    ['check', 'passed', { conclusion: 'success' }],
    ['check', 'failed', { conclusion: 'failure' }],
    ['check', 'still runs', { status: 'in_progress', completed_at: null }],
    ['check', 'took 3 s', { completed_at: 10 }],
    ['check', 'has no URL', { html_url: null }],
    ['job', 'has no URL and took 3 s', { html_url: null, completed_at: 10 }],
    ['job', 'was skipped', { conclusion: 'skipped', html_url: jobUrl }],
    ['job', 'never started', { conclusion: 'failure', html_url: jobUrl, labels }],
    ['job', 'had a runner', { runner_name: 'runner-1' }],
    ['job', 'has steps', { steps: [apiStep()] }],
    ['job', 'is from before GitHub had created_at', { created_at: undefined }],
  ])('is %s for an entry that %s', (kind, _, fields) => {
    expect(decodeJobBody(apiJob({ ...check, ...fields })).job.kind).toBe(kind)
  })
})

type Listing = Awaited<ReturnType<typeof listJobs>>

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'
const PARAMETERS = { run_id: 42, attempt_number: 2 }

type Page = Readonly<Record<string, unknown>>

/** Lists jobs from pages; also returns the requested pages, as `size/page`. */
async function list(
  respond: (page: PageRequest, nth: number) => Page | Promise<Page>,
  signal = new AbortController().signal,
): Promise<Listing & { readonly ids: number[]; readonly pages: string[] }> {
  const client = fakeClient((requested) =>
    respond(requestedPage(requested), client.requested.length),
  )
  const listing = await listJobs({ ...sourceOf(client), signal }, ROUTE, PARAMETERS)
  return {
    ...listing,
    ids: listing.jobs.map((job) => (job as { id: number }).id).toSorted((a, b) => a - b),
    pages: client.requested.map(requestedPage).map(({ size, page }) => `${size}/${page}`),
  }
}

const idsTo = (count: number) => listedJobs(count).map(({ id }) => id)

describe('listJobs', () => {
  it.each([
    [0, ['100/1']],
    [1, ['100/1']],
    [100, ['100/1']],
    [101, ['100/1', '100/2']],
    [250, ['100/1', '100/2', '100/3']],
    [300, ['100/1', '100/2', '100/3']],
  ])('reads %i jobs with the pages %j', async (count, expected) => {
    const { ids, counted, failure, pages } = await list((page) => pageOf(listedJobs(count), page))
    expect({ ids, counted, failure, pages }).toEqual({
      ids: idsTo(count),
      counted: count,
      failure: undefined,
      pages: expected,
    })
  })

  it('requests all pages after the first in parallel', async () => {
    const rest = Promise.withResolvers<undefined>()
    let waiting = 0
    const { ids } = await list(async (page) => {
      if (page.page > 1) {
        waiting += 1
        if (waiting === 9) rest.resolve(undefined)
        await rest.promise
      }
      return pageOf(listedJobs(1_000), page)
    })
    expect(ids).toHaveLength(1_000)
  })
})

describe('listJobs: smaller pages', () => {
  const failing = (fails: (page: PageRequest) => boolean, count = 120) =>
    list((page) => {
      if (fails(page)) throw httpError(502)
      return pageOf(listedJobs(count), page)
    })

  it.each<[string, (page: PageRequest) => boolean, string[]]>([
    ['the first page', ({ size }) => size === 100, ['100/1', '50/1', '50/2', '50/3']],
    ['the last page', ({ size, page }) => size === 100 && page === 2, ['100/1', '100/2', '50/3']],
    [
      'each page above 25',
      ({ size }) => size > 25,
      ['100/1', '50/1', '25/1', '25/2', '25/3', '25/4', '25/5'],
    ],
    [
      'one page at each size above 10',
      ({ size, page }) => (size === 100 && page === 2) || size === 50 || size === 25,
      ['100/1', '100/2', '50/3', '25/5', '10/11', '10/12'],
    ],
  ])('reads smaller pages if the server fails for %s', async (_, fails, expected) => {
    const { ids, failure, pages } = await failing(fails)
    expect(pages).toEqual(expected)
    expect({ ids, failure }).toEqual({ ids: idsTo(120), failure: undefined })
  })

  it('gives up at ten jobs per page, and keeps the other pages', async () => {
    const { ids, failure, pages } = await failing(({ size, page }) => size * page > 100)
    expect(ids).toEqual(idsTo(100))
    expect(failure).toMatchObject({ status: 502 })
    expect(pages).toEqual(['100/1', '100/2', '50/3', '25/5', '10/11', '10/12'])
  })

  it.each([
    ['a refusal', httpError(403, 'Resource not accessible by integration')],
    ['a rate limit', httpError(429, 'secondary rate limit')],
    ['no connection', Object.assign(new Error('fetch failed'), { status: 500 })],
    ['a response that is not JSON', new Error('the response is truncated or not JSON')],
  ])('does not try smaller pages after %s', async (_, error) => {
    const first = await list(() => {
      throw error
    })
    expect(first).toMatchObject({ pages: ['100/1'], failure: error, ids: [] })
    const second = await list((page) => {
      if (page.page === 2) throw error
      return pageOf(listedJobs(250), page)
    })
    expect(second).toMatchObject({ pages: ['100/1', '100/2', '100/3'], failure: error })
    expect(second.ids).toEqual(idsTo(250).filter((id) => id <= 100 || id > 200))
  })

  it('finds each job once, for any count and any page size that works', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(700),
        fc.constantFrom(100, 50, 25, 10),
        fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
        async (count, works, broken) => {
          const { ids, failure } = await list((page) => {
            const isBroken = page.size === 100 ? broken.includes(page.page) : page.size > works
            if (isBroken) throw httpError(503)
            return pageOf(listedJobs(count), page)
          })
          expect({ ids, failure }).toEqual({ ids: idsTo(count), failure: undefined })
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('listJobs: changing list', () => {
  it('lists again if the list grew, and keeps the newest response for each job', async () => {
    const before = listedJobs(150).map((job) => ({ ...job, status: 'queued' }))
    const after = listedJobs(151).map((job) => ({ ...job, status: 'completed' }))
    const { ids, pages, jobs, counted } = await list((page, nth) =>
      // The new job is first, so page 2 of the new list repeats a job of page 1 of the old.
      pageOf(nth === 1 ? before : after.toReversed(), page),
    )
    expect(pages).toEqual(['100/1', '100/2', '100/1', '100/2'])
    expect({ ids, counted }).toEqual({ ids: idsTo(151), counted: 151 })
    expect(jobs).toEqual(
      expect.arrayContaining([
        { id: 1, status: 'completed' },
        { id: 151, status: 'completed' },
      ]),
    )
  })

  it('lists again at most twice', async () => {
    const { ids, counted, failure, pages } = await list((page) =>
      pageOf(listedJobs(130), page, 140),
    )
    expect(pages).toEqual(['100/1', '100/2', '100/1', '100/2', '100/1', '100/2'])
    expect({ ids, counted, failure }).toEqual({ ids: idsTo(130), counted: 140, failure: undefined })
  })
})

describe('listJobs: total_count', () => {
  it.each([3, null])('reads all pages if total_count is %p', async (total) => {
    const { ids, pages } = await list((page) => pageOf(listedJobs(203), page, total))
    expect({ ids, pages }).toEqual({ ids: idsTo(203), pages: ['100/1', '100/2', '100/3'] })
  })

  it('stops at the page limit if total_count is impossibly high', async () => {
    const { ids, counted, pages } = await list((page) => pageOf(listedJobs(3), page, 1e12))
    expect({ ids, counted }).toEqual({ ids: idsTo(3), counted: 1e12 })
    // All possible pages, three times.
    expect(pages).toHaveLength(3 * 500)
  })

  it.each([null, '7', -1, 0.5, 1e21])('returns no count if total_count is %p', async (total) => {
    const { ids, counted, failure, pages } = await list((page) =>
      pageOf(listedJobs(7), page, total),
    )
    expect({ ids, counted, failure, pages }).toEqual({
      ids: idsTo(7),
      counted: undefined,
      failure: undefined,
      pages: ['100/1'],
    })
  })
})

describe('listJobs: pages that contradict each other', () => {
  const listed = (from: number, to: number) => listedJobs(300).slice(from, to)

  it.each<[what: string, count: number, page: number, fields: object, listedForEver: number]>([
    ['is empty in the middle', 202, 2, { jobs: [] }, 102],
    ['is null in the middle', 202, 2, { jobs: null }, 102],
    ['is empty at the end', 102, 2, { jobs: [] }, 100],
    ['is the first one again', 102, 2, { jobs: listed(0, 100) }, 100],
    ['overlaps the one before', 102, 2, { jobs: listed(99, 101) }, 101],
    ['has a job twice', 6, 1, { jobs: [...listed(0, 6), ...listed(0, 1)] }, 6],
    ['counts fewer jobs than it lists', 102, 1, { total_count: 50 }, 102],
    ['counts no job', 102, 1, { total_count: 0 }, 102],
    ['knows only 100 jobs', 202, 2, { total_count: 100, jobs: [] }, 102],
    ['knows only 120 jobs', 202, 2, { total_count: 120, jobs: listed(100, 120) }, 122],
  ])('finds all jobs if a page once %s, and counts them in any case', async (...row) => {
    const [, count, odd, fields, listedForEver] = row
    const read = (times: number) => {
      let left = times
      return list((page) => {
        const response = pageOf(listedJobs(count), page)
        return page.page === odd && left-- > 0 ? { ...response, ...fields } : response
      })
    }
    expect((await read(1)).ids).toEqual(idsTo(count))
    const { ids, counted } = await read(Infinity)
    expect({ listed: ids.length, counted }).toEqual({ listed: listedForEver, counted: count })
  })
})

describe('listJobs: invalid response', () => {
  it.each([
    ['null', { total_count: 5, jobs: null }],
    ['empty', { total_count: 5, jobs: [] }],
    ['missing', {}],
  ])('returns a failure, not a run without jobs, if the list is %s', async (_, page) => {
    const { ids, failure } = await list(() => page)
    expect(ids).toEqual([])
    expect(failure).toMatchObject({ kind: 'other', message: 'the response lists no job' })
  })

  it('drops jobs without an id', async () => {
    const { ids } = await list(() => ({
      total_count: 1,
      jobs: [null, 7, 'job', [], {}, ...[null, '8', -1, 1.5, 1e21, 9].map((id) => ({ id }))],
    }))
    expect(ids).toEqual([9])
  })
})

describe('listJobs: signal', () => {
  it('keeps the jobs read before the abort', async () => {
    const controller = new AbortController()
    const reason = new Error('aborted by the test')
    const { ids, failure, counted } = await list((page) => {
      if (page.page < 3) return pageOf(listedJobs(250), page)
      setImmediate(() => {
        controller.abort(reason)
      })
      return new Promise<never>(() => undefined)
    }, controller.signal)
    expect({ ids, counted }).toEqual({ ids: idsTo(200), counted: 250 })
    expect(failure).toMatchObject({ kind: 'aborted', cause: reason })
  })

  it('lists nothing if the signal is already aborted', async () => {
    const reason = new Error('aborted by the test')
    const { ids, failure } = await list(
      (page) => pageOf(listedJobs(5), page),
      AbortSignal.abort(reason),
    )
    expect(ids).toEqual([])
    expect(failure).toMatchObject({ kind: 'aborted', cause: reason })
  })
})
