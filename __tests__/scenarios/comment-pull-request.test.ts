import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-report.ts'
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
  type CommentScenario,
  FORK,
  OTHER_SHA,
  PULL_REQUEST,
  runComment,
  runComments,
  CREATE,
  LIST,
  PULL,
  RUNS,
  update,
} from '../../testing/run-comment.ts'

const REPO = '/repos/octo-org/octo-shop'
const RUN = `GET ${REPO}/actions/runs/42`
const GROUPS = `GET ${REPO}/actions/runs?event=merge_group&exclude_pull_requests=true&per_page=100&page=1`

const RED = { conclusion: 'failure', jobs: [{ state: finished(5, 65, 'failure') }] }

/** The input with the report of all runs of a commit. */
async function pathOf(runs: Parameters<typeof reportOnCommit>[0], changes: object = {}) {
  const report = { ...encodeCommitReport(reportOnCommit(runs)), ...changes }
  return { 'report-path': await writeJsonFile(report) }
}

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
    ['pull_request_target', { ...PULL_REQUEST, eventName: 'pull_request_target' }, [fork], PULL],
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
      'one of two pull requests from a branch',
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

  const none = 'of no open pull request'
  const closed = apiPull({ state: 'closed' })
  const newer = apiPull({ sha: OTHER_SHA })

  it.each<[string, Scenario['job'], FakeGitHubOptions['pulls'], string]>([
    ['no pull request', {}, [], none],
    ['a merged pull request that introduced the commit', {}, [closed], none],
    ['a branch of the same name in another fork', run(), [apiPull({ repository: 'm/shop' })], none],
    ['another commit of the fork', run(), [apiPull({ repository: FORK, sha: OTHER_SHA })], none],
    ['a fork with a branch named like a merge group', run({ head_branch: queue }), [newer], none],
    ['several pull requests', run(), [fork, apiPull({ number: 13, repository: FORK })], '#12, #13'],
    ['a deleted fork', run({ head_repository: null }), [fork], 'deleted fork'],
  ])('writes nothing for %s', async (_, job = {}, pulls = [], reason) => {
    const result = await runComment({ job, github: { pulls } })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toContain(reason)
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

  const ofAnother = {
    ...{ job: { ...PULL_REQUEST, runId: 99 }, run: { id: 41 } },
    github: { runs: [fakeRun({ run: { id: 41, head_sha: OTHER_SHA } })], pulls: [apiPull()] },
  }

  it.each<[string, CommentScenario, string]>([
    ['an id that no run has', { run: { id: 999_999_999 } }, 'of run 999999999, but run 42'],
    ['a green run that failed', { result: 'green' }, 'nothing failed, but GitHub'],
    ['the commit of a run of another pull request', ofAnother, 'of commit aaaaaaa, which'],
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

  it.each<[string, string[], 'success' | 'failure', RegExp]>([
    ['all passed', ['success', 'failure'], 'success', /nothing failed.* run 43 as failure/],
    ['one failed', ['success', 'success'], 'failure', /run 43 as success, run 42 as success/],
  ])('writes nothing if the report of the commit says wrongly that %s', async (...row) => {
    const [, known, claimed, reason] = row
    const runs = known.map((conclusion, at) =>
      fakeRun({ run: { id: 42 + at, workflow_id: at + 1, conclusion } }),
    )
    const { writes, outputs } = await runComment({
      job: triggering({ conclusion: 'success' }),
      github: { ...fork, runs },
      inputs: await pathOf([{ conclusion: claimed, jobs: [{ state: finished(5, 65, claimed) }] }]),
    })
    expect([writes, outputs.reason]).toEqual([[], expect.stringMatching(reason)])
  })

  it('writes the report of a commit whose red run GitHub records at the base branch', async () => {
    const onBase = { event: 'pull_request_target', head_sha: OTHER_SHA, conclusion: 'failure' }
    const runs = [
      fakeRun({ run: { id: 41, conclusion: 'success' } }),
      fakeRun({ run: { id: 42, workflow_id: 2, ...onBase } }),
    ]
    const { writes } = await runComment({
      job: triggering({ ...onBase, head_commit: { id: SHA } }),
      github: { ...fork, runs },
      inputs: await pathOf([RED]),
    })
    expect(writes).toEqual([CREATE])
  })

  it('replaces a report of a commit that claims to be of the future', async () => {
    const future = await pathOf([RED], { madeAt: '2099-01-01T00:00:00Z' })
    const first = await runComment({ inputs: future })
    const madeAt = new Date(Date.now() + 1_000).toISOString()
    const { comments } = first.github.state
    const inputs = await pathOf([RED, RED], { madeAt })
    const second = await runComment({ inputs, github: { comments } })
    expect(second.writes).toEqual([update(501)])
  })
})
