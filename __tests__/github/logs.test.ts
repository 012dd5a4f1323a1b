import { describe, expect, it } from '@jest/globals'
import pLimit from 'p-limit'
import { fetchAnnotations } from '../../src/github/logs/fetch-annotations.ts'
import { fetchFacts, fetchLogs, MAX_LOGS, type WantedLog } from '../../src/github/logs/fetch-log.ts'
import { startBusyTime } from '../../src/github/http/busy-time.ts'
import { SECOND } from '../../src/model/time.ts'
import { renderLogBlock } from '../../src/render/findings/log-block.ts'
import { type ByteRange, type LogPart, logReader } from '../../src/github/http/log-host.ts'
import { readLog } from '../../src/github/logs/read-log.ts'
import { isWholeList, type StepExcerpt } from '../../src/model/report/failure.ts'
import type { Step } from '../../src/model/run.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../testing/fake-github/start-fake-github.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { type LogHostOptions, startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { makeJob } from '../../testing/make-run.ts'
import { jobWith, namesOf, stepOf, stepOf as step, stoppedSteps } from '../../testing/make-steps.ts'
import { errorsOf } from '../../testing/failure-report.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../testing/shown-markdown.ts'
import { actionHeader, endMarker, startMarker } from '../../testing/read-parts.ts'

describe('fetchAnnotations', () => {
  const closing = closedAfterEach()

  async function fetchOf(annotations: readonly object[], faults: readonly Fault[] = []) {
    const run = fakeRun({ jobs: [{ id: 1 }] })
    const options = { runs: [run], annotations: { 1: annotations }, faults }
    const github = closing(await startFakeGitHub(options))
    return { github, annotations: await fetchAnnotations(sourceOf(logClient(github.url)), 1) }
  }

  it('returns the annotations of the check run', async () => {
    const { github, annotations } = await fetchOf([
      apiAnnotation({ message: 'The operation was canceled.' }),
      apiAnnotation({ path: 'src/a.ts', start_line: 7, annotation_level: 'warning', title: 'T' }),
    ])
    expect(annotations).toEqual([
      {
        level: 'failure',
        title: undefined,
        message: 'The operation was canceled.',
        path: '.github',
        line: 1,
      },
      {
        level: 'warning',
        title: 'T',
        message: 'Process completed with exit code 1.',
        path: 'src/a.ts',
        line: 7,
      },
    ])
    expect(github.requests.map(({ path }) => path)).toEqual([
      '/repos/octo-org/octo-shop/check-runs/1/annotations?per_page=50',
    ])
  })

  it('omits annotations without a message', async () => {
    const odd = [apiAnnotation({ message: null }), apiAnnotation({ message: ' ' }), 7, null]
    const { annotations } = await fetchOf([
      ...(odd as object[]),
      apiAnnotation({ annotation_level: null }),
    ])
    expect(annotations?.map(({ level }) => level)).toEqual(['notice'])
  })

  it.each<[string, Fault]>([
    ['are forbidden', { response: { status: 403 } }],
    ['are not found', { response: { status: 404 } }],
    ['are not a list', { response: { status: 200, body: { message: 'odd' } } }],
    ['do not arrive', { delivery: 'destroy' }],
  ])('returns undefined if they %s', async (_, fault) => {
    expect((await fetchOf([apiAnnotation()], [fault])).annotations).toBeUndefined()
  })
})

describe('fetch-log', () => {
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
      expect(excerpts.get(1)).toMatchObject([
        { step: undefined, origin: 'end', exitCode: undefined },
      ])
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
        beside: new Map(),
        parts: new Map(),
        unread: new Set(),
        uploads: new Map(),
        logFacts: new Map(),
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
      beside: new Map(),
      parts: new Map(),
      unread: new Set([1]),
      uploads: new Map(),
      logFacts: new Map(),
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
      const { excerpts, notes } = await read(hosts, {
        wanted: [1, 2, 3].map((id) => wantedLog(id)),
      })
      expect([...excerpts]).toEqual([[2, [EXCERPT]]])
      expect(notes).toEqual([
        { severity: 'notice', text: `The logs of 2 jobs are not shown: ${GONE}.` },
      ])
    })
  })

  describe('fetchLogs: cut log', () => {
    const textsOf = async (hosts: Awaited<ReturnType<typeof start>>, count = 1) => {
      const wanted = Array.from({ length: count }, (_, at) => wantedLog(at + 1))
      return (await read(hosts, { wanted })).notes.map(({ text }) => text)
    }

    it.each([
      [1, 'The log of test 1 was cut.'],
      [2, 'The logs of 2 jobs were cut.'],
    ])('says of %d logs that the connection ends within them: %s', async (jobs, text) => {
      const logs = { [PATH]: LOG, '/logs/2?sig=abc': LOG }
      const hosts = await start({ logs, jobs, faults: [{ delivery: 'truncate' }] })
      expect(await textsOf(hosts, jobs)).toEqual([text])
    })

    it.each([
      ['before the first byte', 'destroy' as const],
      ['before the first byte, by a reset', 'reset' as const],
    ])('says that the connection failed if it ends %s', async (_, delivery) => {
      const hosts = await start({ logs: { [PATH]: LOG }, faults: [{ delivery }] })
      expect(await textsOf(hosts)).toEqual([
        'The log of test 1 is not shown: the connection failed.',
      ])
    })

    it.each([
      ['fewer bytes than the range', '0-9/10', 'abcd', 'GitHubError: the transfer was cut'],
      ['all bytes of a log that is shorter than the range', '0-9/4', 'abcd', 'abcd'],
      ['all bytes of a range', '0-3/10', 'abcd', 'abcd'],
      ['an unknown range', '*/10', 'abcd', 'abcd'],
    ])('takes a log for whole or cut by its range: %s', async (_, range, text, expected) => {
      const headers = { 'content-range': `bytes ${range}` }
      const body = new Blob([text]).stream()
      const response = { status: 206, headers, body, close: () => undefined }
      const part = await logReader(() => Promise.resolve(response), '', pLimit(1))()
      const readText = async () => {
        const chunks: Uint8Array[] = []
        for await (const chunk of part.body) chunks.push(chunk)
        return Buffer.concat(chunks).toString()
      }
      const found = await readText().catch(String)
      expect(found).toBe(expected)
    })

    const STEP_LINES = logOfStep(20, 'npm test', ['> test', 'not ok 1 - sums'])
    const ENDS = ['The log of test 1 ends within the step.']

    it.each<[string, readonly string[], readonly string[]]>([
      ['at a line of the step', [...BEFORE, ...STEP_LINES], ENDS],
      ['at the header of the step', [...BEFORE, ...STEP_LINES.slice(0, 2)], []],
      ['at the error of the step', [...BEFORE, ...STEP_LINES, FAILED.at(-1) ?? ''], []],
      [
        'at an error of an action',
        [...BEFORE, ...STEP_LINES, logLine(29.8, '##[error]no cart')],
        [],
      ],
      ['behind a step that writes no error', [...BEFORE, ...STEP_LINES, ...AFTER], []],
      ['as a whole log does', [...BEFORE, ...FAILED, ...AFTER], []],
    ])('says that a log ends within the step only if it ends so: %s', async (_, lines, notes) => {
      const hosts = await start({ logs: { [PATH]: `${lines.join('\n')}\n` } })
      expect(await textsOf(hosts)).toEqual(notes)
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
})

describe('fetchLogs and renderLogBlock', () => {
  const closing = closedAfterEach()

  /** Returns the lines shown for a failed step with this output, within an item of a list. */
  async function show(output: readonly (string | Uint8Array)[]) {
    const host = closing(await startLogHost({ logs: { '/log': logOf(output) } }))
    const runs = [fakeRun({ jobs: [{ id: 1, conclusion: 'failure' }] })]
    const github = closing(await startFakeGitHub({ runs, logs: { 1: `${host.url}/log` } }))
    const step = stepOf(1, 'step 1', 20, 30, 'failure')
    const { excerpts, notes } = await fetchLogs(
      sourceOf(logClient(github.url)),
      [{ job: jobWith([step]), steps: [step] }],
      { lines: 200 },
    )
    expect(notes).toEqual([])
    const [excerpt] = excerpts.get(1) ?? []
    if (excerpt === undefined) throw new Error('no excerpt')
    const block = renderLogBlock(excerpt, 100_000)
    const page = showMarkdown(`failed\n\n${block}\n\nanother\n`)
    expect(tagsOf(page)).toEqual(['p', 'pre', 'code', 'p'])
    return elementsOf(page, 'code').map(textOf).join('').split('\n').slice(0, -1)
  }

  function logOf(output: readonly (string | Uint8Array)[]): Uint8Array {
    const start = logOfStep(20, 'npm test', []).map((line) => `${line}\n`)
    const lines = output.flatMap((line) => [
      Buffer.from(logLine(25, '')),
      Buffer.from(line),
      Buffer.from('\n'),
    ])
    const end = `${logLine(29, '##[error]Process completed with exit code 1.')}\n`
    return Buffer.concat([Buffer.from(start.join('')), ...lines, Buffer.from(end)])
  }

  const LINES: readonly (readonly [line: string | Uint8Array, shown: readonly string[]])[] = [
    ['::error::boom', ['::error::boom']],
    ['::stop-commands::x', ['::stop-commands::x']],
    ['##[group]name', ['name']],
    ['::add-mask::hunter2', []],
    ['```', ['```']],
    ['`'.repeat(50), ['`'.repeat(50)]],
    ['</details></summary>', ['</details></summary>']],
    ['<script>alert(1)</script>', ['<script>alert(1)</script>']],
    ['\u001B[1;31mred\u001B[0m \u001B[38;2;1;2;3mx\u001B[m', ['red x']],
    ['\u001B]8;;http://a.example\u001B\\text\u001B]8;;\u001B\\', ['text']],
    [Buffer.from([0x61, 0xff, 0xfe, 0x62]), ['a\uFFFD\uFFFDb']],
    [Buffer.from([0xf0, 0x9f, 0x98]), ['\uFFFD']],
    ['a\0b', ['ab']],
    ['1%\r50%\r100%', ['100%']],
    ['xy'.repeat(500_000), [`${'xy'.repeat(500)} […]`]],
    ['⋮ 5 lines above', ['⋮ 5 lines above']],
    ['@octocat #1 $x$', ['@octocat #1 $x$']],
  ]

  it('show what a program prints as plain text', async () => {
    expect(await show(LINES.map(([line]) => line))).toEqual(LINES.flatMap(([, shown]) => shown))
  })
})

describe('readLog', () => {
  const EXIT = '##[error]Process completed with exit code 3.'

  interface Job {
    readonly steps: readonly Step[]
    readonly lines: readonly string[]
    readonly limit?: number
    /** Responds to the third and later requests. */
    readonly then?: () => Promise<LogPart>
  }

  /** Reads the log of a job for the steps that failed. */
  async function read({ steps, lines, limit = 20, then }: Job): Promise<readonly StepExcerpt[]> {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    const targets = stoppedSteps(steps)
    let requests = 0
    const fetchPart = (
      { from, to }: ByteRange = { from: 0, to: bytes.length },
    ): Promise<LogPart> => {
      requests += 1
      if (then !== undefined && requests > 2) return then()
      const range = bytes.subarray(from, to + 1)
      // eslint-disable-next-line @typescript-eslint/require-await -- the first of two chunks ends within a line
      const body = (async function* () {
        yield range.subarray(0, 9)
        yield range.subarray(9)
      })()
      return Promise.resolve({ body, from, size: bytes.length })
    }
    return (await readLog(fetchPart, { steps, targets, limit })).excerpts
  }

  const textsOf = (excerpt: StepExcerpt | undefined) => excerpt?.lines.map(({ text }) => text)

  it('shows what a program prints in a group named like a header, closed or not', async () => {
    const steps = [step(1, 'Run npm test', 1, 5, 'failure')]
    const output = ['##[group]Run unit tests', 'expected 1 to be 2', '##[endgroup]']
    const open = ['##[group]Run the others', 'expected 3 to be 4']
    const lines = [...logOfStep(1, 'npm test', [...output, ...open]), logLine(5, EXIT)]
    const [excerpt] = await read({ steps, lines })
    expect(textsOf(excerpt)).toEqual([
      'Run unit tests',
      'expected 1 to be 2',
      'Run the others',
      'expected 3 to be 4',
    ])
    expect(excerpt).toMatchObject({ origin: 'step', omitted: 0, exitCode: 3 })
  })

  it('returns one excerpt for each failed step', async () => {
    const steps = [step(1, 'Run a', 1, 5, 'failure'), step(2, 'Run b', 5, 9, 'failure')]
    const lines = [
      ...logOfStep(1, 'a', ['of a']),
      logLine(5, EXIT),
      ...logOfStep(5.1, 'b', ['of b']),
      logLine(9, '##[error]It broke'),
    ]
    const excerpts = await read({ steps, lines })
    expect(namesOf(excerpts.map(({ step: target }) => target))).toBe('Run a,Run b')
    expect(excerpts.map(textsOf)).toEqual([['of a'], ['of b', 'Error: It broke']])
  })

  it('shows the end before the clean-up if there is no line of the step', async () => {
    const steps = [step(1, 'Run a', 1_000, 1_005, 'failure')]
    const lines = [
      ...logOfStep(1, 'a', ['not ok']),
      logLine(3, 'Post job cleanup.'),
      logLine(4, 'Cleaning up orphan processes'),
    ]
    const [excerpt] = await read({ steps, lines, limit: 1 })
    expect(excerpt).toMatchObject({ origin: 'end', omitted: 1 })
    expect(textsOf(excerpt)).toEqual(['not ok'])
  })

  it('shows the end of a job without a failed step, not a forgiven error', async () => {
    const steps = [
      step(1, 'Set up job', 0),
      step(2, 'Run lint', 1, 2),
      step(3, 'Run test', 2, 8),
      step(4, 'Complete job', 8),
    ]
    const lines = [
      logLine(0.5, "Current runner version: '2.334.0'"),
      ...logOfStep(1, 'lint', ['of lint']),
      logLine(1.9, EXIT),
      ...logOfStep(2, 'test', ['of test', 'the last line']),
      logLine(8.2, 'Cleaning up orphan processes'),
    ]
    const [excerpt] = await read({ steps, lines, limit: 2 })
    expect(excerpt).toMatchObject({ step: undefined, origin: 'end', exitCode: undefined })
    expect(textsOf(excerpt)).toEqual(['of test', 'the last line'])
  })

  it('shows the failed inner step of a composite action, without the markers', async () => {
    const steps = [step(1, 'Run ./setup', 1, 9, 'failure')]
    const marked = (id: string, conclusion: string, lines: readonly string[]) => [
      logLine(2, `##[start-action display=Step;id=__self.${id}]`),
      ...lines,
      logLine(
        3,
        `##[end-action id=__self.${id};outcome=failure;conclusion=${conclusion};duration_ms=5]`,
      ),
    ]
    const lines = [
      logLine(1.1, '##[group]Run ./setup'),
      logLine(1.2, '##[endgroup]'),
      ...marked('a', 'success', [logLine(2, '##[error]Forgiven')]),
      ...marked('b', 'failure', [
        ...logOfStep(2, 'make', ['no rule to make it']),
        logLine(3, EXIT),
      ]),
      ...marked('c', 'success', [logLine(3, '##[error]Of the clean-up')]),
    ]
    const [excerpt] = await read({ steps, lines })
    expect(textsOf(excerpt)).toEqual(['Run make', 'no rule to make it'])
    expect(excerpt).toMatchObject({ omitted: 1, exitCode: 3 })
  })

  const failing = (id: string, conclusion: string, lines: readonly string[]) => [
    startMarker(2, `Step ${id}`, `__self.${id}`),
    ...lines,
    endMarker(3, `__self.${id}`, conclusion, 'failure'),
  ]
  const tests = [...logOfStep(2, 'npm test', ['not ok 1 - adds up']), logLine(2.9, EXIT)]
  const gate = (script: string, output: readonly string[] = []) => [
    ...logOfStep(3.1, script, output),
    logLine(3.9, EXIT),
  ]

  it.each<[string, readonly string[], readonly string[]]>([
    ['a script', tests, ['not ok 1 - adds up']],
    [
      'an action',
      [...actionHeader(2, 'a/test@v1'), logLine(2.5, '> test'), logLine(2.9, '##[error]It broke')],
      ['> test', 'Error: It broke'],
    ],
    [
      'an inner step',
      [...actionHeader(2, './test'), ...failing('a', 'success', tests), logLine(2.95, 'over')],
      ['Run npm test', 'not ok 1 - adds up'],
    ],
  ])(
    'shows the error of %s that did not end the job, after a failed step that names none',
    async (_, before, expected) => {
      const steps = [
        step(1, 'Lint', 1, 2),
        step(2, 'Test', 2, 3),
        step(3, 'Gate', 3, 4, 'failure'),
        step(4, 'Notify', 4, 5),
      ]
      const lines = [
        ...logOfStep(1, 'lint', ['1 warning']),
        ...before,
        ...gate('exit 1', ['The tests failed, see above.']),
        ...logOfStep(4.1, 'notify', []),
        logLine(4.9, '##[error]No webhook'),
      ]
      const [own, continued, ...others] = await read({ steps, lines })
      expect(textsOf(own)).toEqual(['The tests failed, see above.'])
      expect(continued).toMatchObject({ step: steps[1], continued: 'Test', origin: 'step' })
      expect(textsOf(continued)).toEqual(expected)
      expect(others).toEqual([])
    },
  )

  it('shows no other error after a failed step that names its own', async () => {
    const steps = [step(2, 'Test', 2, 3), step(3, 'Deploy', 3, 4, 'failure')]
    const lines = [...tests, ...gate('deploy', ['a.ts(1,2): error TS2304: Cannot find name.'])]
    expect(await read({ steps, lines })).toHaveLength(1)
  })

  const retries = Array.from({ length: 30 }, (_, at) => `not ok ${at} - retried`)

  it.each([
    ['cancelled', '##[error]The operation was canceled.', 'Error: The operation was canceled.'],
    [
      'failure',
      "##[error]The action 'Run npm test' has timed out after 30 minutes.",
      "Error: The action 'Run npm test' has timed out after 30 minutes.",
    ],
  ])(
    'shows what a step printed last that was stopped, without a message (%s)',
    async (conclusion, end, shown) => {
      const steps = [step(1, 'Run npm test', 1, 9, conclusion), step(2, 'Upload', 9, 10)]
      const lines = [
        ...logOfStep(1, 'npm test', [...retries, 'Downloading the fixtures ...']),
        logLine(8.9, end),
        ...logOfStep(9.1, 'upload', ['uploaded']),
      ]
      const [excerpt] = await read({ steps, lines, limit: 3 })
      const texts = ['not ok 29 - retried', 'Downloading the fixtures ...', shown]
      expect(textsOf(excerpt)).toEqual(texts)
      expect(excerpt).toMatchObject({ origin: 'step', omitted: 29, errors: { message: undefined } })
    },
  )

  it('reads only the end of a large log of a step that was stopped', async () => {
    const output = Array.from({ length: 4_000 }, (_, at) => `${at} ${'x'.repeat(1_000)}`)
    const [excerpt] = await read({
      steps: [step(1, 'Run npm test', 1, 99, 'cancelled')],
      lines: [
        ...logOfStep(1, 'npm test', output),
        logLine(98, '##[error]The operation was canceled.'),
      ],
      limit: 2,
      then: () => Promise.reject(new Error('too many requests')),
    })
    expect(textsOf(excerpt)?.[0]).toMatch(/^3999 /)
  })

  it('returns the origin `parallel-steps` if another step ran at the same time', async () => {
    const steps = [step(1, 'Run server', 1, 9), step(2, 'Run test', 1, 5, 'failure')]
    const test = [...logOfStep(1.5, 'test', ['not ok']), logLine(5, EXIT)]
    const lines = [...logOfStep(1, 'server', []), ...test]
    expect(await read({ steps, lines })).toMatchObject([{ origin: 'parallel-steps' }])
  })

  // Some 1.5 MB, so that the first two parts have none of what is between; each line takes as long as a short one.
  const noise = (seconds: number) =>
    Array.from({ length: 2_500 }, (_, at) => logLine(seconds + at / 1e4, 'some text '.repeat(60)))
  const far = {
    steps: [step(1, 'Run test', 1, 9, 'failure')],
    lines: [
      ...logOfStep(1, 'test', []),
      ...noise(2),
      logLine(3, '##[error]The only reason'),
      ...noise(4),
      logLine(9, EXIT),
    ],
  }

  const INNER = { targets: [], limit: 0, parts: true }
  const FAILED = { targets: far.steps, limit: 20 }
  const FAR = [499_737_856, 497_902_848, 432_891_136].map((from) => ({ from, to: 499_999_999 }))
  it.each([
    ['inner steps', 20_000_000, INNER, [{ from: 0, to: 16_777_215 }]],
    ['inner steps', 9_000_000, INNER, [{ from: 0, to: 8_999_999 }]],
    ['a failed step', 2_000_000, FAILED, [{ from: 0, to: 1_999_999 }]],
    ['a failed step', 500_000_000, FAILED, FAR],
  ])(
    'reads for %s of a log of %d bytes little more than the start',
    async (_, size, wanted, then) => {
      const ranges: (ByteRange | undefined)[] = []
      const fetchPart = (range?: ByteRange): Promise<LogPart> => {
        ranges.push(range)
        return Promise.resolve({ body: (async function* () {})(), from: range?.from ?? 0, size })
      }
      await readLog(fetchPart, { steps: far.steps, ...wanted })
      expect(ranges).toEqual([{ from: 0, to: 262_143 }, ...then])
    },
  )

  /** Reads a log of a host that supports ranges; lists the positions of the first and the last byte of each. */
  async function readRanges(lines: readonly string[], steps: readonly Step[]) {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    const ranges: string[] = []
    const host = logReader(
      (_, range = '') => {
        ranges.push(range.replace('bytes=', ''))
        const [from = 0, to = 0] = ranges.at(-1)?.split('-').map(Number) ?? []
        const headers = { 'content-range': `bytes ${from}-${to}/${bytes.length}` }
        const body = new Blob([bytes.subarray(from, to + 1)]).stream()
        return Promise.resolve({ status: 206, headers, body, close: () => undefined })
      },
      '',
      pLimit(1),
    )
    const { excerpts } = await readLog(host, { steps, targets: stoppedSteps(steps), limit: 20 })
    return { ranges, excerpts, size: bytes.length }
  }

  /** Excerpts without their functions. */
  const plain = (excerpts: readonly StepExcerpt[]) =>
    JSON.parse(JSON.stringify(excerpts)) as unknown

  it('goes on with the bytes behind the start of a log up to 2 MiB', async () => {
    const lines = far.lines.filter((_, at) => at % 2 === 0)
    const { ranges, excerpts, size } = await readRanges(lines, far.steps)
    expect(ranges).toEqual(['0-262143', `262144-${size - 1}`])
    expect(plain(excerpts)).toEqual(plain(await read({ ...far, lines })))
  })

  it.each([
    ['262,144 bytes', 100, 2],
    ['2 MiB', 2_000, 3],
    ['64 MiB', 4_900, 4],
  ])(
    'reads of a larger log the end up to the start of the step, in the last %s',
    async (...row) => {
      const [, behind, requests] = row
      const steps = [step(1, 'Run npm ci', 1, 3), step(2, 'Run test', 3, 9, 'failure')]
      const before = [...noise(1.5), ...noise(2)].slice(behind)
      const after = [...noise(4), ...noise(5)].slice(0, behind)
      const lines = [
        ...[...logOfStep(1, 'npm ci', []), ...before, ...logOfStep(3, 'test', [])],
        ...[...after, logLine(8, '##[error]The only reason'), logLine(9, EXIT)],
      ]
      const { ranges, excerpts } = await readRanges(lines, steps)
      expect(ranges).toHaveLength(requests)
      expect(textsOf(excerpts[0])).toContain('Error: The only reason')
      expect(plain(excerpts)).toEqual(plain(await read({ steps, lines })))
    },
  )

  it('finds an error far from the start and the end of the log', async () => {
    const [excerpt] = await read(far)
    expect(textsOf(excerpt)).toContain('Error: The only reason')
    expect(excerpt?.omitted).toBeGreaterThan(2_400)
  })

  it('returns a partial excerpt, without the count of omitted lines, if a later part fails', async () => {
    const [excerpt] = await read({ ...far, then: () => Promise.reject(new Error('too late')) })
    expect(excerpt).toMatchObject({ omitted: undefined, exitCode: 3 })
    expect(excerpt?.lines).toHaveLength(20)
  })

  const JEST = ['  ● cart › adds', '', '    expected 3', '']
  const COUNT = 'Tests:       1 failed, 2 passed, 3 total'
  const MANY = Array.from({ length: 201 }, (_, at) => `--- FAIL: TestCart${at} (0.00s)`)
  it.each<[what: string, isWhole: boolean, script: string, output: readonly string[]]>([
    ['the only test', true, 'npm test', [...JEST, COUNT]],
    ['fewer tests than are counted', false, 'npm test', [...JEST, COUNT.replace('1', '2')]],
    ['tests without their total', true, 'npm test', JEST],
    ['tests up to the first failure, by the command', false, 'npx jest --bail', [...JEST, COUNT]],
    [
      'tests up to the first failure, by the log',
      false,
      'pytest',
      ['FAILED a.py::test_a - assert 1 == 2', '!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!'],
    ],
    ['more tests than are kept', false, 'go test', MANY],
    ['nothing', false, 'true', []],
  ])('lists %s: all that failed: %s', async (_, isWhole, script, output) => {
    const steps = [step(1, `Run ${script}`, 1, 5, 'failure')]
    const lines = [...logOfStep(1, script, output), logLine(5, EXIT)]
    const [excerpt] = await read({ steps, lines })
    expect(excerpt?.errors && isWholeList(excerpt.errors)).toBe(isWhole)
  })

  it('lists all that failed only if it has read the whole log', async () => {
    const [whole] = await read(far)
    const [part] = await read({ ...far, then: () => Promise.reject(new Error('too late')) })
    const found = [whole, part].map((excerpt) => excerpt?.errors && isWholeList(excerpt.errors))
    expect(found).toEqual([true, false])
  })
})
