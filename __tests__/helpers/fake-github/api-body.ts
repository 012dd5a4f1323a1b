import type { Time } from './time.ts'

/** A time in a body; real responses hold nulls and gaps where the description promises a time. */
type BodyTime = string | null | undefined

export interface ApiStep {
  name: string
  status: string
  conclusion: string | null
  number: number
  started_at?: BodyTime
  completed_at?: BodyTime
}

export interface ApiJob {
  id: number
  run_id: number
  workflow_name: string | null
  head_branch: string | null
  run_url: string
  run_attempt: number
  node_id: string
  head_sha: string
  url: string
  html_url: string | null
  status: string
  conclusion: string | null
  created_at?: BodyTime
  started_at?: BodyTime
  completed_at?: BodyTime
  name: string
  steps: ApiStep[]
  check_run_url: string
  labels: string[]
  runner_id: number | null
  runner_name: string | null
  runner_group_id: number | null
  runner_group_name: string | null
}

export interface ApiRun {
  id: number
  name: string | null
  node_id: string
  head_branch: string | null
  head_sha: string
  path: string
  display_title: string
  run_number: number
  event: string
  status: string | null
  conclusion: string | null
  workflow_id: number
  check_suite_id: number
  check_suite_node_id: string
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
  jobs_url: string
  logs_url: string
  check_suite_url: string
  artifacts_url: string
  cancel_url: string
  rerun_url: string
  previous_attempt_url: string | null
  workflow_url: string
  head_commit: object | null
  repository: ApiRepository
  /** `null` for a fork that was deleted. */
  head_repository: ApiRepository | null
}

/** The rest of both is addresses, see `account.ts` and `repository.ts`. */
export interface ApiAccount {
  readonly login: string
}
export interface ApiRepository {
  readonly id: number
  readonly name: string
  readonly full_name: string
  readonly url: string
  readonly html_url: string
}

type TimeField = 'created_at' | 'started_at' | 'completed_at' | 'updated_at' | 'run_started_at'

/** What a test may say about a body: any field, times in seconds, `undefined` to leave it out. */
export type Fields<Body> = {
  readonly [Field in keyof Body]?: Field extends TimeField ? Time : Body[Field] | undefined
}
