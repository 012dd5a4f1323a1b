import type { Target } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { type Listing, listJobs } from './job-pages.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'

/** Which jobs are wanted. */
export interface AttemptRef extends Pick<Target, 'owner' | 'repo' | 'runId'> {
  readonly attempt: number
  /** Whether the server lists jobs by run alone, and so those of the latest attempt. */
  readonly latestOnly?: boolean | undefined
}

export interface AttemptListing extends Listing {
  /** How many jobs of other attempts were listed; they are not in `jobs`. */
  readonly others: number
}

/** Returns the error for a server that returns another attempt than the one that was requested. */
export function otherAttemptError(requested: number, returned: number): GitHubError {
  const message = `GitHub returned attempt ${returned} instead of attempt ${requested}`
  return new GitHubError(message, { kind: 'not-found' })
}

/** Lists all jobs of an attempt, and none of another. Never throws. */
export async function listAttempt(
  client: Client,
  { owner, repo, runId, attempt, latestOnly = false }: AttemptRef,
  signal: AbortSignal,
): Promise<AttemptListing> {
  const run = { owner, repo, run_id: runId }
  if (!latestOnly) {
    const parameters = { ...run, attempt_number: attempt }
    const route = `${RUN}/attempts/{attempt_number}/jobs`
    return { ...(await listJobs(client, route, parameters, signal)), others: 0 }
  }
  const parameters = { ...run, filter: 'latest' }
  const { jobs, counted, failure } = await listJobs(client, `${RUN}/jobs`, parameters, signal)
  const own = new Map([...jobs].filter(([, job]) => attemptOf(job) === attempt))
  const [other] = [...jobs.values()].map(attemptOf).filter((told) => told !== attempt)
  const others = jobs.size - own.size
  return {
    jobs: own,
    counted: counted === undefined ? undefined : counted - others,
    failure: own.size === 0 && other !== undefined ? otherAttemptError(attempt, other) : failure,
    others,
  }
}

/** The attempt of a run or a job; a server that does not tell has no second ones. */
export function attemptOf(answer: unknown): number {
  return asOrdinal(asObject(answer).run_attempt) ?? 1
}
