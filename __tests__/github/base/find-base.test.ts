import { describe, expect, it } from '@jest/globals'
import { findBase } from '../../../src/github/base/find-base.ts'
import { apiRun, type RunFields, SHA } from '../../helpers/fake-github/api-run.ts'
import { GITHUB_COM } from '../../helpers/fake-github/host.ts'
import { apiRepository, REPOSITORY_ID } from '../../helpers/fake-github/repository.ts'

const FORK = { ...apiRepository('fork/octo-shop', GITHUB_COM), id: 7 }

/** An open pull request as GitHub lists it with a run. */
const pullRequest = (base: string, sha = SHA, repository = REPOSITORY_ID) => ({
  base: { ref: base, repo: { id: repository } },
  head: { sha },
})

const find = (run: RunFields, options: { baseBranch?: string; defaultBranch?: string } = {}) =>
  findBase(apiRun(run), { defaultBranch: 'main', ...options })

describe('findBase', () => {
  it.each<[string, RunFields, string | undefined, string]>([
    ['a push to the default branch', {}, undefined, 'main'],
    ['a push to another branch', { head_branch: 'topic' }, undefined, 'main'],
    [
      'a push to the branch of a pull request',
      { head_branch: 'topic', pull_requests: [pullRequest('next')] },
      undefined,
      'next',
    ],
    [
      'a push to the default branch, which is also the head of a pull request',
      { pull_requests: [pullRequest('release')] },
      undefined,
      'main',
    ],
    ['a pull request named by the event', { event: 'pull_request' }, 'release', 'release'],
    [
      'a pull request that GitHub lists',
      { event: 'pull_request', pull_requests: [pullRequest('release')] },
      undefined,
      'release',
    ],
    [
      'a pull request of a fork',
      { event: 'pull_request', head_repository: FORK },
      undefined,
      'main',
    ],
    [
      'pull requests into several branches',
      { event: 'pull_request', pull_requests: [pullRequest('release'), pullRequest('main')] },
      undefined,
      'main',
    ],
    [
      'a pull request that has another commit since',
      { event: 'pull_request', pull_requests: [pullRequest('release', 'a'.repeat(40))] },
      undefined,
      'main',
    ],
    [
      'a pull request in another repository',
      { event: 'pull_request', pull_requests: [pullRequest('release', SHA, 7)] },
      undefined,
      'main',
    ],
    [
      'a merge group of a branch with slashes',
      { event: 'merge_group', head_branch: `gh-readonly-queue/release/pr-1/pr-7-${SHA}` },
      undefined,
      'release/pr-1',
    ],
    [
      'a push to the branch of a merge group',
      { head_branch: `gh-readonly-queue/next/pr-7-${SHA}` },
      undefined,
      'next',
    ],
  ])('returns for %s (%j, %j): %s', (_, run, baseBranch, expected) => {
    expect(find(run, baseBranch === undefined ? {} : { baseBranch }).branch).toBe(expected)
  })

  it.each<[string, RunFields, boolean]>([
    ['a push to it', {}, true],
    ['a scheduled run', { event: 'schedule' }, true],
    ['a push to another branch', { head_branch: 'topic' }, false],
    ['a pull request from a branch of that name', { event: 'pull_request' }, false],
    ['a run of a fork whose branch has that name', { head_repository: FORK }, false],
  ])('reports for %s whether it is a run of the branch itself', (_, run, expected) => {
    expect(find(run).isCurrent).toBe(expected)
  })

  it.each<[string, boolean]>([
    ['pull_request', true],
    ['pull_request_target', false],
    ['push', false],
  ])('reports for a run of the event %s whether it tests a merge: %s', (event, expected) => {
    expect(find({ event, head_branch: 'topic' }).testsMerge).toBe(expected)
  })

  it('returns the commit of the branch that a merge group is based on', () => {
    const run = { event: 'merge_group', head_branch: `gh-readonly-queue/main/pr-7-${SHA}` }
    expect(find(run)).toMatchObject({ sha: SHA, testsMerge: true })
  })

  it('returns no branch if the default branch is unknown', () => {
    expect(findBase(apiRun(), { defaultBranch: undefined })).toMatchObject({ branch: undefined })
  })
})
