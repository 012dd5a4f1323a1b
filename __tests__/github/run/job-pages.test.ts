import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Listing, listJobs } from '../../../src/github/run/job-pages.ts'
import {
  askedPage,
  type AskedPage,
  fakeClient,
  httpError,
  jobsAnswered,
  pageOf,
} from '../../helpers/fake-client.ts'

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'
const PARAMETERS = { owner: 'octo-org', repo: 'octo-shop', run_id: 42, attempt_number: 2 }

type Page = Readonly<Record<string, unknown>>

/** Lists from pages; gives what was listed and the pages that were asked for, as `size/page`. */
async function list(
  answer: (page: AskedPage, nth: number) => Page | Promise<Page>,
  signal = new AbortController().signal,
): Promise<Listing & { readonly ids: number[]; readonly pages: string[] }> {
  const client = fakeClient((asked) => answer(askedPage(asked), client.asked.length))
  const listing = await listJobs(client, ROUTE, PARAMETERS, signal)
  return {
    ...listing,
    ids: [...listing.jobs.keys()].toSorted((a, b) => a - b),
    pages: client.asked.map(askedPage).map(({ size, page }) => `${size}/${page}`),
  }
}

const idsTo = (count: number) => jobsAnswered(count).map(({ id }) => id)

describe('the jobs are asked for', () => {
  it.each([
    [0, ['100/1']],
    [1, ['100/1']],
    [100, ['100/1']],
    [101, ['100/1', '100/2']],
    [250, ['100/1', '100/2', '100/3']],
    [300, ['100/1', '100/2', '100/3']],
  ])('%i by as few pages as they fill: %j', async (count, expected) => {
    const { ids, counted, failure, pages } = await list((page) => pageOf(jobsAnswered(count), page))
    expect({ ids, counted, failure, pages }).toEqual({
      ids: idsTo(count),
      counted: count,
      failure: undefined,
      pages: expected,
    })
  })

  it('by the route and the parameters that were given', async () => {
    const client = fakeClient(() => pageOf([], { size: 100, page: 1 }))
    await listJobs(client, ROUTE, PARAMETERS, new AbortController().signal)
    expect(client.asked).toEqual([
      { route: ROUTE, parameters: { ...PARAMETERS, per_page: 100, page: 1 } },
    ])
  })

  it('all pages after the first at the same time', async () => {
    const rest = Promise.withResolvers<undefined>()
    let waiting = 0
    const { ids } = await list(async (page) => {
      if (page.page > 1) {
        waiting += 1
        if (waiting === 9) rest.resolve(undefined)
        await rest.promise
      }
      return pageOf(jobsAnswered(1_000), page)
    })
    expect(ids).toHaveLength(1_000)
  })
})

describe('a page that the server cannot do is read in smaller pages', () => {
  const failing = (fails: (page: AskedPage) => boolean, count = 120) =>
    list((page) => {
      if (fails(page)) throw httpError(502)
      return pageOf(jobsAnswered(count), page)
    })

  it.each<[string, (page: AskedPage) => boolean, string[]]>([
    [
      'the first',
      ({ size, page }) => size === 100 && page === 1,
      ['100/1', '50/1', '50/2', '50/3'],
    ],
    ['the last', ({ size, page }) => size === 100 && page === 2, ['100/1', '100/2', '50/3']],
    [
      'any above 25',
      ({ size }) => size > 25,
      ['100/1', '50/1', '25/1', '25/2', '25/3', '25/4', '25/5'],
    ],
    [
      'one of them over and over',
      ({ size, page }) => (size === 100 && page === 2) || size === 50 || size === 25,
      ['100/1', '100/2', '50/3', '25/5', '10/11', '10/12'],
    ],
  ])('%s', async (_, fails, expected) => {
    const { ids, failure, pages } = await failing(fails)
    expect(pages).toEqual(expected)
    expect([ids, failure]).toEqual([idsTo(120), undefined])
  })

  it('and given up at ten a page, with the other pages kept', async () => {
    const { ids, failure, pages } = await failing(({ size, page }) => size * page > 100)
    expect(ids).toEqual(idsTo(100))
    expect(failure).toMatchObject({ status: 502 })
    expect(pages).toEqual(['100/1', '100/2', '50/3', '25/5', '10/11', '10/12'])
  })

  it('and given up at ten a page when not even the first can be had', async () => {
    const { ids, failure, pages, counted } = await failing(() => true)
    expect([ids, counted]).toEqual([[], undefined])
    expect(failure).toMatchObject({ status: 502 })
    expect(pages).toEqual(['100/1', '50/1', '25/1', '10/1'])
  })

  it.each([
    ['a refusal', httpError(403, 'Resource not accessible by integration')],
    ['a rate limit', httpError(429, 'secondary rate limit')],
    ['no connection', Object.assign(new Error('fetch failed'), { status: 500 })],
    ['an answer that is no JSON', new Error('the response is truncated or not JSON')],
  ])('but not for %s', async (_, error) => {
    const first = await list(() => {
      throw error
    })
    expect(first).toMatchObject({ pages: ['100/1'], failure: error, ids: [] })
    const second = await list((page) => {
      if (page.page === 2) throw error
      return pageOf(jobsAnswered(250), page)
    })
    expect(second).toMatchObject({ pages: ['100/1', '100/2', '100/3'], failure: error })
    expect(second.ids).toEqual(idsTo(250).filter((id) => id <= 100 || id > 200))
  })

  it('and every job is found once, whatever the count and the largest page that works', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(700),
        fc.constantFrom(100, 50, 25, 10),
        fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
        async (count, works, broken) => {
          const { ids, failure } = await list((page) => {
            const isBroken = page.size === 100 ? broken.includes(page.page) : page.size > works
            if (isBroken) throw httpError(503)
            return pageOf(jobsAnswered(count), page)
          })
          expect([ids, failure]).toEqual([idsTo(count), undefined])
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a list that moves while it is read', () => {
  it('grew: it is listed again, and a job listed twice is there once, as it is now', async () => {
    const before = jobsAnswered(150).map((job) => ({ ...job, status: 'queued' }))
    const after = jobsAnswered(151).map((job) => ({ ...job, status: 'completed' }))
    const { ids, pages, jobs, counted } = await list((page, nth) =>
      // The new job stands first, so that page 2 of the new list repeats a job of page 1 of the old.
      pageOf(nth === 1 ? before : after.toReversed(), page),
    )
    expect(pages).toEqual(['100/1', '100/2', '100/1', '100/2'])
    expect([ids, counted]).toEqual([idsTo(151), 151])
    expect([...jobs.values()]).toEqual(
      expect.arrayContaining([
        { id: 1, status: 'completed' },
        { id: 151, status: 'completed' },
      ]),
    )
  })

  it('shrank: what was listed before is kept', async () => {
    const { ids, counted, failure } = await list(({ size, page }, nth) =>
      pageOf(jobsAnswered(nth === 1 ? 150 : 120), { size, page }),
    )
    expect([ids, counted, failure]).toEqual([idsTo(120), 120, undefined])
  })

  it('is listed again twice at most', async () => {
    const { ids, counted, failure, pages } = await list((page) => ({
      ...pageOf(jobsAnswered(130), page),
      total_count: 140,
    }))
    expect(pages).toEqual(['100/1', '100/2', '100/1', '100/2', '100/1', '100/2'])
    expect([ids, counted, failure]).toEqual([idsTo(130), 140, undefined])
  })

  it('is listed once more when that is enough', async () => {
    const { pages, ids } = await list((page, nth) => ({
      ...pageOf(jobsAnswered(nth === 1 ? 4 : 5), page),
      total_count: 5,
    }))
    expect([pages, ids]).toEqual([['100/1', '100/1'], idsTo(5)])
  })
})

describe('a total_count', () => {
  it('that is too low takes no job away', async () => {
    const { ids, counted, pages } = await list((page) => ({
      ...pageOf(jobsAnswered(7), page),
      total_count: 3,
    }))
    expect([ids, counted, pages]).toEqual([idsTo(7), 3, ['100/1']])
  })

  it.each([3, undefined])('of %p does not hide the jobs of other pages', async (total) => {
    const { ids, pages } = await list((page) => ({
      ...pageOf(jobsAnswered(203), page),
      total_count: total,
    }))
    expect([ids, pages]).toEqual([idsTo(203), ['100/1', '100/2', '100/3']])
  })

  it('that no run can have does not make it ask without end', async () => {
    const { ids, counted, pages } = await list((page) => ({
      ...pageOf(jobsAnswered(3), page),
      total_count: 1e12,
    }))
    expect([ids, counted]).toEqual([idsTo(3), 1e12])
    // All the pages that there can be, three times.
    expect(pages).toHaveLength(3 * 500)
  })

  it.each([undefined, null, '7', -1, 0.5, 1e21])('%p is not known', async (total) => {
    const { ids, counted, failure, pages } = await list((page) => ({
      ...pageOf(jobsAnswered(7), page),
      total_count: total,
    }))
    expect([ids, counted, failure, pages]).toEqual([idsTo(7), undefined, undefined, ['100/1']])
  })
})

describe('an answer that makes no sense', () => {
  it.each([
    { total_count: 0, jobs: null },
    { total_count: 0, jobs: 'none' },
  ])('%j holds no job', async (answer) => {
    expect(await list(() => answer)).toMatchObject({ ids: [], failure: undefined })
  })

  it.each([
    ['null', { total_count: 5, jobs: null }],
    ['empty', { total_count: 5, jobs: [] }],
    ['missing', {}],
  ])('that is %s is a failure, not a run without jobs', async (_, page) => {
    const { ids, failure } = await list(() => page)
    expect(ids).toEqual([])
    expect(failure).toMatchObject({ kind: 'other', message: 'the response lists no job' })
  })

  it('holds the jobs that have an id', async () => {
    const { ids } = await list(() => ({
      total_count: 1,
      jobs: [null, 7, 'job', [], {}, ...[null, '8', -1, 1.5, 1e21, 9].map((id) => ({ id }))],
    }))
    expect(ids).toEqual([9])
  })
})

describe('when the time is over', () => {
  it('what has come by then is kept', async () => {
    const controller = new AbortController()
    const reason = new Error('the time is over')
    const { ids, failure, counted } = await list((page) => {
      if (page.page < 3) return pageOf(jobsAnswered(250), page)
      setImmediate(() => {
        controller.abort(reason)
      })
      return new Promise<never>(() => undefined)
    }, controller.signal)
    expect([ids, counted]).toEqual([idsTo(200), 250])
    expect(failure).toMatchObject({ kind: 'aborted', cause: reason })
  })

  it('already, nothing is listed', async () => {
    const reason = new Error('the time is over')
    const { ids, failure } = await list(
      (page) => pageOf(jobsAnswered(5), page),
      AbortSignal.abort(reason),
    )
    expect(ids).toEqual([])
    expect(failure).toMatchObject({ kind: 'aborted', cause: reason })
  })

  it('the signal is handed to every request', async () => {
    const { signal } = new AbortController()
    const signals = new Set<AbortSignal>()
    const client = fakeClient((asked, given) => {
      signals.add(given)
      return pageOf(jobsAnswered(250), askedPage(asked))
    })
    await listJobs(client, ROUTE, PARAMETERS, signal)
    expect([...signals]).toEqual([signal])
  })
})
