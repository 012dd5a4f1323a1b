import { unreadNote } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject, asOrdinal, asString } from '../json-values.ts'
import { type Listing, listJobs, wholeListing } from './job-pages.ts'
import { ATTEMPT, JOB, type JobData, type RunResponses } from './run-responses.ts'

/** Reference to an attempt of a run. */
interface AttemptRef {
  readonly runId: number
  readonly attempt: number
}

export type JobsResponse = Pick<RunResponses, 'jobs' | 'jobsCounted' | 'notes'>

/** Lists all jobs of an attempt. Never throws. */
export async function listAttempt(
  source: RepositorySource,
  { runId, attempt }: AttemptRef,
): Promise<Listing> {
  return await listJobs(source, `${ATTEMPT}/jobs`, { run_id: runId, attempt_number: attempt })
}

/** Lists all jobs of an attempt, not decoded. @throws if a page can't be read */
export async function listWholeAttempt(
  source: RepositorySource,
  ref: AttemptRef,
): Promise<readonly unknown[]> {
  return wholeListing(await listAttempt(source, ref))
}

/** Lists the jobs of an attempt, not decoded. Never throws: if a page can't be read, a note says why. */
export async function fetchJobs(source: RepositorySource, ref: AttemptRef): Promise<JobsResponse> {
  const { jobs, counted, failure } = await listAttempt(source, ref)
  if (failure === undefined) return { jobs, jobsCounted: counted, notes: [] }
  const note = unreadNote(failure, `the jobs of run ${ref.runId}`, source, 'warning')
  return { jobs: jobs.length === 0 ? undefined : jobs, jobsCounted: counted, notes: [note] }
}

/** Returns the attempt of a run or a job; a server that does not report it has no second attempts. */
export function attemptOf(response: unknown): number {
  return asOrdinal(asObject(response).run_attempt) ?? 1
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
export async function fetchJobStatus(source: RepositorySource, jobId: number): Promise<JobStatus> {
  return readJobStatus(await source.get(JOB, { job_id: jobId }))
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
