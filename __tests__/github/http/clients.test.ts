import { describe, expect, it } from '@jest/globals'
import { limitRequests } from '../../../src/github/http/limit-requests.ts'
import { GitHubError } from '../../../src/github/errors/github-error.ts'
import { remainsFor, readRateLimit } from '../../../src/github/http/rate-limit.ts'
import { bodyReader, MAX_RESPONSE_BYTES } from '../../../src/github/http/read-body.ts'
import { type Client, createClient } from '../../../src/github/http/client.ts'
import { createWriteClient } from '../../../src/github/http/write-client.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { fakeClient, logClient, testOptions } from '../../../testing/fake-client.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'

const LOGS = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

/** Requests a redirect from an API that returns this response. */
async function redirect(status: number, headers: Readonly<Record<string, string>>) {
  const github = await startFakeGitHub({
    runs: [fakeRun()],
    faults: [{ response: { status, headers, body: 'moved' } }],
  })
  const { signal } = new AbortController()
  const target = logClient(github.url).redirect(LOGS, { owner: 'o', repo: 'r', job_id: 7 }, signal)
  return { github, target: target.finally(() => github.close()) }
}

describe('client.redirect', () => {
  it.each([301, 302, 307, 308])(
    'returns the URL of a %i and does not follow it',
    async (status) => {
      const { github, target } = await redirect(status, { location: 'http://127.0.0.1:1/x?sig=1' })
      expect(await target).toBe('http://127.0.0.1:1/x?sig=1')
      expect(github.requests.map(({ path }) => path)).toEqual(['/repos/o/r/actions/jobs/7/logs'])
    },
  )

  it.each<[string, number, Readonly<Record<string, string>>]>([
    ['a 200', 200, { location: 'https://logs.example' }],
    ['a redirect without a URL', 302, {}],
    ['a redirect to an invalid URL', 302, { location: 'http://' }],
    ['a redirect to a file', 302, { location: 'file:///etc/passwd' }],
    ['a redirect to a script', 302, { location: 'javascript:alert(1)' }],
  ])('throws for %s', async (_, status, headers) => {
    const { target } = await redirect(status, headers)
    await expect(target).rejects.toMatchObject({
      kind: 'other',
      status,
      message: `expected a redirect, got ${status} without a usable Location header`,
    })
  })
})

function headers(limit: string, remaining: string) {
  return { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining }
}

describe('readRateLimit', () => {
  it.each([
    [headers('1000', '986'), { limit: 1000, remaining: 986 }],
    [headers('1000', '0'), { limit: 1000, remaining: 0 }],
    [headers('', '3'), undefined],
    [headers('many', '3'), undefined],
    [{ 'x-ratelimit-limit': '1000' }, undefined],
    [{}, undefined],
  ])('reads from headers %j: %j', (sent, expected) => {
    expect(readRateLimit(sent)).toEqual(expected)
  })
})

describe('remainsFor', () => {
  it.each([
    [undefined, ['reasons', 'explanation', 'unusual', 'comparison']],
    [{ limit: 1000, remaining: 700 }, ['reasons', 'explanation', 'unusual', 'comparison']],
    [{ limit: 1000, remaining: 699 }, ['reasons', 'explanation', 'unusual']],
    [{ limit: 1000, remaining: 399 }, ['reasons', 'explanation']],
    [{ limit: 1000, remaining: 99 }, ['reasons']],
    [{ limit: 1000, remaining: 20 }, ['reasons']],
    [{ limit: 1000, remaining: 19 }, []],
    [{ limit: 60, remaining: 6 }, ['reasons', 'explanation']],
    [{ limit: 60, remaining: 5 }, []],
    [{ limit: 0, remaining: 0 }, ['reasons', 'explanation', 'unusual', 'comparison']],
  ])('allows of %j: %j', (rateLimit, expected) => {
    const purposes = ['reasons', 'explanation', 'unusual', 'comparison'] as const
    expect(purposes.filter((purpose) => remainsFor(rateLimit, purpose))).toEqual(expected)
  })
})

const CHUNK = new Uint8Array(500_000).fill(0x20)

/** Returns a body of so many bytes; `pulled` counts those that were read. */
function bodyOf(bytes: number, error?: unknown) {
  const seen = { pulled: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = CHUNK.subarray(0, bytes - seen.pulled)
      if (chunk.length > 0) {
        seen.pulled += chunk.length
        controller.enqueue(chunk)
      } else if (error !== undefined) controller.error(error)
      else controller.close()
    },
    cancel() {
      seen.cancelled = true
    },
  })
  return { body, seen }
}

const TOO_LARGE = { kind: 'too-large', message: 'the response is larger than 64 MB' }
const terminated = (code: string) =>
  new TypeError('terminated', { cause: Object.assign(new Error('the cause'), { code }) })

describe('bodyReader', () => {
  it('reads a body in any chunks as UTF-8, without its byte order mark', async () => {
    const bytes = new TextEncoder().encode('\uFEFF{"name": "Zoë ☃ 𝄞"}')
    const body = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)))
    expect(await bodyReader()(body)).toBe('{"name": "Zoë ☃ 𝄞"}')
    expect(await bodyReader()(null)).toBe('')
  })

  it.each([0, 1, 8_000_001, MAX_RESPONSE_BYTES])('reads %i bytes', async (bytes) => {
    expect((await bodyReader()(bodyOf(bytes).body)).length).toBe(bytes)
  })

  it('refuses a longer body, and closes its connection', async () => {
    const { body, seen } = bodyOf(10 * MAX_RESPONSE_BYTES)
    await expect(bodyReader()(body)).rejects.toMatchObject(TOO_LARGE)
    expect(seen.pulled).toBeLessThan(MAX_RESPONSE_BYTES + 3 * CHUNK.length)
    expect(seen.cancelled).toBe(true)
  })

  it('reads honest bodies beside bodies that are too large', async () => {
    const read = bodyReader()
    const large = Array.from({ length: 2 }, () => read(bodyOf(Infinity).body))
    const honest = [5_000_000, 20_000_000].map((bytes) => read(bodyOf(bytes).body))
    const results = await Promise.allSettled([...large, ...honest])
    expect(results.slice(0, 2)).toEqual(
      large.map(() => ({ status: 'rejected', reason: expect.objectContaining(TOO_LARGE) })),
    )
    expect((await Promise.all(honest)).map(({ length }) => length)).toEqual([5_000_000, 20_000_000])
    expect((await read(bodyOf(5_000_000).body)).length).toBe(5_000_000)
  })

  it('holds no more than one long body at a time', async () => {
    const read = bodyReader()
    const { body, seen } = bodyOf(Infinity)
    // Never ends, so that the next long body has to wait.
    const stuck = read(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(9_000_000))
        },
      }),
    )
    const next = read(body)
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen.pulled).toBeLessThan(10_000_000)
    void Promise.allSettled([stuck, next])
  })

  it.each([
    ['UND_ERR_SOCKET', 'not-json', 'the response is truncated or not JSON'],
    ['Z_DATA_ERROR', 'not-json', 'the response is truncated or not JSON'],
    ['UND_ERR_BODY_TIMEOUT', 'network', 'terminated: the cause'],
    ['ECONNRESET', 'network', 'terminated: the cause'],
  ])('reports a body that ends with %s as %s', async (code, kind, message) => {
    for (const bytes of [10, 9_000_000]) {
      const error: unknown = await bodyReader()(bodyOf(bytes, terminated(code)).body).catch(
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(GitHubError)
      expect(error).toMatchObject({ kind, message })
    }
  })
})

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ROUTE = `${RUN}/rerun` as const
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const PARAMETERS = { owner: 'octo-org', repo: 'octo-shop', run_id: 7 }

const closing = closedAfterEach()

async function start(fault: Fault) {
  const github = closing(await startFakeGitHub({ faults: [fault] }))
  const writer = createWriteClient(testOptions(github.url))
  const { signal } = new AbortController()
  return {
    github,
    post: () => writer.post(ROUTE, PARAMETERS, signal),
    create: () =>
      writer.create(
        COMMENTS,
        { owner: 'octo-org', repo: 'octo-shop', issue_number: 7, body: 'é\n' },
        signal,
      ),
    stop: () => writer.post(`${RUN}/cancel`, PARAMETERS, signal),
    update: () =>
      writer.patch(
        '/repos/{owner}/{repo}/issues/{issue_number}',
        { owner: 'octo-org', repo: 'octo-shop', issue_number: 7 },
        signal,
      ),
    remove: () => writer.delete(`${RUN}/logs`, PARAMETERS, signal),
  }
}

const NO = { message: 'no' }

describe('createWriteClient', () => {
  it.each(['post', 'remove'] as const)('sends one request with the token: %s', async (verb) => {
    const started = await start({
      response: verb === 'post' ? { status: 201, body: {} } : { status: 204, body: '' },
    })
    await started[verb]()
    expect(started.github.requests).toMatchObject([
      {
        method: verb === 'post' ? 'POST' : 'DELETE',
        path: `/repos/octo-org/octo-shop/actions/runs/7/${verb === 'post' ? 'rerun' : 'logs'}`,
        headers: { authorization: 'token secret' },
      },
    ])
  })

  it.each<[string, Fault, object]>([
    ['a refusal', { response: { status: 403, body: NO } }, { status: 403, reason: 'no' }],
    ['a failure', { response: { status: 502 } }, { status: 502 }],
    ['a redirect', { response: { status: 307, headers: { location: '/x' } } }, { status: 307 }],
    ['a broken connection', { delivery: 'destroy' }, { kind: 'network' }],
  ])('does not retry after %s', async (_, fault, expected) => {
    const { github, post } = await start(fault)
    await expect(post()).rejects.toMatchObject(expected)
    expect(github.requests).toHaveLength(1)
  })

  it.each<[string, 'post' | 'stop' | 'create' | 'update' | 'remove', number, string | object]>([
    ['an undocumented status of a re-run', 'post', 200, {}],
    ['an empty response to a re-run that has another status', 'post', 204, ''],
    ['a page for a re-run', 'post', 201, '<html>'],
    ['the status of a re-run for a cancellation', 'stop', 201, {}],
    ['a page for a cancellation', 'stop', 202, '<html>'],
    ['an empty response to a new comment', 'create', 204, ''],
    ['an accepted comment', 'create', 202, { id: 1 }],
    ['a new comment without an id', 'create', 201, { body: 'x' }],
    ['an empty response to an update', 'update', 204, ''],
    ['an update without an id', 'update', 200, {}],
    ['a list for an update', 'update', 200, [{ id: 1 }]],
    ['a page for a removal', 'remove', 200, '<html>'],
    ['an accepted removal', 'remove', 202, {}],
  ])('does not take %s for a change', async (_, verb, status, body) => {
    const started = await start({ response: { status, body } })
    await expect(started[verb]()).rejects.toMatchObject({ kind: 'not-json' })
    expect(started.github.requests).toHaveLength(1)
  })

  it.each<['post' | 'stop' | 'create' | 'update' | 'remove', number, string | object]>([
    ['post', 201, {}],
    ['post', 201, ''],
    ['stop', 202, {}],
    ['create', 201, { id: 1 }],
    ['update', 200, { id: 1 }],
    ['remove', 204, ''],
  ])('takes the documented response for a change: %s %s %j', async (verb, status, body) => {
    const started = await start({ response: { status, body } })
    await started[verb]()
    expect(started.github.requests).toHaveLength(1)
  })

  it('retries once after a short rate limit', async () => {
    const response = { status: 429, headers: { 'retry-after': '1' } }
    const { github, post } = await start({ response })
    await expect(post()).rejects.toMatchObject({ kind: 'rate-limited' })
    expect(github.requests).toHaveLength(2)
  })

  it('makes no request without a token', async () => {
    const writer = createWriteClient({ ...testOptions('http://127.0.0.1:1'), token: '' })
    const { signal } = new AbortController()
    await expect(writer.post(ROUTE, PARAMETERS, signal)).rejects.toMatchObject({
      kind: 'unauthorized',
      status: undefined,
    })
  })
})

it('limitRequests rejects requests above the limit without sending them', async () => {
  const inner = fakeClient(() => ({}))
  const { client, remaining } = limitRequests(inner, 2)
  const get = () => client.get('/user', {}, new AbortController().signal)
  await Promise.all([get(), get()])
  expect(remaining()).toBe(0)
  await expect(get()).rejects.toThrow('only 2 requests are made for this')
  expect(inner.requested).toHaveLength(2)
})

describe('client.behind', () => {
  it('sends its requests after all others that wait for their turn', async () => {
    const sent: string[] = []
    const open: (() => void)[] = []
    const respond = async ({ url }: { readonly url: string }) => {
      sent.push(new URL(url).pathname.split('/').at(-1) ?? '')
      await new Promise<void>((resolve) => open.push(resolve))
      return { status: 200, headers: {}, body: '{}' }
    }
    const transport = { send: respond, openHost: () => () => Promise.reject(new Error('no host')) }
    const client = createClient(testOptions('https://api.github.com', transport))
    const { signal } = new AbortController()
    const read = (from: Client, repo: string) =>
      from.get('/repos/{owner}/{repo}', { owner: 'octo', repo }, signal)
    const names = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${name}${at}`)
    const { behind = client } = client
    const first = read(client, 'first')
    while (open.length === 0) await new Promise(setImmediate)
    open.pop()?.()
    await first
    sent.pop()
    const reading = [
      ...names('history', 12).map((name) => read(behind, name)),
      ...names('verdict', 3).map((name) => read(client, name)),
    ]
    while (open.length < 10) await new Promise(setImmediate)
    // The last request, of another client, arrives after all of these wait for their turn: each passes the same timers.
    const respondEmpty = () => Promise.resolve({ status: 200, headers: {}, body: '{}' })
    const other = createClient(
      testOptions('https://api.github.com', { ...transport, send: respondEmpty }),
    )
    await read(other, 'last')
    for (const at of Array.from({ length: 15 }, (_, index) => index)) {
      while (open.length <= at) await new Promise(setImmediate)
      open[at]?.()
    }
    await Promise.all(reading)
    expect(sent).toHaveLength(15)
    expect(sent.lastIndexOf('verdict2')).toBeLessThan(sent.indexOf('history11'))
    expect(sent.findIndex((one) => one.startsWith('verdict'))).toBeLessThan(11)
  })
})
