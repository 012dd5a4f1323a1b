import { describe, expect, it } from '@jest/globals'
import { type BuildOptions, buildReport } from '../src/build-report.ts'
import type { CurrentRun } from '../src/model/target.ts'
import { fakeClient, httpError, pageOf, requestedPage } from '../testing/fake-client.ts'
import { apiJob, type ApiJob, apiStep, stepsOfJob } from '../testing/fake-github/api-job.ts'
import { apiRun } from '../testing/fake-github/api-run.ts'
import { readSeconds } from '../testing/fake-github/time.ts'
import { EXAMPLE_JOB, EXAMPLE_NEEDS, exampleRun } from '../testing/fixtures/example-run.ts'
import { at, makeOwn, makeTarget } from '../testing/make-run.ts'

const OWN_STEPS = [
  apiStep({ number: 1, name: 'Set up job' }),
  apiStep({ number: 2, name: 'report', status: 'in_progress' }),
]

const OWN_JOB = { ...apiJob({ id: 9, name: 'report', status: 'in_progress' }), steps: OWN_STEPS }
const BUILT = apiJob({ id: 1, name: 'build' })
const BUILDING = apiJob({ id: 1, name: 'build', status: 'in_progress' })

interface Scene extends Partial<Pick<BuildOptions, 'settle' | 'signal'>> {
  /** The lists that the API returns in sequence; it repeats the last one. */
  readonly lists: readonly (readonly object[] | Error)[]
  readonly own?: Partial<CurrentRun>
}

/** Builds a report in job 9, which needs `build`; returns its pauses and the number of lists. */
async function build({ lists, own = {}, ...options }: Scene) {
  let listed = 0
  const client = fakeClient((request) => {
    if (!request.route.endsWith('/jobs')) return { ...apiRun() }
    const list = lists[Math.min(listed++, lists.length - 1)] ?? []
    if (list instanceof Error) throw list
    return pageOf(list, requestedPage(request))
  })
  const pauses: number[] = []
  const report = await buildReport({
    client,
    target: makeTarget({
      current: makeOwn({ jobId: 9, needs: [{ key: 'build', result: 'success' }], ...own }),
    }),
    allowedFailures: [],
    budgets: [],
    historyRuns: 0,
    defaultBranch: 'main',
    logLines: 0,
    settle: 5_000,
    signal: new AbortController().signal,
    now: () => at(600),
    sleep: (time) => {
      pauses.push(time)
      return Promise.resolve()
    },
    ...options,
  })
  return { report, pauses, listed }
}

describe('buildReport', () => {
  it('does not wait if the list is current', async () => {
    const { report, pauses, listed } = await build({ lists: [[BUILT, OWN_JOB]] })
    expect([pauses, listed]).toEqual([[], 1])
    expect(report).toMatchObject({ madeAt: at(600), conclusion: 'success', currentJobId: 9 })
    expect(report.jobs?.map(({ job }) => job.name)).toEqual(['build', 'report'])
  })

  it('waits until the list is no longer outdated', async () => {
    const { report, pauses, listed } = await build({
      lists: [
        [BUILDING, OWN_JOB],
        [BUILDING, OWN_JOB],
        [BUILT, OWN_JOB],
      ],
    })
    expect([pauses, listed]).toEqual([[500, 1_000], 3])
    expect(report.totals.unfinished).toBe(0)
  })

  it('waits no longer than settle, with growing pauses', async () => {
    const { report, pauses } = await build({ lists: [[BUILDING, OWN_JOB]] })
    expect(pauses).toEqual([500, 1_000, 2_000, 1_500])
    expect(report.totals.unfinished).toBe(1)
  })

  it.each([
    ['it may not', { settle: 0 }],
    ['the time is over', { signal: AbortSignal.abort(new Error('over')) }],
    ['another job is reported', { own: { jobId: undefined, needs: [] } }],
  ])('does not wait if %s', async (_, options) => {
    expect((await build({ lists: [[BUILDING, OWN_JOB]], ...options })).pauses).toEqual([])
  })

  it('does not wait for a list that could not be read', async () => {
    const { report, pauses, listed } = await build({ lists: [httpError(403, 'not accessible')] })
    expect([pauses, listed]).toEqual([[], 1])
    expect(report.notes).toHaveLength(1)
    expect(report).toMatchObject({
      jobs: undefined,
      conclusion: 'unknown',
      run: { workflow: 'CI' },
    })
  })

  it('keeps an outdated list instead of one with an error', async () => {
    const { report, pauses } = await build({
      lists: [[BUILDING, OWN_JOB], httpError(403, 'rate limit')],
    })
    expect(pauses).toEqual([500])
    expect([report.jobs?.length, report.notes]).toEqual([2, []])
  })

  it('includes steps that finished while it waited', async () => {
    const lagging = { ...OWN_JOB, steps: [OWN_STEPS[0], { ...OWN_STEPS[1], status: 'queued' }] }
    const steps = stepsOfJob({ status: 'in_progress', conclusion: null, start: 7, end: undefined })
    const { pauses, report } = await build({
      lists: [
        [BUILT, lagging],
        [BUILT, { ...OWN_JOB, steps }],
      ],
    })
    expect(pauses).toEqual([500])
    expect(report.jobs?.at(-1)?.steps).toHaveLength(steps.length)
  })
})

const { run, jobs } = exampleRun()

/** Which jobs are released by the end of which. */
const RELEASES: readonly (readonly [released: RegExp, by: RegExp])[] = [
  [/^(test|e2e|deploy \/ preview)/, /^(lint|build)$/],
  [/^deploy \/ smoke$/, /^deploy \/ preview$/],
  [/^publish$/, /^(test|e2e)/],
  [/^report$/, /^(?!report)/],
]

describe('the example run', () => {
  it.each(jobs)('has times that can be true in $name', (job) => {
    const ends = job.steps.map((step) => readSeconds(step.completed_at) ?? Infinity)
    const starts = job.steps.map((step) => readSeconds(step.started_at))
    const times = [job.created_at, job.started_at].map((time) => readSeconds(time) ?? NaN)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(starts).toEqual(starts.toSorted((a, b) => (a ?? NaN) - (b ?? NaN)))
    if (job.completed_at != null && ends.length > 0) {
      expect(readSeconds(job.completed_at)).toBe(Math.max(...ends) + 1)
    }
  })

  it.each(RELEASES)('releases %s in sequence when %s have finished', (released, by) => {
    const end = Math.max(...jobs.filter(({ name }) => by.test(name)).map(endOf))
    const lags = jobs
      .filter(({ name }) => released.test(name))
      .map(({ created_at }) => (readSeconds(created_at) ?? NaN) - end)
    expect(lags).toEqual(lags.toSorted((a, b) => a - b))
    expect(lags[0]).toBe(1)
    // Two or three a second.
    expect(lags.at(-1)).toBeLessThanOrEqual(1 + Math.ceil(lags.length / 2))
  })

  it('is seen from the job that is still running', () => {
    const unfinished = jobs.filter(({ status }) => status !== 'completed')
    expect(unfinished.map(({ id, runner_name }) => [id, runner_name])).toEqual([
      [EXAMPLE_JOB.checkRunId, EXAMPLE_JOB.runnerName],
    ])
    expect([run.id, run.head_branch, run.event]).toEqual([
      EXAMPLE_JOB.runId,
      EXAMPLE_JOB.branch,
      EXAMPLE_JOB.eventName,
    ])
  })

  it.each(Object.entries(EXAMPLE_NEEDS))('agrees with needs.%s', (key, { result }) => {
    const conclusions = jobs
      .filter(({ name }) => name.split(/ [(/]/)[0] === key)
      .map(({ conclusion }) => conclusion)
    expect(conclusions).toContain(result)
    if (result !== 'failure') expect(new Set(conclusions)).toEqual(new Set([result]))
  })
})

function endOf({ completed_at }: ApiJob): number {
  return readSeconds(completed_at) ?? NaN
}
