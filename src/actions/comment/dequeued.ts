import type { RepositorySource } from '../../github/http/client.ts'
import { asArray, asObject, asString } from '../../github/json-values.ts'
import type { PullRequest } from '../../github/pull-request/pull-request.ts'
import { failUnread, repairConversation } from '../repairs.ts'
import type { CommentInputs } from './inputs.ts'

/** The merge group whose checks made the merge queue remove a pull request. */
export interface DroppedGroup {
  readonly branch: undefined
  readonly commit: string
  readonly timedOut: boolean
}

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    mergeQueueEntry { id }
    timelineItems(last: 1, itemTypes: [REMOVED_FROM_MERGE_QUEUE_EVENT]) {
      nodes { ... on RemovedFromMergeQueueEvent { reason beforeCommit { oid } } }
    }
  } }
}` as const

/** Reasons in the words of events, such as `CI_FAILURE`, and of GraphQL, such as `failed_checks`. */
const BY_CHECKS = /^(?:ci_failure|failed_checks|.*time_?d?_?out)$/i

/** Whether the event says that a merge queue removed the pull request, and no step made another report. */
export function isDequeued({ event, reportPath }: CommentInputs): boolean {
  return asObject(event).action === 'dequeued' && reportPath === undefined
}

/**
 * Finds the group that failed or was too slow: the event may have the reason, only GraphQL has the commit.
 *
 * @returns the group, or a sentence that says why nothing is written
 * @throws StepFailure if GitHub could not be read
 */
export async function findDroppedGroup(
  { client, repository, signal }: RepositorySource,
  inputs: CommentInputs,
  { number, commit: newest }: PullRequest,
): Promise<DroppedGroup | string> {
  const { reason: given, pull_request } = asObject(inputs.event)
  const { head, base } = asObject(pull_request)
  const [own, target] = [head, base].map((end) => asObject(asObject(end).repo).full_name)
  // For `pull_request_target`, the token can write. A fork that was deleted has no name.
  if (inputs.eventName === 'pull_request' && own !== target)
    return 'The token of a pull request from a fork may only read, so nothing was written about the merge queue.'
  const known = given === 'UNKNOWN_REMOVAL_REASON' ? undefined : asString(given)
  if (known !== undefined && !BY_CHECKS.test(known)) return removedFor(known)
  const { owner, repo } = repository
  const data = await client
    .query(QUERY, { owner, repo, number }, signal)
    .catch(failUnread('the merge queue', inputs, repairConversation('pull-requests')))
  const { mergeQueueEntry, timelineItems } = asObject(asObject(data.repository).pullRequest)
  const { reason, beforeCommit } = asObject(asArray(asObject(timelineItems).nodes)[0])
  const why = known ?? asString(reason) ?? 'an unknown reason'
  if (!BY_CHECKS.test(why)) return removedFor(why)
  if (asString(asObject(mergeQueueEntry).id) !== undefined)
    return `Pull request #${number} is in the merge queue again.`
  const commit = asString(asObject(beforeCommit).oid)
  // Without a group, it is the commit of the pull request.
  if (commit === undefined || commit === newest) return 'GitHub does not report the merge group.'
  return { branch: undefined, commit, timedOut: /out$/i.test(why) }
}

function removedFor(reason: string): string {
  return `The merge queue removed the pull request for ${reason}, not for its checks.`
}
