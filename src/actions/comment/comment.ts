import { listComments } from '../../github/conversation/comments.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Instant } from '../../model/time.ts'
import {
  MAX_BODY_BYTES,
  renderComment,
  renderOldComment,
} from '../../render/conversation/comment.ts'
import {
  isRepeated,
  type MarkedText,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import {
  causeDigests,
  failedWorkflows,
  type Subject,
  subjectOf,
} from '../../render/conversation/subject.ts'
import { type Clients, connect } from '../conversation/connect.ts'
import { readGivenReport, triggeringRun } from '../conversation/load-report.ts'
import { failUnread } from '../explain-change.ts'
import { printAnnotation } from '../print.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { repairConversation } from '../repairs.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { finish } from '../sub-action.ts'
import { type ChosenPullRequest, choosePullRequest, isObsolete } from './choose-pull-request.ts'
import { compareWithBase } from './compare-with-base.ts'
import { checkReport } from './check-report.ts'
import {
  type CommentInputs,
  type CommentOutcome,
  INPUTS,
  NO_OUTPUTS,
  readInputs,
} from './inputs.ts'
import { decideComment } from './decide-comment.ts'
import { makeCommitReport } from './make-commit-report.ts'
import { findOwnComments, type OwnComment, writeComment } from './write-comment.ts'

const REPAIR = repairConversation('pull-requests')

/** What the action acts with. */
interface CommentTools extends Clients {
  readonly makeReport: (pullRequest: ChosenPullRequest) => Promise<CommitReport>
  readonly now: () => Instant
}

/** Runs the comment action. */
export async function comment(): Promise<void> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  const inputs = readInputs({ read: inputReader(INPUTS), env: getVariable, event })
  if (inputs.warning !== undefined) printAnnotation('warning', inputs.warning)
  const signal = AbortSignal.timeout(ACTION_DEADLINE)
  const clients = connect(inputs)
  const makeReport = async (pullRequest: ChosenPullRequest) => {
    const { client } = clients
    return makeCommitReport({ run: triggeringRun(inputs), pullRequest, inputs, client, signal })
  }
  const tools = { ...clients, makeReport, now: clients.client.now }
  await finish(postComment(inputs, tools, signal), NO_OUTPUTS, inputs.onError)
}

/** Writes the comment on the pull request, unless there is nothing new to report. */
export async function postComment(
  inputs: CommentInputs,
  tools: CommentTools,
  signal: AbortSignal,
): Promise<CommentOutcome> {
  const source: WritableSource = { ...tools, repository: inputs, signal }
  const chosen = await choosePullRequest(source, inputs)
  if (typeof chosen === 'string') return { kind: 'left', reason: chosen }
  const { number } = chosen
  const outputs = { 'pull-request': String(number) }
  const given = await readGivenReport(inputs)
  const subject =
    given === undefined
      ? subjectOf(await tools.makeReport(chosen))
      : await checkReport(source, { report: given, chosen, inputs, now: tools.now() })
  if (typeof subject === 'string') return { kind: 'left', reason: subject, outputs }
  const comparisons = await compareWithBase(source, { subject, chosen, inputs })
  // As late as possible, because other runs can write in the meantime.
  const comments = await listComments(source, number).catch(
    failUnread(`the comments on pull request #${number}`, inputs, REPAIR),
  )
  const { own, ...found } = await findOwnComments(source, { comments, inputs, subject })
  const [present, ...duplicates] = own
  const earlier = present?.section.marker
  const next = renderBody({ subject, chosen, inputs, present, comparisons })
  const { when } = inputs
  const isOwn = given === undefined
  const facts = { subject, pullRequest: chosen, isOwn, when, earlier, next: next.marker }
  const decision = decideComment(facts)
  const leave = (reason: string): CommentOutcome => {
    const url = present?.url === undefined ? {} : { 'comment-url': present.url }
    return { kind: 'left', reason, outputs: { ...outputs, ...url }, ...found.advice }
  }
  if (decision.kind === 'leave') return leave(decision.reason)
  if (chosen.group !== undefined && (await isObsolete(source, chosen.group))) {
    return leave('A newer merge group of the pull request is being tested, or was.')
  }
  const isOld = decision.kind === 'mark-as-old' && present !== undefined
  const { body, marker } = isOld ? markAsOld(present, subject, inputs) : next
  if (isOld && isRepeated(present.section.marker, marker))
    return leave('The comment is up to date.')
  const { author } = found
  const work = { number, subject, author, present, duplicates, body }
  const written = await writeComment(source, work)
  return { ...written, outputs: { ...outputs, ...written.outputs } }
}

interface CommentToRender {
  readonly subject: Subject
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
  readonly present: OwnComment | undefined
  readonly comparisons: Awaited<ReturnType<typeof compareWithBase>>
}

function renderBody({
  subject,
  chosen,
  inputs,
  present,
  comparisons,
}: CommentToRender): MarkedText {
  const { commit, group } = chosen
  const { repositoryUrl, detailsUrl, title, sections, when } = inputs
  const text = renderComment(subject, {
    ...{ repositoryUrl, detailsUrl, title, sections, comparisons },
    brief: when !== 'always',
    isMergeGroup: group !== undefined,
    maxBytes: MAX_BODY_BYTES - sizeOfPeople(present?.section),
  })
  const { key, state, position } = subject
  const about = { commit, group: group !== undefined, workflows: failedWorkflows(subject) }
  const marker = { key, state, position, ...about, causes: causeDigests(subject) }
  return withPeople(withMarker('comment', marker, text), present?.section)
}

/** Adds to a text that it is about an older commit. */
function markAsOld({ section }: OwnComment, subject: Subject, inputs: CommentInputs): MarkedText {
  const { position } = subject
  const { text, marker: earlier } = section
  const marked = renderOldComment(text, { ...earlier, subject }, inputs.repositoryUrl)
  // What a person changed in the text stays in it.
  return withPeople(withMarker('comment', { ...earlier, position }, marked), {
    ...section,
    edited: false,
  })
}
