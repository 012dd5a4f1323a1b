import { apiAccount } from './account.ts'
import type { ApiRun, Fields } from './api-body.ts'
import { GITHUB_COM, type Host } from './host.ts'
import { apiRepository } from './repository.ts'
import { writeTime } from './time.ts'

export interface RunFields extends Fields<Omit<ApiRun, 'repository'>> {
  /** @example 'octo-org/octo-shop' */
  readonly repository?: string
}

export const REPOSITORY = 'octo-org/octo-shop'
export const RUN_ID = 22_400_000_001
export const ACTOR = 'octocat'
export const SHA = '7638417db6d59f3c431d3e1f261cc637155684cd'

/**
 * A run as `GET .../actions/runs/{id}` responses it: by default a push to `main` whose attempt 1
 * started at second 0 and is still running.
 */
export function apiRun(fields: RunFields = {}, host: Host = GITHUB_COM): ApiRun {
  const { repository: fullName = REPOSITORY, ...given } = fields
  const id = given.id ?? RUN_ID
  const attempt = given.run_attempt ?? 1
  const sha = given.head_sha ?? SHA
  const repository = apiRepository(fullName, host)
  const url = `${repository.url}/actions/runs/${id}`
  const startedAt = given.run_started_at ?? 0
  const defaults: ApiRun = {
    id,
    name: 'CI',
    node_id: `WFR_${id}`,
    head_branch: 'main',
    head_sha: sha,
    path: '.github/workflows/ci.yml',
    display_title: 'Let the basket keep its order',
    run_number: 128,
    event: 'push',
    status: given.conclusion == null ? 'in_progress' : 'completed',
    conclusion: null,
    workflow_id: 67_993_574,
    check_suite_id: 27_865_641_206,
    check_suite_node_id: 'CS_kwDOKcvZs88AAAAGfOvw9g',
    url,
    html_url: `${repository.html_url}/actions/runs/${id}`,
    pull_requests: [],
    actor: apiAccount(ACTOR, host),
    run_attempt: attempt,
    referenced_workflows: [],
    triggering_actor: apiAccount(ACTOR, host),
    jobs_url: `${url}/attempts/${attempt}/jobs`,
    logs_url: `${url}/attempts/${attempt}/logs`,
    check_suite_url: `${repository.url}/check-suites/27865641206`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${repository.url}/actions/workflows/67993574`,
    head_commit: {
      id: sha,
      tree_id: 'e90e249e7e5986b686c9bbfdb39335fa31f5627e',
      message: 'Let the basket keep its order',
      timestamp: writeTime(-30),
      author: { name: 'Mona Octocat', email: 'mona@example.com' },
      committer: { name: 'GitHub', email: 'noreply@example.com' },
    },
    repository,
    head_repository: repository,
  }
  const times = { created_at: 0, updated_at: startedAt, run_started_at: 0 }
  // A field given as undefined is omitted of the JSON, and so may be missing though the type has it.
  return { ...defaults, ...given, ...writeTimes(times, given) } as ApiRun
}

type RunTimes = Pick<RunFields, 'created_at' | 'updated_at' | 'run_started_at'>

function writeTimes(defaults: RunTimes, given: RunTimes) {
  const times = { ...defaults, ...given }
  return {
    created_at: writeTime(times.created_at),
    updated_at: writeTime(times.updated_at),
    run_started_at: writeTime(times.run_started_at),
  }
}
