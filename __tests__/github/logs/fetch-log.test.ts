import { afterEach, describe, expect, it } from '@jest/globals'
import { fetchLogs, MAX_LOGS, type WantedLog } from '../../../src/github/logs/fetch-log.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import { QUIET_CLIENT } from '../../helpers/fake-client.ts'
import { fakeRun } from '../../helpers/fake-github/fake-run.ts'
import type { Fault } from '../../helpers/fake-github/faults.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../helpers/fake-github/start-fake-github.ts'
import {
  type FakeLogHost,
  type LogHostOptions,
  startLogHost,
} from '../../helpers/fake-github/start-log-host.ts'
import { logClient } from '../../helpers/log-client.ts'
import { logLine, logOfStep } from '../../helpers/log-text.ts'
import { finished, makeJob, makeStep, makeTarget } from '../../helpers/make-run.ts'

const open: (FakeGitHub | FakeLogHost)[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()))
})

interface World {
  readonly logs?: LogHostOptions['logs']
  readonly ranges?: boolean
  readonly jobs?: number
  readonly github?: FakeGitHubOptions
  /** At the storage. */
  readonly faults?: readonly Fault[]
}

/** Two hosts: the API, whose jobs have the ids 1, 2, ..., and the storage, where their logs are. */
async function start({
  logs = {},
  ranges = true,
  jobs = 1,
  github: more = {},
  faults = [],
}: World) {
  const host = await startLogHost({ logs, ranges, faults })
  const ids = Array.from({ length: jobs }, (_, index) => index + 1)
  const github = await startFakeGitHub({
    runs: [fakeRun({ jobs: ids.map((id) => ({ id, conclusion: 'failure' })) })],
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}?sig=abc`])),
    ...more,
  })
  open.push(host, github)
  return { host, github }
}

/** Its step failed, from second 20 to 30. */
function wantedLog(id = 1): WantedLog {
  return { job: makeJob({ id, name: `test ${id}`, steps: [STEP] }), steps: [STEP] }
}

const STEP = makeStep({ number: 3, name: 'Run npm test', state: finished(20, 30, 'failure') })

interface Read {
  readonly lines?: number
  readonly signal?: AbortSignal
  readonly wanted?: readonly WantedLog[]
}

function read({ github }: { readonly github: FakeGitHub }, options: Read = {}) {
  const { lines = 20, signal = new AbortController().signal, wanted = [wantedLog()] } = options
  return fetchLogs(wanted, {
    client: logClient(github.url),
    target: makeTarget(),
    lines,
    signal,
    retryAfter: 1,
  })
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
const EXCERPT: StepExcerpt = {
  step: STEP,
  origin: 'step',
  lines: ['> test', 'not ok 1 - sums', '  expected 3, got 4'].map((text) => ({
    text,
    error: false,
    cut: false,
    skipped: 0,
  })),
  omitted: 0,
  exitCode: 1,
}

const PATH = '/logs/1?sig=abc'

describe('the log of a failed step', () => {
  it('is asked for at the API with the token, and at its own host without any header of ours', async () => {
    const world = await start({ logs: { [PATH]: LOG }, github: { token: 'secret' } })
    const { excerpts, notes } = await read(world)
    expect(excerpts.get(1)).toEqual([EXCERPT])
    expect(notes).toEqual([])
    expect(world.github.requests).toMatchObject([
      {
        path: '/repos/octo-org/octo-shop/actions/jobs/1/logs',
        headers: { authorization: 'token secret' },
      },
    ])
    expect(world.host.requests).toHaveLength(1)
    const [request] = world.host.requests
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

  it('is that of the whole job where no step is known', async () => {
    const world = await start({ logs: { [PATH]: LOG } })
    const wanted = [{ ...wantedLog(), steps: [] }]
    const { excerpts } = await read(world, { wanted, lines: 2 })
    expect(excerpts.get(1)).toMatchObject([{ step: undefined, origin: 'end', exitCode: undefined }])
    expect(excerpts.get(1)?.[0]?.lines.map(({ text }) => text)).toEqual([
      '  expected 3, got 4',
      'Error: Process completed with exit code 1.',
    ])
  })

  it('costs no request when no lines are wanted', async () => {
    const world = await start({ logs: { [PATH]: LOG } })
    expect(await read(world, { lines: 0 })).toEqual({ excerpts: new Map(), notes: [] })
    expect(world.github.requests).toHaveLength(0)
  })

  it('is asked for of ten jobs, side by side', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => index + 1)
    const logs = Object.fromEntries(ids.map((id) => [`/logs/${id}?sig=abc`, LOG]))
    const world = await start({ logs, jobs: 12, github: { latencyMs: 300 } })
    const { excerpts } = await read(world, { wanted: ids.map((id) => wantedLog(id)) })
    expect([...excerpts.keys()]).toEqual(ids.slice(0, MAX_LOGS))
    expect(world.github.maxInFlight).toBe(MAX_LOGS)
    expect(world.host.requests).toHaveLength(MAX_LOGS)
  })
})

describe('a large log', () => {
  const noise = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      logLine(from + at / 1e5, `line ${at} ${'x'.repeat(80)}`),
    )
  const early = noise(3, 60_000)
  const log = (lines: readonly string[]) => `${lines.join('\n')}\n`

  it('is read at its end alone', async () => {
    const text = log([...early, ...FAILED, ...AFTER])
    const world = await start({ logs: { [PATH]: text } })
    const { excerpts } = await read(world)
    expect(excerpts.get(1)).toEqual([EXCERPT])
    expect(world.host.requests.map(({ headers }) => headers.range)).toEqual([
      'bytes=0-262143',
      `bytes=${text.length - 262_144}-${text.length - 1}`,
    ])
  })

  it.each([
    [20_000, 3, 10_000_000],
    [300_000, 18, 2_500_000],
  ])('is read around the step if %i lines follow', async (n, maxRequests, maxBytes) => {
    const text = log([...early, ...FAILED, ...noise(31, n)])
    const world = await start({ logs: { [PATH]: text } })
    expect((await read(world)).excerpts.get(1)).toEqual([EXCERPT])
    const { requests, sentBytes } = world.host
    expect(requests.every(({ headers }) => headers.range !== undefined)).toBe(true)
    expect(requests.length).toBeLessThanOrEqual(maxRequests)
    expect(sentBytes).toBeLessThan(maxBytes)
  })

  it('is read from its start to the end of the step where its times lead astray', async () => {
    const late = noise(500, 30_000)
    const text = log([...early, ...FAILED, ...late, ...noise(3, 90_000)])
    const world = await start({ logs: { [PATH]: text } })
    expect((await read(world)).excerpts.get(1)).toEqual([EXCERPT])
    const whole = world.host.requests.filter(({ headers }) => headers.range === undefined)
    expect(whole).toHaveLength(1)
    expect(world.host.sentBytes).toBeLessThan(text.length)
  })

  it('is read once from a host that does not do ranges', async () => {
    const world = await start({
      logs: { [PATH]: log([...early, ...FAILED, ...AFTER]) },
      ranges: false,
    })
    expect((await read(world)).excerpts.get(1)).toEqual([EXCERPT])
    expect(world.host.requests).toHaveLength(1)
  })

  it('counts the lines above the excerpt if the step is longer than what is read first', async () => {
    const output = noise(20.5, 60_000)
    const exit = logLine(29.8, '##[error]Process completed with exit code 2.')
    const world = await start({ logs: { [PATH]: log([...BEFORE, ...output, exit, ...AFTER]) } })
    const [excerpt] = (await read(world, { lines: 3 })).excerpts.get(1) ?? []
    expect(excerpt).toMatchObject({ leftOut: 59_997, exitCode: 2 })
    expect(excerpt?.lines.map(({ text }) => text.slice(0, 10))).toEqual([
      'line 59997',
      'line 59998',
      'line 59999',
    ])
    expect(world.host.requests).toHaveLength(3)
  })
})

describe('a log that is not to be had', () => {
  it('is told in one paragraph, whatever the name of the job', async () => {
    const { notes } = await fetchLogs(
      [{ job: makeJob({ name: 'a\n\npermissions:\n  b' }), steps: [] }],
      {
        client: { ...QUIET_CLIENT, redirect: () => Promise.reject(new Error('no')) },
        target: makeTarget(),
        lines: 20,
        signal: new AbortController().signal,
      },
    )
    expect(notes.map(({ text }) => text)).toEqual([
      'The log of a permissions: b is not shown: the connection failed.',
    ])
  })

  const missing = (reason: string) => ({
    excerpts: new Map(),
    notes: [{ severity: 'notice', text: `The log of test 1 is not shown: ${reason}.`, jobId: 1 }],
  })

  const GONE = 'it is not available yet, has expired or was deleted'

  it.each<[string, NonNullable<LogHostOptions['logs']>, string]>([
    ['not yet there', {}, GONE],
    ['deleted', { [PATH]: { status: 410, code: 'Gone' } }, GONE],
    [
      'behind a link that is too old',
      { [PATH]: { status: 403, code: 'AuthenticationFailed' } },
      'the token lacks permission to read it',
    ],
    [
      'at a host that fails',
      { [PATH]: { status: 503, code: 'ServerBusy' } },
      'GitHub responded with 503',
    ],
    ['empty', { [PATH]: '' }, 'it is empty or no log of the runner'],
    ['cut off', { [PATH]: { cutAfter: 500 } }, 'the connection failed'],
  ])('is a note when it is %s', async (_, logs, reason) => {
    expect(await read(await start({ logs }))).toEqual(missing(reason))
  })

  it.each<[string, Fault, number]>([
    ['fails', { answer: { status: 503 } }, 2],
    ['breaks off', { delivery: 'truncate' }, 2],
  ])('is asked for once more when its host %s', async (_, fault, requests) => {
    const world = await start({ logs: { [PATH]: LOG }, faults: [{ ...fault, times: 1 }] })
    expect(await read(world)).toEqual({ excerpts: new Map([[1, [EXCERPT]]]), notes: [] })
    expect(world.host.requests).toHaveLength(requests)
  })

  it('is not asked for again when its host refuses it', async () => {
    const world = await start({ faults: [{ answer: { status: 403 } }] })
    expect(await read(world)).toEqual(missing('the token lacks permission to read it'))
    expect(world.host.requests).toHaveLength(1)
  })

  it('is a note when its host does not answer', async () => {
    const world = await start({ logs: { [PATH]: { silent: true } } })
    expect(await read(world, { signal: AbortSignal.timeout(60) })).toEqual(
      missing('the download timed out'),
    )
  })

  it('is a note when its host can not be reached', async () => {
    const world = await start({ github: { logs: { 1: 'http://127.0.0.1:1/logs' } } })
    expect(await read(world)).toEqual(missing('the connection failed'))
  })

  it.each<[string, FakeGitHubOptions, string]>([
    ['has no log', { logs: {} }, GONE],
    ['refuses', { faults: [{ answer: { status: 403 } }] }, 'the token lacks permission to read it'],
    [
      'has no request left',
      {
        faults: [
          {
            answer: { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
          },
        ],
      },
      'the API rate limit is exceeded',
    ],
    ['has deleted it', { faults: [{ answer: { status: 410 } }] }, GONE],
    ['fails', { faults: [{ answer: { status: 502 } }] }, 'GitHub responded with 502'],
    ['breaks off', { faults: [{ delivery: 'destroy' }] }, 'the connection failed'],
    [
      'answers with something else',
      { faults: [{ answer: { status: 200, body: '<html>' } }] },
      'GitHub returned no download URL',
    ],
    ['leads to a file', { logs: { 1: 'file:///etc/passwd' } }, 'GitHub returned no download URL'],
  ])('is a note when the API %s', async (_, github, reason) => {
    expect(await read(await start({ logs: { [PATH]: LOG }, github }))).toEqual(missing(reason))
  })

  it('is one note a reason, and takes nothing from the others', async () => {
    const world = await start({ logs: { '/logs/2?sig=abc': LOG }, jobs: 3 })
    const { excerpts, notes } = await read(world, { wanted: [1, 2, 3].map((id) => wantedLog(id)) })
    expect([...excerpts]).toEqual([[2, [EXCERPT]]])
    expect(notes).toEqual([
      { severity: 'notice', text: `The logs of 2 jobs are not shown: ${GONE}.` },
    ])
  })
})
