import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, jest } from '@jest/globals'
import { createClient } from '../../../src/github/http/client.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { makeAuthority } from '../../../testing/certificates.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../../testing/fake-github/start-fake-github.ts'
import { testOptions } from '../../../testing/fake-client.ts'

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const PARAMETERS = { owner: 'octo-org', repo: 'octo-shop', run_id: 22_400_000_001 }
const PATH = '/repos/octo-org/octo-shop/actions/runs/22400000001'

const closing = closedAfterEach()

async function start(options: FakeGitHubOptions = {}, retryAfter = 1) {
  const github = closing(await startFakeGitHub({ runs: [fakeRun()], ...options }))
  const lines: string[] = []
  const client = createClient({
    ...testOptions(github.url),
    retryAfter,
    debug: (line) => lines.push(line),
  })
  const { signal } = new AbortController()
  return { github, client, lines, get: () => client.get(ROUTE, PARAMETERS, signal) }
}

/** Starts a server, and returns a function that reads a JSON object from it. */
async function serve(listener: RequestListener) {
  const server = closing(createServer(listener))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createClient(testOptions(url))
  return { url, get: () => client.get(ROUTE, PARAMETERS, new AbortController().signal) }
}

const withFaults = (...faults: readonly Fault[]) => start({ faults })

describe('a server that repeats the token', () => {
  const token = 'ghs_aB3dEf6hIj9kLmN'
  const basic = (name: string) => Buffer.from(`${name}:${token}`).toString('base64')
  const echoes: Readonly<Record<string, string>> = {
    'the header': `authorization: token ${token}`,
    'a part of it': `bad token ${token.slice(0, 14)}...`,
    Base64: basic('x-access-token'),
    'a URL': `https://x-access-token:${token}@github.com/octo-org/octo-shop`,
    'a query': `?next=${encodeURIComponent(`a=${token}`)}`,
    'JSON in JSON': JSON.stringify({ authorization: `token ${token}` }),
  }
  const escapeOf = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
  const pieces = [token.slice(0, 12), basic('x-access-token').slice(22, 34), token.slice(-8)]

  /** Returns the error and the debug lines of a request with this response. */
  async function read(listener: RequestListener): Promise<string> {
    const { url } = await serve(listener)
    const lines: string[] = []
    const debug = (line: string) => lines.push(line)
    const client = createClient({ ...testOptions(url), token, debug })
    const error = await client.get(ROUTE, PARAMETERS, new AbortController().signal).then(
      (data) => ({ data }),
      (error: unknown) => ({ error: String(error), ...(error as object) }),
    )
    return JSON.stringify([error, lines])
  }

  it.each(Object.entries(echoes))(
    'in %s: no error and no debug line contains it',
    async (_, echo) => {
      for (const status of [401, 500, 200, 302]) {
        for (const body of [
          JSON.stringify({ message: echo, errors: [{ message: echo }] }),
          // Every character escaped.
          `{"message":"${echo.replace(/[^]/g, escapeOf)}"}`,
          echo,
        ]) {
          const headers = { 'x-github-request-id': echo, 'retry-after': echo }
          const shown = await read((_, response) => response.writeHead(status, headers).end(body))
          // Data are searched for the whole token only.
          if (status === 200 && (body.includes('\\u') || echo === echoes['a part of it'])) continue
          for (const piece of pieces) expect(shown).not.toContain(piece)
        }
      }
    },
  )

  it('shows no password of a redirect', async () => {
    const shown = await read(({ headers }, response) => {
      response.writeHead(302, { location: `http://u:s3cret@${headers.host}/next` }).end()
    })
    expect(shown).toContain('without a usable Location header')
    expect(shown).not.toContain('s3cret')
  })
})

describe('client.get', () => {
  it('sends a GET with the token and without an API version', async () => {
    const { github, get } = await start({ token: 'secret' })
    expect(await get()).toMatchObject({ id: 22_400_000_001, run_attempt: 1 })
    expect(github.requests).toMatchObject([
      { method: 'GET', path: PATH, headers: { authorization: 'token secret' } },
    ])
    expect(github.requests[0]?.headers).not.toHaveProperty('x-github-api-version')
  })

  it('sends a half character as a replacement character', async () => {
    const { github, client } = await start()
    const { signal } = new AbortController()
    const ref = { owner: 'octo-org', repo: 'octo-shop', ref: 'a\uD800' }
    await client.get('/repos/{owner}/{repo}/commits/{ref}', ref, signal).catch(() => undefined)
    const [{ path } = { path: '' }] = github.requests
    expect(path).toBe('/repos/octo-org/octo-shop/commits/a%EF%BF%BD')
  })

  it('does not follow a redirect to another host', async () => {
    const other = await startFakeGitHub({ runs: [fakeRun()] })
    closing(other)
    const { github, get } = await withFaults({
      response: { status: 302, headers: { location: `${other.url}${PATH}` } },
    })
    await expect(get()).rejects.toMatchObject({ kind: 'other', status: 302 })
    expect(github.requests.map(({ headers }) => headers.authorization)).toEqual(['token secret'])
    expect(other.requests).toEqual([])
  })

  it('makes no request without a token', async () => {
    const client = createClient({ ...testOptions('http://127.0.0.1:1'), token: '' })
    const { signal } = new AbortController()
    await expect(client.get(ROUTE, PARAMETERS, signal)).rejects.toMatchObject({
      message: 'the input github-token is empty',
      kind: 'unauthorized',
      status: undefined,
    })
  })
})

describe('client.get: temporary failures', () => {
  const TRUNCATED = { kind: 'not-json', message: 'the response is truncated or not JSON' }
  const OTHER = { kind: 'not-json', message: 'the response is not a JSON object' }
  const body = (text: string): Fault => ({ response: { status: 200, body: text } })

  it.each<[string, Fault, object]>([
    ['500', { response: { status: 500 } }, { kind: 'server', status: 500 }],
    ['502 in HTML', { response: { status: 502, body: '<html>' } }, { kind: 'server', status: 502 }],
    ['no connection', { delivery: 'destroy' }, { kind: 'network', message: 'other side closed' }],
    ['a truncated body', { delivery: 'truncate' }, TRUNCATED],
    ['a body that is not JSON', body('<html>'), TRUNCATED],
    ['an array', body('[]'), OTHER],
  ])('retries once after %s, and then gives up', async (_, fault, expected) => {
    const once = await withFaults({ ...fault, times: 1 })
    expect(await once.get()).toMatchObject({ run_attempt: 1 })
    expect(once.github.requests).toHaveLength(2)
    const always = await withFaults(fault)
    await expect(always.get()).rejects.toMatchObject(expected)
    expect(always.github.requests).toHaveLength(2)
  })
})

describe('client.get: permanent failures and rate limits', () => {
  it.each([400, 401, 403, 404, 410, 422, 429, 451])('does not retry after %i', async (status) => {
    const { github, get } = await withFaults({ response: { status } })
    await expect(get()).rejects.toMatchObject({ name: 'GitHubError', status })
    expect(github.requests).toHaveLength(1)
  })

  it.each([
    [
      'an exhausted rate limit',
      403,
      'API rate limit exceeded',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
    ],
    ['a rate limit without retry-after', 403, 'You have exceeded a secondary rate limit', {}],
    ['a secondary rate limit of 11 s', 429, 'Too many requests', { 'retry-after': '11' }],
    ['a date in retry-after', 429, 'Too many', { 'retry-after': 'Fri, 20 Nov 2026' }],
  ])('does not wait for %s', async (_, status, message, headers) => {
    const { github, get } = await withFaults({ response: { status, headers, body: { message } } })
    await expect(get()).rejects.toMatchObject({ kind: 'rate-limited', status, reason: message })
    expect(github.requests).toHaveLength(1)
  })

  const SECONDARY = 'You have exceeded a secondary rate limit'
  const USED = {
    ...{ date: 'Sun, 01 Mar 2026 10:00:00 GMT', 'x-ratelimit-remaining': '0' },
    'x-ratelimit-reset': String(Date.parse('2026-03-01T10:00:09Z') / 1_000),
  }

  it.each<[string, number, Record<string, string>, string]>([
    ['403, 1 s', 403, { 'retry-after': '1' }, SECONDARY],
    ['429, 10 s', 429, { 'retry-after': '10' }, SECONDARY],
    ['another text', 403, { 'retry-after': '1' }, 'You have triggered an abuse detection'],
    ['all requests of the hour, by the clock of GitHub', 403, USED, 'API rate limit exceeded'],
  ])('waits once for a rate limit that ends soon: %s', async (_, status, headers, message) => {
    const fault = { response: { status, headers, body: { message } } }
    const once = await withFaults({ ...fault, times: 1 })
    expect(await once.get()).toMatchObject({ run_attempt: 1 })
    expect(once.github.requests).toHaveLength(2)
    const always = await withFaults(fault)
    await expect(always.get()).rejects.toMatchObject({ kind: 'rate-limited' })
    expect(always.github.requests).toHaveLength(2)
  })

  it('waits for the time in retry-after', async () => {
    const response = { status: 429, headers: { 'retry-after': '3' } }
    const { github, get } = await start({ faults: [{ response, times: 1 }] }, 20)
    await get()
    const [first = NaN, second = NaN] = github.requests.map(({ startedAt }) => startedAt)
    expect(second - first).toBeGreaterThan(55)
  })

  it('does not retry if the CA is unknown', async () => {
    const { secure } = await makeAuthority()
    const { get } = await start({ secured: await secure('localhost') }, 60_000)
    await expect(get()).rejects.toMatchObject({ kind: 'certificate' })
  })
})

describe('client.now', () => {
  const DATE = Date.parse('2026-03-01T10:00:00Z')
  it.each<[string, number, number]>([
    ['an hour ahead', 3_600_400, 1_000],
    ['an hour behind', -3_599_600, 0],
    ['as precise as the response', 400, 400],
  ])('returns the time by the clock of GitHub if the other one is %s', async (...row) => {
    const [, local, expected] = row
    const headers = { date: new Date(DATE).toUTCString() }
    const client = createClient({
      ...testOptions('http://127.0.0.1:1', {
        send: () => Promise.resolve({ status: 200, headers, body: '{}' }),
        openHost: () => () => Promise.reject(new Error('no log is faked')),
      }),
      now: () => DATE + local,
    })
    expect(client.now()).toBe(DATE + local)
    await client.get(ROUTE, PARAMETERS, new AbortController().signal)
    expect(client.now()).toBe(DATE + expected)
  })
})

describe('client.get: signal', () => {
  it('rejects a request without a response as soon as the signal aborts', async () => {
    const received = Promise.withResolvers<undefined>()
    const { client, github } = await start({
      faults: [{ delivery: 'never' }],
      onRequest: () => {
        received.resolve(undefined)
      },
    })
    const controller = new AbortController()
    const response = client.get(ROUTE, PARAMETERS, controller.signal)
    await received.promise
    const reason = Object.assign(new Error('aborted by the test'), { name: 'AbortError' })
    controller.abort(reason)
    await expect(response).rejects.toMatchObject({ kind: 'aborted', cause: reason })
    expect(github.requests).toHaveLength(1)
  })
})

describe('createClient', () => {
  it('logs why a request has no response', async () => {
    const { get, lines } = await withFaults({ delivery: 'destroy' })
    await expect(get()).rejects.toMatchObject({ kind: 'network' })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/: other side closed, \d+ ms$/)
  })

  it('logs that an endpoint is deprecated, and prints nothing', async () => {
    const { get, lines } = await withFaults({
      response: { status: 200, headers: { deprecation: '@1', sunset: 'soon' }, body: '{}' },
    })
    const warn = jest.spyOn(console, 'warn')
    await get()
    expect(warn).not.toHaveBeenCalled()
    expect(lines).toContainEqual(expect.stringMatching(/is deprecated.* removed on soon/))
  })

  it('encodes the values of a path', async () => {
    const { github, client } = await start()
    const parameters = { ...PARAMETERS, owner: 'a b/../c?d#e' }
    await client.get(ROUTE, parameters, new AbortController().signal).catch(() => undefined)
    expect(github.requests[0]?.path).toBe(
      '/repos/a%20b%2F..%2Fc%3Fd%23e/octo-shop/actions/runs/22400000001',
    )
  })

  it('reads a compressed response', async () => {
    const { get } = await serve(({ headers }, response) => {
      expect(headers['accept-encoding']).toContain('gzip')
      response.setHeader('content-encoding', 'gzip').end(gzipSync('{"jobs":[1]}'))
    })
    expect(await get()).toEqual({ jobs: [1] })
  })

  it('keeps a number that is too large for JSON from becoming a bigint', async () => {
    const { get } = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"id":99999999999999999999}')
    })
    expect(await get()).toEqual({ id: 1e20 })
  })

  it('follows the redirect of a renamed repository with the token', async () => {
    const seen: unknown[] = []
    const { get } = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization])
      if (request.url === '/new') response.end('{"id":1}')
      else response.writeHead(301, { location: '/new' }).end()
    })
    expect(await get()).toEqual({ id: 1 })
    expect(seen).toEqual([
      [PATH, 'token secret'],
      ['/new', 'token secret'],
    ])
  })

  it('reads a relative redirect beside the one before it', async () => {
    const seen: unknown[] = []
    const { get } = await serve((request, response) => {
      seen.push(request.url)
      if (request.url === '/new/1?page=1') response.end('{"id":1}')
      else response.writeHead(301, { location: seen.length === 1 ? '/new/1' : '?page=1' }).end()
    })
    expect(await get()).toEqual({ id: 1 })
    expect(seen).toEqual([PATH, '/new/1', '/new/1?page=1'])
  })

  it('gives up after five redirects', async () => {
    let count = 0
    const { get } = await serve((_, response) => {
      count++
      response.writeHead(302, { location: PATH }).end()
    })
    await expect(get()).rejects.toMatchObject({ kind: 'other', status: 302 })
    expect(count).toBe(6)
  })
})
