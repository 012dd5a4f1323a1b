/**
 * `npm run check:openapi`: checks the responses of the fake GitHub against GitHub's own description of
 * its API.
 */
import { apiAnnotation, apiApproval } from '../testing/fake-github/run-details.ts'
import { ACTIONS_APP, apiBranch, apiCommit, apiRules } from '../testing/fake-github/api-branch.ts'
import { apiComment, apiIssue, apiPull } from '../testing/fake-github/api-conversation.ts'
import { SHA } from '../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../testing/fake-github/fake-run.ts'
import type { Host } from '../testing/fake-github/host.ts'
import { asListedBy, SERVER_KINDS, type ServerKind } from '../testing/fake-github/server-kinds.ts'
import { type FakeGitHub, startFakeGitHub } from '../testing/fake-github/start-fake-github.ts'
import { readDescription } from './openapi/description.ts'
import {
  checkRedirect,
  type Endpoint,
  hasPath,
  responseCheck,
  type ResponseCheck,
} from './openapi/response-check.ts'
import { sampleRuns } from './openapi/sample-runs.ts'

/** The description of each kind of server. */
const DESCRIPTIONS: Partial<Record<string, string>> = {
  'github.com': 'api.github.com',
  'github.com of 2026-03-10': 'api.github.com',
  '3.19': 'ghes-3.19',
  '3.9': 'ghes-3.9',
  '3.8': 'ghes-3.8',
  '3.6': 'ghes-3.6',
}

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`
const JOB = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
const LOGS = [`${JOB}/logs`, `${RUN}/logs`, `${ATTEMPT}/logs`]
const ANNOTATIONS = '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations'
const REPOSITORY = '/repos/{owner}/{repo}'
const RUNS = `${REPOSITORY}/actions/runs`
const WORKFLOW_RUNS = `${REPOSITORY}/actions/workflows/{workflow_id}/runs`
const CONTENTS = `${REPOSITORY}/contents/{path}`
const COMPARE = `${REPOSITORY}/compare/{basehead}`
const PULLS = `${REPOSITORY}/pulls`
const ISSUES = `${REPOSITORY}/issues`
const COMMENTS = `${ISSUES}/{issue_number}/comments`
const TIMING = `${RUN}/timing`
const APPROVALS = `${RUN}/approvals`
const BRANCH = `${REPOSITORY}/branches/{branch}`
const RULES = `${REPOSITORY}/rules/branches/{branch}`
const COMMIT = `${REPOSITORY}/commits/{ref}`

let failures = 0
for (const [name, kind] of Object.entries<ServerKind>(SERVER_KINDS)) {
  const product = DESCRIPTIONS[name]
  if (product === undefined) continue
  const description = readDescription(product)
  const check = responseCheck(description)
  for (const [shows, run] of Object.entries(sampleRuns(kind))) {
    await checkResponses(`${name}: ${shows}`, asListedBy(kind, run), check)
  }
  await checkLogs(name, description)
  // Some servers are older than force-cancel.
  const canForce = name === 'github.com' || hasPath(description, `${RUN}/force-cancel`)
  await checkChanges(name, kind.host, { check, canForce })
  if (name === 'github.com') await checkConversations(name, check)
}
console.log(failures === 0 ? 'The fake responds as GitHub describes it.' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1

function report(what: string, faults: readonly string[]): void {
  console.log(`${faults.length === 0 ? 'ok    ' : 'WRONG '} ${what}`)
  for (const fault of faults) console.log(`         ${fault}`)
  if (faults.length > 0) failures++
}

async function checkResponses(title: string, run: BuiltRun, check: ResponseCheck): Promise<void> {
  const checkRun = run.jobs[0]?.id ?? 0
  const github = await startFakeGitHub({
    runs: [{ ...run, approvals: [apiApproval('staging'), apiApproval('production', 'rejected')] }],
    files: { 'ci.yml': 'jobs: {}' },
    bodies: {
      'branches/main': apiBranch('main', [['test', ACTIONS_APP]]),
      'rules/branches/main': apiRules([
        ['test', ACTIONS_APP],
        ['lint', null],
      ]),
      'commits/7638417': apiCommit(),
    },
    commits: { branch: 'main', shas: ['a', 'b', 'c'], mergeBases: { d: 'b' } },
    annotations: {
      [checkRun]: [
        apiAnnotation(),
        apiAnnotation({ annotation_level: null, title: null, message: null }),
      ],
    },
  })
  const numbers = {
    run_id: run.id,
    attempt_number: run.attempt,
    workflow_id: run.run.workflow_id,
    check_run_id: checkRun,
    path: 'ci.yml',
    basehead: 'main...d',
    branch: 'main',
    ref: '7638417',
  }
  for (const path of [
    RUN,
    ATTEMPT,
    `${ATTEMPT}/jobs`,
    `${RUN}/jobs`,
    REPOSITORY,
    RUNS,
    WORKFLOW_RUNS,
    CONTENTS,
    COMPARE,
    ANNOTATIONS,
    APPROVALS,
    ...(run.usage === undefined ? [] : [TIMING]),
    // Their bodies are those of github.com.
    ...(title.startsWith('github.com') ? [BRANCH, RULES, COMMIT] : []),
  ]) {
    const endpoint = { path, status: 200 }
    report(`${title}: ${path}`, check(endpoint, await request(github, endpoint, numbers)))
  }

  const faults: string[] = []
  for (const { id } of run.jobs) {
    const endpoint = { path: JOB, status: 200 }
    faults.push(...check(endpoint, await request(github, endpoint, { job_id: id })))
  }
  report(`${title}: ${JOB}, each of ${run.jobs.length}`, faults)

  const missing = { path: `${ATTEMPT}/jobs`, status: 404 }
  const refusal = await request(github, missing, { ...numbers, attempt_number: 9 })
  report(`${title}: ${missing.path}, not found`, check(missing, refusal))
  await github.close()
}

async function checkLogs(title: string, description: object): Promise<void> {
  const address = 'https://logs.example/1'
  const run = { ...fakeRun({ jobs: [{ id: 1 }] }), archive: address }
  const github = await startFakeGitHub({ runs: [run], logs: { 1: address } })
  const numbers = { run_id: run.id, attempt_number: run.attempt, job_id: 1 }
  for (const path of LOGS) {
    const response = await fetch(github.url + fillIn(path, numbers), { redirect: 'manual' })
    report(`${title}: ${path}`, checkRedirect(description, path, response))
  }
  await github.close()
}

/** Checks requests that change a run. */
async function checkChanges(
  title: string,
  host: Host,
  { check, canForce }: { readonly check: ResponseCheck; readonly canForce: boolean },
): Promise<void> {
  const failed = () =>
    fakeRun({ run: { conclusion: 'failure' }, jobs: [{ conclusion: 'failure' }], host })
  const running = () => fakeRun({ jobs: [{ status: 'in_progress' }], host })
  for (const [path, status, run] of [
    [`${RUN}/rerun`, 201, failed()],
    [`${RUN}/rerun-failed-jobs`, 201, failed()],
    [`${JOB}/rerun`, 201, failed()],
    [`${JOB}/rerun`, 403, running()],
    [`${RUN}/cancel`, 202, running()],
    [`${RUN}/cancel`, 409, failed()],
    ...(canForce
      ? ([
          [`${RUN}/force-cancel`, 202, running()],
          [`${RUN}/force-cancel`, 409, failed()],
        ] as const)
      : []),
  ] as const) {
    const github = await startFakeGitHub({ runs: [run] })
    const endpoint = { path, status, method: 'post' } as const
    const response = await request(github, endpoint, {
      run_id: run.id,
      job_id: run.jobs[0]?.id ?? 0,
    })
    report(`${title}: POST ${path}: ${status}`, check(endpoint, response))
    await github.close()
  }
}

/** Checks pull requests, issues and their comments, and requests that change them. */
async function checkConversations(title: string, check: ResponseCheck): Promise<void> {
  const github = await startFakeGitHub({
    runs: [fakeRun()],
    pulls: [apiPull(), apiPull({ number: 13, repository: 'mona/octo-shop' })],
    issues: [apiIssue(), apiIssue({ number: 31, state: 'closed', reason: 'completed' })],
    comments: [apiComment()],
  })
  const numbers = { pull_number: 12, issue_number: 12, comment_id: 501, commit_sha: SHA }
  const changes = { title: 'CI fails', body: 'Why', state: 'closed', state_reason: 'completed' }
  for (const [method, path, status] of [
    ['get', PULLS, 200],
    ['get', `${PULLS}/{pull_number}`, 200],
    ['get', `${REPOSITORY}/commits/{commit_sha}/pulls`, 200],
    ['get', COMMENTS, 200],
    ['post', COMMENTS, 201],
    ['patch', `${ISSUES}/comments/{comment_id}`, 200],
    ['get', ISSUES, 200],
    ['post', ISSUES, 201],
  ] as const) {
    const endpoint = { path, status, method }
    const response = await request(github, endpoint, numbers, changes)
    report(`${title}: ${method.toUpperCase()} ${path}`, check(endpoint, response))
  }
  const update = { path: `${ISSUES}/{issue_number}`, status: 200, method: 'patch' } as const
  const updated = await request(github, update, { issue_number: 30 }, changes)
  report(`${title}: PATCH ${update.path}`, check(update, updated))
  const missing = { path: `${PULLS}/{pull_number}`, status: 404 }
  const refusal = await request(github, missing, { pull_number: 99 })
  report(`${title}: ${missing.path}, not found`, check(missing, refusal))
  await github.close()
}

/** @param content the JSON of a change */
async function request(
  github: FakeGitHub,
  { path, status, method = 'get' }: Endpoint,
  numbers: Readonly<Record<string, number | string>>,
  content?: object,
): Promise<unknown> {
  const address = fillIn(path, numbers)
  const response = await fetch(`${github.url}${address}?per_page=100`, {
    method: method.toUpperCase(),
    ...(method !== 'get' && content !== undefined && { body: JSON.stringify(content) }),
  })
  if (response.status !== status) throw new Error(`${address} returned ${response.status}`)
  return response.json()
}

function fillIn(path: string, numbers: Readonly<Record<string, number | string>>): string {
  const names: Readonly<Record<string, unknown>> = {
    owner: 'octo-org',
    repo: 'octo-shop',
    ...numbers,
  }
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(names[name]))
}
