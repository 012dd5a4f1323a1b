import { isFailure, ranAndPassed } from '../model/conclusion.ts'
import { BRANCH_EVENTS } from '../model/event.ts'
import type { ListedRun } from '../model/listed-run.ts'
import { type Instant, SECOND } from '../model/time.ts'
import { unlessDeleted } from '../github/conversation/comments.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fileName } from '../github/month/fetch-schedule.ts'
import { listRuns, secondOf } from '../github/runs/list-runs.ts'

/** Runs of which one passed or failed, unless many were cancelled in a row. */
const MAX_LISTED = 5

/**
 * Finds the newest run of a workflow on a branch before a time that passed or failed: it shows whether the branch was red then.
 *
 * @throws what the client throws
 */
export async function readBefore(
  source: RepositorySource,
  {
    path,
    branch,
    from,
  }: { readonly path: string; readonly branch: string; readonly from: Instant },
): Promise<ListedRun | undefined> {
  const list = listRuns(
    source,
    {
      ...{ workflow: fileName(path), branch, status: 'completed', ownBranches: true },
      created: `<=${secondOf(from - SECOND)}`,
    },
    MAX_LISTED,
  )
  const { runs = [] } = (await unlessDeleted(list)) ?? {}
  return runs.find(({ run: { event, conclusion = 'unknown' } }) => {
    const isDecided = isFailure(conclusion) || ranAndPassed(conclusion)
    return isDecided && BRANCH_EVENTS.has(event)
  })
}
