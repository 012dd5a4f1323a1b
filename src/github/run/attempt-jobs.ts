import type { Note } from '../../model/note.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError, isNotFound } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject, asOrdinal, asString } from '../json-values.ts'
import { type Listing, listJobs, wholeListing } from './job-pages.ts'
import {
  ATTEMPT,
  JOB,
  type JobData,
  RUN,
  runParameters,
  type RunResponses,
} from './run-responses.ts'

/** Reference to an attempt, and how to list its jobs. */
interface AttemptRef {
  readonly runId: number
  readonly attempt: number
  /** Whether the server lists jobs only by run, which are those of its latest attempt. */
  readonly latestOnly?: boolean | undefined
}

interface AttemptListing extends Listing {
  /** How many jobs of other attempts the server listed; `jobs` omits them. */
  readonly foreign: number
}

export type JobsResponse = Pick<RunResponses, 'jobs' | 'jobsCounted' | 'latestOnly' | 'notes'>

/** Returns the error for a server that returned another attempt than the requested one. */
export function otherAttemptError(requested: number, returned: number): GitHubError {
  const message = `GitHub returned attempt ${returned} instead of attempt ${requested}`
  return new GitHubError(message, { kind: 'not-found' })
}

/** Lists all jobs of an attempt and omits those of others. Never throws. */
export async function listAttempt(
  source: RepositorySource,
  { runId, attempt, latestOnly = false }: AttemptRef,
): Promise<AttemptListing> {
  const run = runParameters({ ...source.repository, runId })
  if (!latestOnly) {
    const parameters = { ...run, attempt_number: attempt }
    return { ...(await listJobs(source, `${ATTEMPT}/jobs`, parameters)), foreign: 0 }
  }
  const parameters = { ...run, filter: 'latest' as const }
  const { jobs, counted, failure } = await listJobs(source, `${RUN}/jobs`, parameters)
  const matching = jobs.filter((job) => attemptOf(job) === attempt)
  const other = jobs.map(attemptOf).find((number) => number !== attempt)
  const isOther = matching.length === 0 && other !== undefined
  const foreign = jobs.length - matching.length
  return {
    jobs: matching,
    counted: counted === undefined ? undefined : counted - foreign,
    failure: isOther ? otherAttemptError(attempt, other) : failure,
    foreign,
  }
}

/** Lists all jobs of an attempt, not decoded. @throws if any of them can't be read */
export async function listWholeAttempt(
  source: RepositorySource,
  ref: AttemptRef,
): Promise<JobsResponse> {
  const jobs = wholeListing(await listAttempt(source, ref))
  return { jobs, jobsCounted: jobs.length, notes: [] }
}

/**
 * Lists the jobs of an attempt, not decoded. Never throws.
 *
 * @param ref with `latestOnly` as `findJobs` returned it
 */
export async function fetchJobs(source: RepositorySource, ref: AttemptRef): Promise<JobsResponse> {
  return toResponse(await listAttempt(source, ref), source, ref)
}

/**
 * Lists the jobs of an attempt. If the server has no list for the attempt, lists the jobs of the run
 * instead and returns `latestOnly`. Never throws.
 */
export async function findJobs(
  source: RepositorySource,
  ref: Omit<AttemptRef, 'latestOnly'>,
): Promise<JobsResponse> {
  const listing = await listAttempt(source, ref)
  if (!isNotFound(listing.failure) || listing.jobs.length > 0)
    return toResponse(listing, source, ref)
  const latest = await listAttempt(source, { ...ref, latestOnly: true })
  if (latest.jobs.length === 0) {
    // If the list has no jobs at all, the first failure says more: the token may lack permission.
    return toResponse(latest.foreign > 0 ? latest : listing, source, ref)
  }
  const { notes, ...response } = toResponse(latest, source, ref)
  return { ...response, latestOnly: true, notes: [noteOnLatest(latest, ref.attempt), ...notes] }
}

function toResponse(
  { jobs, counted, failure }: AttemptListing,
  { client, repository }: RepositorySource,
  { runId }: AttemptRef,
): JobsResponse {
  const subject = `the jobs of run ${runId}`
  const notes: Note[] =
    failure === undefined
      ? []
      : [{ severity: 'warning', text: explain(failure, subject, repository, client.repair) }]
  const none = failure !== undefined && jobs.length === 0
  return { jobs: none ? undefined : jobs, jobsCounted: counted, notes }
}

function noteOnLatest({ foreign }: AttemptListing, attempt: number): Note {
  const texts = [
    'This server has no list of the jobs of an attempt, so the report uses the list of the run.',
    ...(foreign === 0 ? [] : [`Jobs of other attempts (${foreign}) are omitted.`]),
    ...(attempt === 1 ? [] : ['Earlier attempts are not compared.']),
  ]
  return { severity: 'notice', text: texts.join(' ') }
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
