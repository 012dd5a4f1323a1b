import { describe, expect, it } from '@jest/globals'
import { type BuildOptions, buildReport, DEFAULTS } from '../src/build-report.ts'
import type { CurrentRun } from '../src/model/target.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { closedAfterEach } from '../testing/closed-after-each.ts'
import { fakeClient, httpError, logClient, pageOf, requestedPage } from '../testing/fake-client.ts'
import { apiJob, apiStep, type JobFields } from '../testing/fake-github/api-job.ts'
import { apiRun } from '../testing/fake-github/api-run.ts'
import { fakeRun } from '../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../testing/fake-github/start-fake-github.ts'
import { type LogHostOptions, startLogHost } from '../testing/fake-github/start-log-host.ts'
import { logLine } from '../testing/log-text.ts'
import { at, makeOwn, makeTarget } from '../testing/make-run.ts'
import { countsOf, innerSteps, jobNamesIn, noteTexts } from '../testing/report-words.ts'

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
    client: { ...client, now: () => at(600) },
    target: makeTarget({
      current: makeOwn({ jobId: 9, needs: [{ key: 'build', result: 'success' }], ...own }),
    }),
    ...{ ...DEFAULTS, historyRuns: 0, knownIssues: undefined, defaultBranch: 'main' },
    ...{ logLines: 0, settle: 5_000 },
    signal: new AbortController().signal,
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
    expect({ pauses, listed }).toEqual({ pauses: [], listed: 1 })
    expect(report).toMatchObject({ madeAt: at(600), conclusion: 'success', currentJobId: 9 })
    expect(jobNamesIn(report)).toEqual(['build', 'report'])
  })

  it('waits until the list is no longer outdated', async () => {
    const { report, pauses, listed } = await build({
      lists: [
        [BUILDING, OWN_JOB],
        [BUILDING, OWN_JOB],
        [BUILT, OWN_JOB],
      ],
    })
    expect({ pauses, listed }).toEqual({ pauses: [500, 1_000], listed: 3 })
    expect(countsOf(report).unfinished).toBe(0)
  })

  it('waits no longer than settle, with growing pauses', async () => {
    const { report, pauses } = await build({ lists: [[BUILDING, OWN_JOB]] })
    expect(pauses).toEqual([500, 1_000, 2_000, 1_500])
    expect(countsOf(report).unfinished).toBe(1)
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
    expect({ pauses, listed }).toEqual({ pauses: [], listed: 1 })
    expect(noteTexts(report)).toHaveLength(1)
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
    expect([countsOf(report).jobs, noteTexts(report)]).toEqual([2, []])
  })
})

const closing = closedAfterEach()

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
    client: { ...logClient(github.url), now: () => at(600) },
    target: makeTarget(),
    ...{ ...DEFAULTS, historyRuns: 0, knownIssues: undefined, defaultBranch: 'main' },
    signal: new AbortController().signal,
    ...options,
  })
  const logs = host.requests.map(({ path }) => Number(path.replace('/logs/', '')))
  return { report, logs: logs.toSorted((a, b) => a - b), names: innerSteps(report) }
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

  it('reads the log of a failure once', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    for (const logLines of [0, 20]) {
      expect(await buildParts(jobs, { parts: true, logLines })).toMatchObject({
        logs: [1, 2],
        names: [INSTALL, INSTALL],
      })
    }
  })

  it('reads five logs: in turn failures and the longest jobs', async () => {
    const passed = Array.from({ length: 8 }, (_, index) => job(`passed ${index}`, 10 + index))
    const failed = Array.from({ length: 4 }, (_, index) => job(`failed ${index}`, 5, 'failure'))
    const { logs } = await buildParts([...passed, ...failed], { parts: true })
    // All failures are read for their errors. Three of them and two other jobs have inner steps.
    expect(logs).toEqual([7, 8, 9, 10, 11, 12])
  })

  it('adds one note for logs that cannot be read', async () => {
    const gone = { status: 404, code: 'BlobNotFound' }
    const { report, names } = await buildParts(
      [job('lint', 10), job('test', 60)],
      { parts: true },
      (id) => (id === 1 ? gone : COMPOSITE),
    )
    expect(names).toEqual([UNREAD, INSTALL])
    expect(encodeReport(report).notes).toEqual([
      {
        severity: 'notice',
        text: 'The log of lint is not shown: not available yet, expired or deleted.',
        jobId: 1,
        url: null,
      },
    ])
  })

  it('requests no log if few API requests remain', async () => {
    const { logs, report } = await buildParts([job('lint', 10)], { parts: true }, undefined, 50)
    expect(logs).toEqual([])
    expect(noteTexts(report)).toEqual([expect.stringMatching(/^Only \d+ of 1000/)])
  })
})
