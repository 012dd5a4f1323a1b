import type { Target } from '../model/target.ts'
import type { Client } from './client.ts'
import { count, fields, text } from './fields.ts'
import { attemptOf } from './list-attempt.ts'
import { NotJsonError } from './read-json.ts'
import { untilAborted } from './until-aborted.ts'

/** How a run stands in its latest attempt, and what it belongs to, as far as GitHub tells. */
export interface RunStatus {
  readonly id: number
  readonly attempt: number
  /** `completed`, or a word for a run that has not ended. */
  readonly status: string
  readonly conclusion: string | undefined
  readonly workflowId: number | undefined
  readonly branch: string | undefined
  readonly event: string | undefined
  /** Of the fork that a pull request comes from, else of the repository itself. */
  readonly headRepositoryId: number | undefined
}

/** @throws as `client.get` */
export async function fetchRunStatus(
  client: Client,
  { owner, repo, runId }: Pick<Target, 'owner' | 'repo' | 'runId'>,
  signal: AbortSignal,
): Promise<RunStatus> {
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}'
  const answer = client.get(route, { owner, repo, run_id: runId }, signal)
  const run = readRunStatus(await untilAborted(answer, signal))
  if (run === undefined) throw new NotJsonError('the answer is not a run')
  return run
}

/** `undefined` for what is no run. */
export function readRunStatus(answer: unknown): RunStatus | undefined {
  const run = fields(answer)
  const [id, status] = [count(run.id), text(run.status)]
  if (id === undefined || status === undefined) return undefined
  return {
    id,
    status,
    attempt: count(run.run_attempt) ?? 1,
    conclusion: text(run.conclusion),
    workflowId: count(run.workflow_id),
    branch: text(run.head_branch),
    event: text(run.event),
    headRepositoryId: count(fields(run.head_repository).id),
  }
}

/** The state of a job, and the attempt of the run that it is a part of. */
export interface JobStatus {
  readonly runId: number | undefined
  readonly attempt: number
  readonly conclusion: string | undefined
}

/** @throws as `client.get` */
export async function fetchJobStatus(
  client: Client,
  { owner, repo, jobId }: Pick<Target, 'owner' | 'repo'> & { readonly jobId: number },
  signal: AbortSignal,
): Promise<JobStatus> {
  const route = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
  const job = await untilAborted(client.get(route, { owner, repo, job_id: jobId }, signal), signal)
  return { runId: count(job.run_id), attempt: attemptOf(job), conclusion: text(job.conclusion) }
}
