import { describe, expect, it } from '@jest/globals'
import {
  fetchPullRequest,
  findCommitOfRun,
  resolveSha,
} from '../../../src/github/commit/resolve-commit.ts'
import { fakeClient } from '../../../testing/fake-client.ts'
import { COMMIT, makeCommitTarget } from '../../../testing/make-commit.ts'
import { makeTarget } from '../../../testing/make-run.ts'

const { signal } = new AbortController()

describe('resolveSha', () => {
  it('returns the full SHA', async () => {
    const client = fakeClient(() => ({ sha: COMMIT }))
    expect(await resolveSha(client, makeCommitTarget(), '7638417', signal)).toBe(COMMIT)
    expect(client.requested[0]?.parameters).toMatchObject({ ref: '7638417' })
  })

  it.each([
    ['the commit of a branch called dead', { sha: COMMIT }, /dead is the name of a branch or tag/],
    ['no SHA', {}, /the response has no SHA/],
  ])('throws if the response is %s', async (_, body, message) => {
    const resolving = resolveSha(
      fakeClient(() => body),
      makeCommitTarget(),
      'dead',
      signal,
    )
    await expect(resolving).rejects.toThrow(message)
  })
})

describe('fetchPullRequest', () => {
  it('returns the head and the base', async () => {
    const client = fakeClient(() => ({ head: { sha: COMMIT }, base: { ref: 'main' } }))
    expect(await fetchPullRequest(client, makeCommitTarget(), 12, signal)).toEqual({
      commit: COMMIT,
      pullRequest: {
        number: 12,
        url: 'https://github.com/octo-org/octo-shop/pull/12',
        base: 'main',
      },
    })
  })
})

describe('findCommitOfRun', () => {
  const BASE = '1111111111111111111111111111111111111111'
  const OTHER = '2222222222222222222222222222222222222222'
  const fork = { full_name: 'a-fork/octo-shop', owner: { login: 'a-fork' } }
  const run = (fields: object) => ({
    event: 'pull_request',
    head_sha: COMMIT,
    head_branch: 'cart',
    head_repository: fork,
    head_commit: { id: COMMIT },
    pull_requests: [],
    ...fields,
  })
  const pull = (number: number, sha = COMMIT) => ({
    number,
    state: 'open',
    head: { sha, repo: { full_name: 'a-fork/octo-shop' } },
    base: { ref: 'v1' },
  })
  const AT_BASE = { event: 'pull_request_target', head_sha: BASE }

  it.each<[string, object, readonly object[] | Error, number | undefined]>([
    ['a push', { event: 'push', head_commit: { id: BASE } }, [], undefined],
    ['a run that lists its pull request', { pull_requests: [pull(7)] }, [], 7],
    ['a run of two pull requests', { pull_requests: [pull(7), pull(8)] }, [], undefined],
    ['a run whose pull request has moved on', { pull_requests: [pull(7, OTHER)] }, [], undefined],
    ['a run of a fork', {}, [pull(7)], 7],
    ['a run of a fork without an open pull request', {}, [], undefined],
    ['a run of a fork whose pull requests cannot be read', {}, new Error('403'), undefined],
    [
      'a run for pull_request_target that GitHub recorded at the base branch',
      AT_BASE,
      [pull(7)],
      7,
    ],
    ['the same without an open pull request', AT_BASE, [], undefined],
    [
      'the same, recorded at the pull request',
      { ...AT_BASE, head_sha: COMMIT, head_commit: null },
      [],
      undefined,
    ],
  ])('finds the commit of %s', async (_, fields, pulls, number) => {
    const response = run(fields)
    const client = {
      ...fakeClient(() => ({ ...response })),
      list: () => (pulls instanceof Error ? Promise.reject(pulls) : Promise.resolve(pulls)),
    }
    const url = `https://github.com/octo-org/octo-shop/pull/${number}`
    const pullRequest = number === undefined ? undefined : { number, url, base: 'v1' }
    const found = { commit: COMMIT, pullRequest }
    expect(await findCommitOfRun(client, makeTarget(), response, signal)).toEqual(found)
    expect(await findCommitOfRun(client, makeTarget(), undefined, signal)).toEqual(found)
  })
})
