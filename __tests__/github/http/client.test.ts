import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { createClient } from '../../../src/github/http/client.ts'
import { listJobs } from '../../../src/github/run/job-pages.ts'
import { makeAuthority } from '../../helpers/certificates.ts'
import { bigRun } from '../../helpers/fake-github/big-run.ts'
import { fakeRun } from '../../helpers/fake-github/fake-run.ts'
import type { Fault } from '../../helpers/fake-github/faults.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../../helpers/fake-github/start-fake-github.ts'
import { testOptions } from '../../helpers/log-client.ts'

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const PARAMETERS = { owner: 'octo-org', repo: 'octo-shop', run_id: 22_400_000_001 }
const PATH = '/repos/octo-org/octo-shop/actions/runs/22400000001'

const open: FakeGitHub[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((github) => github.close()))
})

async function start(options: FakeGitHubOptions = {}, retryAfter = 1) {
  const github = await startFakeGitHub({ runs: [fakeRun()], ...options })
  open.push(github)
  const lines: string[] = []
  const client = createClient({
    ...testOptions(github.url),
    retryAfter,
    debug: (line) => lines.push(line),
  })
  const { signal } = new AbortController()
  return { github, client, lines, get: () => client.get(ROUTE, PARAMETERS, signal) }
}

/** Starts a server that responds by a listener, and returns what reads a JSON object from it. */
async function serve(listener: RequestListener) {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createClient(testOptions(url))
  return { url, get: () => client.get(ROUTE, PARAMETERS, new AbortController().signal) }
}

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const withFaults = (...faults: readonly Fault[]) => start({ faults })

describe('a request', () => {
  it('is a GET with the token and without a version', async () => {
    const { github, get } = await start({ token: 'secret' })
    expect(await get()).toMatchObject({ id: 22_400_000_001, run_attempt: 1 })
    expect(github.requests).toMatchObject([
      { method: 'GET', path: PATH, headers: { authorization: 'token secret' } },
    ])
    expect(github.requests[0]?.headers).not.toHaveProperty('x-github-api-version')
  })

  it('goes to the base path of GitHub Enterprise Server', async () => {
    const { github, get } = await start({ basePath: '/api/v3', rateLimit: 'none' })
    expect(await get()).toMatchObject({ run_attempt: 1 })
    expect(github.requests.map(({ path }) => path)).toEqual([`/api/v3${PATH}`])
  })

  it('carries what is no part of the path in its query', async () => {
    const { github, client } = await start()
    const { signal } = new AbortController()
    await client.get(`${ROUTE}/jobs`, { ...PARAMETERS, per_page: 100, page: 1 }, signal)
    expect(github.requests.map(({ path }) => path)).toEqual([`${PATH}/jobs?per_page=100&page=1`])
  })

  it('that is led to another host ends there, and the token with it', async () => {
    const other = await startFakeGitHub({ runs: [fakeRun()] })
    open.push(other)
    const { github, get } = await withFaults({
      answer: { status: 302, headers: { location: `${other.url}${PATH}` } },
    })
    await expect(get()).rejects.toMatchObject({ kind: 'other', status: 302 })
    expect(github.requests.map(({ headers }) => headers.authorization)).toEqual(['token secret'])
    expect(other.requests).toEqual([])
  })

  it('without a token is not made', async () => {
    const client = createClient({ ...testOptions('http://127.0.0.1:1'), token: '' })
    const { signal } = new AbortController()
    await expect(client.get(ROUTE, PARAMETERS, signal)).rejects.toMatchObject({
      message: 'the input github-token is empty',
      kind: 'unauthorized',
      status: undefined,
    })
  })
})

describe('an answer that may be better the next time', () => {
  it.each<[string, Fault]>([
    ['500', { answer: { status: 500 } }],
    ['502 in HTML', { answer: { status: 502, body: '<html>Bad Gateway</html>' } }],
    ['503', { answer: { status: 503 } }],
    ['a broken connection', { delivery: 'destroy' }],
    ['a truncated body', { delivery: 'truncate' }],
    ['a body that is no JSON', { answer: { status: 200, body: '<html>' } }],
  ])('is asked for once more: %s', async (_, fault) => {
    const { github, get } = await withFaults({ ...fault, times: 1 })
    expect(await get()).toMatchObject({ run_attempt: 1 })
    expect(github.requests).toHaveLength(2)
  })

  it.each<[string, Fault, object]>([
    ['502', { answer: { status: 502 } }, { kind: 'server', status: 502, reason: 'Bad Gateway' }],
    [
      'a broken connection',
      { delivery: 'destroy' },
      { kind: 'network', message: 'other side closed' },
    ],
    [
      'a truncated body',
      { delivery: 'truncate' },
      { kind: 'not-json', message: 'the response is truncated or not JSON' },
    ],
    [
      'no JSON',
      { answer: { status: 200, body: '<html>' } },
      { kind: 'not-json', message: 'the response is truncated or not JSON' },
    ],
    [
      'an empty body',
      { answer: { status: 200, body: '' } },
      { kind: 'not-json', message: 'the response is truncated or not JSON' },
    ],
    [
      'an array',
      { answer: { status: 200, body: [] } },
      { kind: 'not-json', message: 'the response is not a JSON object' },
    ],
    [
      'a text',
      { answer: { status: 200, body: '"run"' } },
      { kind: 'not-json', message: 'the response is not a JSON object' },
    ],
  ])('is asked for no more than twice: %s', async (_, fault, expected) => {
    const { github, get } = await withFaults(fault)
    await expect(get()).rejects.toMatchObject(expected)
    expect(github.requests).toHaveLength(2)
  })
})

describe('an answer that stays', () => {
  it.each([400, 401, 403, 404, 410, 422, 429, 451])('%i is asked for once', async (status) => {
    const { github, get } = await withFaults({ answer: { status } })
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
    ['a secondary rate limit without an end', 403, 'You have exceeded a secondary rate limit', {}],
    ['a secondary rate limit of 11 s', 429, 'Too many requests', { 'retry-after': '11' }],
    ['an end that is a date', 429, 'Too many requests', { 'retry-after': 'Fri, 20 Nov 2026' }],
  ])('does not wait for %s', async (_, status, message, headers) => {
    const { github, get } = await withFaults({ answer: { status, headers, body: { message } } })
    await expect(get()).rejects.toMatchObject({ kind: 'rate-limited', status, reason: message })
    expect(github.requests).toHaveLength(1)
  })

  it.each([
    ['403, 1 s', 403, '1'],
    ['429, 10 s', 429, '10'],
  ])('waits once for a secondary rate limit that ends soon: %s', async (_, status, seconds) => {
    const body = { message: 'You have exceeded a secondary rate limit' }
    const fault = { answer: { status, headers: { 'retry-after': seconds }, body } }
    const once = await withFaults({ ...fault, times: 1 })
    expect(await once.get()).toMatchObject({ run_attempt: 1 })
    expect(once.github.requests).toHaveLength(2)
    const always = await withFaults(fault)
    await expect(always.get()).rejects.toMatchObject({ kind: 'rate-limited' })
    expect(always.github.requests).toHaveLength(2)
  })

  it('waits as long as Retry-After says', async () => {
    const answer = { status: 429, headers: { 'retry-after': '3' } }
    const { github, get } = await start({ faults: [{ answer, times: 1 }] }, 20)
    await get()
    const [first, second] = github.requests
    expect((second?.startedAt ?? 0) - (first?.startedAt ?? 0)).toBeGreaterThan(55)
  })

  it('of a server that is not believed is not asked for again', async () => {
    const { secure } = await makeAuthority()
    const { get } = await start({ secured: await secure('localhost') }, 60_000)
    await expect(get()).rejects.toMatchObject({ kind: 'certificate' })
  })
})

describe('many requests', () => {
  it('are ten in flight at most, and as many as that', async () => {
    const { github, client } = await start({ runs: [bigRun(2_000, 1)], latencyMs: 200 })
    const { signal } = new AbortController()
    const { jobs, counted, failure } = await listJobs(client, `${ROUTE}/jobs`, PARAMETERS, signal)
    expect([jobs.size, counted, failure]).toEqual([2_000, 2_000, undefined])
    expect([github.requests.length, github.maxInFlight]).toEqual([20, 10])
  })

  it('of a page that never works end in smaller pages', async () => {
    const { github, client } = await start({
      runs: [bigRun(120, 1)],
      faults: [{ query: { per_page: '100' }, answer: { status: 502 } }],
    })
    const { signal } = new AbortController()
    const { jobs, failure } = await listJobs(client, `${ROUTE}/jobs`, PARAMETERS, signal)
    expect([jobs.size, failure]).toEqual([120, undefined])
    expect(github.requests.map(({ query }) => query.get('per_page'))).toEqual([
      '100',
      '100',
      '50',
      '50',
      '50',
    ])
  })
})

describe('the end of the signal', () => {
  it('ends a request that waits for its answer', async () => {
    const asked = Promise.withResolvers<undefined>()
    const { client, github } = await start({
      faults: [{ delivery: 'never' }],
      onRequest: () => {
        asked.resolve(undefined)
      },
    })
    const controller = new AbortController()
    const answer = client.get(ROUTE, PARAMETERS, controller.signal)
    await asked.promise
    const over = Object.assign(new Error('the time is over'), { name: 'AbortError' })
    controller.abort(over)
    await expect(answer).rejects.toMatchObject({ kind: 'aborted', cause: over })
    expect(github.requests).toHaveLength(1)
  })
})

describe('a client', () => {
  it('logs each request with its status, time and id', async () => {
    const { get, lines } = await withFaults({ answer: { status: 502 }, times: 1 })
    await get()
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/repos\/octo-org\/.*\/runs\/22400000001: 502, \d+ ms, FA4E:1$/),
      expect.stringMatching(/^GET \/repos\/octo-org\/.*\/runs\/22400000001: 200, \d+ ms, FA4E:2$/),
    ])
  })

  it('logs why a request has no response', async () => {
    const { get, lines } = await withFaults({ delivery: 'destroy' })
    await expect(get()).rejects.toMatchObject({ kind: 'network' })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/: other side closed, \d+ ms$/)
  })

  it('logs that an endpoint is going to be removed, and prints nothing', async () => {
    const { get, lines } = await withFaults({
      answer: { status: 200, headers: { deprecation: '@1', sunset: 'soon' }, body: '{}' },
    })
    const warn = jest.spyOn(console, 'warn')
    await get()
    expect(warn).not.toHaveBeenCalled()
    expect(lines).toContainEqual(expect.stringMatching(/is deprecated.* removed on soon/))
  })

  it('encodes values of a path, so that they stay within it', async () => {
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

  it('follows a repository to its new name, with the token', async () => {
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

  it('gives up redirects that lead round in a circle', async () => {
    let count = 0
    const { get } = await serve((_, response) => {
      count++
      response.writeHead(302, { location: PATH }).end()
    })
    await expect(get()).rejects.toMatchObject({ kind: 'other', status: 302 })
    expect(count).toBe(6)
  })
})
