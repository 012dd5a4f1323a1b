import type { Target } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'
import { attemptOf, listAttempt } from './attempt-jobs.ts'

/** The status of the latest attempt of a run, and what the run belongs to. */
export interface RunStatus {
  readonly id: number
  readonly attempt: number
  /** `completed`, or the status of an unfinished run. */
  readonly status: string
  readonly conclusion: string | undefined
  readonly workflowId: number | undefined
  readonly branch: string | undefined
  readonly event: string | undefined
  /** Id of the fork that a pull request comes from, else of the repository itself. */
  readonly headRepositoryId: number | undefined
  /** Login of the owner of that repository. */
  readonly headOwner: string | undefined
  /**
   * Numbers of the open pull requests from the branch; the run is for one of them. Empty for forks, for
   * closed pull requests, and if the list was requested without them.
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

/** Decodes a run; `undefined` if it has no id or no status. */
export function readRunStatus(response: unknown): RunStatus | undefined {
  const run = asObject(response)
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
    pullRequests: asArray(run.pull_requests).flatMap(
      (request) => asCount(asObject(request).number) ?? [],
    ),
  }
}

/** The conclusion of a job, and the run and attempt that it belongs to. */
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
 * Finds a job in the latest attempt of its run, where a re-run job has a new id.
 *
 * @returns `undefined` if no job of that attempt has its name, or several have
 * @throws the failure that `listAttempt` returns
 */
export async function findLatestJob(
  client: Client,
  { owner, repo, runId }: Pick<Target, 'owner' | 'repo' | 'runId'>,
  { job, attempt }: { readonly job: JobStatus; readonly attempt: number },
  signal: AbortSignal,
): Promise<JobStatus | undefined> {
  const { jobs, failure } = await listAttempt(client, { owner, repo, runId, attempt }, signal)
  if (failure !== undefined) throw failure as Error
  const latest = [...jobs.values()].map(readJobStatus)
  const [found, ...others] = latest.filter(({ name }) => name !== undefined && name === job.name)
  return latest.find(({ id }) => id === job.id) ?? (others.length === 0 ? found : undefined)
}

function readJobStatus(response: unknown): JobStatus {
  const job = asObject(response)
  return {
    id: asCount(job.id),
    runId: asCount(job.run_id),
    attempt: attemptOf(job),
    name: asString(job.name),
    conclusion: asString(job.conclusion),
  }
}
