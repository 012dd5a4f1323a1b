import { afterEach, describe, expect, it } from '@jest/globals'
import { createClient, NoTokenError } from '../../src/github/client.ts'
import { listJobs } from '../../src/github/list-jobs.ts'
import { NotJsonError } from '../../src/github/read-json.ts'
import { makeAuthority } from '../helpers/certificates.ts'
import { bigRun } from '../helpers/fake-github/big-run.ts'
import { fakeRun } from '../helpers/fake-github/fake-run.ts'
import type { Fault } from '../helpers/fake-github/faults.ts'
import {
  startFakeGitHub,
  type FakeGitHub,
  type FakeGitHubOptions,
} from '../helpers/fake-github/start-fake-github.ts'

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
  const client = createClient({ token: 'secret', apiUrl: github.url, retryAfter })
  const { signal } = new AbortController()
  return { github, client, get: () => client.get(ROUTE, PARAMETERS, signal) }
}

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
    await expect(get()).rejects.toMatchObject({ name: 'HttpError', status: 302 })
    expect(github.requests.map(({ headers }) => headers.authorization)).toEqual(['token secret'])
    expect(other.requests).toEqual([])
  })

  it('without a token is not made', async () => {
    const client = createClient({ token: '', apiUrl: 'http://127.0.0.1:1' })
    const { signal } = new AbortController()
    await expect(client.get(ROUTE, PARAMETERS, signal)).rejects.toThrow(
      new NoTokenError('the input github-token is empty'),
    )
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
    ['502', { answer: { status: 502 } }, { status: 502, reason: 'Bad Gateway' }],
    ['a broken connection', { delivery: 'destroy' }, { code: 'ECONNRESET' }],
    [
      'a truncated body',
      { delivery: 'truncate' },
      new NotJsonError('the answer is cut off or is not JSON'),
    ],
    [
      'no JSON',
      { answer: { status: 200, body: '<html>' } },
      new NotJsonError('the answer is cut off or is not JSON'),
    ],
    [
      'an empty body',
      { answer: { status: 200, body: '' } },
      new NotJsonError('the answer is cut off or is not JSON'),
    ],
    [
      'an array',
      { answer: { status: 200, body: [] } },
      new NotJsonError('the answer is not a JSON object'),
    ],
    [
      'a text',
      { answer: { status: 200, body: '"run"' } },
      new NotJsonError('the answer is not a JSON object'),
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
    await expect(get()).rejects.toMatchObject({
      name: 'HttpError',
      status,
    })
    expect(github.requests).toHaveLength(1)
  })

  it.each([
    [
      'the rate limit',
      403,
      'API rate limit exceeded',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
    ],
    [
      'the secondary rate limit',
      403,
      'You have exceeded a secondary rate limit',
      { 'retry-after': '1' },
    ],
    ['too many requests', 429, 'Too many requests', { 'retry-after': '1' }],
  ])('%s is not waited for', async (_, status, message, headers) => {
    const { github, get } = await withFaults({ answer: { status, headers, body: { message } } })
    await expect(get()).rejects.toMatchObject({ status, reason: message })
    expect(github.requests).toHaveLength(1)
  })

  it('of a server that is not believed is not asked for again', async () => {
    const { secure } = await makeAuthority()
    const { get } = await start({ secured: await secure('localhost') }, 60_000)
    await expect(get()).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
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
    await expect(answer).rejects.toBe(over)
    expect(github.requests).toHaveLength(1)
  })
})
