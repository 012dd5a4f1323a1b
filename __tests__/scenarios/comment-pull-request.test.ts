import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-report.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished } from '../../testing/make-run.ts'
import { jobsIn } from '../../testing/make-steps.ts'
import { writeJsonFile } from '../../testing/report-file.ts'
import {
  type CommentScenario,
  FORK,
  OTHER_SHA,
  PULL_REQUEST,
  runComment,
  runComments,
  CREATE,
  update,
} from '../../testing/run-comment.ts'

const RED = { conclusion: 'failure', jobs: [{ state: finished(5, 65, 'failure') }] }

/** The input with the report of all runs of a commit. */
async function pathOf(runs: Parameters<typeof reportOnCommit>[0], changes: object = {}) {
  const report = { ...encodeCommitReport(reportOnCommit(runs)), ...changes }
  return { 'report-path': await writeJsonFile(report) }
}

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
      inputs: await pathOf([{ conclusion: claimed, jobs: jobsIn(finished(5, 65, claimed)) }]),
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
