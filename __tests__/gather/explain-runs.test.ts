import { describe, expect, it, jest } from '@jest/globals'
import { startGathering } from '../../src/gather/gather.ts'
import { explainRuns } from '../../src/gather/explain-runs.ts'
import { defaultBranchReader } from '../../src/github/history/default-branch.ts'
import { MAX_LOGS } from '../../src/github/logs/fetch-log.ts'
import type { Job } from '../../src/model/run.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { type HeldResponses, untilIdle } from '../../testing/fake-github/hold-responses.ts'
import { startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { finished, makeJob, makeRun, makeStep, NO_RUNNER } from '../../testing/make-run.ts'

const closing = closedAfterEach()

const LOG = [
  ...logOfStep(20, 'npm test', ['not ok']),
  logLine(29, '##[error]Process completed with exit code 3.'),
].join('\n')

/** A job that failed at a step of its own name, so that no log stands for another. */
function failedJob(id: number, name = `test ${String.fromCharCode(96 + id)}`): Job {
  const step = makeStep({ number: 3, name: 'Run npm test', state: finished(20, 30, 'failure') })
  return makeJob({ id, name, steps: [step], state: finished(5, 60, 'failure') })
}

/** A leg of a matrix. */
const leg = (id: number): Job => failedJob(id, `test (${id})`)

type Options = Parameters<typeof explainRuns>[1]

interface Setting extends Partial<Pick<Options, 'logLines' | 'parts'>> {
  /** Of 1000 requests. */
  readonly remaining?: number
  /** Whether the time is over when nothing more is received. */
  readonly expires?: boolean
  readonly held?: HeldResponses
  readonly faults?: readonly Fault[]
}

/** Explains a run, with a server that has a log and an annotation for each job. */
async function explain(jobs: readonly Job[], setting: Setting = {}) {
  const { logLines = 20, parts = false, remaining = 1_000 } = setting
  const { expires = false, held, faults = [] } = setting
  const ids = jobs.map(({ id }) => id)
  const host = await startLogHost({
    logs: Object.fromEntries(ids.map((id) => [`/logs/${id}`, LOG])),
    held,
  })
  const github = await startFakeGitHub({
    runs: [fakeRun({ jobs: ids.map((id) => ({ id })) })],
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}`])),
    annotations: Object.fromEntries(ids.map((id) => [id, [apiAnnotation()]])),
    ...{ held, faults },
  })
  closing(github)
  closing(host)
  const deadline = new AbortController()
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal)
  if (expires) {
    void untilIdle(() => github.requests.length + host.requests.length).then(() => {
      deadline.abort(new DOMException('over', 'TimeoutError'))
    })
  }
  const client = { ...logClient(github.url), rateLimit: () => ({ remaining, limit: 1_000 }) }
  const source = sourceOf(client)
  const gathering = startGathering(source, { allowedFailures: [] })
  gathering.addRuns([{ run: makeRun({ jobs }), responses: { run: undefined } }])
  await explainRuns(gathering, {
    ...{ ...source, logLines, parts },
    allowedFailures: [],
    defaultBranch: defaultBranchReader(undefined),
  })
  timeout.mockRestore()
  const failures = gathering.facts().runs.flatMap((found) => found.failures)
  return {
    failures,
    logs: failures.flatMap(({ job, excerpts }) => (excerpts.length > 0 ? [job.job.id] : [])),
    annotations: failures.map((failure) => failure.annotations.length),
    notes: gathering.facts().notes,
    paths: github.requests
      .map(({ pathname }) => pathname.replace(/^.*octo-shop\//, ''))
      .filter((path) => /^actions\/jobs|^check-runs/.test(path)),
    host,
  }
}

describe('explainRuns', () => {
  it('fetches three logs of a matrix first, and then the others, at most ten in total', async () => {
    const jobs = Array.from({ length: MAX_LOGS + 3 }, (_, index) => leg(index + 1))
    const { logs, paths, notes } = await explain(jobs)
    const read = paths.filter((path) => path.endsWith('/logs'))
    expect(read.slice(0, 3).toSorted()).toEqual([1, 2, 3].map((id) => `actions/jobs/${id}/logs`))
    expect([logs.length, read.length]).toEqual([MAX_LOGS, MAX_LOGS])
    expect(notes.map(({ text }) => text)).toEqual([
      'Logs are read for at most 10 failed jobs; the logs of 3 more were skipped.',
    ])
  })

  it('reads inner steps in no log of a job without steps', async () => {
    const jobs = [makeJob({ id: 1, steps: [makeStep()] }), makeJob({ id: 2 })]
    const { paths } = await explain(jobs, { parts: true })
    expect(paths).toEqual(['actions/jobs/1/logs'])
  })

  it.each<[string, Fault[], string[]]>([
    ['can be read', [], []],
    [
      'are forbidden',
      [{ path: /annotations/, response: { status: 403 } }],
      [
        "Why jobs never started is unknown: GitHub's annotations could not be read. They need the permission `checks: read`.",
      ],
    ],
  ])('names the permission for jobs that never started if their annotations %s', async (...row) => {
    const [, faults, expected] = row
    const job = makeJob({ id: 1, runner: NO_RUNNER, steps: [], state: finished(5, 5, 'failure') })
    const { failures, notes } = await explain([job], { faults })
    expect(failures.map(({ failure }) => failure.kind)).toEqual(['never-started'])
    expect(notes.map(({ text }) => text)).toEqual(expected)
  })

  const stopped = (id: number, fields: Partial<Job>) =>
    makeJob({ id, name: `job ${id}`, state: finished(5, 65, 'cancelled'), ...fields })
  const unstarted = { runner: NO_RUNNER, steps: [], state: finished(5, 5, 'failure') }
  const refused: Fault = { path: /annotations/, response: { status: 403 } }

  it.each<[string, readonly Partial<Job>[], readonly Fault[], readonly string[]]>([
    ['jobs were cancelled', [{}, {}], [refused], ['were cancelled']],
    [
      'jobs were cancelled before they started',
      [{ runner: NO_RUNNER }],
      [refused],
      ['were cancelled'],
    ],
    ['both', [{}, unstarted], [refused], ['never started or were cancelled']],
    ['annotations can be read', [{}, {}], [], []],
    ['jobs failed', [{ state: finished(5, 65, 'failure') }], [refused], []],
  ])('names the permission once if %s', async (_, jobs, faults, expected) => {
    const { notes } = await explain(
      jobs.map((fields, at) => stopped(at + 1, fields)),
      { faults: [...faults] },
    )
    expect(
      notes.map(({ text }) => /^Why jobs (.*) is unknown.*`checks: read`/.exec(text)?.[1]),
    ).toEqual(expected)
  })

  it.each([
    ['all', [], 7],
    ['one, since they are forbidden, of', [refused], 1],
  ])('requests the annotations of %s seven legs without a runner', async (_, faults, count) => {
    const legs = Array.from({ length: 7 }, (_, at) =>
      stopped(at + 1, { name: `test (${at})`, runner: NO_RUNNER, steps: [] }),
    )
    const { paths } = await explain(legs, { faults })
    expect(paths.filter((path) => path.startsWith('check-runs'))).toHaveLength(count)
  })

  it('requests the annotations of each cancelled job although those of a failed one cannot be read', async () => {
    const cancelled = [65, 125].map((end, at) =>
      stopped(at + 1, { state: finished(5, end, 'cancelled') }),
    )
    const faults = [{ path: /check-runs\/3\//, response: { status: 404 } }]
    const { paths } = await explain([...cancelled, failedJob(3)], { faults })
    const requests = paths.filter((path) => path.startsWith('check-runs'))
    expect(requests.toSorted()).toEqual([1, 2, 3].map((id) => `check-runs/${id}/annotations`))
  })

  it.each([
    [0, []],
    [1, ['actions/jobs/1/logs', 'check-runs/1/annotations']],
  ])('requests, for %i lines of the log of a failed step, %j', async (logLines, expected) => {
    const { paths } = await explain([failedJob(1)], { logLines })
    expect(paths.toSorted()).toEqual(expected)
  })

  it('makes no request, and has no note, if no job failed', async () => {
    const found = await explain([makeJob({ id: 1 })], { remaining: 19 })
    expect(found).toMatchObject({ failures: [], paths: [], notes: [] })
  })

  it.each([
    [19, [], [], 'the failures were not explained'],
    [
      99,
      [1, 2, 3],
      [0, 0, 0, 0, 0, 1],
      'at most 3 logs and 3 annotations of failed jobs were read',
    ],
  ])('reads of six failures, with %i requests left, the logs %j', async (...row) => {
    const [remaining, logs, annotations, outcome] = row
    const jobs = [1, 2, 3, 4, 5].map((id) => failedJob(id))
    const found = await explain([...jobs, makeJob({ id: 6, ...unstarted })], { remaining })
    const text = `Only ${remaining} of 1000 API requests remain, so ${outcome}.`
    expect([found.logs, found.notes.map((note) => note.text)]).toEqual([logs, [text]])
    expect(found.annotations.filter((count) => count > 0)).toHaveLength(
      annotations.length > 0 ? 1 : 0,
    )
  })
})
