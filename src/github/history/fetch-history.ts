import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject } from '../json-values.ts'
import { attemptOf, type AttemptRef, listAttempt } from '../run/attempt-jobs.ts'
import type { RunResponses } from '../run/run-responses.ts'
import { type EarlierRunsQuery, findEarlierRuns } from './find-earlier-runs.ts'

export interface HistoryQuery extends EarlierRunsQuery {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean | undefined
}

/** Earlier runs, not decoded, each with the jobs of its latest attempt. */
export interface HistoryResponses {
  /** `undefined` if there is nothing to compare with. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly RunResponses[]
  readonly notes: readonly Note[]
}

/**
 * Fetches the runs that `findEarlierRuns` finds, at most `query.runs`, with their jobs. The jobs take one
 * more round trip, two for runs of over 100 jobs. Never throws: if runs can't be read, a note says why.
 */
export async function fetchHistory(
  client: Client,
  target: Target,
  query: HistoryQuery,
  signal: AbortSignal,
): Promise<HistoryResponses> {
  const note = (error: unknown, subject: string): Note => {
    return { severity: 'notice', text: explain(error, subject, target, client.repair) }
  }
  try {
    const { branch, runs, notes } = await findEarlierRuns(client, target, query, signal)
    const fetched = await Promise.allSettled(
      runs.slice(0, query.runs).map((run) => {
        const runId = asCount(asObject(run).id) ?? 0
        const ref = { ...target, runId, attempt: attemptOf(run), latestOnly: query.latestOnly }
        return fetchJobsOf(client, run, ref, signal)
      }),
    )
    const read = fetched.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
    const [failure] = fetched.filter((run) => run.status === 'rejected')
    if (failure === undefined) return { branch, runs: read, notes }
    const subject = `${fetched.length - read.length} of ${fetched.length} earlier runs`
    return { branch, runs: read, notes: [...notes, note(failure.reason, subject)] }
  } catch (error) {
    return { branch: undefined, runs: [], notes: [note(error, 'the earlier runs')] }
  }
}

/** @throws if any job can't be read, since totals would be too small */
async function fetchJobsOf(
  client: Client,
  run: unknown,
  ref: AttemptRef,
  signal: AbortSignal,
): Promise<RunResponses> {
  const { jobs, counted, failure } = await listAttempt(client, ref, signal)
  if (failure !== undefined) throw failure as Error
  if (counted === undefined || jobs.size < counted) {
    throw new GitHubError('GitHub counts more jobs than it lists', { kind: 'other' })
  }
  return { run, jobs: [...jobs.values()], jobsCounted: counted, notes: [] }
}
