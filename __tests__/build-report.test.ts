import { describe, expect, it } from '@jest/globals'
import { type BuildOptions, buildReport } from '../src/build-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { CurrentRun } from '../src/model/target.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { closedAfterEach } from '../testing/closed-after-each.ts'
import { fakeClient, httpError, logClient, pageOf, requestedPage } from '../testing/fake-client.ts'
import {
  apiJob,
  type ApiJob,
  apiStep,
  type JobFields,
  stepsOfJob,
} from '../testing/fake-github/api-job.ts'
import { apiRun } from '../testing/fake-github/api-run.ts'
import { fakeRun } from '../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../testing/fake-github/start-fake-github.ts'
import { type LogHostOptions, startLogHost } from '../testing/fake-github/start-log-host.ts'
import { readSeconds } from '../testing/fake-github/time.ts'
import { EXAMPLE_JOB, EXAMPLE_NEEDS, exampleRun } from '../testing/fixtures/example-run.ts'
import { logLine } from '../testing/log-text.ts'
import { at, makeOwn, makeTarget } from '../testing/make-run.ts'
import { withoutDeadlines } from '../testing/without-deadlines.ts'

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
    expect(report.totals.jobsUnfinished).toBe(0)
  })

  it('waits no longer than settle, with growing pauses', async () => {
    const { report, pauses } = await build({ lists: [[BUILDING, OWN_JOB]] })
    expect(pauses).toEqual([500, 1_000, 2_000, 1_500])
    expect(report.totals.jobsUnfinished).toBe(1)
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

const closing = closedAfterEach()

withoutDeadlines()

/** A job that ran so many seconds from second 5, all of them in a composite action. */
const job = (name: string, seconds: number, conclusion = 'success'): JobFields => ({
  name,
  conclusion,
  started_at: 5,
  completed_at: 5 + seconds,
  steps: [
    apiStep({
      number: 1,
      name: 'Run ./setup',
      conclusion,
      started_at: 6,
      completed_at: 5 + seconds,
    }),
  ],
})

const COMPOSITE = [
  logLine(6.1, '##[group]Run ./setup'),
  logLine(6.2, '##[endgroup]'),
  logLine(6.25, '##[start-action display=Install;id=__self.__run]'),
  logLine(
    7.75,
    '##[end-action id=__self.__run;outcome=success;conclusion=success;duration_ms=1500]',
  ),
  logLine(7.8, '##[error]Process completed with exit code 1.'),
  '',
].join('\n')

type Logs = NonNullable<LogHostOptions['logs']>

/** Builds the report on a run whose jobs have the ids 1, 2, ... */
async function buildParts(
  jobs: readonly JobFields[],
  options: Partial<BuildOptions> = {},
  logOf: (id: number) => NonNullable<Logs[string]> = () => COMPOSITE,
  remaining = 1_000,
) {
  const ids = jobs.map((_, index) => index + 1)
  const logUrls = ids.map((id) => [`/logs/${id}`, logOf(id)] as const)
  const host = closing(await startLogHost({ logs: Object.fromEntries(logUrls) }))
  const github = await startFakeGitHub({
    runs: [
      fakeRun({
        run: { id: 42 },
        jobs: jobs.map((fields, index) => ({ ...fields, id: index + 1 })),
      }),
    ],
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}`])),
    rateLimit: remaining,
  })
  closing(github)
  const report = await buildReport({
    client: logClient(github.url),
    target: makeTarget(),
    allowedFailures: [],
    budgets: [],
    historyRuns: 0,
    defaultBranch: 'main',
    logLines: 20,
    settle: 0,
    signal: new AbortController().signal,
    now: () => at(600),
    sleep: () => Promise.resolve(),
    ...options,
  })
  const logs = host.requests.map(({ path }) => Number(path.replace('/logs/', '')))
  const names = report.jobs?.map(({ steps }) =>
    steps.map(({ parts }) => parts?.parts.map(({ name }) => name)),
  )
  return { report, logs: logs.toSorted((a, b) => a - b), names }
}

const INSTALL = [['Install']]
const UNREAD = [undefined]

describe('buildReport: inner steps', () => {
  it('requests no log of a run that passed, unless inner steps are wanted', async () => {
    const jobs = [job('lint', 10), job('test', 60)]
    expect(await buildParts(jobs)).toMatchObject({ logs: [], names: [UNREAD, UNREAD] })
    expect(await buildParts(jobs, { parts: true })).toMatchObject({
      logs: [1, 2],
      names: [INSTALL, INSTALL],
    })
  })

  it('returns those in the log of a failure', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    expect(await buildParts(jobs)).toMatchObject({ logs: [2], names: [UNREAD, INSTALL] })
  })

  it('reads the log of a failure once', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    for (const logLines of [0, 20]) {
      expect(await buildParts(jobs, { parts: true, logLines })).toMatchObject({
        logs: [1, 2],
        names: [INSTALL, INSTALL],
      })
    }
  })

  it('reads five logs: in turn failures, the critical path and the longest jobs', async () => {
    const passed = Array.from({ length: 8 }, (_, index) => job(`passed ${index}`, 10 + index))
    const failed = Array.from({ length: 4 }, (_, index) => job(`failed ${index}`, 5, 'failure'))
    const { logs } = await buildParts([...passed, ...failed], { parts: true })
    // All failures are read for their errors. Three of them and two other jobs have inner steps.
    expect(logs).toEqual([7, 8, 9, 10, 11, 12])
  })

  it('keeps the results of all jobs whatever their logs contain', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    const { report: plain } = await buildParts(jobs)
    const { report } = await buildParts(jobs, { parts: true }, () =>
      COMPOSITE.replaceAll('success', 'cancelled'),
    )
    const withoutParts = (all: Report): unknown =>
      JSON.parse(
        JSON.stringify(encodeReport(all), (key, value: unknown) => (key === 'parts' ? 0 : value)),
      )
    expect(withoutParts(report)).toEqual(withoutParts(plain))
  })

  it('adds one note for logs that cannot be read', async () => {
    const gone = { status: 404, code: 'BlobNotFound' }
    const { report, names } = await buildParts(
      [job('lint', 10), job('test', 60)],
      { parts: true },
      (id) => (id === 1 ? gone : COMPOSITE),
    )
    expect(names).toEqual([UNREAD, INSTALL])
    expect(report.notes).toEqual([
      {
        severity: 'notice',
        text: 'The inner steps of lint are not shown. Its log could not be read: not available yet, expired or deleted.',
        jobId: 1,
      },
    ])
  })

  it('requests no log if few API requests remain', async () => {
    const { logs, report } = await buildParts([job('lint', 10)], { parts: true }, undefined, 50)
    expect(logs).toEqual([])
    expect(report.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Only \d+ of 1000/),
    ])
  })

  it('reads the rest of a log once', async () => {
    const { report, logs, names } = await buildParts(FAILED, { parts: true }, () => largeLog(1_000))
    expect(logs).toEqual([1, 1])
    expect(names).toEqual([INSTALL])
    expect(lastLine(report)).toBe('Error: It broke')
  })

  it('reads the failure at the end of a log of more than 16 MB', async () => {
    const { report } = await buildParts(FAILED, { parts: true }, () => largeLog(17_000))
    expect(lastLine(report)).toBe('Error: It broke')
  })

  it('reads a part of a log of more than 16 MB if only inner steps are wanted', async () => {
    const { logs, names } = await buildParts([job('test', 60)], { parts: true }, () =>
      largeLog(17_500),
    )
    expect(logs).toEqual([1, 1])
    // The step continues after that part.
    expect(names).toEqual([UNREAD])
  })
})

const FAILED = [job('test', 60, 'failure')]

/** The log of a job that writes so many kilobytes and then fails. */
function largeLog(kilobytes: number): string {
  const filler = `${logLine(10, '='.repeat(9_970))}\n`
  return `${COMPOSITE}${filler.repeat(kilobytes / 10)}${logLine(64, '##[error]It broke')}\n`
}

const lastLine = (report: Report) => report.failures[0]?.excerpts[0]?.lines.at(-1)?.text
