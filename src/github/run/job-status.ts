import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject, asString } from '../json-values.ts'
import { attemptOf, listAttempt } from './attempt-jobs.ts'
import { JOB, type JobData } from './run-responses.ts'

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
  { client, repository: { owner, repo }, signal }: RepositorySource,
  jobId: number,
): Promise<JobStatus> {
  return readJobStatus(await client.get(JOB, { owner, repo, job_id: jobId }, signal))
}

/**
 * Finds a job in the latest attempt of its run, where a re-run job has a new id.
 *
 * @returns `undefined` if no job of that attempt has its name, or several have
 * @throws the failure that `listAttempt` returns
 */
export async function findLatestJob(
  source: RepositorySource,
  run: { readonly runId: number; readonly attempt: number },
  job: JobStatus,
): Promise<JobStatus | undefined> {
  const { jobs, failure } = await listAttempt(source, run)
  if (failure !== undefined) throw failure as Error
  const latest = jobs.map(readJobStatus)
  const [found, ...others] = latest.filter(({ name }) => name !== undefined && name === job.name)
  return latest.find(({ id }) => id === job.id) ?? (others.length === 0 ? found : undefined)
}

function readJobStatus(response: unknown): JobStatus {
  const job = asObject<JobData>(response)
  return {
    id: asCount(job.id),
    runId: asCount(job.run_id),
    attempt: attemptOf(job),
    name: asString(job.name),
    conclusion: asString(job.conclusion),
  }
}
