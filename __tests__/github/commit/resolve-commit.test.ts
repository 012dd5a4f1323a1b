import { describe, expect, it } from '@jest/globals'
import {
  fetchCommitOfRun,
  fetchPullRequest,
  resolveSha,
} from '../../../src/github/commit/resolve-commit.ts'
import { fakeClient } from '../../helpers/fake-client.ts'
import { COMMIT, makeCommitTarget } from '../../helpers/make-commit.ts'
import { makeTarget } from '../../helpers/make-run.ts'

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

describe('fetchCommitOfRun', () => {
  it('returns the head of the run', async () => {
    const client = fakeClient(() => ({ head_sha: COMMIT }))
    expect(await fetchCommitOfRun(client, makeTarget(), signal)).toBe(COMMIT)
  })
})
