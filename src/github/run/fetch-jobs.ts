import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { type AttemptListing, type AttemptRef, listAttempt } from './attempt-jobs.ts'
import type { RunResponses } from './run-responses.ts'

export type JobsResponse = Pick<RunResponses, 'jobs' | 'jobsCounted' | 'latestOnly' | 'notes'>

/**
 * Lists the jobs of an attempt, not decoded. Never throws.
 *
 * @param ref with `latestOnly` as `findJobs` returned it
 */
export async function fetchJobs(
  client: Client,
  target: Target,
  ref: Pick<AttemptRef, 'attempt' | 'latestOnly'>,
  signal: AbortSignal,
): Promise<JobsResponse> {
  return toResponse(await listAttempt(client, { ...target, ...ref }, signal), target, client)
}

/**
 * Lists the jobs of an attempt. If the server has no list for the attempt, lists the jobs of the run
 * instead and returns `latestOnly`. Never throws.
 */
export async function findJobs(
  client: Client,
  target: Target,
  attempt: number,
  signal: AbortSignal,
): Promise<JobsResponse> {
  const listing = await listAttempt(client, { ...target, attempt }, signal)
  if (!isNotFound(listing.failure) || listing.jobs.size > 0)
    return toResponse(listing, target, client)
  const latest = await listAttempt(client, { ...target, attempt, latestOnly: true }, signal)
  if (latest.jobs.size === 0) {
    // If the list has no jobs at all, the first failure says more: the token may lack permission.
    return toResponse(latest.foreign > 0 ? latest : listing, target, client)
  }
  const { notes, ...response } = toResponse(latest, target, client)
  return { ...response, latestOnly: true, notes: [noteOnLatest(latest, attempt), ...notes] }
}

function toResponse(
  { jobs, counted, failure }: AttemptListing,
  target: Target,
  { repair }: Client,
): JobsResponse {
  const subject = `the jobs of run ${target.runId}`
  const notes: Note[] =
    failure === undefined
      ? []
      : [{ severity: 'warning', text: explain(failure, subject, target, repair) }]
  const none = failure !== undefined && jobs.size === 0
  return { jobs: none ? undefined : [...jobs.values()], jobsCounted: counted, notes }
}

function noteOnLatest({ foreign }: AttemptListing, attempt: number): Note {
  const texts = [
    'This server has no list of the jobs of an attempt, so the report uses the list of the run.',
    ...(foreign === 0 ? [] : [`Jobs of other attempts (${foreign}) are omitted.`]),
    ...(attempt === 1 ? [] : ['Earlier attempts are not compared.']),
  ]
  return { severity: 'notice', text: texts.join(' ') }
}
