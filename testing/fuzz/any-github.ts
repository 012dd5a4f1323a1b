import fc from 'fast-check'
import { anyName, CONCLUSIONS } from '../arbitrary-run.ts'
import { ATTACKS } from '../fixtures/attacks.ts'
import { apiIssue } from '../fake-github/api-conversation.ts'
import { earlierRuns, type FakeRun } from '../fake-github/fake-run.ts'
import { apiAnnotation } from '../fake-github/run-details.ts'
import { apiJob, type ApiStep, apiStep, type JobFields } from '../fake-github/api-job.ts'
import { apiRun, REPOSITORY, RUN_ID, SHA } from '../fake-github/api-run.ts'
import { type FakeState, fakeState } from '../fake-github/state.ts'
import { logUrl } from '../offline-transport.ts'
import { logLine } from '../log-text.ts'

/** The fields that a report reads; others are omitted, so that changes hit these. */
const FIELDS = `id name login status conclusion created_at started_at completed_at html_url
  run_started_at run_attempt run_number workflow_id event head_branch head_sha sha display_title path
  actor triggering_actor repository head_repository full_name private default_branch
  referenced_workflows steps number labels workflow_name runner_name runner_group_name
  annotation_level title message start_line`.split(/\s+/)

const NAMES = ['build', 'test (ubuntu, 20)', 'test (windows, 22)', 'deploy / eu', 'report']
const MESSAGES = [
  'Process completed with exit code 1.',
  'The operation was canceled.',
  'The run was canceled by @octocat.',
  'The runner has received a shutdown signal.',
  'The job has exceeded the maximum execution time of 6h0m0s',
  'The strategy configuration was canceled because "test.windows_22" failed',
  'The job was not started because your spending limit is reached.',
]
const WORKFLOW = `name: CI
on: push
jobs:
  build:
    runs-on: ubuntu-latest
  test:
    needs: build
    strategy: { matrix: { os: [ubuntu, windows], node: [20, 22] } }
  deploy:
    needs: [test]
    uses: ./.github/workflows/deploy.yml
  report:
    if: always()
    needs: [build, test, deploy]`
const CALLED_WORKFLOW = 'on: workflow_call\njobs:\n  eu: {}\n  us:\n    needs: eu'
const LOG = [
  '##[group]Run npm test',
  '##[endgroup]',
  '\u001B[31mFAIL\u001B[0m basket.test.js',
  '##[error]Expected 1, received 2',
  '##[error]Process completed with exit code 1.',
  'Post job cleanup.',
]

/** What the log says, and what an issue may say about it. */
const BLOCK_LINES = [
  ...['error: Expected 1, received 2', 'error: basket.test.js', 'error: no such error'],
  ...['job: test *', 'step: *test*', 'gate: pass', 'rerun: once'],
  ...['until: 2026-02-28', 'until: 2099-01-01'],
]

const anyIssue = fc
  .record({
    lines: fc.subarray(BLOCK_LINES, { minLength: 1 }),
    title: anyName,
    association: fc.constantFrom('MEMBER', 'MEMBER', 'NONE'),
    state: fc.constantFrom('open', 'open', 'closed'),
  })
  .map(({ lines, ...fields }) => ({
    ...fields,
    labels: ['known-failure'],
    body: ['```known-failure', ...lines, '```'].join('\n'),
  }))

const anyJobName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: anyName },
)
const anyConclusion = fc.oneof(fc.constant('success'), fc.constantFrom(...CONCLUSIONS))

const anyJob: fc.Arbitrary<JobFields> = fc
  .record({
    name: anyJobName,
    state: fc.oneof(
      { weight: 5, arbitrary: anyConclusion.map((conclusion) => ({ conclusion })) },
      { weight: 1, arbitrary: fc.constantFrom({ status: 'in_progress' }, { status: 'queued' }) },
    ),
    runner: fc.constantFrom('GitHub Actions 7', 'rack-3', null),
    labels: fc.subarray(['ubuntu-latest', 'macos-14', 'self-hosted']),
    times: fc.tuple(fc.nat(120), fc.nat(30), fc.nat(600)),
    steps: fc.array(fc.record({ name: anyJobName, conclusion: anyConclusion }), { maxLength: 4 }),
  })
  .map(({ name, state, runner, labels, times: [blocked, queued, ran], steps }) => {
    const start = blocked + queued
    const edge = (index: number) => start + Math.floor((ran * index) / steps.length)
    const listed = steps.map((step, index): ApiStep => {
      const [started_at, completed_at] = [edge(index), edge(index + 1)]
      return apiStep({ ...step, number: index + 1, started_at, completed_at })
    })
    const times = { created_at: blocked, started_at: start, completed_at: start + ran }
    return { name, ...state, ...times, runner_name: runner, labels, steps: listed }
  })
const anyJobs = fc.array(anyJob, { maxLength: 4 })

/** Returns a text with some of its lines lost and odd ones added. */
function anyLines(lines: readonly string[]): fc.Arbitrary<string> {
  const odd = ATTACKS.filter((attack) => attack.length < 500)
  const anyEdit = fc.tuple(fc.nat(99), fc.constantFrom(0, 1, 5), fc.constantFrom(...odd))
  return fc
    .array(anyEdit, { maxLength: 3 })
    .map((edits) =>
      edits
        .reduce(
          (text, [at, lost, line]) => text.toSpliced(at % text.length, lost, line),
          [...lines],
        )
        .join('\n'),
    )
}

/** Returns the id of a job by its position in an attempt. */
export function jobId(attempt: number, position: number): number {
  return 100 * attempt + position
}

/** Three attempts of a run, five earlier runs, and their logs, annotations and files. */
export const anyGitHub: fc.Arbitrary<FakeState> = fc
  .record({
    attempts: fc.tuple(anyJobs, anyJobs, anyJobs),
    earlier: fc.array(anyJobName, { minLength: 1, maxLength: 4 }),
    event: fc.constantFrom('push', 'pull_request', 'schedule'),
    workflow: anyLines(WORKFLOW.split('\n')),
    called: anyLines(CALLED_WORKFLOW.split('\n')),
    log: anyLines(LOG.map((line, index) => logLine(60 * index, line))),
    annotations: fc.array(
      fc.record({
        annotation_level: fc.constantFrom('failure', 'warning'),
        message: fc.constantFrom(...MESSAGES),
      }),
      { maxLength: 3 },
    ),
    issues: fc.array(anyIssue, { maxLength: 3 }),
  })
  .map(({ attempts, earlier, event, workflow, called, log, annotations, issues }) => {
    const path = `${REPOSITORY}/.github/workflows/deploy.yml@refs/heads/main`
    const runs = attempts.map((jobs, index): FakeRun => {
      const attempt = index + 1
      const called = { referenced_workflows: [{ path, sha: SHA }] }
      const run = apiRun({ run_attempt: attempt, event, ...called })
      const listed = jobs.map((job, at) => apiJob({ id: jobId(attempt, at), ...job }, run))
      return {
        ...{ repository: REPOSITORY, id: RUN_ID, attempt },
        run: only(run),
        jobs: listed.map(only),
      }
    })
    const before = earlierRuns(5, () => earlier.map((name) => ({ name })))
    const ids = runs.flatMap(({ jobs }) => jobs.map((job) => (job as { id: number }).id))
    return fakeState({
      runs: [...runs, ...before.map((run) => ({ ...run, run: only(run.run) }))],
      logs: Object.fromEntries(ids.map((id) => [id, logUrl(log)])),
      issues: issues.map((fields, at) => apiIssue({ ...fields, number: 30 + at })),
      annotations: Object.fromEntries(
        ids.map((id) => [id, annotations.map((one) => only(apiAnnotation(one)))]),
      ),
      files: { '.github/workflows/ci.yml': workflow, '.github/workflows/deploy.yml': called },
    })
  })

function only(body: object): object {
  return JSON.parse(JSON.stringify(body, FIELDS)) as object
}
