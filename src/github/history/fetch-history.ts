import type { Note } from '../../model/note.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject } from '../json-values.ts'
import { attemptOf, type AttemptRef, listWholeAttempt } from '../run/attempt-jobs.ts'
import { decodeRun } from '../run/decode.ts'
import { type EarlierRunsQuery, findEarlierRuns } from './find-earlier-runs.ts'
import type { Source } from './list-branch-runs.ts'

export interface HistoryQuery extends EarlierRunsQuery {
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean | undefined
}

interface History {
  /** `undefined` if there is nothing to compare with. */
  readonly earlierRuns: EarlierRuns | undefined
  readonly notes: readonly Note[]
}

/**
 * Fetches the runs that `findEarlierRuns` finds, at most `query.runs`, with their jobs. The jobs take one
 * more round trip, two for runs of over 100 jobs. Never throws: if runs can't be read, a note says why.
 */
export async function fetchHistory(source: Source, query: HistoryQuery): Promise<History> {
  const { client, target, signal } = source
  const note = (error: unknown, subject: string): Note => {
    return { severity: 'notice', text: explain(error, subject, target, client.repair) }
  }
  try {
    const { branch, runs, notes } = await findEarlierRuns(source, query)
    const fetched = await Promise.allSettled(
      runs.slice(0, query.runs).map((run) => {
        const runId = asCount(asObject(run).id) ?? 0
        const earlier = { ...target, runId, attempt: attemptOf(run), current: undefined }
        return fetchEarlierRun(client, run, { ...earlier, latestOnly: query.latestOnly }, signal)
      }),
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
  client: Client,
  run: unknown,
  earlier: Target & AttemptRef,
  signal: AbortSignal,
): Promise<Run> {
  return decodeRun({ run, ...(await listWholeAttempt(client, earlier, signal)) }, earlier)
}
