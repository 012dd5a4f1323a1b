import type { ApiJob, ApiRun, Fields } from './api-body.ts'
import { apiRun } from './api-run.ts'
import { stepsOfJob } from './steps-of-job.ts'
import { readSeconds, writeTime } from './time.ts'

export type JobFields = Fields<ApiJob>

export const FIRST_JOB_ID = 65_298_740_601

/**
 * A job of `run` as GitHub returns it: by default one that was ready at second 2, waited 5 s, ran
 * 60 s on a hosted runner and succeeded. `status` or `conclusion` alone make a job of that kind:
 * `{ status: 'queued' }`, `{ conclusion: 'failure' }`, `{ conclusion: 'skipped' }`.
 */
export function apiJob(fields: JobFields = {}, run: ApiRun = apiRun()): ApiJob {
  const id = fields.id ?? FIRST_JOB_ID
  const status = fields.status ?? 'completed'
  const conclusion = fields.conclusion ?? (status === 'completed' ? 'success' : null)
  const times = jobTimes(fields, { status, conclusion })
  const job = {
    id,
    run_id: run.id,
    workflow_name: run.name,
    head_branch: run.head_branch,
    run_url: run.url,
    run_attempt: run.run_attempt,
    node_id: `CR_${id}`,
    head_sha: run.head_sha,
    url: `${run.repository.url}/actions/jobs/${id}`,
    html_url: `${run.html_url}/job/${id}`,
    status,
    conclusion,
    name: 'test',
    steps: stepsOfJob({ status, conclusion, ...times }),
    check_run_url: `${run.repository.url}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    ...(wasAssigned(status, conclusion) ? HOSTED_RUNNER : NO_RUNNER),
    created_at: times.ready,
    started_at: times.start,
    completed_at: times.end ?? null,
    ...fields,
  }
  // A field given as undefined is omitted of the JSON, and so may be missing though the type has it.
  return {
    ...job,
    created_at: writeTime(job.created_at),
    started_at: writeTime(job.started_at),
    completed_at: writeTime(job.completed_at),
  } as ApiJob
}

const HOSTED_RUNNER = {
  runner_id: 1_000_000_042,
  runner_name: 'GitHub Actions 1000000042',
  runner_group_id: 0,
  runner_group_name: 'GitHub Actions',
}
const NO_RUNNER = {
  runner_id: null,
  runner_name: null,
  runner_group_id: null,
  runner_group_name: null,
}

const READY_SECONDS = 2
const QUEUE_SECONDS = 5
const RUN_SECONDS = 60

function wasAssigned(status: string, conclusion: string | null): boolean {
  return status === 'in_progress' || (status === 'completed' && conclusion !== 'skipped')
}

/** A job that has not started carries the time it was ready as `started_at`, as GitHub sends it. */
function jobTimes(fields: JobFields, state: { status: string; conclusion: string | null }) {
  const ran = wasAssigned(state.status, state.conclusion)
  const givenStart = readSeconds(fields.started_at)
  const ready =
    readSeconds(fields.created_at) ?? Math.min(READY_SECONDS, givenStart ?? READY_SECONDS)
  const start = givenStart ?? ready + (ran ? QUEUE_SECONDS : 0)
  const end = state.status === 'completed' ? start + (ran ? RUN_SECONDS : 0) : undefined
  return { ready, start, end: readSeconds(fields.completed_at) ?? end }
}
