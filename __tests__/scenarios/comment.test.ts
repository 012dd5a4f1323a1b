import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-report.ts'
import { apiComment, apiPull } from '../../testing/fake-github/api-conversation.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import {
  failedLog,
  runSubAction,
  sortReads,
  type SubActionResult,
} from '../../testing/run-with-logs.ts'
import {
  bodiesOf,
  type CommentScenario,
  CREATE,
  FORK,
  LIST,
  OTHER_SHA,
  PULL,
  PULL_REQUEST,
  runComment,
  runComments,
  RUNS,
  update,
} from '../../testing/run-comment.ts'
import { OTHERS } from '../../testing/base-branch.ts'
import { RUN_ID, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun, jobId } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished } from '../../testing/make-run.ts'
import { jobsIn } from '../../testing/make-steps.ts'
import { writeJsonFile } from '../../testing/report-file.ts'

describe('comment', () => {
  const REPO = '/repos/octo-org/octo-shop'
  const LOGIN = 'POST /graphql'
  const read = (id: number) => `GET ${REPO}/issues/comments/${id}`

  /** A marker, and what it is about. */
  const COMMENTED = /^<!-- run-report:comment .* -->\n### ❌ [^]*<!-- run-report:end -->$/

  describe('comment', () => {
    it('comments on the pull request of the event if something failed', async () => {
      const result = await runComment()
      expect(sortReads(result.requests)).toEqual(sortReads([PULL, LIST, PULL, RUNS, CREATE, LIST]))
      expect(result).toMatchObject({ exitCode: 0, annotations: [] })
      expect(result.outputs).toEqual({
        done: 'true',
        reason: 'Commented on pull request #12.',
        'pull-request': '12',
        'comment-url': 'https://github.com/octo-org/octo-shop/issues/12#issuecomment-501',
      })
      expect(bodiesOf(result)).toEqual([expect.stringMatching(COMMENTED)])
    })

    it('writes nothing if nothing ever failed', async () => {
      const { requests, outputs, annotations, exitCode } = await runComment({ result: 'green' })
      expect(requests).toEqual([PULL, LIST])
      expect(outputs).toMatchObject({ done: 'false', reason: 'Nothing failed.', 'comment-url': '' })
      expect({ exitCode, level: annotations[0]?.level }).toEqual({ exitCode: 0, level: 'notice' })
    })

    it('finds its comment on the second page', async () => {
      const [first] = await runComments({})
      const body = bodiesOf(first)[0] ?? ''
      const others = Array.from({ length: 100 }, (_, index) => apiComment({ id: index + 1 }))
      const comments = [...others, apiComment({ id: 601, body })]
      const result = await runComment({ run: { id: 43 }, github: { comments } })
      const pages = [LIST, LIST.replace('&page=1', '&page=2')]
      expect(sortReads(result.requests)).toEqual(
        sortReads([PULL, ...pages, PULL, read(601), RUNS, update(601)]),
      )
    })
  })

  describe('comment, if GitHub refuses', () => {
    it('fails the step with on-error: fail, as a process', async () => {
      const { writes, exitCode, messages, outputs } = await runComment({
        inProcess: false,
        faults: [READ_ONLY],
        inputs: { 'on-error': 'fail' },
      })
      expect({ writes, exitCode }).toEqual({ writes: [CREATE], exitCode: 1 })
      expect(messages).toEqual({ error: [expect.stringMatching(/pull-requests: write\n/)] })
      expect(outputs).toMatchObject({ done: 'false', reason: messages.error?.[0] })
    })

    it.each<[string, CommentScenario, string]>([
      // In a process, since an error of Node in this one is of another realm.
      [
        'the report is missing',
        { inputs: { 'report-path': '/nowhere/report.json' }, inProcess: false },
        'ENOENT',
      ],
      ['there is no token', { inputs: { 'github-token': '' } }, 'github-token is empty'],
    ])('writes nothing and warns if %s', async (_, scenario, reason) => {
      const { writes, exitCode, messages } = await runComment(scenario)
      expect({ writes, exitCode }).toEqual({ writes: [], exitCode: 0 })
      expect(messages).toEqual({ warning: [expect.stringContaining(reason)] })
    })

    const writer = 'Shop[bot]'

    it.each(['javascript:alert(1)', 'https://elsewhere.example/graphql'])(
      'sends GraphQL to the host of the API if GITHUB_GRAPHQL_URL is %s',
      async (url) => {
        const env = { GITHUB_GRAPHQL_URL: url }
        const { requests, annotations } = await runComment({ env, github: { writer } })
        expect({ fetchesLogin: requests.includes(LOGIN), annotations }).toEqual({
          fetchesLogin: true,
          annotations: [],
        })
      },
    )
  })
})

describe('comment, without a report', () => {
  const REPO = '/repos/octo-org/octo-shop'
  const FIND = `GET ${REPO}/pulls?state=all&head=mona%3Atopic&per_page=100`
  const jobsOf = (run: number) =>
    `GET ${REPO}/actions/runs/${RUN_ID + run}/attempts/1/jobs?per_page=100&page=1`

  const BASE_SHA = 'b'.repeat(40)
  const FORK = 'mona/octo-shop'
  const OWN_RUN = RUN_ID + 90

  const CI: RunFields = { name: 'CI', event: 'pull_request', head_branch: 'topic' }
  const LINT: RunFields = { ...CI, name: 'Lint' }

  type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | undefined

  /** The runs of CI and Lint for the head of a pull request; without a conclusion, one still runs. */
  function runsOf(ci: Conclusion, lint: Conclusion, head_sha = SHA) {
    return commitRuns([
      { run: { ...CI, head_sha, conclusion: ci ?? null }, jobs: [jobOf('test', ci)] },
      { run: { ...LINT, head_sha, conclusion: lint ?? null }, jobs: [jobOf('lint', lint)] },
    ])
  }

  function jobOf(name: string, conclusion: Conclusion) {
    return conclusion === undefined ? { name, status: 'in_progress' } : { name, conclusion }
  }

  /** Runs the action after a run of CI or Lint has finished. */
  async function runComment(
    github: FakeGitHubOptions,
    { run = {}, inputs = {} }: { readonly run?: object; readonly inputs?: object } = {},
  ): Promise<SubActionResult> {
    const triggering = {
      id: RUN_ID,
      run_attempt: 1,
      event: 'pull_request',
      head_sha: SHA,
      head_branch: 'topic',
      head_repository: { full_name: FORK, owner: { login: 'mona' } },
      pull_requests: [],
      ...run,
    }
    return await runSubAction('comment', {
      github: { pulls: [apiPull({ repository: FORK })], ...github },
      logs: {
        [jobId(0, 0)]: failedLog(['Error: expected 3, got 4']),
        [jobId(1, 0)]: failedLog(['Error: no-unused-vars']),
      },
      job: {
        eventName: 'workflow_run',
        event: { repository: { default_branch: 'main' }, workflow_run: triggering },
        runId: OWN_RUN,
        sha: BASE_SHA,
      },
      inputs: { ...inputs },
    })
  }

  function bodiesOf({ github }: SubActionResult): string[] {
    return github.state.comments.map(({ body }) => body)
  }

  const headlineOf = (result: SubActionResult) => /^### .*$/m.exec(bodiesOf(result)[0] ?? '')?.[0]

  const FAILED = `### ❌ Commit 763841\u20607 failed in 1m 7s`

  /** Returns the first cause of a comment, without links. */
  const causeOf = (result: SubActionResult) =>
    /^❌ .*$/m.exec(bodiesOf(result)[0] ?? '')?.[0].replaceAll(/\[(.*?)\]\(.*?\)/g, '$1')

  it('reports all workflows of the commit, also for a pull request from a fork', async () => {
    const result = await runComment({ runs: runsOf('failure', 'success') })
    expect(result.outputs).toMatchObject({ done: 'true', 'pull-request': '12' })
    const runIds = [RUN_ID, RUN_ID + 1]
    for (const id of runIds) expect(bodiesOf(result)[0]).toContain(`/actions/runs/${id})`)
    expect(result.requests[0]).toBe(FIND)
    expect(result.requests.slice(1, -2).toSorted()).toEqual(
      [
        LIST,
        PULL,
        RUNS,
        RUNS,
        jobsOf(0),
        jobsOf(1),
        `GET ${REPO}/actions/jobs/${jobId(0, 0)}/logs`,
        `GET ${REPO}/check-runs/${jobId(0, 0)}/annotations?per_page=50`,
        'POST /graphql',
        `GET ${REPO}/actions/artifacts?per_page=100&name=run-report-month`,
        `GET ${REPO}/${OTHERS.replace(/\d+/, '1000')}`,
        ...[
          'branch=main&event=push',
          'event=merge_group',
          'branch=main&event=workflow_dispatch',
        ].map(
          (filter) =>
            `GET ${REPO}/actions/workflows/1000/runs?${filter}&exclude_pull_requests=true&created=%3C%3D2026-03-01T10%3A00%3A00Z&per_page=30&page=1`,
        ),
      ].toSorted(),
    )
    expect(result.requests.slice(-2)).toEqual([CREATE, LIST])
  })

  it.each([
    ['an older list, by a runner whose clock is ahead', -3_600_000, []],
    ['a newer list, by a runner whose clock is behind', 3_600_000, [update(501)]],
  ])('orders reports by the clock of GitHub: %s', async (_, aheadMs, writes) => {
    const first = await runComment({ runs: runsOf('failure', 'success') })
    const { comments } = first.github.state
    const second = await runComment({ runs: runsOf('success', 'failure'), comments, aheadMs })
    expect(second.writes).toEqual(writes)
  })

  it('reads the list again while it shows the triggering run as unfinished', async () => {
    const runs = runsOf(undefined, 'success')
    let lists = 0
    const onRequest: FakeGitHubOptions['onRequest'] = ({ path }, state) => {
      const isOfTriggering = path.includes(`/runs/${runs[0]?.run.id}/attempts/1/jobs`)
      if (isOfTriggering && ++lists === 2) state.runs = runsOf('failure', 'success')
    }
    const result = await runComment({ runs, onRequest }, { run: { conclusion: 'failure' } })
    expect(headlineOf(result)).toContain(`${FAILED}: `)
    expect(causeOf(result)).toMatch(/^❌ \*\*test\*\* failed at Run npm test .* in CI\b/)
    expect(lists).toBe(2)
  })

  it.each<[string, RunFields]>([
    ['at the base commit', { event: 'pull_request_target', head_sha: BASE_SHA }],
    ['not yet with its last attempt', { run_attempt: 2 }],
  ])('reports the triggering run if GitHub lists it %s', async (_, fields) => {
    const [passed, lint] = runsOf('success', 'success')
    const [ci] = commitRuns([
      { run: { ...CI, ...fields, conclusion: 'failure' }, jobs: [jobOf('test', 'failure')] },
    ])
    const late: Fault = {
      path: /\/actions\/runs$/,
      merge: {
        total_count: 2,
        workflow_runs: [lint?.run, ...(fields.run_attempt === 2 ? [passed?.run] : [])],
      },
    }
    const result = await runComment(
      { runs: [ci, lint].flatMap((run) => run ?? []), faults: [late] },
      { run: { ...fields, head_commit: { id: SHA }, conclusion: 'failure' } },
    )
    expect(causeOf(result)).toMatch(/^❌ \*\*test\*\* failed at Run npm test .* in CI\b/)
  })
})

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
