import { isSameQueue, type MergeGroup } from '../../github/conversation/pull-request-hint.ts'
import type { Client } from '../../github/http/client.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { listRuns } from '../../github/runs/list-runs.ts'
import { failUnread } from '../explain-change.ts'
import type { CommentInputs } from './inputs.ts'

/** A group is tested within hours, so that its runs are among the newest. */
const MAX_RUNS = 100

/**
 * Returns whether GitHub has tested a newer merge group of the same pull request: it does not cancel the
 * runs of one that it has built again.
 *
 * @throws StepFailure if the runs cannot be listed
 */
export async function isObsolete(
  { branch, commit }: MergeGroup,
  inputs: CommentInputs,
  client: Client,
  signal: AbortSignal,
): Promise<boolean> {
  const source = { client, repository: inputs, signal }
  const { runs } = await listRuns(source, { event: 'merge_group' }, MAX_RUNS).catch(
    failUnread('the runs of merge groups', inputs, client.repair),
  )
  const groups = runs.map(asObject).filter(({ head_branch }) => {
    return isSameQueue(asString(head_branch) ?? '', branch)
  })
  const [newest] = groups
  return (
    newest !== undefined &&
    (newest.head_branch !== branch || (commit !== undefined && newest.head_sha !== commit))
  )
}
