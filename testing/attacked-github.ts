import { type ApiIssue, apiIssue } from './fake-github/api-conversation.ts'
import { earlierRuns, type FakeRun } from './fake-github/fake-run.ts'
import { apiAccount } from './fake-github/repository.ts'
import { apiAnnotation } from './fake-github/run-details.ts'
import { apiJob, apiStep, FIRST_JOB_ID } from './fake-github/api-job.ts'
import { apiRun, REPOSITORY, RUN_ID, SHA } from './fake-github/api-run.ts'
import { GITHUB_COM } from './fake-github/host.ts'
import { START, writeTime } from './fake-github/time.ts'
import { failedLog } from './run-with-logs.ts'

/** Returns the text of a field: an attack, or the normal one. */
export type Put = (field: string, normal: string) => string

/** The job whose failed step has a log. */
export const FAILED_ID = FIRST_JOB_ID + 1
/** The current job. */
export const OWN_ID = FIRST_JOB_ID + 4

const FILE = '.github/workflows/ci.yml'
const CALLED = '.github/workflows/called.yml'

/** What fails beside what users write. */
const KNOWN = 'Connection reset by peer'

/**
 * Returns all that users write and a report reads, each field by `put`: the second attempt
 * of a run, of which a job has failed at a step, another has never started, one is queued and one
 * is the current one; earlier runs of its workflow; annotations; a log; the workflow file; and issues.
 */
export function attackedGitHub(put: Put) {
  const event = put('event', 'push')
  const branch = branchOf(put)
  return {
    runs: [attempt(put, 2), attempt(put, 1), ...earlier(put)],
    annotations: {
      [FAILED_ID]: [remark(put)],
      [FIRST_JOB_ID + 2]: [
        apiAnnotation({
          message: put('reason', 'No runner took it.'),
          path: put('position', 'a.ts'),
        }),
      ],
    },
    files: {
      [FILE]: put('workflow file', workflowFile(put)),
      [CALLED]: JSON.stringify({ jobs: { [put('key in the called file', 'eu')]: {} } }),
    },
    issues: issues(put),
    log: failedLog([
      ...['before', put('log line', 'not ok'), put('log error', '##[error]a.ts: 3')],
      `##[error]${KNOWN}`,
    ]),
    /** The variables of the runner, and the event. */
    job: {
      workflow: put('GITHUB_WORKFLOW', 'CI'),
      workflowPath: put('workflow path', FILE),
      eventName: event,
      branch,
      actor: put('actor', 'octocat'),
      runnerName: put('RUNNER_NAME', 'GitHub Actions 1000000042'),
      event: { repository: { default_branch: put('default branch', 'main').toWellFormed() } },
    },
    inputs: {
      needs: JSON.stringify({ [put('need', 'build')]: { result: put('result', 'success') } }),
      // A sign for any text would match every job.
      'allowed-failures': `nightly ${put('allowed failure', '').replace(/[*\s]+/g, ' ')}`,
      budgets: `${put('budget', 'test').replaceAll(/[\n*]/g, ' ')} > make: 1s\nbuild: 1s`,
    },
  }
}

/** Removes half characters: a URL cannot hold them, so GitHub would find nothing on such a branch. */
function branchOf(put: Put): string {
  return put('branch', 'main').toWellFormed()
}

/** Lists every field that `put` writes. */
export function attackedFields(): string[] {
  const fields = new Set<string>()
  attackedGitHub((field, normal) => {
    fields.add(field)
    return normal
  })
  return [...fields]
}

function attempt(put: Put, number: number): FakeRun {
  const run = {
    ...apiRun({
      run_attempt: number,
      name: put('workflow name', 'CI'),
      display_title: put('display title', 'Let the basket keep its order'),
      head_branch: branchOf(put),
      head_sha: put('commit', SHA),
      event: put('event', 'push'),
      status: put('run status', 'in_progress'),
      html_url: put('run address', `https://github.com/${REPOSITORY}/actions/runs/${RUN_ID}`),
      path: put('workflow path', FILE),
      triggering_actor: apiAccount(put('actor', 'octocat'), GITHUB_COM),
      referenced_workflows: [
        { path: put('called path', `${REPOSITORY}/${CALLED}@${SHA}`), sha: put('called sha', SHA) },
      ],
    }),
    run_started_at: put('run time', START),
  }
  const id = FIRST_JOB_ID + (number === 1 ? 1_000_000 : 0)
  return { repository: REPOSITORY, id: RUN_ID, attempt: number, run, jobs: jobs(put, id, number) }
}

function jobs(put: Put, id: number, attempt: number): object[] {
  const first = attempt === 1
  const flaky = apiJob({ id, name: 'build', conclusion: first ? 'failure' : 'success' })
  const failed = {
    ...apiJob({
      id: id + 1,
      name: put('job name', 'test'),
      status: put('job status', 'completed'),
      conclusion: 'failure',
      html_url: put('job address', `https://github.com/${REPOSITORY}/actions/runs/7/job/1`),
      labels: [put('label', 'self-hosted'), 'linux'],
      runner_name: put('runner name', 'runner-7'),
      runner_group_name: put('runner group', 'Default'),
      workflow_name: put('workflow of the job', 'CI'),
      completed_at: 300,
      steps: [
        apiStep({
          name: put('step name', 'Run npm test'),
          conclusion: 'failure',
          started_at: 7,
          completed_at: 67,
        }),
        apiStep({ name: put('second step', 'Post'), number: 2, started_at: 67, completed_at: 300 }),
        {
          ...apiStep({ name: 'odd', number: 3, status: put('step status', 'completed') }),
          conclusion: put('step conclusion', 'success'),
          started_at: put('step time', writeTime(70)),
        },
      ],
    }),
    created_at: put('job time', writeTime(2)),
  }
  const never = { name: 'deploy', conclusion: 'failure', runner_name: null, steps: [] }
  const neverStarted = apiJob({ id: id + 2, ...never })
  const odd = {
    ...apiJob({ id: id + 3, name: 'odd', completed_at: 90 }),
    status: put('odd status', 'queued'),
    conclusion: put('conclusion', 'success'),
  }
  const own = apiJob({ id: id + 4, name: 'report', status: 'in_progress', started_at: 310 })
  return [flaky, failed, neverStarted, odd, own]
}

function earlier(put: Put): FakeRun[] {
  return earlierRuns(
    5,
    () => [
      { name: 'build' },
      { name: put('job name', 'test') },
      { name: put('earlier job', 'lint') },
    ],
    { head_branch: branchOf(put), name: put('earlier workflow', 'CI') },
  )
}

/** An issue that lists a part of what failed, and one whose block is not understood, so that a note quotes it. */
function issues(put: Put): ApiIssue[] {
  const block = (...lines: readonly string[]) => ['```known-failure', ...lines, '```'].join('\n')
  const fields = { labels: ['known-failure'], association: 'MEMBER' }
  const body = block(`error: ${KNOWN}`, 'gate: pass', 'until: 2020-01-01')
  const misread = block(`flaky: ${put('issue line', 'yes')}`)
  return [
    apiIssue({ ...fields, number: 30, title: put('issue title', 'It loses its connection'), body }),
    apiIssue({ ...fields, number: 31, title: put('other issue', 'It is flaky'), body: misread }),
  ]
}

function remark(put: Put): object {
  return apiAnnotation({
    annotation_level: put('remark level', 'failure'),
    title: put('remark title', 'Error'),
    message: put('remark', 'expected 3, got 4'),
    path: put('remark path', 'src/a.ts'),
  })
}

/** JSON is YAML. */
function workflowFile(put: Put): string {
  return JSON.stringify({
    on: 'push',
    jobs: {
      build: {},
      [put('key in the file', 'test')]: {
        name: put('name in the file', 'test'),
        needs: [put('need in the file', 'build')],
      },
      deploy: { uses: put('uses in the file', `./${CALLED}`) },
    },
  })
}
