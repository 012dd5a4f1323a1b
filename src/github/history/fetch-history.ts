import type { Note } from '../../model/note.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Run } from '../../model/run.ts'
import { explain } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { listWholeAttempt } from '../run/attempt-jobs.ts'
import { decodeRunOf, type RunListing } from '../runs/listed-run.ts'
import { type EarlierRunsQuery, findEarlierRuns } from './find-earlier-runs.ts'
import type { FindEarlierRuns } from './search-early.ts'

export interface HistoryQuery extends EarlierRunsQuery {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: Promise<boolean | undefined>
  /** @default `findEarlierRuns` */
  readonly find?: FindEarlierRuns
}

interface FetchedHistory {
  /** `undefined` if there is nothing to compare with. */
  readonly earlierRuns: EarlierRuns | undefined
  readonly notes: readonly Note[]
}

/**
 * Fetches the earlier runs of a run, at most `query.runs`, with their jobs. The jobs take one more round
 * trip, two for runs of over 100 jobs. Never throws: if runs can't be read, a note says why.
 */
export async function fetchEarlierRuns(
  source: RepositorySource,
  query: HistoryQuery,
): Promise<FetchedHistory> {
  const { client, repository } = source
  const note = (error: unknown, subject: string): Note => {
    return { severity: 'notice', text: explain(error, subject, repository, client.repair) }
  }
  try {
    const { find = (_, run) => findEarlierRuns(source, { ...query, run }) } = query
    const { branch, runs, notes } = await find(source, query.run)
    const latestOnly = await query.latestOnly
    const fetched = await Promise.allSettled(
      runs.slice(0, query.runs).map((run) => fetchEarlierRun(source, run, latestOnly)),
    )
    const read = fetched.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
    const earlierRuns =
      branch === undefined || read.length === 0 ? undefined : { branch, runs: read.toReversed() }
    const [failure] = fetched.filter((run) => run.status === 'rejected')
    if (failure === undefined) return { earlierRuns, notes }
    const subject = `${fetched.length - read.length} of ${fetched.length} earlier runs`
    return { earlierRuns, notes: [...notes, note(failure.reason, subject)] }
  } catch (error) {
    return { earlierRuns: undefined, notes: [note(error, 'the earlier runs')] }
  }
}

/** @throws if any job can't be read, since totals would be too small */
async function fetchEarlierRun(
  { client, repository, signal }: RepositorySource,
  { run: { id: runId, attempt = 1 }, response }: RunListing,
  latestOnly: boolean | undefined,
): Promise<Run> {
  const ref = { ...repository, runId, attempt, latestOnly }
  return decodeRunOf(response, repository, await listWholeAttempt(client, ref, signal))
}
