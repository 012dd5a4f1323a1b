import { describe, expect, it } from '@jest/globals'
import { findBase } from '../../src/github/base/fetch-base.ts'
import { isFromFork } from '../../src/github/pull-request/pull-request.ts'
import type { Client } from '../../src/github/http/client.ts'
import { decodeListedRun } from '../../src/github/run/listed-run.ts'
import { readPullRequestHint } from '../../src/github/pull-request/event-hint.ts'
import { fakeClient, sourceOf } from '../../testing/fake-client.ts'
import { apiRun, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { FORK, REPOSITORY_ID } from '../../testing/fake-github/repository.ts'

describe('base', () => {
  /** An open pull request as GitHub lists it with a run. */
  const pullRequest = (base: string, sha = SHA, repository = REPOSITORY_ID) => ({
    number: 7,
    base: { ref: base, repo: { id: repository } },
    head: { sha },
  })

  /** Lists the pull request of a commit in this repository and in a fork. */
  const listed = (base: string) =>
    ['octo-org/octo-shop', FORK.full_name].map((name) => ({
      ...{ number: 7, state: 'open', base: { ref: base } },
      head: { sha: SHA, repo: { full_name: name } },
    }))

  const clientOf = (searched: string | undefined): Client => ({
    ...fakeClient(() => ({})),
    list: () => Promise.resolve(searched === undefined ? [] : listed(searched)),
  })

  const reportedOf = (run: RunFields) =>
    decodeListedRun(apiRun(run), sourceOf(clientOf(undefined)).repository)

  /** @param searched the base of the pull request that has the run's commit as its head */
  const find = (run: RunFields, baseBranch?: string, searched?: string) =>
    findBase(sourceOf(clientOf(searched)), {
      reported: reportedOf(run),
      baseBranch,
      defaultBranch: () => Promise.resolve('main'),
    })

  const NEXT = [pullRequest('next')]
  const RELEASE = [pullRequest('release')]

  describe('findBase', () => {
    const group = (base: string) => ({ head_branch: `gh-readonly-queue/${base}/pr-7-${SHA}` })
    const PULL = { event: 'pull_request' }

    it.each<[string, RunFields, expected: string, baseBranch?: string]>([
      ['a push to the default branch', {}, 'main'],
      ['a push to another branch', { head_branch: 'topic' }, 'main'],
      ['a push to its branch', { head_branch: 'topic', pull_requests: NEXT }, 'next'],
      ['a push to the default branch, a head as well', { pull_requests: RELEASE }, 'main'],
      ['a pull request named by the event', PULL, 'release', 'release'],
      ['a listed one', { ...PULL, pull_requests: RELEASE }, 'release'],
      ['a merge group', { event: 'merge_group', ...group('release/pr-1') }, 'release/pr-1'],
      ['a push to the branch of a merge group', group('next'), 'next'],
      [
        'a pull request of a fork whose branch is named like that of a merge group',
        { ...PULL, head_repository: FORK, ...group('main') },
        'release',
        'release',
      ],
      ['a run of another workflow run', { event: 'workflow_run' }, 'main'],
    ])('returns for %s (%j): %s', async (_, run, expected, ...[baseBranch]) => {
      expect(await find(run, baseBranch)).toMatchObject({ branch: expected })
    })

    it.each<[string, RunFields]>([
      ['a pull request of a fork', { head_repository: FORK }],
      ['several branches', { pull_requests: [pullRequest('release'), pullRequest('main')] }],
      ['one that has moved on', { pull_requests: [pullRequest('release', 'a'.repeat(40))] }],
      ['a pull request in another repository', { pull_requests: [pullRequest('release', SHA, 7)] }],
    ])('searches the base of %s (%j), and never assumes the default branch', async (_, fields) => {
      const run = { event: 'pull_request', ...fields }
      expect(await find(run, undefined, 'release')).toMatchObject({ branch: 'release' })
      expect(await find(run)).toMatchObject({ branch: undefined })
    })

    it.each<[string, RunFields, boolean]>([
      ['a push to it', {}, true],
      ['a scheduled run', { event: 'schedule' }, true],
      ['a push to another branch', { head_branch: 'topic' }, false],
      ['a pull request from a branch of that name', { event: 'pull_request' }, false],
      ['a run of a fork whose branch has that name', { head_repository: FORK }, false],
      ['a run of another workflow run', { event: 'workflow_run' }, false],
      ['a comment on a pull request', { event: 'issue_comment' }, false],
      ['a dispatch with a payload', { event: 'repository_dispatch' }, false],
      ['a dispatch by hand', { event: 'workflow_dispatch' }, true],
    ])('reports for %s whether it is a run of the branch itself', async (_, run, expected) => {
      expect(await find(run)).toMatchObject({ isCurrent: expected })
    })

    it.each<[string, boolean]>([
      ['pull_request', true],
      ['pull_request_target', false],
      ['merge_group', true],
      ['push', false],
    ])(
      'reports for a run of the event %s whether it tests a merge: %s',
      async (event, expected) => {
        const head_branch = event === 'merge_group' ? `gh-readonly-queue/main/pr-7-${SHA}` : 'topic'
        expect(await find({ event, head_branch })).toMatchObject({ testsMerge: expected })
      },
    )

    it.each<[string, boolean]>([
      ['push', true],
      ['pull_request', false],
      ['pull_request_target', false],
      ['workflow_run', false],
    ])(
      'reports for a run of the event %s whether it tests its commit: %s',
      async (event, expected) => {
        expect(await find({ event, head_branch: 'topic' })).toMatchObject({ testsCommit: expected })
      },
    )

    it('returns no branch if the default branch is unknown', async () => {
      const found = await findBase(sourceOf(clientOf(undefined)), {
        reported: reportedOf({}),
        defaultBranch: () => Promise.resolve(undefined),
      })
      expect(found).toMatchObject({ branch: undefined })
    })
  })

  const repository = { id: 1, full_name: 'octo-org/octo-shop' }

  it.each<[boolean, object]>([
    [false, { event: 'push', repository, head_repository: repository }],
    [false, { repository, head_repository: { id: 1, full_name: 'octo-org/new-name' } }],
    [true, { repository, head_repository: { id: 7, full_name: 'octo-org/octo-shop' } }],
    [true, { repository, head_repository: { full_name: 'mona/octo-shop' } }],
    [false, { event: 'push', repository, head_repository: null }],
    [true, { event: 'pull_request', repository, head_repository: null }],
    [true, { event: 'pull_request_review', repository, head_repository: null }],
    [false, {}],
  ])('isFromFork returns %s for %j', (expected, run) => {
    expect(isFromFork(run)).toBe(expected)
  })
})

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }
const NOTHING = { payload: {}, triggering: undefined, commit: undefined }

describe('readPullRequestHint', () => {
  it.each<[name: string, payload: object, found: boolean]>([
    ['push', {}, true],
    ['deployment_status', {}, true],
    // Their runs are of the default branch or of a tag, whatever commit the payload names.
    ['check_suite', { check_suite: { head_sha: SHA, pull_requests: [{ number: 12 }] } }, false],
    ['status', { sha: SHA }, false],
    ['release', { release: { target_commitish: SHA } }, false],
    ['issue_comment', { issue: { number: 12, pull_request: {} } }, false],
  ])('reads the commit that runs for %s test: %j => %s', (name, payload, found) => {
    const hint = readPullRequestHint({ name, payload, triggering: undefined, commit: SHA })
    const sentence = `A run for the event ${name} does not test the commit of a pull request, so none is known.`
    expect(hint).toEqual(found ? { read: { kind: 'commit', commit: SHA } } : { unread: sentence })
    // The run of another workflow, in `workflow_run`.
    const ofRun = readPullRequestHint({
      name: 'workflow_run',
      payload: {},
      triggering: decodeListedRun({ id: 42, event: name, head_sha: SHA }, REPOSITORY),
      commit: SHA,
    })
    expect(ofRun.unread === sentence).toBe(!found)
  })

  it.each([
    ['push', 'The event push names no commit, so no pull request is known.'],
    ['pull_request', 'The event pull_request names no commit, so no pull request is known.'],
  ])('says that an event names no commit: %s', (name, sentence) => {
    expect(readPullRequestHint({ ...NOTHING, name })).toEqual({ unread: sentence })
  })
})
