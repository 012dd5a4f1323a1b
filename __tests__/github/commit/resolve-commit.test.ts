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
  const refTo = (number: number) => ({
    number,
    url: `https://github.com/octo-org/octo-shop/pull/${number}`,
    base: 'v1',
  })

  it.each<[string, object, readonly object[] | Error, object]>([
    ['a push', run({ event: 'push', head_commit: { id: BASE } }), [], { commit: COMMIT }],
    [
      'a run that lists its pull request',
      run({ pull_requests: [pull(7)] }),
      [],
      { commit: COMMIT, pullRequest: refTo(7) },
    ],
    [
      'a run of two pull requests',
      run({ pull_requests: [pull(7), pull(8)] }),
      [],
      { commit: COMMIT },
    ],
    [
      'a run whose pull request has moved on',
      run({ pull_requests: [pull(7, OTHER)] }),
      [],
      { commit: COMMIT },
    ],
    ['a run of a fork', run({}), [pull(7)], { commit: COMMIT, pullRequest: refTo(7) }],
    ['a run of a fork without an open pull request', run({}), [], { commit: COMMIT }],
    [
      'a run of a fork whose pull requests cannot be read',
      run({}),
      new Error('403'),
      { commit: COMMIT },
    ],
    [
      'a run for pull_request_target that GitHub recorded at the base branch',
      run({ event: 'pull_request_target', head_sha: BASE }),
      [pull(7)],
      { commit: COMMIT, pullRequest: refTo(7) },
    ],
    [
      'the same without an open pull request',
      run({ event: 'pull_request_target', head_sha: BASE }),
      [],
      { commit: COMMIT },
    ],
    [
      'a run for pull_request_target that GitHub recorded at the pull request',
      run({ event: 'pull_request_target', head_commit: null }),
      [],
      { commit: COMMIT },
    ],
  ])('finds the commit of %s', async (_, response, pulls, expected) => {
    const client = {
      ...fakeClient(() => ({ ...response })),
      list: () => (pulls instanceof Error ? Promise.reject(pulls) : Promise.resolve(pulls)),
    }
    const found = { pullRequest: undefined, ...expected }
    expect(await findCommitOfRun(client, makeTarget(), response, signal)).toEqual(found)
    expect(await findCommitOfRun(client, makeTarget(), undefined, signal)).toEqual(found)
  })
})
