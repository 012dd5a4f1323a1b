import { fill, REPOSITORY } from './fill.ts'
import { GITHUB_COM, type Host } from './host.ts'
import { type ApiAccount, type ApiRepository, apiAccount, apiRepository } from './repository.ts'
import { type Time, writeTime } from './time.ts'

/** A time in a body; real responses hold nulls and gaps where the description promises a time. */
export type BodyTime = string | null | undefined

/** A run, as far as tests know its fields. */
export interface ApiRun {
  id: number
  name: string | null
  head_branch: string | null
  head_sha: string
  path: string
  display_title: string
  run_number: number
  event: string
  status: string | null
  conclusion: string | null
  workflow_id: number
  url: string
  html_url: string
  pull_requests: object[]
  created_at?: BodyTime
  updated_at?: BodyTime
  actor: ApiAccount
  run_attempt: number
  referenced_workflows: object[]
  run_started_at?: BodyTime
  triggering_actor: ApiAccount
  previous_attempt_url: string | null
  head_commit: object | null
  repository: ApiRepository
  /** `null` for a fork that was deleted. */
  head_repository: ApiRepository | null
}

type TimeField = 'created_at' | 'started_at' | 'completed_at' | 'updated_at' | 'run_started_at'

/** What a test may say about a body: any field, times in seconds, `undefined` to omit it. */
export type Fields<Body> = {
  readonly [Field in keyof Body]?: Field extends TimeField ? Time : Body[Field] | undefined
}

export interface RunFields extends Fields<Omit<ApiRun, 'repository'>> {
  /** @example 'octo-org/octo-shop' */
  readonly repository?: string
}

export { REPOSITORY } from './fill.ts'
export const RUN_ID = 22_400_000_001
export const ACTOR = 'octocat'
export const SHA = '7638417db6d59f3c431d3e1f261cc637155684cd'

/**
 * A run as `GET .../actions/runs/{id}` returns it: by default a push to `main` whose attempt 1
 * started at second 0 and is still running. Attempt 1 starts when the run is created.
 */
export function apiRun(fields: RunFields = {}, host: Host = GITHUB_COM): ApiRun {
  const { repository: fullName = REPOSITORY, ...given } = fields
  const { id = RUN_ID, run_attempt: attempt = 1, head_sha: sha = SHA } = given
  const repository = apiRepository(fullName, host)
  const { url, html_url: page } = repository
  const startedAt = given.run_started_at ?? 0
  const body = {
    ...(fill('run', {
      ...{ id, attempt, sha, url, page, repository },
      actor: apiAccount(ACTOR, host),
      status: given.conclusion == null ? 'in_progress' : 'completed',
      previous: attempt > 1 ? `${url}/actions/runs/${id}/attempts/${attempt - 1}` : null,
    }) as ApiRun),
    ...{ created_at: attempt === 1 ? startedAt : 0, updated_at: startedAt, run_started_at: 0 },
    ...given,
  }
  // A field given as undefined is omitted from the JSON, and so may be missing though the type has it.
  return {
    ...body,
    created_at: writeTime(body.created_at),
    updated_at: writeTime(body.updated_at),
    run_started_at: writeTime(body.run_started_at),
  } as ApiRun
}
