// When a comment is written.
import { createComment, deleteComment, fetchComment, listComments } from '../../github/comments.ts'
import type { WritableSource } from '../../../github/http/write-client.ts'
import type { Posts } from '../posts.ts'
import { isFailure } from '../../../model/conclusion.ts'
import { isBefore, isRepeated, type Marker } from '../../render/marker.ts'
import {
  hasNewCause,
  isFinished,
  passedWorkflows,
  type Subject,
  workflowDigest,
} from '../../render/subject.ts'
import { type ChosenPullRequest, closedReason } from './choose-pull-request.ts'

/** Returns how the comments on a pull request about one subject are read and written. */
export function commentPosts(
  source: WritableSource,
  { number, key }: { number: number; key: string },
): Posts<'comment'> {
  const on = `on pull request #${number}`
  return {
    kind: 'comment',
    key,
    source,
    names: { list: `the comments ${on}`, one: () => `the comment ${on}` },
    creation: `comment ${on}`,
    removal: () => `remove a duplicate of the comment ${on}`,
    trusted: () => Promise.resolve([]),
    isOpen: () => true,
    list: () => listComments(source, number),
    fetch: (id) => fetchComment(source, id),
    create: (body) => createComment(source, number, body),
    remove: ({ id }) => deleteComment(source, id),
  }
}

interface CommentFacts {
  readonly subject: Pick<Subject, 'state' | 'position' | 'runs'>
  readonly pullRequest: Pick<ChosenPullRequest, 'number' | 'open' | 'commit' | 'group'>
  /** Whether the action made the report, so that its runs are those that GitHub listed. */
  readonly isOwn: boolean
  readonly when: 'failure' | 'changed' | 'always'
  /** Marker of the comment by an earlier run; `undefined` if there is no comment. */
  readonly earlier: Marker<'comment'> | undefined
  /** Marker of the comment to write. */
  readonly next: Marker<'comment'>
}

type CommentDecision =
  | { readonly kind: 'write' }
  /** Keep the text, and add that it is about an older commit. */
  | { readonly kind: 'mark-as-old' }
  /** Keep the text, and say in its hidden line that it holds for this report, too. */
  | { readonly kind: 'move-on'; readonly reason: string }
  | { readonly kind: 'leave'; readonly reason: string }

export const UP_TO_DATE = 'The comment is up to date.'

/**
 * Decides whether to write a comment:
 *
 * 1. never over the report of a newer run, or with a report of which an error of the program lost a part;
 * 2. on a merged pull request, only that what failed has passed;
 * 3. never over a failure of a merge group, which a run of the same commit outside of it does not test,
 *    or the other way round;
 * 4. never over a failure of the same commit about which the report knows less;
 * 5. always why the merge queue removed the pull request, if something failed or took too long;
 * 6. never the same text for the same attempt, but its order moves on to a newer report of it;
 * 7. always with `when: always`;
 * 8. not while it is unknown whether the run passes, except that a failure of an older commit is marked as
 *    such when its workflows have passed, or nothing of the newest commit still runs;
 * 9. not if nothing has failed so far;
 * 10. with `when: changed`, not if the conclusion, the workflows that failed, the causes and the verdicts are the
 *    same; but its order moves on, since an older run could replace the text otherwise. Of an older commit, nothing can.
 */
export function decideComment(facts: CommentFacts): CommentDecision {
  const { subject, pullRequest, when, earlier, next } = facts
  const { state, position } = subject
  if (earlier !== undefined && isBefore(position, earlier.position)) {
    return leave('The comment reports a newer run.') // 1
  }
  if (earlier !== undefined && subject.runs.some(({ report }) => report.lost.length > 0)) {
    return leave('An error of Run Report lost a part of the report, so the comment stays as it is.') // 1
  }
  const isRed = earlier?.state === 'red'
  if (!pullRequest.open && (state !== 'green' || !isRed)) return leave(closedReason(pullRequest)) // 2
  if (isRed && earlier.group && pullRequest.group === undefined) {
    if (earlier.commit === pullRequest.commit) return leave('The comment is about a merge group.') // 3
  }
  if (isRed && !earlier.group && pullRequest.group !== undefined && state !== 'red') {
    return leave('The comment is about the commit of the pull request.') // 3
  }
  const missing = isRed ? whatIsMissing(facts, earlier) : undefined
  if (missing !== undefined) return leave(missing) // 4
  const { group } = pullRequest
  if (group?.kind === 'dropped' && (state === 'red' || (state === 'open' && group.timedOut))) {
    return { kind: 'write' } // 5
  }
  const isNewer = earlier !== undefined && isBefore(earlier.position, position)
  const keep = (reason: string): CommentDecision => ({
    kind: isNewer ? 'move-on' : 'leave',
    reason,
  })
  if (earlier !== undefined && isRepeated(earlier, next)) return keep(UP_TO_DATE) // 6
  if (when === 'always') return { kind: 'write' } // 7
  if (state === 'open') {
    return isOutOfDate(facts)
      ? { kind: 'mark-as-old' }
      : leave('No run failed, and not all have passed.') // 8
  }
  if (earlier === undefined && state === 'green') return leave('Nothing failed.') // 9
  const isSame =
    earlier?.state === state &&
    earlier.workflows.join() === next.workflows.join() &&
    !hasNewCause(earlier.causes, next.causes) &&
    !hasNewCause(next.causes, earlier.causes) &&
    earlier.verdicts === next.verdicts
  if (when === 'changed' && isSame) {
    const reason = 'The conclusion, the causes and the verdicts have not changed.'
    return earlier.commit === pullRequest.commit ? keep(reason) : leave(reason) // 10
  }
  return { kind: 'write' }
}

/**
 * Returns what the report does not know about the failures that the comment shows, as a sentence:
 *
 * 1. A workflow that failed. GitHub's list can be late, and lacks a run for `pull_request_target` that is
 *    recorded at the base branch.
 * 2. Why the workflows failed, and no other workflow failed.
 */
function whatIsMissing(
  { subject: { state, runs }, pullRequest, isOwn, next }: CommentFacts,
  { commit, workflows: known, causes }: Marker<'comment'>,
): string | undefined {
  if (!isOwn || pullRequest.group !== undefined || commit !== pullRequest.commit) return undefined
  const listed = runs.map(workflowDigest)
  if (state === 'green' && known.some((workflow) => !listed.includes(workflow))) {
    return 'GitHub does not list a workflow that failed at this commit.' // 1
  }
  const isUnread = runs.some(
    ({ report: { conclusion, jobs } }) => isFailure(conclusion) && jobs === undefined,
  )
  const isKnown = next.workflows.every((workflow) => known.includes(workflow))
  if (!isUnread || !isKnown || causes.length === 0) return undefined
  return 'The jobs of a failed run could not be read, and the comment shows some.' // 2
}

/** Whether the workflows that failed at an older commit have passed at the newest one, or do not run there any longer. */
function isOutOfDate({ subject, pullRequest, earlier }: CommentFacts): boolean {
  if (earlier?.state !== 'red' || earlier.commit === undefined) return false
  const passed = passedWorkflows(subject)
  return (
    earlier.commit !== pullRequest.commit &&
    earlier.workflows.length > 0 &&
    (isFinished(subject) || earlier.workflows.every((workflow) => passed.includes(workflow)))
  )
}

function leave(reason: string): CommentDecision {
  return { kind: 'leave', reason }
}
