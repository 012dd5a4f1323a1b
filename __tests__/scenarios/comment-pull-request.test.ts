import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-commit-report.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished } from '../../testing/make-run.ts'
import { writeJsonFile } from '../../testing/report-file.ts'
import { sortReads } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'
import {
  bodiesOf,
  type CommentScenario,
  FORK,
  OTHER_SHA,
  PULL_REQUEST,
  runComment,
  runComments,
} from '../../testing/run-comment.ts'

const REPO = '/repos/octo-org/octo-shop'
const PULL = `GET ${REPO}/pulls/12`
const LIST = `GET ${REPO}/issues/12/comments?per_page=100&page=1`
const CREATE = `POST ${REPO}/issues/12/comments`
const RUNS = `GET ${REPO}/actions/runs?head_sha=${SHA}&exclude_pull_requests=false&per_page=100&page=1`
const RUN = `GET ${REPO}/actions/runs/42`
const update = (id: number) => `PATCH ${REPO}/issues/comments/${id}`
const GROUPS = `GET ${REPO}/actions/runs?event=merge_group&exclude_pull_requests=true&per_page=100&page=1`

describe('comment, finding the pull request', () => {
  const BY_COMMIT = `GET ${REPO}/commits/${SHA}/pulls?per_page=100`
  const byBranch = (owner: string, branch: string) =>
    `GET ${REPO}/pulls?state=all&head=${owner}%3A${branch}&per_page=100`
  const run = (fields: object = {}) => ({
    eventName: 'workflow_run',
    event: {
      workflow_run: {
        id: 42,
        event: 'pull_request',
        head_sha: SHA,
        head_branch: 'topic',
        head_repository: { full_name: FORK, owner: { login: 'mona' } },
        pull_requests: [],
        ...fields,
      },
    },
  })
  const queue = `gh-readonly-queue/release/v1/pr-12-${OTHER_SHA}`
  const fork = apiPull({ repository: FORK })

  it.each<[string, Scenario['job'], FakeGitHubOptions['pulls'], string]>([
    ['a push', { eventName: 'push', event: {} }, [apiPull()], BY_COMMIT],
    [
      'pull_request_target',
      { ...PULL_REQUEST, eventName: 'pull_request_target' },
      [apiPull({ repository: FORK })],
      PULL,
    ],
    ['a run for a fork', run(), [fork], byBranch('mona', 'topic')],
    [
      'a run for a fork with a branch whose name needs encoding',
      run({ head_branch: 'fix/a&b' }),
      [apiPull({ repository: FORK, branch: 'fix/a&b' })],
      byBranch('mona', 'fix%2Fa%26b'),
    ],
    [
      'a run of pull_request_target whose head is the base commit',
      run({ head_sha: OTHER_SHA, head_commit: { id: SHA } }),
      [fork],
      byBranch('mona', 'topic'),
    ],
    [
      'a run for one of two pull requests from a branch',
      run({ pull_requests: [{ number: 12 }] }),
      [fork, apiPull({ number: 13, repository: FORK })],
      byBranch('mona', 'topic'),
    ],
  ])('comments for %s', async (_, job = {}, pulls = [], request) => {
    const runs = [fakeRun({ run: { id: 42, event: 'pull_request' } })]
    const result = await runComment({ job, github: { pulls, runs } })
    expect(sortReads(result.requests)).toEqual(sortReads([request, LIST, PULL, RUNS, CREATE, LIST]))
    expect(result.outputs).toMatchObject({ done: 'true', 'pull-request': '12' })
  })

  it.each<[string, Scenario['job'], string[]]>([
    [
      'an event',
      { eventName: 'merge_group', event: { merge_group: { head_ref: `refs/heads/${queue}` } } },
      [CREATE, LIST],
    ],
    ['a run', run({ event: 'merge_group', head_branch: queue }), [CREATE, LIST]],
    [
      'a run of an older group',
      run({ event: 'merge_group', head_branch: queue.replace('aaaa', 'bbbb') }),
      [],
    ],
  ])('comments for %s of the newest merge group', async (_, job = {}, requests) => {
    const group = fakeRun({ run: { event: 'merge_group', head_branch: queue } })
    const github = { pulls: [apiPull({ sha: OTHER_SHA })], runs: [group] }
    const result = await runComment({ job, github })
    const own = job.eventName === 'workflow_run' ? [RUN] : []
    expect(sortReads(result.requests)).toEqual(
      sortReads([PULL, LIST, PULL, RUNS, GROUPS, ...own, ...requests]),
    )
    if (requests.length > 0) expect(bodiesOf(result)[0]).toContain('### ❌ Merge queue: CI failed')
  })

  it.each<[string, Scenario['job']]>([
    ['the merge commit, if the run could not be read', { ...PULL_REQUEST, sha: OTHER_SHA }],
    [
      'the base commit, for pull_request_target',
      run({ head_sha: OTHER_SHA, head_commit: { id: SHA } }),
    ],
  ])('comments with a report of %s', async (_, job = {}) => {
    const github = { pulls: [apiPull({ repository: FORK })], runs: [fakeRun({ run: { id: 42 } })] }
    const { writes } = await runComment({ job, run: { commit: OTHER_SHA }, github })
    expect(writes).toEqual([CREATE])
  })

  it.each<[string, Scenario['job'], FakeGitHubOptions['pulls'], string]>([
    ['no pull request', {}, [], 'The commit is the newest of no open pull request.'],
    [
      'a merged pull request that introduced the commit',
      {},
      [apiPull({ state: 'closed' })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a closed pull request',
      PULL_REQUEST,
      [apiPull({ state: 'closed' })],
      'Pull request #12 is closed.',
    ],
    [
      'a newer commit',
      PULL_REQUEST,
      [apiPull({ sha: OTHER_SHA })],
      'Pull request #12 has a newer commit, aaaaaaa, so nothing was written about 7638417.',
    ],
    [
      'a branch of the same name in another fork',
      run(),
      [apiPull({ repository: 'mallory/octo-shop' })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a pull request of the fork with another commit',
      run(),
      [apiPull({ repository: FORK, sha: OTHER_SHA })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a fork with a branch named like a merge group',
      run({ head_branch: queue }),
      [apiPull({ sha: OTHER_SHA })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'several pull requests',
      run(),
      [fork, apiPull({ number: 13, repository: FORK })],
      'The commit is the newest of several pull requests (#12, #13), so none was chosen.',
    ],
    [
      'a deleted fork',
      run({ head_repository: null }),
      [fork],
      'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.',
    ],
  ])('writes nothing for %s', async (_, job = {}, pulls = [], reason) => {
    const result = await runComment({ job, github: { pulls } })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toBe(reason)
    expect([result.exitCode, result.annotations[0]?.level]).toEqual([0, 'notice'])
  })
})

describe('comment, with a report from elsewhere', () => {
  const triggering = (fields: object = {}) => ({
    eventName: 'workflow_run',
    sha: OTHER_SHA,
    runId: 99,
    event: {
      workflow_run: {
        ...{
          id: 42,
          run_attempt: 1,
          event: 'pull_request',
          conclusion: 'failure',
          path: '.github/workflows/ci.yml',
        },
        ...{ head_sha: SHA, head_branch: 'topic', pull_requests: [] },
        head_repository: { full_name: FORK, owner: { login: 'mona' } },
        ...fields,
      },
    },
  })
  const run = fakeRun({ run: { id: 42, event: 'pull_request', conclusion: 'failure' } })
  const fork = { pulls: [apiPull({ repository: FORK })], runs: [run] }

  it.each<[string, CommentScenario, string]>([
    [
      'an id that no run has',
      { run: { id: 999_999_999_999_999 } },
      'The report is of run 999999999999999, but run 42 triggered',
    ],
    [
      'an attempt that no run has',
      { run: { attempt: 9_999_999_999 } },
      'The report is of attempt 9999999999 of run 42, but GitHub has 1.',
    ],
    [
      'a green run that failed',
      { result: 'green' },
      'The report says that nothing failed, but GitHub concluded run 42 as failure.',
    ],
    [
      'a red run that passed',
      { job: triggering({ conclusion: 'success' }) },
      'The report says that something failed, but GitHub concluded run 42 as success.',
    ],
    [
      'the commit of a run of another pull request',
      {
        ...{ job: { ...PULL_REQUEST, runId: 99 }, run: { id: 41 } },
        github: { runs: [fakeRun({ run: { id: 41, head_sha: OTHER_SHA } })], pulls: [apiPull()] },
      },
      'The report is of commit aaaaaaa, which is not the newest of pull request #12.',
    ],
    [
      'no commit',
      { run: { commit: undefined } },
      'The report is of an unknown commit, which is not the newest',
    ],
    [
      'the reporting run',
      { run: { id: 99, commit: OTHER_SHA } },
      'The report is of this workflow run itself, but run 42 triggered the workflow. Set the input run-id of the report to ${{ github.event.workflow_run.id }}.',
    ],
  ])('writes nothing for one with %s', async (_, scenario, reason) => {
    const result = await runComment({ job: triggering(), github: fork, ...scenario })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toContain(reason)
  })

  it.each<[string, CommentScenario]>([
    ['the triggering run', { job: triggering(), github: fork }],
    ['the current run', { job: { ...PULL_REQUEST, workflowPath: '.github/workflows/ci.yml' } }],
  ])('keeps one comment whatever workflows reports of %s name', async (_, one) => {
    const run = { workflowPath: '.github/workflows/other.yml', event: 'push' }
    const [, second] = await runComments(one, { ...one, run, result: 'other' })
    expect(second?.writes).toEqual([update(501)])
  })

  it.each<[string, string[], 'success' | 'failure', string]>([
    [
      'that all passed',
      ['success', 'failure'],
      'success',
      'nothing failed, but GitHub concluded run 43 as failure. If the report has allowed-failures, set this input of the action to the same names.',
    ],
    [
      'that one failed',
      ['success', 'success'],
      'failure',
      'something failed, but GitHub concluded run 43 as success, run 42 as success.',
    ],
  ])(
    'writes nothing if the report of the commit says wrongly %s',
    async (_, known, claimed, reason) => {
      const jobs = [{ state: finished(5, 65, claimed) }]
      const report = encodeCommitReport(reportOnCommit([{ conclusion: claimed, jobs }]))
      const runs = known.map((conclusion, at) =>
        fakeRun({ run: { id: 42 + at, workflow_id: at + 1, conclusion } }),
      )
      const { writes, outputs } = await runComment({
        job: triggering({ conclusion: 'success' }),
        github: { ...fork, runs },
        inputs: { 'report-path': await writeJsonFile(report) },
      })
      expect([writes, outputs.reason]).toEqual([[], `The report says that ${reason}`])
    },
  )

  it('writes the report of a commit whose red run GitHub records at the base branch', async () => {
    const jobs = [{ state: finished(5, 65, 'failure') }]
    const report = encodeCommitReport(reportOnCommit([{ conclusion: 'failure', jobs }]))
    const onBase = { event: 'pull_request_target', head_sha: OTHER_SHA, conclusion: 'failure' }
    const runs = [
      fakeRun({ run: { id: 41, conclusion: 'success' } }),
      fakeRun({ run: { id: 42, workflow_id: 2, ...onBase } }),
    ]
    const { writes } = await runComment({
      job: triggering({ ...onBase, head_commit: { id: SHA } }),
      github: { ...fork, runs },
      inputs: { 'report-path': await writeJsonFile(report) },
    })
    expect(writes).toEqual([CREATE])
  })

  it('replaces a report of a commit that claims to be of the future', async () => {
    const red = { conclusion: 'failure', jobs: [{ state: finished(5, 65, 'failure') }] }
    const pathOf = async (changes: object, runs = [red]) =>
      await writeJsonFile({ ...encodeCommitReport(reportOnCommit(runs)), ...changes })
    const first = await runComment({
      inputs: { 'report-path': await pathOf({ madeAt: '2099-01-01T00:00:00Z' }) },
    })
    const { comments } = first.github.state
    const madeAt = new Date(Date.now() + 1_000).toISOString()
    const inputs = {
      'report-path': await pathOf({ madeAt }, [red, red]),
    }
    const second = await runComment({ inputs, github: { comments } })
    expect(second.writes).toEqual([update(501)])
  })
})

describe('comment, for an event that tests no commit', () => {
  const develop = { pulls: [apiPull({ number: 20, branch: 'develop' })] }

  it.each<[string, Scenario['job']]>([
    [
      'issue_comment',
      { eventName: 'issue_comment', event: { issue: { number: 12, pull_request: {} } } },
    ],
    ['issues', { eventName: 'issues', event: { issue: { number: 3 } } }],
    ['discussion', { eventName: 'discussion', event: {} }],
    ['repository_dispatch', { eventName: 'repository_dispatch', event: {} }],
    [
      'issue_comment',
      {
        eventName: 'workflow_run',
        event: {
          workflow_run: {
            ...{ id: 42, event: 'issue_comment', head_sha: SHA, head_branch: 'develop' },
            head_repository: { full_name: 'octo-org/octo-shop', owner: { login: 'octo-org' } },
          },
        },
      },
    ],
  ])('writes nothing for %s, whatever pull request has the commit', async (event, job = {}) => {
    const { requests, outputs } = await runComment({ job, github: develop })
    expect(requests).toEqual([])
    expect(outputs.reason).toBe(
      `The event ${event} is about no commit, so no pull request is known.`,
    )
  })
})

describe('comment, about a merge group', () => {
  const queue = (base: string) => `gh-readonly-queue/main/pr-12-${base.repeat(40)}`
  const group = (base: string): Pick<CommentScenario, 'job'> => ({
    job: {
      eventName: 'merge_group',
      event: { merge_group: { head_ref: `refs/heads/${queue(base)}`, head_sha: SHA } },
    },
  })
  const runs = (base: string, id: number) => [
    fakeRun({ run: { id, event: 'merge_group', head_branch: queue(base) } }),
  ]
  /** The report of all runs of a commit. */
  const pathOf = async (conclusion: string, minute: number) => {
    const jobs = [{ name: 'test', state: finished(5, 65, conclusion) }]
    const report = encodeCommitReport(reportOnCommit([{ workflow: 'CI', conclusion, jobs }]))
    return {
      'report-path': await writeJsonFile({ ...report, madeAt: `2026-03-01T11:${minute}:00Z` }),
    }
  }

  it('holds against the commit of the pull request, and is green after the merge', async () => {
    const [red, head, merged] = await runComments(
      { ...group('c'), inputs: await pathOf('failure', 10), github: { runs: runs('c', 50) } },
      { inputs: await pathOf('success', 20) },
      {
        ...{ ...group('d'), inputs: await pathOf('success', 30) },
        github: { pulls: [apiPull({ state: 'closed', merged: true })], runs: runs('d', 60) },
      },
    )
    expect(red?.writes).toEqual([CREATE])
    expect([head?.writes, head?.outputs.reason]).toEqual([
      [],
      'The comment is about a merge group.',
    ])
    expect(merged?.writes).toEqual([update(501)])
    expect(bodiesOf(merged)[0]).toMatch(/-->\n✅ Merge queue: CI succeeded/)
  })

  it('gives way to a report of a newer commit of the pull request', async () => {
    const github = { pulls: [apiPull({ sha: OTHER_SHA })], runs: runs('c', 50) }
    const [, fixed] = await runComments(
      { ...group('c'), inputs: await pathOf('failure', 10), github },
      { inputs: await pathOf('success', 20) },
    )
    expect(fixed?.writes).toEqual([update(501)])
  })
})
