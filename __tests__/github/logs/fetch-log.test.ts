import { describe, expect, it } from '@jest/globals'
import {
  fetchFacts,
  fetchLogs,
  MAX_LOGS,
  type WantedLog,
} from '../../../src/github/logs/fetch-log.ts'
import { startBusyTime } from '../../../src/github/http/busy-time.ts'
import { SECOND } from '../../../src/model/time.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { holdResponses } from '../../../testing/fake-github/hold-responses.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../testing/fake-github/start-fake-github.ts'
import { type LogHostOptions, startLogHost } from '../../../testing/fake-github/start-log-host.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { makeJob } from '../../../testing/make-run.ts'
import { jobWith, stepOf } from '../../../testing/make-steps.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

const closing = closedAfterEach()

interface Setting {
  readonly logs?: LogHostOptions['logs']
  readonly ranges?: boolean
  readonly jobs?: number
  readonly github?: FakeGitHubOptions
  /** Faults of the log host. */
  readonly faults?: readonly Fault[]
}

/** Starts an API, whose jobs have the ids 1, 2, ..., and a host for their logs. */
async function start({
  logs = {},
  ranges = true,
  jobs = 1,
  github: more = {},
  faults = [],
}: Setting) {
  const host = closing(await startLogHost({ logs, ranges, faults }))
  const ids = Array.from({ length: jobs }, (_, index) => index + 1)
  const github = await startFakeGitHub({
    runs: [fakeRun({ jobs: ids.map((id) => ({ id, conclusion: 'failure' })) })],
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}?sig=abc`])),
    ...more,
  })
  return { host, github: closing(github) }
}

/** A job with a step that failed, from second 20 to 30. */
function wantedLog(id = 1): WantedLog {
  return { job: jobWith([STEP], undefined, id), steps: [STEP] }
}

const STEP = stepOf(3, 'Run npm test', 20, 30, 'failure')

interface Read {
  readonly lines?: number
  readonly signal?: AbortSignal
  readonly wanted?: readonly WantedLog[]
}

function read({ github }: { readonly github: FakeGitHub }, options: Read = {}) {
  const { lines = 20, signal, wanted = [wantedLog()] } = options
  return fetchLogs(sourceOf(logClient(github.url), signal), wanted, { lines, retryAfter: 1 })
}

const BEFORE = [
  logLine(2, '##[group]Run actions/checkout@v4'),
  logLine(2.1, '##[endgroup]'),
  logLine(12, 'Checked out'),
]
const FAILED = [
  ...logOfStep(20, 'npm test', ['> test', 'not ok 1 - sums', '  expected 3, got 4']),
  logLine(29.8, '##[error]Process completed with exit code 1.'),
]
const AFTER = [logLine(30.2, 'Post job cleanup.'), logLine(31, 'Cleaning up orphan processes')]

const LOG = `\uFEFF${[...BEFORE, ...FAILED, ...AFTER].join('\r\n')}\r\n`
const EXCERPT = {
  step: STEP,
  origin: 'step',
  lines: ['> test', 'not ok 1 - sums', '  expected 3, got 4'].map((text) => ({
    text,
    error: false,
    cut: false,
    omittedBefore: 0,
  })),
  omitted: 0,
  exitCode: 1,
  errors: errorsOf(['> test', 'not ok 1 - sums', '  expected 3, got 4']),
  comparedWithGreen: expect.any(Function) as unknown,
}

const PATH = '/logs/1?sig=abc'
const GONE = 'not available yet, expired or deleted'

describe('fetchLogs', () => {
  it('sends the token to the API, and only a range to the log host', async () => {
    const hosts = await start({ logs: { [PATH]: LOG }, github: { token: 'secret' } })
    const { excerpts, notes } = await read(hosts)
    expect(excerpts.get(1)).toEqual([EXCERPT])
    expect(notes).toEqual([])
    expect(hosts.github.requests).toMatchObject([
      {
        path: '/repos/octo-org/octo-shop/actions/jobs/1/logs',
        headers: { authorization: 'token secret' },
      },
    ])
    expect(hosts.host.requests).toHaveLength(1)
    const [request] = hosts.host.requests
    expect(JSON.stringify(request)).not.toContain('secret')
    const names = (request?.rawHeaders ?? []).filter((_, index) => index % 2 === 0)
    expect(names.map((name) => name.toLowerCase()).sort()).toEqual([
      'connection',
      'host',
      'range',
      'user-agent',
    ])
    expect(request?.headers).toMatchObject({ range: 'bytes=0-262143' })
  })

  it('returns the end of the job log if no step is wanted', async () => {
    const hosts = await start({ logs: { [PATH]: LOG } })
    const wanted = [{ ...wantedLog(), steps: [] }]
    const { excerpts } = await read(hosts, { wanted, lines: 2 })
    expect(excerpts.get(1)).toMatchObject([{ step: undefined, origin: 'end', exitCode: undefined }])
    expect(excerpts.get(1)?.[0]?.lines.map(({ text }) => text)).toEqual([
      '  expected 3, got 4',
      'Error: Process completed with exit code 1.',
    ])
  })

  // https://github.com/apache/airflow, and a run with `archive: false`
  it.each<[string, number[]]>([
    [
      'Artifact Python 3.13 Test Results Array successfully finalized. Artifact ID 8509733625',
      [8509733625],
    ],
    ['Artifact test-results.zip successfully finalized. Artifact ID 4988550213', [4988550213]],
    [
      'Artifact test-results has been successfully uploaded! Final size is 57399 bytes. Artifact ID is 4988550213',
      [4988550213],
    ],
    [
      'Artifact download URL: https://github.com/o/r/actions/runs/20588535708/artifacts/4988550213',
      [],
    ],
    ['- test-results (ID: 4988550213, Size: 57399, Expected Digest: sha256:0916)', []],
  ])('lists the artifacts that a job uploaded: %s', async (line, ids) => {
    const after = ['Post job cleanup.', 'Cleaning up orphan processes']
    const upload = logOfStep(31, 'actions/upload-artifact@v7', [line, ...after])
    const hosts = await start({
      logs: { [PATH]: [...BEFORE, ...FAILED, ...upload, ''].join('\n') },
    })
    expect((await read(hosts)).uploads).toEqual(new Map([[1, ids]]))
  })

  it('makes no request if `lines` is 0', async () => {
    const hosts = await start({ logs: { [PATH]: LOG } })
    expect(await read(hosts, { lines: 0 })).toEqual({
      excerpts: new Map(),
      parts: new Map(),
      unread: new Set(),
      uploads: new Map(),
      runners: new Map(),
      notes: [],
    })
    expect(hosts.github.requests).toHaveLength(0)
  })

  it('fetches the logs of ten jobs in parallel', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => index + 1)
    const logs = Object.fromEntries(ids.map((id) => [`/logs/${id}?sig=abc`, LOG]))
    const hosts = await start({ logs, jobs: 12, github: { held: holdResponses() } })
    const { excerpts } = await read(hosts, { wanted: ids.map((id) => wantedLog(id)) })
    expect([...excerpts.keys()]).toEqual(ids.slice(0, MAX_LOGS))
    expect(hosts.github.maxInFlight).toBe(MAX_LOGS)
    expect(hosts.host.requests).toHaveLength(MAX_LOGS)
  })
})

describe('fetchLogs: large log', () => {
  const noise = (from: number, count: number, length = 4_350) =>
    Array.from({ length: count }, (_, at) =>
      logLine(from + (at * length) / 10_875_000, `line ${at} ${'x'.repeat(length)}`),
    )
  const early = noise(3, 1_500)
  const log = (lines: readonly string[]) => `${lines.join('\n')}\n`

  it('reads only the start and the end', async () => {
    const text = log([...early, ...FAILED, ...AFTER])
    const hosts = await start({ logs: { [PATH]: text } })
    const { excerpts } = await read(hosts)
    expect(excerpts.get(1)).toEqual([EXCERPT])
    expect(hosts.host.requests.map(({ headers }) => headers.range)).toEqual([
      'bytes=0-262143',
      `bytes=${text.length - 262_144}-${text.length - 1}`,
    ])
  })

  it.each([
    ['300 lines follow', 1, noise(31, 300)],
    ['500 lines follow', 2, noise(31, 500)],
    ['2,400 lines follow', 2, noise(31, 2_400)],
    ['the times of the log are wrong', 2, [...noise(500, 750), ...noise(3, 2_250)]],
  ])('reads more of the log if %s, in so many requests: %i', async (_, more, after) => {
    const text = log([...early, ...FAILED, ...after])
    const hosts = await start({ logs: { [PATH]: text } })
    expect((await read(hosts)).excerpts.get(1)).toEqual([EXCERPT])
    const { requests } = hosts.host
    const from = more === 1 ? text.length - 2_097_152 : 0
    expect(requests.at(-1)?.headers.range).toBe(`bytes=${from}-${text.length - 1}`)
    expect(requests).toHaveLength(2 + more)
  })

  it('makes one request to a host that does not support ranges', async () => {
    const hosts = await start({
      logs: { [PATH]: log([...early, ...FAILED, ...AFTER]) },
      ranges: false,
    })
    expect((await read(hosts)).excerpts.get(1)).toEqual([EXCERPT])
    expect(hosts.host.requests).toHaveLength(1)
  })

  it('counts the lines above the excerpt if the step is longer than the first parts', async () => {
    const output = noise(20.5, 750, 8_700)
    const exit = logLine(29.8, '##[error]Process completed with exit code 2.')
    const hosts = await start({ logs: { [PATH]: log([...BEFORE, ...output, exit, ...AFTER]) } })
    const [excerpt] = (await read(hosts, { lines: 3 })).excerpts.get(1) ?? []
    expect(excerpt).toMatchObject({ omitted: 747, exitCode: 2 })
    const texts = excerpt?.lines.map(({ text }) => text.slice(0, 8))
    expect(texts).toEqual(['line 747', 'line 748', 'line 749'])
    expect(hosts.host.requests).toHaveLength(4)
  })
})

describe('fetchLogs: missing log', () => {
  it('adds a note without line breaks for any job name', async () => {
    const redirect = () => Promise.reject(new Error('no'))
    const { notes } = await fetchLogs(
      sourceOf({ ...logClient(''), redirect }),
      [{ job: makeJob({ name: 'a\n\npermissions:\n  b' }), steps: [] }],
      { lines: 20 },
    )
    expect(notes.map(({ text }) => text)).toEqual([
      'The log of a permissions: b is not shown: the connection failed.',
    ])
  })

  const missing = (reason: string) => ({
    excerpts: new Map(),
    parts: new Map(),
    unread: new Set([1]),
    uploads: new Map(),
    runners: new Map(),
    notes: [{ severity: 'notice', text: `The log of test 1 is not shown: ${reason}.`, jobId: 1 }],
  })

  const REFUSED: Fault = { response: { status: 403 } }
  const NO_REDIRECT: Fault = { response: { status: 200, body: '<html>' } }

  it.each<[string, Fault, number]>([
    ['fails', { response: { status: 503 } }, 2],
    ['truncates the log', { delivery: 'truncate' }, 2],
  ])('retries once if the log host %s', async (_, fault, requests) => {
    const hosts = await start({ logs: { [PATH]: LOG }, faults: [{ ...fault, times: 1 }] })
    expect(await read(hosts)).toMatchObject({ excerpts: new Map([[1, [EXCERPT]]]), notes: [] })
    expect(hosts.host.requests).toHaveLength(requests)
  })

  it.each<[string, FakeGitHubOptions, string]>([
    ['has no log', { logs: {} }, GONE],
    ['refuses', { faults: [REFUSED] }, 'the token lacks permission to read it'],
    ['has no URL', { faults: [NO_REDIRECT] }, 'GitHub returned no download URL'],
  ])('adds a note if the API %s', async (_, github, reason) => {
    expect(await read(await start({ logs: { [PATH]: LOG }, github }))).toEqual(missing(reason))
  })

  it('adds one note per reason, and returns the other logs', async () => {
    const hosts = await start({ logs: { '/logs/2?sig=abc': LOG }, jobs: 3 })
    const { excerpts, notes } = await read(hosts, { wanted: [1, 2, 3].map((id) => wantedLog(id)) })
    expect([...excerpts]).toEqual([[2, [EXCERPT]]])
    expect(notes).toEqual([
      { severity: 'notice', text: `The logs of 2 jobs are not shown: ${GONE}.` },
    ])
  })
})

describe('fetchFacts', () => {
  const factsOf = async (log: string | undefined) => {
    const { host, github } = await start({ logs: log === undefined ? {} : { [PATH]: log } })
    const debugged: string[] = []
    const debug = (line: string) => debugged.push(line)
    const source = sourceOf({ ...logClient(github.url), debug })
    return { facts: await fetchFacts(source, makeJob({ id: 1 })), debugged, ...host }
  }

  it('reads the start of a log', async () => {
    const line = "Current runner version: '2.336.0'\n"
    const { facts, requests } = await factsOf(logLine(1, line) + LOG.repeat(400))
    expect([...(facts?.versions?.().names.get('runner')?.versions ?? [])]).toEqual(['2.336.0'])
    expect(requests.map(({ headers }) => headers.range)).toEqual(['bytes=0-262143'])
  })

  it('logs at debug level why a log cannot be read', async () => {
    const { facts, debugged } = await factsOf(undefined)
    expect(facts).toBeUndefined()
    expect(debugged).toEqual([`Skipped the log of job 1: ${GONE}`])
  })
})

describe('fetchLogs: deadline', () => {
  // Each reading of the clock takes some time.
  it.each([
    [30, 'the download timed out'],
    [3_000, 'the logs were not read within 20 s, since they are long'],
  ])('says what ended the reading if a piece of a log takes %d ms: %s', async (each, reason) => {
    let now = 0
    const busy = startBusyTime(20 * SECOND, () => (now += each))
    const line = logLine(21, 'some text '.repeat(90))
    const setting = await start({ logs: { '/logs/1?sig=abc': `${line}\n`.repeat(2_000) } })
    const signal = AbortSignal.abort(new DOMException('it is over', 'TimeoutError'))
    const source = { ...sourceOf(logClient(setting.github.url)), busy }
    await fetchLogs(source, [wantedLog()], { lines: 20 })
    const { notes } = await fetchLogs({ ...source, signal }, [wantedLog()], { lines: 20 })
    expect(notes.map(({ text }) => text)).toEqual([`The log of test 1 is not shown: ${reason}.`])
  })
})
