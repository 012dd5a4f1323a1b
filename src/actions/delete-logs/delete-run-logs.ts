import { setTimeout } from 'node:timers/promises'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { Api } from '../../github/http/request.ts'
import { createWriteClient } from '../../github/http/write-client.ts'
import { deleteLog } from '../../github/runs/change-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Repository } from '../../model/target.ts'
import { SECOND } from '../../model/time.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange } from '../explain-change.ts'

export type LogStatus = 'kept' | 'deleted' | 'gone' | 'refused'

export interface RunLogs extends ListedRun {
  readonly logs: LogStatus
}

export interface Deleted {
  /** All runs, in the order of the list. */
  readonly runs: readonly RunLogs[]
  /** Why logs were not deleted, as sentences. */
  readonly problems: readonly string[]
}

/** https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests */
const PAUSE = SECOND

const TIMEOUT = 60 * SECOND

/**
 * Deletes the logs of runs in sequence, with one request each. A problem with the token, the connection
 * or the server affects the following runs, too, so their logs are kept.
 */
export async function deleteRunLogs(
  listed: readonly ListedRun[],
  repository: Repository & Api,
): Promise<Deleted> {
  const writer = createWriteClient(clientOptions(repository))
  const runs: RunLogs[] = []
  const problems: string[] = []
  for (const run of listed) {
    if (runs.length > 0) await setTimeout(PAUSE)
    const { id } = run.run
    try {
      const signal = AbortSignal.timeout(TIMEOUT)
      const deleted = await deleteLog(writer, { ...repository, runId: id }, signal)
      runs.push({ ...run, logs: deleted ? 'deleted' : 'gone' })
    } catch (error) {
      problems.push(explainChange(error, `delete the logs of run ${id}`, repository))
      runs.push({ ...run, logs: 'refused' })
      if (!(error instanceof GitHubError && [409, 422].includes(error.status ?? 0))) break
    }
  }
  const kept = listed.slice(runs.length).map((run) => ({ ...run, logs: 'kept' }) as const)
  return { runs: [...runs, ...kept], problems }
}
