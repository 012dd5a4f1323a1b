import { describe, expect, it } from '@jest/globals'
import { createWriteClient } from '../../../src/github/http/write-client.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { testOptions } from '../../../testing/fake-client.ts'

const ROUTE = '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun'
const LOGS = '/repos/{owner}/{repo}/actions/runs/{run_id}/logs'
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
    remove: () => writer.delete(LOGS, PARAMETERS, signal),
  }
}

describe('createWriteClient', () => {
  it.each(['post', 'remove'] as const)('sends one request with the token: %s', async (verb) => {
    const started = await start({ response: { status: 201 } })
    await started[verb]()
    expect(started.github.requests).toMatchObject([
      {
        method: verb === 'post' ? 'POST' : 'DELETE',
        path: `/repos/octo-org/octo-shop/actions/runs/7/${verb === 'post' ? 'rerun' : 'logs'}`,
        headers: { authorization: 'token secret' },
      },
    ])
  })

  it('sends the content as JSON and returns what GitHub created', async () => {
    const { github, create } = await start({ response: { status: 201, body: { id: 1 } } })
    await expect(create()).resolves.toEqual({ id: 1 })
    expect(github.requests).toMatchObject([{ method: 'POST', content: { body: 'é\n' } }])
  })

  it('does not follow the redirect of a request with content', async () => {
    const fault = { response: { status: 307, headers: { location: '/x' } } }
    const { github, create } = await start(fault)
    await expect(create()).rejects.toMatchObject({ status: 307 })
    expect(github.requests).toHaveLength(1)
  })

  it.each<[string, Fault, object]>([
    [
      'a refusal',
      { response: { status: 403, body: { message: 'no' } } },
      { status: 403, reason: 'no' },
    ],
    ['a failure', { response: { status: 502 } }, { status: 502 }],
    ['a redirect', { response: { status: 307, headers: { location: '/x' } } }, { status: 307 }],
    ['a broken connection', { delivery: 'destroy' }, { kind: 'network' }],
  ])('does not retry after %s', async (_, fault, expected) => {
    const { github, post } = await start(fault)
    await expect(post()).rejects.toMatchObject(expected)
    expect(github.requests).toHaveLength(1)
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
