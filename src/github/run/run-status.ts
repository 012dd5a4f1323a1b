import type { Target } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject, asArray, asString } from '../json-values.ts'
import { attemptOf } from './attempt-jobs.ts'
import { listJobs } from './job-pages.ts'

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
  /** Login of the owner of that repository. */
  readonly headOwner: string | undefined
  /**
   * Numbers of the open pull requests from the branch, of which any can be the one that the run is for.
   * Empty for forks, for closed pull requests, and if the list was requested without them.
   */
  readonly pullRequests: readonly number[]
}

/** @throws as `client.get` */
export async function fetchRunStatus(
  client: Client,
  { owner, repo, runId }: Pick<Target, 'owner' | 'repo' | 'runId'>,
  signal: AbortSignal,
): Promise<RunStatus> {
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}'
  const run = readRunStatus(await client.get(route, { owner, repo, run_id: runId }, signal))
  if (run === undefined) throw new GitHubError('the response is not a run', { kind: 'not-json' })
  return run
}

/** `undefined` for what is no run. */
export function readRunStatus(answer: unknown): RunStatus | undefined {
  const run = asObject(answer)
  const head = asObject(run.head_repository)
  const [id, status] = [asCount(run.id), asString(run.status)]
  if (id === undefined || status === undefined) return undefined
  return {
    id,
    status,
    attempt: asCount(run.run_attempt) ?? 1,
    conclusion: asString(run.conclusion),
    workflowId: asCount(run.workflow_id),
    branch: asString(run.head_branch),
    event: asString(run.event),
    headRepositoryId: asCount(head.id),
    headOwner: asString(asObject(head.owner).login),
    pullRequests: asArray(run.pull_requests).flatMap((request) => asCount(asObject(request).number) ?? []),
  }
}

/** The state of a job, and the attempt of the run that it is a part of. */
export interface JobStatus {
  readonly id: number | undefined
  readonly runId: number | undefined
  readonly attempt: number
  readonly name: string | undefined
  readonly conclusion: string | undefined
}

/** @throws as `client.get` */
export async function fetchJobStatus(
  client: Client,
  { owner, repo, jobId }: Pick<Target, 'owner' | 'repo'> & { readonly jobId: number },
  signal: AbortSignal,
): Promise<JobStatus> {
  const route = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
  return readJobStatus(await client.get(route, { owner, repo, job_id: jobId }, signal))
}

/**
 * Finds the job in the latest attempt of its run: a re-run job has a new id.
 *
 * @returns `undefined` if no job of that attempt has its name, or several have
 * @throws what `listJobs` reports as failure
 */
export async function findLatestJob(
  client: Client,
  { owner, repo, runId }: Pick<Target, 'owner' | 'repo' | 'runId'>,
  { job, attempt }: { readonly job: JobStatus; readonly attempt: number },
  signal: AbortSignal,
): Promise<JobStatus | undefined> {
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'
  const parameters = { owner, repo, run_id: runId, attempt_number: attempt }
  const { jobs, failure } = await listJobs(client, route, parameters, signal)
  if (failure !== undefined) throw failure as Error
  const latest = [...jobs.values()].map(readJobStatus)
  const [found, ...others] = latest.filter(({ name }) => name !== undefined && name === job.name)
  return latest.find(({ id }) => id === job.id) ?? (others.length === 0 ? found : undefined)
}

function readJobStatus(answer: unknown): JobStatus {
  const job = asObject(answer)
  return {
    id: asCount(job.id),
    runId: asCount(job.run_id),
    attempt: attemptOf(job),
    name: asString(job.name),
    conclusion: asString(job.conclusion),
  }
}
