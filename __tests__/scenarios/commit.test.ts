import { describe, expect, it } from '@jest/globals'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { ACTIONS_APP, apiBranch, apiRules } from '../../testing/fake-github/api-branch.ts'
import { RUN_ID, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, jobId } from '../../testing/fake-github/fake-run.ts'
import { REPOSITORY_ID } from '../../testing/fake-github/repository.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'

const MERGE_COMMIT = '1111111111111111111111111111111111111111'

const GREEN = { conclusion: 'success' } as const
const RED = { conclusion: 'failure' } as const

const LIST = `/repos/octo-org/octo-shop/actions/runs?head_sha=${SHA}&exclude_pull_requests=false&per_page=100&page=1`

/** A pull request as the payload of its event and the list of runs have it. */
const PULL = {
  number: 12,
  head: { ref: 'basket', sha: SHA },
  base: { ref: 'main', sha: MERGE_COMMIT, repo: { id: REPOSITORY_ID } },
}

/** The event of a pull request, whose workflow runs on a merge commit. */
const ON_PULL = {
  eventName: 'pull_request',
  event: { pull_request: PULL },
  sha: MERGE_COMMIT,
  runId: RUN_ID + 90,
} as const

function ofPull(fields: RunFields): RunFields {
  return { event: 'pull_request', head_branch: 'basket', ...fields }
}

const FAILED_TEST: JobFields = { name: 'test', conclusion: 'failure' }

/** Five workflows: one failed, one runs, three passed. */
const FIVE: FakeGitHubOptions = {
  runs: commitRuns([
    { run: ofPull({ name: 'Lint', ...GREEN }), jobs: [{ name: 'lint' }] },
    {
      run: ofPull({ name: 'CI', ...RED, created_at: -5 }),
      jobs: [
        FAILED_TEST,
        { name: 'build' },
        { ...FAILED_TEST, name: 'all-green', created_at: 70, started_at: 72, completed_at: 80 },
      ],
    },
    { run: ofPull({ name: 'Deploy' }), jobs: [{ name: 'preview', status: 'in_progress' }] },
    {
      run: ofPull({ name: 'Labels', event: 'pull_request_target', ...GREEN }),
      jobs: [{ name: 'label' }],
    },
    { run: { name: 'CI', event: 'push', head_branch: 'basket', workflow_id: 1_001, ...GREEN } },
  ]),
  files: {
    '.github/workflows/1.yml': `
jobs:
  test: { runs-on: ubuntu-latest, steps: [] }
  build: { runs-on: ubuntu-latest, steps: [] }
  all-green: { needs: [test, build], if: always(), runs-on: ubuntu-latest, steps: [] }`,
  },
  bodies: {
    'rules/branches/main': apiRules([
      ['test', ACTIONS_APP],
      ['lint', ACTIONS_APP],
      ['preview', ACTIONS_APP],
      ['cla', 42],
    ]),
    'branches/main': apiBranch('main', [['deploy / production', ACTIONS_APP]]),
  },
}

async function runCommit({ logs = {}, inputs, ...scenario }: Partial<LogScenario>) {
  return await runWithLogs({
    inProcess: true,
    logs,
    ...scenario,
    inputs: { scope: 'commit', ...inputs },
  })
}

describe('scope: commit', () => {
  it('reports all runs of the head of a pull request, as a process', async () => {
    const { commitReport, exitCode, github } = await runCommit({
      inProcess: false,
      github: FIVE,
      job: ON_PULL,
      logs: {
        [jobId(1, 0)]: failedLog(['Error: expected 3, got 4']),
        [jobId(1, 2)]: failedLog(['Error: one of the required jobs failed']),
      },
    })
    expect(exitCode).toBe(0)
    expect(github.requests.map(({ path }) => path)).toContain(LIST)
    expect(commitReport).toMatchObject({
      ...{ kind: 'commit', commit: SHA, branch: 'basket' },
      pullRequest: { number: 12, base: 'main' },
      ...{ conclusion: 'failure', complete: true, runsTotal: 5, runsUnfinished: 1 },
      causes: [{ jobIds: [jobId(1, 0)], consequences: [jobId(1, 2)], runIds: [RUN_ID + 1] }],
    })
    const checks = commitReport?.requiredChecks?.checks.map(
      ({ name, status }) => `${name} ${status}`,
    )
    expect(checks?.join(', ')).toBe(
      'preview unfinished, test unknown, cla unknown, deploy / production unknown, lint passed',
    )
    const minutes = commitReport?.runs.flatMap(({ report }) => report.minutes?.byLabels ?? [])
    expect(new Set(minutes?.map(({ selfHosted }) => selfHosted))).toEqual(new Set([false]))
  })
})

describe('scope: commit counts the run that makes the report', () => {
  const BUILD_FAILED = JSON.stringify({ build: { result: 'failure' } })
  const GATE: JobFields = { name: 'gate', status: 'in_progress' }
  const ci = (fields: RunFields, jobs: readonly JobFields[]) => ({
    run: ofPull({ name: 'CI', workflow_id: 7, path: '.github/workflows/ci.yml', ...fields }),
    jobs,
  })
  const current = ci({}, [{ ...FAILED_TEST, name: 'build' }, GATE])
  const job = { ...ON_PULL, runId: RUN_ID, checkRunId: jobId(0, 1) }
  const inputs = { 'fail-on': 'any, skipped, unfinished', needs: BUILD_FAILED }

  it('if the list has only its earlier attempt, which passed', async () => {
    const attempt = { run_attempt: 2, status: 'in_progress' } as const
    const runs = commitRuns([
      ci(GREEN, [{ name: 'build' }]),
      ci({ ...attempt, id: RUN_ID }, current.jobs),
    ])
    const bodies = { 'actions/runs': { total_count: 1, workflow_runs: [runs[0]?.run] } }
    const { exitCode, outputs } = await runCommit({
      github: { runs, bodies },
      job: { ...job, runAttempt: 2, checkRunId: jobId(1, 1) },
      inputs,
    })
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ conclusion: 'failure' })
  })

  it('by its needs if another commit is reported', async () => {
    const { exitCode, annotations } = await runCommit({
      github: { runs: commitRuns([{ run: { name: 'CI', ...GREEN } }]) },
      job: { sha: MERGE_COMMIT, runId: RUN_ID + 90 },
      inputs: { ...inputs, 'fail-on': 'failure', 'run-id': String(RUN_ID) },
    })
    expect(exitCode).toBe(1)
    expect(annotations.at(-1)?.message).toMatch(/ failed: .*\nfail-on: failure\nbuild: failure$/)
  })
})

describe('scope: commit in a workflow_run event', () => {
  const FORK = { id: 4_711, full_name: 'a-fork/octo-shop', owner: { login: 'a-fork' } }
  const reportedBy = (run: object) => ({
    eventName: 'workflow_run',
    event: { workflow_run: run },
    sha: MERGE_COMMIT,
    runId: RUN_ID + 90,
  })
  const pulls = [apiPull({ number: 12, branch: 'basket', sha: SHA, repository: FORK.full_name })]
  const bodies = {
    'rules/branches/main': apiRules([['test', ACTIONS_APP]]),
    'branches/main': apiBranch('main', []),
  }
  const asFork = { head_repository: FORK as never, pull_requests: [] }

  it('reports the required checks of a pull request from a fork', async () => {
    const runs = commitRuns([{ run: ofPull({ ...GREEN, ...asFork }), jobs: [{ name: 'test' }] }])
    const { commitReport } = await runCommit({
      github: { runs, bodies, pulls },
      job: reportedBy(runs[0]?.run ?? {}),
    })
    expect(commitReport).toMatchObject({
      commit: SHA,
      pullRequest: { number: 12, base: 'main' },
      requiredChecks: { checks: [{ name: 'test', status: 'passed' }] },
    })
  })

  it('takes the end of the triggering run from the event if the list lags behind', async () => {
    const [listed] = commitRuns([{ run: { name: 'CI' } }])
    const { commitReport, exitCode } = await runCommit({
      github: { runs: listed === undefined ? [] : [listed] },
      job: reportedBy({ ...listed?.run, status: 'completed', ...GREEN }),
      inputs: { 'fail-on': 'any, unfinished' },
    })
    expect(exitCode).toBe(0)
    expect(commitReport).toMatchObject({ conclusion: 'success', runsUnfinished: 0 })
  })
})
