/**
 * `npm run check:openapi`: checks the responses of the fake GitHub against GitHub's own description of
 * its API.
 */
import { apiAnnotation, apiApproval, apiArtifact } from '../testing/fake-github/run-details.ts'
import { ACTIONS_APP, apiBranch, apiCommit, apiRules } from '../testing/fake-github/api-branch.ts'
import { apiComment, apiIssue, apiPull } from '../testing/fake-github/api-conversation.ts'
import { REPOSITORY, SHA } from '../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../testing/fake-github/fake-run.ts'
import { asListedBy, SERVER_KINDS, type ServerKind } from '../testing/fake-github/server-kinds.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../testing/fake-github/start-fake-github.ts'
import { readDescription } from './openapi/description.ts'
import { type Exchange, responseCheck, type ResponseCheck } from './openapi/response-check.ts'
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

let failures = 0
for (const [name, kind] of Object.entries<ServerKind>(SERVER_KINDS)) {
  const product = DESCRIPTIONS[name]
  if (product === undefined) continue
  const check = responseCheck(readDescription(product))
  for (const [shows, run] of Object.entries(sampleRuns(kind))) {
    await checkRun(`${name}: ${shows}`, asListedBy(kind, run), check)
  }
  await checkLogs(name, check)
  await checkChanges(name, kind, check)
  if (name === 'github.com') await checkConversations(name, check)
}
console.log(failures === 0 ? 'The fake responds as GitHub describes it.' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1

/** A request with a path below the repository. */
type Requested = Omit<Exchange, 'api'>

/** Checks the responses of a fake GitHub; one line shows all responses to an endpoint. */
async function checkAll(
  title: string,
  { check, ...options }: FakeGitHubOptions & { readonly check: ResponseCheck },
  requests: readonly Requested[],
): Promise<void> {
  const github = await startFakeGitHub(options)
  const byEndpoint = new Map<string, string[]>()
  for (const request of requests) {
    const path = `/repos/${REPOSITORY}${request.path}`
    const checked = await check({ ...request, api: github.url, path })
    // Some servers are older than this request.
    if (checked === undefined && path.endsWith('/force-cancel') && title !== 'github.com') continue
    const { endpoint, faults } = checked ?? { endpoint: path, faults: ['it is not described'] }
    byEndpoint.set(endpoint, [...(byEndpoint.get(endpoint) ?? []), ...faults])
  }
  for (const [endpoint, faults] of byEndpoint) {
    console.log(`${faults.length === 0 ? 'ok    ' : 'WRONG '} ${title}: ${endpoint}`)
    for (const fault of faults) console.log(`         ${fault}`)
    if (faults.length > 0) failures++
  }
  await github.close()
}

async function checkRun(title: string, run: BuiltRun, check: ResponseCheck): Promise<void> {
  const checkRun = run.jobs[0]?.id ?? 0
  const own = `/actions/runs/${run.id}`
  const attempt = `${own}/attempts/${run.attempt}`
  const paths = [
    ...[own, attempt, `${attempt}/jobs`, `${own}/jobs`, `${own}/approvals`, `${own}/artifacts`],
    ...['', '/actions/runs', `/actions/workflows/${run.run.workflow_id}/runs`],
    ...[
      '/contents/ci.yml',
      '/git/trees/main',
      '/compare/main...d',
      `/check-runs/${checkRun}/annotations`,
    ],
    ...(run.usage === undefined ? [] : [`${own}/timing`]),
    // Their bodies are those of github.com.
    ...(title.startsWith('github.com')
      ? ['/branches/main', '/rules/branches/main', '/commits/7638417']
      : []),
    ...run.jobs.map(({ id }) => `/actions/jobs/${id}`),
  ]
  const github: FakeGitHubOptions = {
    runs: [
      {
        ...run,
        approvals: [apiApproval('staging'), apiApproval('production', 'rejected')],
        artifacts: [apiArtifact()],
      },
    ],
    files: { 'ci.yml': 'jobs: {}', 'src/a.ts': '' },
    bodies: {
      'branches/main': apiBranch('main', [['test', ACTIONS_APP]]),
      'rules/branches/main': apiRules(
        [
          ['test', ACTIONS_APP],
          ['lint', null],
        ],
        true,
      ),
      'commits/7638417': apiCommit(),
    },
    commits: { branch: 'main', shas: ['a', 'b', 'c'], mergeBases: { d: 'b' } },
    annotations: {
      [checkRun]: [
        apiAnnotation(),
        apiAnnotation({ annotation_level: null, title: null, message: null }),
      ],
    },
  }
  const missing = { path: `${own}/attempts/9/jobs`, status: 404 }
  await checkAll(title, { ...github, check }, [...paths.map((path) => ({ path })), missing])
}

async function checkLogs(title: string, check: ResponseCheck): Promise<void> {
  const address = 'https://logs.example/1'
  const run = {
    ...{ ...fakeRun({ jobs: [{ id: 1 }] }), archive: address },
    artifacts: [apiArtifact({ id: 1 }), apiArtifact({ id: 2, expired: true })],
  }
  const own = `/actions/runs/${run.id}`
  const paths = [
    '/actions/jobs/1/logs',
    '/actions/artifacts/1/zip',
    `${own}/logs`,
    `${own}/attempts/${run.attempt}/logs`,
  ]
  const github = { runs: [run], logs: { 1: address }, artifacts: { 1: address } }
  await checkAll(title, { ...github, check }, [
    ...paths.map((path) => ({ path, status: 302 })),
    { path: '/actions/artifacts/2/zip', status: 410 },
  ])
}

/** Checks requests that change a run. */
async function checkChanges(
  title: string,
  { host }: ServerKind,
  check: ResponseCheck,
): Promise<void> {
  const [own, job] = ['/actions/runs/2', '/actions/jobs/1']
  const running = fakeRun({ run: { id: 2 }, jobs: [{ id: 1, status: 'in_progress' }], host })
  const conclusion = 'failure'
  const failed = fakeRun({ run: { id: 2, conclusion }, jobs: [{ id: 1, conclusion }], host })
  for (const [path, status, run] of [
    [`${own}/rerun`, 201, failed],
    [`${own}/rerun-failed-jobs`, 201, failed],
    [`${job}/rerun`, 201, failed],
    [`${job}/rerun`, 403, running],
    [`${own}/cancel`, 202, running],
    [`${own}/cancel`, 409, failed],
    [`${own}/force-cancel`, 202, running],
    [`${own}/force-cancel`, 409, failed],
  ] as const) {
    await checkAll(title, { runs: [run], check }, [{ method: 'post', path, status }])
  }
}

/** Checks pull requests, issues and their comments, and requests that change them. */
async function checkConversations(title: string, check: ResponseCheck): Promise<void> {
  const content = { title: 'CI fails', body: 'Why', state: 'closed', state_reason: 'completed' }
  const github: FakeGitHubOptions = {
    runs: [fakeRun()],
    pulls: [apiPull(), apiPull({ number: 13, repository: 'mona/octo-shop' })],
    issues: [apiIssue(), apiIssue({ number: 31, state: 'closed', reason: 'completed' })],
    comments: [apiComment()],
  }
  await checkAll(title, { ...github, check }, [
    { path: '/pulls' },
    { path: '/pulls/12' },
    { path: `/commits/${SHA}/pulls` },
    { path: '/issues/12/comments' },
    { method: 'post', path: '/issues/12/comments', status: 201, content },
    { method: 'patch', path: '/issues/comments/501', content },
    { path: '/issues' },
    { method: 'post', path: '/issues', status: 201, content },
    { method: 'patch', path: '/issues/30', content },
    { path: '/pulls/99', status: 404 },
  ])
}
