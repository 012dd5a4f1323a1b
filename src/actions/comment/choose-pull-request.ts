import { findPullRequests, type PullRequest } from '../../github/conversation/find-pull-requests.ts'
import { readPullRequestHint } from '../../github/conversation/pull-request-hint.ts'
import type { Client } from '../../github/http/client.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import type { CommentInputs } from './inputs.ts'

const OTHER_EVENT =
  'The event is of another repository than the input repository, so no pull request is known.'
const NO_HEAD =
  'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.'

/**
 * Chooses the open pull request whose newest commit the event is about.
 *
 * @returns the pull request, or a sentence that says why none was chosen
 * @throws StepFailure if GitHub could not be read
 */
export async function choosePullRequest(
  inputs: CommentInputs,
  client: Client,
  signal: AbortSignal,
): Promise<PullRequest | string> {
  const { event, isCurrentEvent, commit } = inputs
  if (!isCurrentEvent) return OTHER_EVENT
  const hint = readPullRequestHint(event, commit)
  if (hint === undefined) return NO_HEAD
  const what = hint.kind === 'number' ? `pull request #${hint.number}` : 'the pull requests'
  const found = await findPullRequests(client, inputs, hint, signal).catch(
    failUnread(what, inputs, repairConversation('pull-requests')),
  )
  const [first, ...others] = found
  if (first === undefined) return 'The commit is the newest of no open pull request.'
  if (others.length > 0) {
    const numbers = found.map(({ number }) => `#${number}`).join(', ')
    return `The commit is the newest of several pull requests (${numbers}), so none was chosen.`
  }
  const { number, open, commit: newest } = first
  if (!open) return `Pull request #${number} is closed.`
  const tested = hint.kind === 'number' ? hint.commit : undefined
  if (tested !== undefined && newest !== undefined && tested !== newest) {
    return `Pull request #${number} has a newer commit, ${newest.slice(0, 7)}, so nothing was written about ${tested.slice(0, 7)}.`
  }
  return first
}
