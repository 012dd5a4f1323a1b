import { listComments } from '../../github/conversation/comments.ts'
import type { PullRequest } from '../../github/conversation/find-pull-requests.ts'
import { createClient } from '../../github/http/client.ts'
import { asObject, asString } from '../../github/json-values.ts'
import { SECOND } from '../../model/time.ts'
import { renderComment } from '../../render/conversation/comment.ts'
import { type MarkedText, readMarker, withMarker } from '../../render/conversation/marker.ts'
import { causesDigest, type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { clientOptions } from '../client-options.ts'
import { loadReport } from '../conversation/load-report.ts'
import { failUnread } from '../explain-change.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { repairConversation, repairEventRead } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { finish, type Outcome } from '../sub-action.ts'
import { choosePullRequest } from './choose-pull-request.ts'
import { type CommentInputs, INPUTS, NO_OUTPUTS, readInputs } from './inputs.ts'
import { decideComment } from './decide-comment.ts'
import { makeCommitReport } from './make-commit-report.ts'
import { ownComments, writeComment } from './write-comment.ts'

const REPAIR = repairConversation('pull-requests')

const DEADLINE = 60 * SECOND

/** Runs the comment action. */
export async function comment(): Promise<void> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  const inputs = readInputs({ get: inputReader(INPUTS), env: getVariable, event })
  const outcome = postComment(inputs, AbortSignal.timeout(DEADLINE))
  await finish(outcome, NO_OUTPUTS, inputs.onError)
}

/** Writes the comment on the pull request, unless there is nothing new to report. */
async function postComment(inputs: CommentInputs, signal: AbortSignal): Promise<Outcome> {
  const client = createClient({ ...clientOptions(inputs), repair: repairEventRead })
  const chosen = await choosePullRequest(inputs, client, signal)
  if (typeof chosen === 'string') return { kind: 'left', reason: chosen }
  const conversation = { ...inputs, number: chosen.number }
  const report = await loadReport(inputs, (run) =>
    makeCommitReport({ run, pullRequest: chosen, inputs, client, signal }),
  )
  const subject = subjectOf(report)
  expectCommit(subject, chosen, inputs)
  // As late as possible, because other runs can write in the meantime.
  const comments = await listComments(client, conversation, signal).catch(
    failUnread(`the comments on pull request #${chosen.number}`, inputs, REPAIR),
  )
  const [own, ...duplicates] = ownComments(comments, inputs.author, subject)
  const { marker, body } = renderBody(subject, inputs)
  const decision = decideComment({
    subject,
    when: inputs.when,
    earlier: own === undefined ? undefined : readMarker('comment', own.body),
    next: marker,
  })
  const outputs = { 'pull-request': String(chosen.number) }
  if (decision.kind === 'leave') {
    const url = own?.url === undefined ? {} : { 'comment-url': own.url }
    return { kind: 'left', reason: decision.reason, outputs: { ...outputs, ...url } }
  }
  const work = { inputs, conversation, client, subject, own, duplicates, body }
  const written = await writeComment(work, signal)
  return { ...written, outputs: { ...outputs, ...written.outputs } }
}

/**
 * Checks that the report is of the head of the pull request or of a commit of the event: the one that it
 * tests, as in a merge group, or for `pull_request_target` the one of the base branch.
 *
 * @throws StepFailure if the report is of another commit, such as one of an earlier push
 */
function expectCommit({ commit }: Subject, chosen: PullRequest, inputs: CommentInputs): void {
  const { workflow_run: triggering } = asObject(inputs.event)
  const expected = [chosen.commit, inputs.commit, asString(asObject(triggering).head_sha)]
  if (commit === undefined || expected.includes(commit)) return
  throw new StepFailure(
    `The report is of commit ${commit.slice(0, 7)}, which is not the newest of pull request #${chosen.number}.`,
  )
}

function renderBody(subject: Subject, inputs: CommentInputs): MarkedText {
  const { repositoryUrl, title, sections, when } = inputs
  const text = renderComment(subject, { repositoryUrl, title, sections, brief: when !== 'always' })
  const { key, state, position } = subject
  const about = { key, state, position, since: undefined, causes: causesDigest(subject) }
  return withMarker('comment', about, text)
}
