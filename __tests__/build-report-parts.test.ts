import { describe, expect, it } from '@jest/globals'
import { type BuildOptions, buildReport } from '../src/build-report.ts'
import type { Report } from '../src/model/report/report.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { closedAfterEach } from '../testing/closed-after-each.ts'
import { apiStep, type JobFields } from '../testing/fake-github/api-job.ts'
import { fakeRun } from '../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../testing/fake-github/start-fake-github.ts'
import { type LogHostOptions, startLogHost } from '../testing/fake-github/start-log-host.ts'
import { logClient } from '../testing/fake-client.ts'
import { logLine } from '../testing/log-text.ts'
import { at, makeTarget } from '../testing/make-run.ts'
import { withoutDeadlines } from '../testing/without-deadlines.ts'

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
async function build(
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
    expect(await build(jobs)).toMatchObject({ logs: [], names: [UNREAD, UNREAD] })
    expect(await build(jobs, { parts: true })).toMatchObject({
      logs: [1, 2],
      names: [INSTALL, INSTALL],
    })
  })

  it('returns those in the log of a failure', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    expect(await build(jobs)).toMatchObject({ logs: [2], names: [UNREAD, INSTALL] })
  })

  it('reads the log of a failure once', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    for (const logLines of [0, 20]) {
      expect(await build(jobs, { parts: true, logLines })).toMatchObject({
        logs: [1, 2],
        names: [INSTALL, INSTALL],
      })
    }
  })

  it('reads five logs: in turn failures, the critical path and the longest jobs', async () => {
    const passed = Array.from({ length: 8 }, (_, index) => job(`passed ${index}`, 10 + index))
    const failed = Array.from({ length: 4 }, (_, index) => job(`failed ${index}`, 5, 'failure'))
    const { logs } = await build([...passed, ...failed], { parts: true })
    // All failures are read for their errors. Three of them and two other jobs have inner steps.
    expect(logs).toEqual([7, 8, 9, 10, 11, 12])
  })

  it('keeps the results of all jobs whatever their logs contain', async () => {
    const jobs = [job('lint', 10), job('test', 60, 'failure')]
    const { report: plain } = await build(jobs)
    const { report } = await build(jobs, { parts: true }, () =>
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
    const { report, names } = await build(
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
    const { logs, report } = await build([job('lint', 10)], { parts: true }, undefined, 50)
    expect(logs).toEqual([])
    expect(report.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Only \d+ of 1000/),
    ])
  })

  it('reads the rest of a log once', async () => {
    const { report, logs, names } = await build(FAILED, { parts: true }, () => largeLog(1_000))
    expect(logs).toEqual([1, 1])
    expect(names).toEqual([INSTALL])
    expect(lastLine(report)).toBe('Error: It broke')
  })

  it('reads the failure at the end of a log of more than 16 MB', async () => {
    const { report } = await build(FAILED, { parts: true }, () => largeLog(17_000))
    expect(lastLine(report)).toBe('Error: It broke')
  })

  it('reads a part of a log of more than 16 MB if only inner steps are wanted', async () => {
    const { logs, names } = await build([job('test', 60)], { parts: true }, () => largeLog(17_500))
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
