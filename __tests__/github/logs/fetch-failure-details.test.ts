import { afterEach, describe, expect, it } from '@jest/globals'
import {
  type FailureDetailsOptions,
  fetchFailureDetails,
  type Unexplained,
} from '../../../src/github/logs/fetch-failure-details.ts'
import { MAX_LOGS } from '../../../src/github/logs/fetch-log.ts'
import { apiAnnotation } from '../../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { type FakeLogHost, startLogHost } from '../../../testing/fake-github/start-log-host.ts'
import { logClient } from '../../../testing/fake-client.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { finished, makeJob, makeStep, makeTarget } from '../../../testing/make-run.ts'

const open: (FakeGitHub | FakeLogHost)[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()))
})

const LOG = [
  ...logOfStep(20, 'npm test', ['not ok']),
  logLine(29, '##[error]Process completed with exit code 3.'),
].join('\n')

function unexplained(id: number, wants: Partial<Unexplained> = {}): Unexplained {
  const step = makeStep({ number: 3, name: 'Run npm test', state: finished(20, 30, 'failure') })
  const job = makeJob({ id, name: `test ${id}`, steps: [step] })
  return { job, steps: [step], log: true, annotations: true, ...wants }
}

interface Setting extends Partial<
  Pick<FailureDetailsOptions, 'lines' | 'moreLogs' | 'rateLimit' | 'timeout'>
> {
  readonly latencyMs?: number
  readonly faults?: readonly Fault[]
}

/** Fetches details from a server that has a log and an annotation for each job. */
async function fetchDetails(jobs: readonly Unexplained[], setting: Setting = {}) {
  const { lines = 20, moreLogs = () => [], rateLimit, timeout = 10_000, ...options } = setting
  const ids = jobs.map(({ job }) => job.id)
  const host = await startLogHost({
    logs: Object.fromEntries(ids.map((id) => [`/logs/${id}`, LOG])),
  })
  const github = await startFakeGitHub({
    runs: [fakeRun({ jobs: ids.map((id) => ({ id })) })],
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}`])),
    annotations: Object.fromEntries(ids.map((id) => [id, [apiAnnotation()]])),
    ...options,
  })
  open.push(host, github)
  const found = await fetchFailureDetails(jobs, {
    client: logClient(github.url),
    target: makeTarget(),
    lines,
    moreLogs,
    rateLimit,
    timeout,
    signal: new AbortController().signal,
  })
  const paths = github.requests.map(({ pathname }) => pathname.replace(/^.*octo-shop\//, ''))
  return { found, paths, host }
}

describe('fetchFailureDetails', () => {
  it('fetches the log and the annotations of each job in parallel', async () => {
    const { found, paths } = await fetchDetails([unexplained(1), unexplained(2)], { latencyMs: 50 })
    expect([...found.excerpts.keys()]).toEqual([1, 2])
    expect(found.excerpts.get(1)).toMatchObject([{ lines: [{ text: 'not ok' }], exitCode: 3 }])
    expect(found.annotations.get(2)).toMatchObject([
      { level: 'failure', message: 'Process completed with exit code 1.' },
    ])
    expect(found.notes).toEqual([])
    expect(paths.toSorted()).toEqual([
      'actions/jobs/1/logs',
      'actions/jobs/2/logs',
      'check-runs/1/annotations',
      'check-runs/2/annotations',
    ])
  })

  it('fetches only what each job wants', async () => {
    const { paths } = await fetchDetails([
      unexplained(1, { log: false }),
      unexplained(2, { annotations: false }),
      unexplained(3, { log: false, annotations: false }),
    ])
    expect(paths.toSorted()).toEqual(['actions/jobs/2/logs', 'check-runs/1/annotations'])
  })

  it('fetches at most ten logs, and the annotations of every job that wants them', async () => {
    const jobs = Array.from({ length: MAX_LOGS + 2 }, (_, index) =>
      // The first two want no log, so ten others get one.
      unexplained(index + 1, { log: index > 1 }),
    )
    const { found, paths } = await fetchDetails(jobs)
    expect([...found.excerpts.keys()]).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(found.annotations.size).toBe(MAX_LOGS + 2)
    expect(paths).toHaveLength(2 * MAX_LOGS + 2)
  })

  it('then fetches the logs that the first ones show to be worth reading, at most ten in total', async () => {
    const jobs = Array.from({ length: MAX_LOGS + 3 }, (_, index) =>
      unexplained(index + 1, { log: index < 2, annotations: false }),
    )
    const { found, paths } = await fetchDetails(jobs, {
      moreLogs: ({ excerpts }) => jobs.filter(({ job }) => !excerpts.has(job.id)),
    })
    expect(paths.slice(0, 2).toSorted()).toEqual(['actions/jobs/1/logs', 'actions/jobs/2/logs'])
    expect(found.excerpts.size).toBe(MAX_LOGS)
    expect(found.notes.map(({ text }) => text)).toEqual([
      'Logs are read for at most 10 failed jobs; the logs of 3 more were skipped.',
    ])
  })

  it('returns only the log, without a note, if the annotations are forbidden', async () => {
    const { found } = await fetchDetails([unexplained(1)], {
      faults: [{ path: /check-runs/, response: { status: 403 } }],
    })
    expect([...found.excerpts.keys()]).toEqual([1])
    expect([found.annotations.get(1), found.notes]).toEqual([[], []])
  })

  it.each([
    ['annotations', /check-runs/, { excerpts: 1, annotations: 0, notes: [] }],
    [
      'logs',
      /logs/,
      {
        excerpts: 0,
        annotations: 1,
        notes: ['The log of test 1 is not shown: the download timed out.'],
      },
    ],
  ])('omits the %s if they time out', async (_, path, expected) => {
    const faults = [{ path, delivery: 'never' as const }]
    const { found } = await fetchDetails([unexplained(1)], { faults, timeout: 300 })
    expect({
      excerpts: found.excerpts.size,
      annotations: found.annotations.get(1)?.length,
      notes: found.notes.map(({ text }) => text),
    }).toEqual(expected)
  })

  it('returns the annotations and a note if the log is gone', async () => {
    const { found, host } = await fetchDetails([unexplained(1)], {
      faults: [{ path: /logs/, response: { status: 410 } }],
    })
    expect(found.excerpts.size).toBe(0)
    expect(found.annotations.get(1)).toHaveLength(1)
    expect(found.notes).toMatchObject([{ severity: 'notice', jobId: 1 }])
    expect(host.requests).toEqual([])
  })

  it('fetches only the annotations if `lines` is 0', async () => {
    const { found, paths } = await fetchDetails([unexplained(1)], { lines: 0 })
    expect(paths).toEqual(['check-runs/1/annotations'])
    expect(found).toMatchObject({ excerpts: new Map(), notes: [] })
  })

  it('makes no request if no job failed', async () => {
    const { found, paths } = await fetchDetails([], { rateLimit: { limit: 1000, remaining: 1 } })
    expect(paths).toEqual([])
    expect(found).toEqual({
      excerpts: new Map(),
      annotations: new Map(),
      parts: new Map(),
      notes: [],
    })
  })

  it('makes no request and adds a note if few requests remain', async () => {
    const { found, paths } = await fetchDetails([unexplained(1)], {
      rateLimit: { limit: 1000, remaining: 99 },
    })
    expect(paths).toEqual([])
    expect(found.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Only 99 of 1000 API requests remain/),
    ])
  })
})
