import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { type AttemptListing, type AttemptRef, listAttempt } from './attempt-jobs.ts'
import type { RunResponses } from './run-responses.ts'

export type JobsResponse = Pick<RunResponses, 'jobs' | 'jobsCounted' | 'latestOnly' | 'notes'>

/**
 * Lists the jobs of an attempt, as answered. Never throws.
 *
 * @param place with `latestOnly` as `findJobs` has found it
 */
export async function fetchJobs(
  client: Client,
  target: Target,
  place: Pick<AttemptRef, 'attempt' | 'latestOnly'>,
  signal: AbortSignal,
): Promise<JobsResponse> {
  return answerOf(await listAttempt(client, { ...target, ...place }, signal), target, client)
}

/**
 * The same on a server of which it is not known how it lists jobs: where it has no list of the
 * attempt, it is asked for that of the run, once.
 */
export async function findJobs(
  client: Client,
  target: Target,
  attempt: number,
  signal: AbortSignal,
): Promise<JobsResponse> {
  const listing = await listAttempt(client, { ...target, attempt }, signal)
  if (!isNotFound(listing.failure) || listing.jobs.size > 0)
    return answerOf(listing, target, client)
  const latest = await listAttempt(client, { ...target, attempt, latestOnly: true }, signal)
  // It lists jobs, and none of the attempt.
  if (latest.others > 0 && latest.jobs.size === 0) return answerOf(latest, target, client)
  // What is told is the first refusal, which may be for the token.
  if (latest.jobs.size === 0) return answerOf(listing, target, client)
  const answer = answerOf(latest, target, client)
  return { ...answer, latestOnly: true, notes: [noteOfLatest(latest, attempt), ...answer.notes] }
}

function answerOf(
  { jobs, counted, failure }: AttemptListing,
  target: Target,
  { repair }: Client,
): JobsResponse {
  const notes: Note[] =
    failure === undefined
      ? []
      : [
          {
            severity: 'warning',
            text: explain(failure, `the jobs of run ${target.runId}`, target, repair),
          },
        ]
  const none = failure !== undefined && jobs.size === 0
  return { jobs: none ? undefined : [...jobs.values()], jobsCounted: counted, notes }
}

function noteOfLatest({ others }: AttemptListing, attempt: number): Note {
  const texts = [
    'This server has no list of the jobs of an attempt, so they are those in its list for the run.',
    ...(others === 0 ? [] : [`Those of other attempts (${others}) are left out.`]),
    ...(attempt === 1 ? [] : ['Earlier attempts are not compared.']),
  ]
  return { severity: 'notice', text: texts.join(' ') }
}
