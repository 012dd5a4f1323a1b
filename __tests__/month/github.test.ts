import { describe, expect, it } from '@jest/globals'
import { listMonth } from '../../src/month/github/list-month.ts'
import { MAX_LISTED_RUNS } from '../../src/github/run/list-runs.ts'
import { DAY, HOUR, type Instant, SECOND } from '../../src/model/time.ts'
import { fakeClient, sourceOf } from '../../testing/fake-client.ts'

/** At 03:00, since a night does not start with a day. */
const UNTIL: Instant = Date.UTC(2026, 2, 31, 3)

interface Setting {
  /** Runs in each day, evenly. */
  readonly runsPerDay?: number
  readonly days?: number
  readonly maxRequests?: number
  /** GitHub reports more as `2,500+`. */
  readonly maxCounted?: number
}

/** Lists the runs of a month of which there are so many a day: `id` is that of the oldest plus its position. */
async function list(setting: Setting = {}) {
  const { runsPerDay = 1_300, days = 3, maxRequests = 150, maxCounted = Infinity } = setting
  const runs = Array.from({ length: (days + 1) * runsPerDay }, (_, at) => ({
    ...{ id: at + 1, status: 'completed' },
    at: UNTIL - (days + 1) * DAY + Math.round((at * DAY) / runsPerDay / SECOND) * SECOND,
  }))
  const client = fakeClient(({ parameters }) => {
    const [from = 0, to = 0] = String(parameters['created']).split('..').map(Date.parse)
    const found = runs.filter(({ at }) => at >= from && at <= to).toReversed()
    const [page, size] = [Number(parameters['page']), Number(parameters['per_page'])]
    const shown = found.slice(0, MAX_LISTED_RUNS).slice((page - 1) * size, page * size)
    const isCapped = found.length > maxCounted
    return {
      total_count: isCapped ? `${maxCounted.toLocaleString('en-US')}+` : found.length,
      workflow_runs: shown.map(({ at, ...run }) => ({
        ...run,
        created_at: new Date(at).toISOString(),
      })),
    }
  })
  const from = UNTIL - days * DAY
  const listed = await listMonth(sourceOf(client), from, UNTIL, (sent) => sent < maxRequests)
  const idsFrom = (since: Instant) =>
    runs
      .filter(({ at }) => at >= since)
      .map(({ id }) => id)
      .toReversed()
  const ids = listed.runs.map(({ run }) => run.id)
  return { ids, from, listedFrom: listed.from, idsFrom, requests: client.requested.length }
}

describe('listMonth', () => {
  it.each<[string, Setting]>([
    ['of 40 runs a day', { runsPerDay: 40 }],
    ['of 1,000 runs a day', { runsPerDay: 1_000 }],
    ['of 1,300 runs a day', {}],
    ['of 6,000 runs a day, counted to 2,500', { runsPerDay: 6_000, days: 0.5, maxCounted: 2_500 }],
    ['of 1,300 runs a day, of which GitHub counts only what it lists', { maxCounted: 1_000 }],
    ['of half a day', { days: 0.5 }],
    ['of no run', { runsPerDay: 0 }],
  ])('lists each run once, newest first: %s', async (_, setting) => {
    const { ids, from, listedFrom, idsFrom } = await list(setting)
    expect(listedFrom).toBe(from)
    expect(ids).toEqual(idsFrom(from))
  })

  it('lists the newest if it may not send enough requests, and returns from when on', async () => {
    const { ids, from, listedFrom, idsFrom, requests } = await list({ maxRequests: 20 })
    expect(listedFrom).toBeGreaterThan(from)
    expect(UNTIL - listedFrom).toBeGreaterThan(12 * HOUR)
    expect(ids).toEqual(idsFrom(listedFrom))
    // The last window of up to 1,000 is listed whole.
    expect(requests).toBeLessThan(20 + 10)
    const none = await list({ maxRequests: 0 })
    expect([none.ids, none.listedFrom, none.requests]).toEqual([[], UNTIL, 0])
  })

  it('does not split a minute if GitHub counts more than it lists', async () => {
    const client = fakeClient(() => ({ total_count: 5_000, workflow_runs: [] }))
    const { runs } = await listMonth(sourceOf(client), 0, 60_000, () => true)
    expect(runs).toEqual([])
    expect(client.requested.length).toBeLessThanOrEqual(10)
  })
})
