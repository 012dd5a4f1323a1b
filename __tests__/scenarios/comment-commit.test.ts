import { describe, expect, it } from '@jest/globals'
import { OTHERS } from '../../testing/base-branch.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { RUN_ID, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, jobId } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { CREATE, LIST, PULL, RUNS, update } from '../../testing/run-comment.ts'
import { failedLog, runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'

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

describe('comment, without a report', () => {
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
