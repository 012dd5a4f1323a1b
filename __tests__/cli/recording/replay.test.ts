import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { buildReport } from '../../../src/build-report.ts'
import { recordExchanges } from '../../../src/cli/recording/record.ts'
import type { Exchange } from '../../../src/cli/recording/recording.ts'
import { replayExchanges } from '../../../src/cli/recording/replay.ts'
import { GitHubError } from '../../../src/github/errors/github-error.ts'
import { createClient } from '../../../src/github/http/client.ts'
import type {
  ApiResponse,
  ReadUrl,
  StreamedResponse,
  Transport,
} from '../../../src/github/http/transport.ts'
import { renderTerminal } from '../../../src/render/terminal/report.ts'
import { testOptions } from '../../../testing/fake-client.ts'
import { anyGitHub } from '../../../testing/fuzz/any-github.ts'
import { anyRequest, type AnyRequest } from '../../../testing/fuzz/any-request.ts'
import { anyChanges, breakResponses } from '../../../testing/fuzz/break-responses.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { OFFLINE_API as API, offlineTransport } from '../../../testing/offline-transport.ts'

const LOG = `${API}/repos/o/r/actions/jobs/1/logs`
const SIGNED = 'https://logs.example/1?sig=secret'
const { signal } = new AbortController()

/** Replays exchanges as loaded from a file. */
function replay(exchanges: () => readonly Exchange[]): Transport {
  return replayExchanges(JSON.parse(JSON.stringify(exchanges())) as Exchange[], API)
}

const send = (transport: Transport, url = `${API}/repos/o/r?page=2`) =>
  transport.send({ method: 'GET', url, headers: { authorization: 'token secret' }, signal })

/** Records what these functions return. */
function record(
  respond: () => ApiResponse | Promise<ApiResponse>,
  read: ReadUrl = () => Promise.reject(new Error('no log')),
) {
  return recordExchanges({ send: async () => respond(), openHost: () => read }, API)
}

async function readWhole({ body, status, headers }: StreamedResponse) {
  const chunks: Uint8Array[] = []
  let failure: unknown
  try {
    for await (const chunk of body) chunks.push(chunk)
  } catch (error) {
    failure = error
  }
  return { status, headers, bytes: Buffer.concat(chunks), failure }
}

async function* pieces(bytes: readonly Uint8Array[], failure?: Error): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve(bytes)
  if (failure !== undefined) throw failure
}

const toSigned = () => ({ status: 302, headers: { location: SIGNED }, body: '' })

const streamOf =
  (bytes: readonly Uint8Array[], failure?: Error): ReadUrl =>
  () =>
    Promise.resolve({
      status: 206,
      headers: { 'content-range': 'bytes 5-9/90' },
      body: pieces(bytes, failure),
      close: () => undefined,
    })

/** Requests the URL of a log, and then the log. */
async function readLog(transport: Transport) {
  const { headers } = await send(transport, LOG)
  return await readWhole(await transport.openHost(signal)(headers.location ?? '', 'bytes=5-9'))
}

describe('recordExchanges, then replayExchanges', () => {
  it('returns the responses to equal requests in order', async () => {
    let count = 0
    const { transport, exchanges } = record(() => ({
      status: 200,
      headers: {},
      body: `{"count":${++count}}`,
    }))
    const first = [await send(transport), await send(transport)]
    expect(exchanges()).toEqual(
      ['{"count":1}', '{"count":2}'].map((body) => ({
        method: 'GET',
        path: '/repos/o/r?page=2',
        status: 200,
        headers: {},
        body,
      })),
    )
    const replayed = replay(exchanges)
    expect([await send(replayed), await send(replayed)]).toEqual(first)
    await expect(send(replayed)).rejects.toMatchObject({
      kind: 'not-recorded',
      message: 'the recording has no response to GET /repos/o/r?page=2',
    })
  })

  it.each([
    ['a proxy', new GitHubError('the proxy responded with 407', { kind: 'proxy', status: 407 })],
    ['a connection', new GitHubError('other side closed', { kind: 'network' })],
  ])('throws the same error: %s', async (_, error) => {
    const { transport, exchanges } = record(() => {
      throw error
    })
    await expect(send(transport)).rejects.toBe(error)
    const { kind, status, message } = error
    await expect(send(replay(exchanges))).rejects.toMatchObject({
      kind,
      status,
      message,
    })
  })

  it.each([200, 302, 403])('saves no token that a response with %i repeats', async (status) => {
    const token = 'ghs_aB3dEf6hIj9kLmN'
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
    const body = JSON.stringify({ a: `token ${token}`, b: basic, temp_clone_token: 'ABC123' })
    const headers = { location: `https://x:pw@h/?t=${token}`, 'x-github-request-id': token }
    const { transport, exchanges } = record(() => ({ status, headers, body }))
    await transport.send({
      ...{ method: 'GET', url: `${API}/repos/o/r`, signal },
      headers: { authorization: `token ${token}` },
    })
    const saved = JSON.stringify(exchanges())
    expect(saved).not.toMatch(/ghs_|aB3dEf6h|ABC123|pw@/)
    expect(saved).not.toContain(Buffer.from(token.slice(2)).toString('base64').slice(0, 16))
    expect(JSON.parse(exchanges()[0]?.body ?? '')).toEqual({
      a: 'token ***',
      b: expect.stringMatching(/\*\*\*/) as unknown as string,
      temp_clone_token: '',
    })
  })

  it.each([
    ['could not connect to http://u:s3cret@proxy', 'could not connect to http://***@proxy'],
    ['"token secret" is an invalid header value', '"token ***" is an invalid header value'],
  ])('saves no secret in an error: %s', async (text, message) => {
    const { transport, exchanges } = record(() => {
      throw new Error(text)
    })
    await expect(send(transport)).rejects.toThrow()
    expect(exchanges()).toMatchObject([{ error: { message } }])
  })

  it('saves no token in the URL of a redirect, and follows it again', async () => {
    const [moved, end] = [
      { status: 301, headers: { location: `${API}/a?t=secret` } },
      { status: 200 },
    ]
    const responses = [moved, end].map((one) => ({ headers: {}, body: '', ...one }))
    const { transport, exchanges } = record(
      () => responses.shift() ?? Promise.reject(new Error('no response')),
    )
    const { headers } = await send(transport)
    await send(transport, headers.location)
    expect(JSON.stringify(exchanges())).not.toContain('secret')
    const replayed = replay(exchanges)
    const again = await send(replayed)
    expect(await send(replayed, again.headers.location)).toMatchObject({ status: 200 })
  })

  it('distinguishes a timeout', async () => {
    const controller = new AbortController()
    const over = new DOMException('over', 'TimeoutError')
    const { transport, exchanges } = record(() => {
      controller.abort(over)
      throw over
    })
    const request = { method: 'GET', url: API, headers: {}, signal: controller.signal } as const
    await expect(transport.send(request)).rejects.toBe(over)
    const replayed = replay(exchanges)
    await expect(replayed.send({ ...request, signal })).rejects.toMatchObject({
      kind: 'aborted',
      cause: { name: 'TimeoutError' },
    })
  })

  it('saves only the headers that affect a report', async () => {
    const headers = { 'set-cookie': 'secret', 'retry-after': '3', 'x-ratelimit-remaining': '9' }
    const { transport, exchanges } = record(() => ({ status: 429, headers, body: '{}' }))
    await send(transport)
    expect(exchanges()[0]?.headers).toEqual({ 'retry-after': '3', 'x-ratelimit-remaining': '9' })
    expect(JSON.stringify(exchanges())).not.toContain('secret')
  })

  it.each([
    ['a text', [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)]],
    ['bytes that are not text', [Buffer.from([0xff, 0x00, 0xc3])]],
    ['nothing', []],
    ['a newline', [Buffer.from('\n')]],
  ])('saves a part of a log without its signed URL: %s', async (_, chunks) => {
    const { transport, exchanges } = record(toSigned, streamOf(chunks))
    const first = await readLog(transport)
    expect(JSON.stringify(exchanges())).not.toMatch(/secret|logs\.example/)
    expect(await readLog(replay(exchanges))).toEqual(first)
  })

  it('saves an interrupted log as far as it was received', async () => {
    const { transport, exchanges } = record(
      toSigned,
      streamOf([Buffer.from('line')], new Error('reset')),
    )
    await readLog(transport)
    expect(await readLog(replay(exchanges))).toMatchObject({
      bytes: Buffer.from('line'),
      failure: { kind: 'network', message: 'reset' },
    })
  })

  it('saves the redirects of a log host without their URLs', async () => {
    const next = `${SIGNED}&next=2`
    const { transport, exchanges } = record(toSigned, (url) =>
      Promise.resolve({
        status: url === next ? 200 : 302,
        headers: { location: next },
        body: pieces([]),
        close: () => undefined,
      }),
    )
    const read = transport.openHost(signal)
    await read(SIGNED, undefined)
    await read(next, undefined)
    expect(JSON.stringify(exchanges())).not.toMatch(/secret|logs\.example/)
    const [first, second] = exchanges()
    expect(first?.headers?.location).toBe(second?.path)
  })

  it('omits unfinished requests', () => {
    const { transport, exchanges } = record(() => new Promise(() => undefined))
    void send(transport)
    expect(exchanges()).toEqual([])
  })
})

function report(transport: Transport, request: AnyRequest) {
  const client = createClient({ ...testOptions(API), transport, retryAfter: 0 })
  return buildReport({ ...request, client, signal: new AbortController().signal })
}

it(
  'makes the same report from a recording, whatever GitHub responds',
  async () => {
    let excerpts = 0
    await fc.assert(
      fc.asyncProperty(anyChanges, anyRequest, anyGitHub, async (changes, request, state) => {
        const { transport, exchanges } = recordExchanges(
          offlineTransport(state, breakResponses(changes)),
          API,
        )
        const first = await report(transport, request)
        const filed = JSON.parse(JSON.stringify(exchanges())) as Exchange[]
        const second = await report(replayExchanges(filed, API), request)
        expect(second).toEqual(first)
        excerpts += first.failures.filter((failure) => failure.excerpts.length > 0).length
        const [one, other] = [first, second].map((made) =>
          renderTerminal(made, { width: 80, colour: false }),
        )
        expect(one).toBe(other)
        expect(one).not.toMatch(/(?!\n)\p{Cc}/u)
      }),
      fuzzOptions(10),
    )
    expect(excerpts).toBeGreaterThan(0)
  },
  FUZZ_TIMEOUT_MS,
)
