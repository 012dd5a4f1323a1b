import type { RunRef } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { type Listing, listJobs } from './job-pages.ts'
import { ATTEMPT, RUN, runParameters, type RunResponses } from './run-responses.ts'

/** Reference to an attempt, and how to list its jobs. */
export interface AttemptRef extends RunRef {
  readonly attempt: number
  /** Whether the server lists jobs only by run, which are those of its latest attempt. */
  readonly latestOnly?: boolean | undefined
}

export interface AttemptListing extends Listing {
  /** How many jobs of other attempts the server listed; `jobs` omits them. */
  readonly foreign: number
}

/** Returns the error for a server that returned another attempt than the requested one. */
export function otherAttemptError(requested: number, returned: number): GitHubError {
  const message = `GitHub returned attempt ${returned} instead of attempt ${requested}`
  return new GitHubError(message, { kind: 'not-found' })
}

/** Lists all jobs of an attempt and omits those of others. Never throws. */
export async function listAttempt(
  client: Client,
  { attempt, latestOnly = false, ...ref }: AttemptRef,
  signal: AbortSignal,
): Promise<AttemptListing> {
  const run = runParameters(ref)
  if (!latestOnly) {
    const parameters = { ...run, attempt_number: attempt }
    return { ...(await listJobs(client, `${ATTEMPT}/jobs`, parameters, signal)), foreign: 0 }
  }
  const parameters = { ...run, filter: 'latest' as const }
  const { jobs, counted, failure } = await listJobs(client, `${RUN}/jobs`, parameters, signal)
  const matching = new Map([...jobs].filter(([, job]) => attemptOf(job) === attempt))
  const [other] = [...jobs.values()].map(attemptOf).filter((number) => number !== attempt)
  const foreign = jobs.size - matching.size
  return {
    jobs: matching,
    counted: counted === undefined ? undefined : counted - foreign,
    failure:
      matching.size === 0 && other !== undefined ? otherAttemptError(attempt, other) : failure,
    foreign,
  }
}

/** Lists all jobs of an attempt, not decoded. @throws if any of them can't be read */
export async function listWholeAttempt(
  client: Client,
  ref: AttemptRef,
  signal: AbortSignal,
): Promise<Pick<RunResponses, 'jobs' | 'jobsCounted' | 'notes'>> {
  const { jobs, counted, failure } = await listAttempt(client, ref, signal)
  if (failure !== undefined) throw failure as Error
  if (counted === undefined || jobs.size < counted) {
    throw new GitHubError('GitHub counts more jobs than it lists', { kind: 'other' })
  }
  return { jobs: [...jobs.values()], jobsCounted: counted, notes: [] }
}

/** Returns the attempt of a run or a job; a server that does not report it has no second attempts. */
export function attemptOf(response: unknown): number {
  return asOrdinal(asObject(response).run_attempt) ?? 1
}
