import { setTimeout } from 'node:timers/promises'
import { unlessDeleted } from '../../github/conversation/comments.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { deleteLog } from '../../github/runs/change-run.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { DAY, type Instant, SECOND } from '../../model/time.ts'
import { explainChange } from '../repairs.ts'
import { isOld } from './choose-old-runs.ts'

export type LogStatus = 'kept' | 'deleted' | 'gone' | 'refused'

export interface RunLogs extends ListedRun {
  readonly logs: LogStatus
}

/** Result of deleting the logs of some runs. */
export interface DeletedLogs {
  /** Sorted as in the list. */
  readonly runs: readonly RunLogs[]
  /** Number of runs that were kept for another attempt since they were listed. */
  readonly changed: number
  /** Reasons why logs were not deleted, as sentences. */
  readonly problems: readonly string[]
}

/** https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests */
const PAUSE = SECOND

const TIMEOUT = 60 * SECOND

/** GitHub re-runs a run up to 30 days after it was created; the day more is for other clocks. */
const MAX_RERUN_AGE = 31 * DAY

/**
 * Deletes the logs of runs in sequence, with one request each. Before that, it reads a second time each run that a
 * person can have re-run: 1,000 deletions take 17 minutes. A problem with the token, the connection or the
 * server affects the following runs, too, so their logs are kept.
 *
 * @param before logs of runs with an attempt that started later are kept; `undefined` for a single run of any age
 */
export async function deleteRunLogs(
  listed: readonly ListedRun[],
  whole: WritableSource,
  before: Instant | undefined,
): Promise<DeletedLogs> {
  const runs: RunLogs[] = []
  const problems: string[] = []
  let changed = 0
  for (const run of listed) {
    if (runs.length > 0) await setTimeout(PAUSE)
    const { id } = run.run
    try {
      const source = { ...whole, signal: AbortSignal.timeout(TIMEOUT) }
      if (await isRerun(source, run, before)) {
        changed += 1
        runs.push({ ...run, logs: 'kept' })
        continue
      }
      const deleted = await deleteLog(source, id)
      runs.push({ ...run, logs: deleted ? 'deleted' : 'gone' })
    } catch (error) {
      problems.push(explainChange(error, `delete the logs of run ${id}`, whole.repository))
      runs.push({ ...run, logs: 'refused' })
      if (!(error instanceof GitHubError && [409, 422].includes(error.status ?? 0))) break
    }
  }
  const kept = listed.slice(runs.length).map((run) => ({ ...run, logs: 'kept' }) as const)
  return { runs: [...runs, ...kept], changed, problems }
}

/** Returns whether a run is no longer one whose logs to delete. @throws as `client.get` */
async function isRerun(
  source: RepositorySource,
  { run, createdAt }: ListedRun,
  before: Instant | undefined,
): Promise<boolean> {
  // A single run was read just before.
  if (before === undefined) return false
  if (createdAt !== undefined && source.client.now() - createdAt > MAX_RERUN_AGE) return false
  const again = await unlessDeleted(fetchListedRun(source, run.id))
  return again !== undefined && !isOld(again, before)
}
