import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { LogReader } from '../../src/github/http/log-host.ts'
import { limitLog, MAX_SHORT_PART, startLogLimit } from '../../src/github/http/limit-logs.ts'
import { type Client, createClient } from '../../src/github/http/client.ts'
import { limitRequests, requestSharer } from '../../src/github/http/limit-requests.ts'
import { readReport } from '../../src/actions/read-report.ts'
import { readResultFiles } from '../../src/actions/report/read-result-files.ts'
import { bytesRedactor } from '../../src/github/errors/redact-bytes.ts'
import { listJobs } from '../../src/github/run/list-jobs.ts'
import { parseYaml } from '../../src/github/workflow/parse-yaml.ts'
import { UNBOUNDED_TEXTS } from '../../src/github/http/unbounded-texts.ts'
import {
  type FakeLogHost,
  type LogHostOptions,
  startLogHost,
} from '../../testing/fake-github/start-log-host.ts'
import {
  fakeClient,
  listedJobs,
  logClient,
  pageOf,
  QUIET_CLIENT,
  requestedPage,
  sourceOf,
  testOptions,
} from '../../testing/fake-client.ts'

const MB = 1_048_576

/** A log of so many bytes, of which a host with or without ranges sends no more than is read. */
function logOf(bytes: number, hasRanges: boolean, wait: Promise<unknown>): LogReader {
  return async (range) => {
    await wait
    const from = hasRanges ? (range?.from ?? 0) : 0
    const end = hasRanges ? Math.min(bytes, (range?.to ?? bytes) + 1) : bytes
    return { body: bodyOf(end - from), from, size: hasRanges ? bytes : undefined }
  }
}

async function* bodyOf(bytes: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < bytes; sent += MB)
    yield await Promise.resolve(new Uint8Array(Math.min(MB, bytes - sent)))
}

/** Reads the start, the end, and then all of a log, as the reader of logs does; returns how much of it was read. */
async function readAll(read: LogReader, bytes: number): Promise<string> {
  const ranges = [262_144, MAX_SHORT_PART, bytes].map((size) => Math.min(size, bytes))
  for (const size of ranges) {
    try {
      const part = await read({ from: bytes - size, to: bytes - 1 })
      let count = 0
      for await (const chunk of part.body) count += chunk.length
      if (part.size === undefined || count === bytes) return 'whole'
    } catch (error) {
      return size <= MAX_SHORT_PART ? `not at all: ${String(error)}` : 'its end'
    }
  }
  return 'its end'
}

interface Logs {
  readonly ofRun: readonly number[]
  /** Read when those of the run are. */
  readonly others?: readonly number[]
  readonly hasRanges?: boolean
  /** Order in which the host responds to the logs of the run. @default all immediately */
  readonly order?: readonly number[]
}

async function readLogs({ ofRun, others = [], hasRanges = true, order = [] }: Logs) {
  const limit = startLogLimit()
  const all = async (sizes: readonly number[], isOfRun: boolean) => {
    const waits = sizes.map(() => Promise.withResolvers<undefined>())
    let turn: Promise<unknown> = Promise.resolve()
    const found = sizes.map((size, at) => {
      const wait = order.length > 0 && isOfRun ? waits[at]?.promise : undefined
      const log = logOf(size * MB, hasRanges, wait ?? Promise.resolve())
      const done = readAll(limitLog(log, { limit, isOfRun, turn }), size * MB)
      turn = Promise.all([turn, done])
      return done
    })
    for (const at of order) {
      waits[at]?.resolve(undefined)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return await Promise.all(found)
  }
  const own = await all(ofRun, true)
  return { own, others: await all(others, false) }
}

const times = (count: number, size: number) => Array.from({ length: count }, () => size)
const say = (found: readonly string[]) =>
  [...Map.groupBy(found, (one) => one)].map(([what, { length }]) => `${length} ${what}`).join(', ')

describe('the logs of a report', () => {
  it.each<[string, Logs, string, string]>([
    ['ten of 6 MB', { ofRun: times(10, 6) }, '10 whole', ''],
    [
      'three of 10 MB, and three of main',
      { ofRun: times(3, 10), others: times(3, 10) },
      '3 whole',
      '3 whole',
    ],
    ['one of 30 MB, and that of main', { ofRun: [30], others: [30] }, '1 whole', '1 whole'],
    ['ten of 50 MB', { ofRun: times(10, 50) }, '10 its end', ''],
    // The log that the first one is compared with is as long.
    [
      'one of 30 MB, then one of 11 MB',
      { ofRun: [30, 11], others: [30] },
      '1 whole, 1 its end',
      '1 whole',
    ],
    ['one of 50 MB, then nine of 2 MB', { ofRun: [50, ...times(9, 2)] }, '1 its end, 9 whole', ''],
    [
      'five of 20 MB, and five of main',
      { ofRun: times(5, 20), others: times(5, 20) },
      '2 whole, 3 its end',
      '1 whole, 4 its end',
    ],
    ['one of 10 MB of a host without ranges', { ofRun: [10], hasRanges: false }, '1 whole', ''],
    [
      'three of 40 MB of a host without ranges',
      { ofRun: times(3, 40), hasRanges: false },
      '2 whole, 1 not at all: GitHubError: a report reads at most 64 MiB of long logs',
      '',
    ],
  ])('are, if they are %s, read as far as 64 MB together', async (_, logs, own, others) => {
    const read = await readLogs(logs)
    expect({ own: say(read.own), others: say(read.others) }).toEqual({ own, others })
  })

  it('are read in the order of the causes, whichever the host sends first', async () => {
    const logs = { ofRun: [20, 20, 20, 20] }
    const { own } = await readLogs(logs)
    expect(own).toEqual(['whole', 'whole', 'its end', 'its end'])
    expect((await readLogs({ ...logs, order: [3, 1, 2, 0] })).own).toEqual(own)
  })
})

describe('log-host', () => {
  const open: { close(): unknown }[] = []

  afterEach(async () => {
    delete process.env['http_proxy']
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(logs: LogHostOptions['logs'], ranges = true): Promise<FakeLogHost> {
    const host = await startLogHost({ ranges, ...(logs && { logs }) })
    open.push(host)
    return host
  }

  const readLog = async (
    logUrl: string,
    range?: { readonly from: number; readonly to: number },
  ) => {
    const read = logClient('https://api.github.com').log(logUrl, new AbortController().signal)
    const { body, ...part } = await read(range)
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    return { ...part, text: Buffer.concat(chunks).toString() }
  }

  describe('client.log', () => {
    it('returns a range of the log', async () => {
      const { url } = await start({ '/log': '0123456789' })
      const read = (from: number, to: number) => readLog(`${url}/log`, { from, to })
      expect(await read(3, 5)).toEqual({ from: 3, size: 10, text: '345' })
      expect(await read(8, 50)).toEqual({ from: 8, size: 10, text: '89' })
    })

    it('returns the whole log without a range, or if the host does not support ranges', async () => {
      const all = { from: 0, size: undefined, text: '0123456789' }
      const { url } = await start({ '/log': '0123456789' })
      expect(await readLog(`${url}/log`)).toEqual(all)
      const other = await start({ '/log': '0123456789' }, false)
      expect(await readLog(`${other.url}/log`, { from: 3, to: 5 })).toEqual(all)
    })

    const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyzABCD'
    const BORDER = 100

    /** Reads a log up to a border, and goes on behind it. */
    async function readOn(logUrl: string): Promise<string> {
      const client = createClient({ ...testOptions('https://api.github.com'), token: TOKEN })
      const read = client.log(logUrl, new AbortController().signal)
      const { body } = await read({ from: 0, to: BORDER - 1 }, ({ size = 200 }) =>
        size > BORDER ? { from: BORDER, to: size - 1 } : undefined,
      )
      return (await buffer(body)).toString()
    }

    it('goes on with the next range, and removes a token that crosses the border anywhere', async () => {
      for (let before = 0; before <= TOKEN.length; before += 1) {
        const text = `${'x'.repeat(BORDER - before)}${TOKEN}${'y'.repeat(50)}`
        const { url } = await start({ '/log': text })
        const shown = `***${'\x7F'.repeat(TOKEN.length - 3)}`
        expect(await readOn(`${url}/log`)).toBe(text.replace(TOKEN, shown))
      }
    })

    it('does not go on behind the end of a log, or with a response that begins elsewhere', async () => {
      const { url } = await start({ '/log': 'x'.repeat(BORDER) })
      expect(await readOn(`${url}/log`)).toBe('x'.repeat(BORDER))
      const whole = await start({ '/log': 'y'.repeat(BORDER + 50) }, false)
      expect(await readOn(`${whole.url}/log`)).toBe('y'.repeat(BORDER + 50))
      expect(whole.requests).toHaveLength(2)
    })

    it('returns nothing for an empty log', async () => {
      const { url } = await start({ '/log': '' })
      expect(await readLog(`${url}/log`, { from: 0, to: 9 })).toEqual({
        from: 0,
        size: 0,
        text: '',
      })
    })

    it('throws not-found for a missing log, and the status for a range beyond its end', async () => {
      const { url } = await start({ '/log': '0123456789' })
      await expect(readLog(`${url}/other`)).rejects.toMatchObject({
        status: 404,
        kind: 'not-found',
      })
      await expect(readLog(`${url}/log`, { from: 10, to: 20 })).rejects.toMatchObject({
        status: 416,
        kind: 'other',
      })
    })

    describe('with parts above 16 MiB', () => {
      const size = 17_000_000
      const long = {
        size,
        bytes: () => Array<Buffer>(size / 1_000_000).fill(Buffer.alloc(1_000_000)),
      }

      /** Reads logs in parallel, each up to a number of bytes; returns their paths in the order of the chunks. */
      async function readParts(
        limits: Readonly<Record<string, number>>,
        { signal }: Pick<AbortController, 'signal'> = new AbortController(),
        onChunk: () => void = () => undefined,
      ) {
        const { url } = await start({ '/a': long, '/b': long, '/short': '0123456789' })
        const client = logClient('https://api.github.com')
        const order: string[] = []
        const results = Object.entries(limits).map(async ([path, limit]) => {
          const { body } = await client.log(`${url}${path}`, signal)()
          let read = 0
          for await (const chunk of body) {
            if (order.at(-1) !== path) order.push(path)
            read += chunk.length
            onChunk()
            if (read >= limit) break
          }
        })
        return { order, results: await Promise.allSettled(results) }
      }
      it('reads two in sequence, also if the reader of the first stops early', async () => {
        for (const limit of [Infinity, 1]) {
          const { order } = await readParts({ '/a': limit, '/b': Infinity })
          expect(order).toHaveLength(2)
        }
      })

      it('reads a short part in the meantime', async () => {
        const { order } = await readParts({ '/a': Infinity, '/b': Infinity, '/short': 10 })
        expect(order.at(-1)).not.toBe('/short')
      })

      it('rejects a part that still waits when the signal aborts', async () => {
        const controller = new AbortController()
        const { order, results } = await readParts(
          { '/a': Infinity, '/b': Infinity },
          controller,
          () => {
            controller.abort()
          },
        )
        expect(order).toHaveLength(1)
        expect(results).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
      })
    })

    it('uses the proxy of the environment', async () => {
      const host = await start({ '/log': '0123456789' })
      const tunnels: (string | undefined)[] = []
      const proxy = createServer()
      proxy.on('connect', ({ url }, socket) => {
        tunnels.push(url)
        const there = connect(Number(new URL(host.url).port), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
          socket.pipe(there).pipe(socket)
        })
      })
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
      open.push(proxy)
      process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
      expect(await readLog('http://logs.example/log')).toMatchObject({ text: '0123456789' })
      expect(tunnels).toEqual(['logs.example:80'])
      expect(host.requests.map(({ headers }) => headers.host)).toEqual(['logs.example:80'])
    })
  })
})

/** A GitHub that responds when a test wants it, and ends a request with its signal. */
function slowGitHub() {
  const sent: { respond: () => void; signal: AbortSignal }[] = []
  const get = async (_route: string, _fields: object, signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<object>()
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error)
    })
    sent.push({
      respond: () => {
        resolve({ at: sent.length })
      },
      signal,
    })
    return await promise
  }
  return { sent, client: { ...QUIET_CLIENT, get: get as unknown as Client['get'] } }
}

const read = (client: Client, signal: AbortSignal) =>
  client.get('/repos/{owner}/{repo}', { owner: 'octo', repo: 'shop' }, signal).then(
    () => 'read',
    (error: unknown) => String(error),
  )

describe('requestSharer', () => {
  it('ends a request when the deadline of each caller is over, and not before', async () => {
    const { sent, client } = slowGitHub()
    const shared = requestSharer()(limitRequests(client))
    const [one, other] = [new AbortController(), new AbortController()]
    const reading = [read(shared, one.signal), read(shared, other.signal)]
    one.abort(new DOMException('over', 'TimeoutError'))
    expect(await reading[0]).toMatch(/timed out/)
    expect(sent[0]?.signal.aborted).toBe(false)
    sent[0]?.respond()
    expect([await reading[1], sent.length]).toEqual(['read', 1])
  })

  it('sends a request again that nobody waited for any longer', async () => {
    const { sent, client } = slowGitHub()
    const shared = requestSharer()(limitRequests(client))
    const first = new AbortController()
    const reading = read(shared, first.signal)
    first.abort(new DOMException('over', 'TimeoutError'))
    await reading
    expect(sent[0]?.signal.aborted).toBe(true)
    const later = read(shared, new AbortController().signal)
    await Promise.resolve()
    sent[1]?.respond()
    expect(await later).toBe('read')
  })

  it('sends for one client what the limit of another refused', async () => {
    const { sent, client } = slowGitHub()
    const sharing = requestSharer()
    const { signal } = new AbortController()
    expect(await read(sharing(limitRequests(client, 0)), signal)).toMatch(/only 0 requests/)
    const reading = read(sharing(limitRequests(client)), signal)
    await Promise.resolve()
    sent[0]?.respond()
    expect(await reading).toBe('read')
  })

  it.each([
    ['before', [false, true]],
    ['after', [true, false]],
  ])('takes nothing of a limit for what a client without one requests %s', async (_, order) => {
    const { sent, client } = slowGitHub()
    const sharing = requestSharer()
    const limited = limitRequests(client, 2)
    const { signal } = new AbortController()
    const clients = [sharing(limitRequests(client)), sharing(limited)] as const
    const reading = order.map((isLimited) => read(clients[isLimited ? 1 : 0], signal))
    sent[0]?.respond()
    expect(await Promise.all(reading)).toEqual(['read', 'read'])
    expect([sent.length, limited.remaining()]).toEqual([1, 2])
  })
})

/** Returns how often an unbounded text is announced before a function has ended. */
async function countIn(run: () => unknown): Promise<number> {
  let count = 0
  const add = () => {
    count += 1
  }
  UNBOUNDED_TEXTS.subscribe(add)
  try {
    await run()
  } catch {
    // What cannot be read was announced first.
  } finally {
    UNBOUNDED_TEXTS.unsubscribe(add)
  }
  return count
}

async function list(count: number): Promise<unknown> {
  const client = fakeClient((requested) => pageOf(listedJobs(count), requestedPage(requested)))
  const source = { ...sourceOf(client), signal: new AbortController().signal }
  return await listJobs(source, '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', { run_id: 42 })
}

const fileOf = (length: number) => `a: ${'b'.repeat(length - 3)}`
const results = { folder: '/none', jobId: undefined, redact: bytesRedactor(['secret']) }

describe('unbounded texts', () => {
  it.each<[string, () => unknown]>([
    ['a workflow file of 16,384 characters', () => parseYaml(fileOf(16_384))],
    ['a list of 1,000 jobs', () => list(1_000)],
  ])('are not %s', async (_, run) => {
    expect(await countIn(run)).toBe(0)
  })

  it.each<[string, () => unknown]>([
    ['a workflow file of 16,385 characters', () => parseYaml(fileOf(16_385))],
    ['a list of 1,001 jobs', () => list(1_001)],
    ['a stored report', () => readReport('/none/report.json', [])],
    ['files of results', () => readResultFiles(['./*.xml'], results)],
  ])('are %s, as is announced before it is read', async (_, run) => {
    expect(await countIn(run)).toBeGreaterThan(0)
  })
})
