import type { Read } from '../../../model/note.ts'
import type { RepositorySource } from '../../../github/http/client.ts'
import { type MergeGroup, readPullRequestHint } from '../../../github/pull-request/event-hint.ts'
import {
  fetchPullRequest,
  findPullRequests,
} from '../../../github/pull-request/find-pull-requests.ts'
import type { PullRequest } from '../../../github/pull-request/pull-request.ts'
import { listRuns } from '../../../github/run/list-runs.ts'
import { parseMergeQueueBranch } from '../../../model/event.ts'
import { findTriggeringRun } from '../load-report.ts'
import { failUnread, repairConversation } from '../../../actions/repairs.ts'
import type { CommentInputs } from './inputs.ts'
import { asArray, asObject, asString } from '../../../github/json-values.ts'

const OTHER_EVENT =
  'The event is of another repository than the input repository, so no pull request is known.'

/** A pull request, and the part that was tested. */
export interface ChosenPullRequest extends PullRequest {
  /** `undefined` if its newest commit was tested. */
  readonly group: MergeGroup | DroppedGroup | undefined
}

/**
 * Chooses the pull request whose newest commit or merge group the event is about: an open or a merged one.
 *
 * @returns the pull request, or a sentence that says why none was chosen
 * @throws StepFailure if GitHub could not be read
 */
export async function choosePullRequest(
  source: RepositorySource,
  inputs: CommentInputs,
): Promise<Read<ChosenPullRequest>> {
  const { eventName: name, event: payload, isCurrentEvent, commit } = inputs
  if (!isCurrentEvent) return { unread: OTHER_EVENT }
  const triggering = findTriggeringRun(inputs)
  const { read: hint, unread } = readPullRequestHint({ name, payload, triggering, commit })
  if (hint === undefined) return { unread }
  const what = hint.kind === 'number' ? `pull request #${hint.number}` : 'the pull requests'
  const found = await findPullRequests(source, hint).catch(
    failUnread(what, inputs, repairConversation('pull-requests')),
  )
  const [first, ...others] = found
  if (first === undefined) return { unread: 'The commit is the newest of no open pull request.' }
  if (others.length > 0) {
    const numbers = found.map(({ number }) => `#${number}`).join(', ')
    const unread = `The commit is the newest of several pull requests (${numbers}), so none was chosen.`
    return { unread }
  }
  const { number, open, merged, commit: newest } = first
  if (!open && !merged) return { unread: closedReason(first) }
  const tested = hint.kind === 'number' ? hint.commit : undefined
  if (tested !== undefined && newest !== undefined && tested !== newest) {
    const unread = `Pull request #${number} has a newer commit, ${newest.slice(0, 7)}, so nothing was written about ${tested.slice(0, 7)}.`
    return { unread }
  }
  if (isDequeued(inputs)) {
    const { read: group, unread } = await findDroppedGroup(source, inputs, first)
    return group === undefined ? { unread } : { read: { ...first, group } }
  }
  return { read: { ...first, group: hint.kind === 'number' ? hint.group : undefined } }
}

/** Returns whether a pull request has still the same head and state. @throws StepFailure */
export async function isUnchanged(
  source: RepositorySource,
  { number, open, merged, commit }: ChosenPullRequest,
): Promise<boolean> {
  const now = await fetchPullRequest(source, number).catch(
    failUnread(`pull request #${number}`, source.repository, repairConversation('pull-requests')),
  )
  return now?.open === open && now.merged === merged && now.commit === commit
}

/** Says why nothing is written on a closed pull request. */
export function closedReason({ number }: Pick<PullRequest, 'number'>): string {
  return `Pull request #${number} is closed.`
}

/** A group is tested within hours, so that its runs are among the newest. */
const MAX_GROUP_RUNS = 100

/**
 * Returns whether GitHub has tested a newer merge group of the same pull request: it does not cancel the
 * runs of one that it has built again.
 *
 * @throws StepFailure if the runs cannot be listed
 */
export async function isObsolete(
  source: RepositorySource,
  { branch, commit }: MergeGroup | DroppedGroup,
): Promise<boolean> {
  // It was not in the queue again when it was chosen.
  if (branch === undefined) return false
  const { runs } = await listRuns(source, { event: 'merge_group' }, MAX_GROUP_RUNS).catch(
    failUnread('the runs of merge groups', source.repository, source.client.repair),
  )
  const queueOf = (name: string | undefined) => JSON.stringify(parseMergeQueueBranch(name))
  const newest = runs.find(({ run }) => queueOf(run.branch) === queueOf(branch))?.run
  return (
    newest !== undefined &&
    (newest.branch !== branch || (commit !== undefined && newest.commit !== commit))
  )
}

/** The merge group whose checks made the merge queue remove a pull request. */
interface DroppedGroup {
  readonly kind: 'dropped'
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
async function findDroppedGroup(
  { client, repository, signal }: RepositorySource,
  inputs: CommentInputs,
  { number, commit: newest }: PullRequest,
): Promise<Read<DroppedGroup>> {
  const { reason: given, pull_request } = asObject(inputs.event)
  const { head, base } = asObject(pull_request)
  const [own, target] = [head, base].map((end) => asObject(asObject(end).repo).full_name)
  // For `pull_request_target`, the token can write. A fork that was deleted has no name.
  if (inputs.eventName === 'pull_request' && own !== target) return { unread: FORK_TOKEN }
  const known = given === 'UNKNOWN_REMOVAL_REASON' ? undefined : asString(given)
  if (known !== undefined && !BY_CHECKS.test(known)) return { unread: removedFor(known) }
  const { owner, repo } = repository
  const data = await client
    .query(QUERY, { owner, repo, number }, signal)
    .catch(failUnread('the merge queue', inputs, repairConversation('pull-requests')))
  const { mergeQueueEntry, timelineItems } = asObject(asObject(data.repository).pullRequest)
  const { reason, beforeCommit } = asObject(asArray(asObject(timelineItems).nodes)[0])
  const why = known ?? asString(reason) ?? 'an unknown reason'
  if (!BY_CHECKS.test(why)) return { unread: removedFor(why) }
  if (asString(asObject(mergeQueueEntry).id) !== undefined)
    return { unread: `Pull request #${number} is in the merge queue again.` }
  const commit = asString(asObject(beforeCommit).oid)
  // Without a group, it is the commit of the pull request.
  if (commit === undefined || commit === newest)
    return { unread: 'GitHub does not report the merge group.' }
  return { read: { kind: 'dropped', branch: undefined, commit, timedOut: /out$/i.test(why) } }
}

const FORK_TOKEN =
  'The token of a pull request from a fork may only read, so nothing was written about the merge queue.'

function removedFor(reason: string): string {
  return `The merge queue removed the pull request for ${reason}, not for its checks.`
}
