import { describe, expect, it, jest } from '@jest/globals'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type Client, createClient } from '../../src/github/http/client.ts'
import { limitRequests } from '../../src/github/http/limit-requests.ts'
import { GitHubError } from '../../src/github/errors/github-error.ts'
import { readRateLimit, remainsFor } from '../../src/github/http/rate-limit.ts'
import { bodyReader, MAX_RESPONSE_BYTES } from '../../src/github/http/read-body.ts'
import { createWriteClient } from '../../src/github/http/write-client.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { makeAuthority } from '../../testing/certificates.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../testing/fake-github/start-fake-github.ts'
import { fakeClient, logClient, testOptions } from '../../testing/fake-client.ts'

describe('client', () => {
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
            if (status === 200 && (body.includes('\\u') || echo === echoes['a part of it']))
              continue
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
      [
        '502 in HTML',
        { response: { status: 502, body: '<html>' } },
        { kind: 'server', status: 502 },
      ],
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
})

describe('clients', () => {
  const LOGS = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

  /** Requests a redirect from an API that returns this response. */
  async function redirect(status: number, headers: Readonly<Record<string, string>>) {
    const github = await startFakeGitHub({
      runs: [fakeRun()],
      faults: [{ response: { status, headers, body: 'moved' } }],
    })
    const { signal } = new AbortController()
    const target = logClient(github.url).redirect(
      LOGS,
      { owner: 'o', repo: 'r', job_id: 7 },
      signal,
    )
    return { github, target: target.finally(() => github.close()) }
  }

  describe('client.redirect', () => {
    it.each([301, 302, 307, 308])(
      'returns the URL of a %i and does not follow it',
      async (status) => {
        const { github, target } = await redirect(status, {
          location: 'http://127.0.0.1:1/x?sig=1',
        })
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
      expect((await Promise.all(honest)).map(({ length }) => length)).toEqual([
        5_000_000, 20_000_000,
      ])
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
      const transport = {
        send: respond,
        openHost: () => () => Promise.reject(new Error('no host')),
      }
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
})
