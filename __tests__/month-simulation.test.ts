import { describe, expect, it } from '@jest/globals'
import { DAY, type Instant } from '../src/model/time.ts'
import { planMonth } from '../testing/simulate/month/plan-month.ts'

const REPOSITORY = { owner: 'octo-org', repo: 'octo-shop' }
const RUNS = '/repos/{owner}/{repo}/actions/runs'
const RUN = `${RUNS}/{run_id}` as const
const JOBS = `${RUN}/jobs` as const
const { signal } = new AbortController()

const DAYS = 5
const month = planMonth({ seed: 7, runsPerDay: 170, days: DAYS })
const { runs, truth } = month
const end = month.clientAt(month.to)

const runAt = (at: Instant, id: number) =>
  month.clientAt(at).get(RUN, { ...REPOSITORY, run_id: id }, signal)

interface KnownJob {
  readonly name: string
  readonly conclusion: string | null
  readonly run_attempt: number
}

async function listJobs(id: number, filter: 'all' | 'latest') {
  const parameters = { ...REPOSITORY, run_id: id, filter, per_page: 100 }
  const { jobs } = await end.get(JOBS, parameters, signal)
  return jobs as readonly KnownJob[]
}

async function listIds(created: string): Promise<number[]> {
  const found: number[] = []
  for (let page = 1; ; page++) {
    const parameters = { ...REPOSITORY, created, per_page: 100, page }
    const { workflow_runs: listed } = await end.get(RUNS, parameters, signal)
    const ids = (listed as readonly { id: number }[]).map(({ id }) => id)
    if (ids.length === 0) return found
    found.push(...ids)
  }
}

const day = (number: number) => new Date(month.from + number * DAY).toISOString().slice(0, 10)

describe('planMonth: lists of runs', () => {
  it('returns at most 1,000 results of a search, with the true count', async () => {
    const created = `>=${day(0)}`
    const { total_count: total } = await end.get(RUNS, { ...REPOSITORY, created }, signal)
    expect(total).toBe(runs.length)
    expect(runs.length).toBeGreaterThan(1_000)
    const newest = runs.map(({ id }) => id).toReversed()
    expect(await listIds(created)).toEqual(newest.slice(0, 1_000))
    const days = await Promise.all(
      Array.from({ length: DAYS }, (_, number) => listIds(day(number))),
    )
    expect(days.toReversed().flat()).toEqual(newest)
    expect(await listIds(`${day(3)}..${day(4)}`)).toEqual([...(days[4] ?? []), ...(days[3] ?? [])])
  })
})

describe('planMonth: re-runs', () => {
  it('hides the first conclusion of a run that a re-run made green', async () => {
    const run = runs.find(({ id, attempts }) => id === truth.hidden[0] && attempts.length === 2)
    const [first, second] = run?.attempts ?? []
    if (run === undefined || first === undefined || second === undefined) throw new Error('none')
    const { id } = run
    expect(await runAt(first.endedAt, id)).toMatchObject({ conclusion: 'failure', run_attempt: 1 })
    expect(await runAt(second.startedAt, id)).toMatchObject({
      ...{ conclusion: null, status: 'in_progress', run_attempt: 2 },
      run_started_at: new Date(second.startedAt).toISOString().replace('.000', ''),
    })
    expect(await runAt(second.endedAt, id)).toMatchObject({ conclusion: 'success', run_attempt: 2 })
    const failed = (await listJobs(id, 'all')).filter(({ conclusion }) => conclusion === 'failure')
    expect(failed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(first.failures.map(({ job }) => job)),
    )
    expect(failed.every((job) => job.run_attempt === 1)).toBe(true)
    const latest = await listJobs(id, 'latest')
    expect(latest.filter(({ conclusion }) => conclusion === 'failure')).toEqual([])
  })
})
