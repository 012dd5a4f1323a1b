import { text } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, type Instant } from '../src/model/time.ts'
import { planMonth } from '../testing/simulate/month/plan-month.ts'
import type { Month } from '../testing/simulate/month/types.ts'

const REPOSITORY = { owner: 'octo-org', repo: 'octo-shop' }
const RUNS = '/repos/{owner}/{repo}/actions/runs'
const RUN = `${RUNS}/{run_id}` as const
const JOBS = `${RUN}/jobs` as const
const { signal } = new AbortController()

const month = planMonth({ seed: 7, runsPerDay: 36 })
const { runs, truth } = month
const end = month.clientAt(month.to)

const runAt = (at: Instant, id: number) =>
  month.clientAt(at).get(RUN, { ...REPOSITORY, run_id: id }, signal)

interface KnownJob {
  readonly id: number
  readonly name: string
  readonly conclusion: string | null
  readonly run_attempt: number
  readonly created_at: string
  readonly started_at: string
  readonly completed_at: string
}

async function listJobs(id: number, filter: 'all' | 'latest', of: Month = month) {
  const client = of === month ? end : of.clientAt(of.to)
  const parameters = { ...REPOSITORY, run_id: id, filter, per_page: 100 }
  const { jobs } = await client.get(JOBS, parameters, signal)
  return jobs as readonly KnownJob[]
}

async function readLog(id: number, of: Month = month): Promise<string> {
  const client = of === month ? end : of.clientAt(of.to)
  const path = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'
  const url = await client.redirect(path, { ...REPOSITORY, job_id: id }, signal)
  const { body } = await client.log(url, signal)()
  return await text(body)
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
    const days = await Promise.all(Array.from({ length: 30 }, (_, number) => listIds(day(number))))
    expect(days.toReversed().flat()).toEqual(newest)
    expect(await listIds(`${day(3)}..${day(4)}`)).toEqual([...(days[4] ?? []), ...(days[3] ?? [])])
  })

  it('responds with 404 to what it does not know, and counts the requests', async () => {
    const before = month.requests.length
    await expect(runAt(month.to, 1)).rejects.toMatchObject({ status: 404 })
    await expect(runAt(month.from, runs.at(-1)?.id ?? 0)).rejects.toMatchObject({ status: 404 })
    expect(month.requests).toHaveLength(before + 2)
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

  it('names each failed test in its log, which ends as that of a failed step', async () => {
    const forms = new Set<string>()
    for (const { failure, hits } of [...truth.flaky, truth.flakyStep]) {
      const [hit] = hits
      if (hit === undefined) continue
      const jobs = await listJobs(hit.runId, 'all')
      const job = jobs.find((one) => one.run_attempt === hit.attempt && one.name === failure.job)
      const log = await readLog(job?.id ?? 0)
      expect(log).toContain(failure.test ?? failure.message)
      expect(log).toMatch(/^2026-\S+\.\d{7}Z ##\[error\]Process completed with exit code 1\.$/m)
      forms.add(failure.form)
    }
    expect([...forms].sort()).toEqual(['go', 'jest', 'pytest', 'script'])
  })

  it('never fails by a test after its file was fixed', () => {
    const { fixedAt, hits } = truth.flaky.find((one) => one.fixedAt !== undefined) ?? { hits: [] }
    const lates = hits.filter(({ runId }) => {
      return (runs.find(({ id }) => id === runId)?.createdAt ?? 0) >= (fixedAt ?? 0)
    })
    expect(hits.length).toBeGreaterThan(5)
    expect(lates).toEqual([])
  })
})

describe('planMonth: truth', () => {
  it('knows at any time whether the newest finished commit of main was green', async () => {
    const search = { ...REPOSITORY, workflow_id: 'ci.yml', branch: 'main', event: 'push' } as const
    const path = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
    let compared = 0
    for (let at = month.from + 2 * DAY; at < month.to; at += 11 * HOUR) {
      const { workflow_runs: list } = await month.clientAt(at).get(path, search, signal)
      const listed = list as readonly { status: string; conclusion: string; run_attempt: number }[]
      // A re-run hides what its run was before.
      const known = listed.find((run) => run.status === 'completed' || run.run_attempt > 1)
      if (known?.status !== 'completed') continue
      const red = truth.red.some(
        (time) => time.workflow === 'ci.yml' && time.from <= at && at < (time.to ?? Infinity),
      )
      expect({ at, red }).toEqual({ at, red: known.conclusion === 'failure' })
      compared++
    }
    expect(compared).toBeGreaterThan(50)
  })
})

describe('planMonth: seed', () => {
  const plan = { seed: 3, runsPerDay: 8, days: 14 }
  const one = planMonth(plan)
  const [first] = one.runs.filter(({ attempts }) => (attempts[0]?.failures.length ?? 0) > 0)
  const respond = async (of: Month) => {
    const jobs = await listJobs(first?.id ?? 0, 'all', of)
    const failed = jobs.find(({ conclusion }) => conclusion === 'failure')
    return { jobs, log: await readLog(failed?.id ?? 0, of), runs: of.runs, red: of.truth.red }
  }

  it('returns the same responses for the same seed', async () => {
    expect(await respond(planMonth(plan))).toEqual(await respond(one))
    expect(planMonth({ ...plan, seed: 4 }).runs.length).not.toBe(one.runs.length)
  })
})
