import type { RepositorySource } from '../../github/http/client.ts'
import type { MergeGroup } from '../../github/pull-request/event-hint.ts'
import { listRuns } from '../../github/runs/list-runs.ts'
import { parseMergeQueueBranch } from '../../model/event.ts'
import { failUnread } from '../explain-change.ts'

/** A group is tested within hours, so that its runs are among the newest. */
const MAX_RUNS = 100

/**
 * Returns whether GitHub has tested a newer merge group of the same pull request: it does not cancel the
 * runs of one that it has built again.
 *
 * @throws StepFailure if the runs cannot be listed
 */
export async function isObsolete(
  source: RepositorySource,
  { branch, commit }: MergeGroup,
): Promise<boolean> {
  const { runs } = await listRuns(source, { event: 'merge_group' }, MAX_RUNS).catch(
    failUnread('the runs of merge groups', source.repository, source.client.repair),
  )
  const queueOf = (name: string | undefined) => JSON.stringify(parseMergeQueueBranch(name))
  const newest = runs.find(({ run }) => queueOf(run.branch) === queueOf(branch))?.run
  return (
    newest !== undefined &&
    (newest.branch !== branch || (commit !== undefined && newest.commit !== commit))
  )
}
