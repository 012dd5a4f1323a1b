import type { Post } from '../../github/conversation/comments.ts'
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
  type MarkedSection,
  type MarkedText,
  withMarker,
  withPosition,
  withTextBelow,
} from '../../render/conversation/marker.ts'
import {
  causeDigests,
  failedWorkflows,
  type Subject,
  verdictDigest,
} from '../../render/conversation/subject.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { actIfUnchanged, type Plan } from '../act-if-unchanged.ts'
import { type Clients, connect } from '../conversation/connect.ts'
import { readGivenReport, triggeringRun } from '../conversation/load-report.ts'
import {
  createPost,
  findOwn,
  type OwnPost,
  rereadOwn,
  updatePost,
  type Writer,
  type WrittenPost,
} from '../conversation/posts.ts'
import { printAnnotation } from '../print.ts'
import { readEvent } from '../read-event.ts'
import type { readAnyReport } from '../read-report.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { finish, withRefusal } from '../sub-action.ts'
import {
  type ChosenPullRequest,
  choosePullRequest,
  isObsolete,
  isUnchanged,
} from './choose-pull-request.ts'
import { commentPosts } from './comment-posts.ts'
import { type CommentReport, givenReport, ownReport } from './comment-report.ts'
import { compareWithBase } from './compare-with-base.ts'
import { decideComment, type Decision, UP_TO_DATE } from './decide-comment.ts'
import {
  type CommentInputs,
  type CommentOutcome,
  INPUTS,
  NO_OUTPUTS,
  readInputs,
} from './inputs.ts'
import { makeCommitReport } from './make-commit-report.ts'

/** What the action acts with. */
interface CommentTools extends Clients {
  readonly makeReport: (pullRequest: ChosenPullRequest) => Promise<CommitReport>
  readonly readReport?: typeof readAnyReport
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
  const given = await readGivenReport(inputs, tools.readReport)
  const report =
    given === undefined
      ? ownReport(source, inputs, tools.makeReport)
      : givenReport(source, inputs, { report: given, now: tools.now })
  const reason =
    'The pull request, its comment or its runs changed each time before the comment was written, so nothing was.'
  let writer: Writer = { author: inputs.author, advice: {} }
  const setWriter = (found: Writer) => {
    writer = found
  }
  const act = async () => await decide({ source, inputs, report, author: writer.author, setWriter })
  return { ...writer.advice, ...(await actIfUnchanged(act, left(reason))) }
}

/** What does not change while the step works, but for the login that it writes as. */
interface Step {
  readonly source: WritableSource
  readonly inputs: CommentInputs
  readonly report: CommentReport
  readonly author: string
  readonly setWriter: (found: Writer) => void
}

function left(reason: string, outputs: CommentOutcome['outputs'] = {}): CommentOutcome {
  return { kind: 'left', reason, outputs }
}

/** Decides what to write by all that GitHub shows now. */
async function decide(step: Step): Promise<Plan<CommentOutcome>> {
  const { source, inputs, report } = step
  const chosen = await choosePullRequest(source, inputs)
  if (typeof chosen === 'string') return { kind: 'left', outcome: left(chosen) }
  const { number } = chosen
  const pull = { 'pull-request': String(number) }
  const subject = await report.read(chosen)
  if (typeof subject === 'string') return { kind: 'left', outcome: left(subject, pull) }
  const comparisons = await compareWithBase(source, { subject, chosen, inputs })
  const posts = commentPosts(source, number, subject.key)
  // As late as possible, because other runs can write in the meantime.
  const { own, author, advice } = await findOwn(posts, step.author)
  const [present] = own
  const outputs = { ...pull, ...urlOf(present?.post) }
  const earlier = present?.section.marker
  const render = (section: MarkedSection | undefined) =>
    renderBody({ subject, chosen, inputs, section, comparisons })
  const facts = { subject, pullRequest: chosen, isOwn: report.isOwn, when: inputs.when }
  const decision = decideComment({ ...facts, earlier, next: render(present?.section).marker })
  const leave = (reason: string) =>
    ({ kind: 'left', outcome: { ...left(reason, outputs), ...advice } }) as const
  if (decision.kind === 'leave') return leave(decision.reason)
  if (decision.kind === 'mark-as-old' && present !== undefined) {
    const { marker } = markAsOld(present.section, subject, inputs)
    if (isRepeated(present.section.marker, marker)) return leave(UP_TO_DATE)
  }
  const confirm = async () => {
    const [isSame, again, isReported, isOld] = await Promise.all([
      isUnchanged(source, chosen),
      rereadOwn(posts, own),
      report.isCurrent(),
      chosen.group !== undefined && isObsolete(source, chosen.group),
    ])
    if (isOld) return async () => Promise.resolve(left(OBSOLETE, outputs))
    if (!isSame || again === undefined || !isReported) return undefined
    return async () => {
      const [first, ...duplicates] = again
      const written =
        first === undefined
          ? await createPost(posts, author, render(undefined).body)
          : await updatePost(posts, [first, ...duplicates], async () => {
              await posts.update(
                first.post.id,
                bodyOf(decision, first, { subject, inputs, render }),
              )
            })
      if ('post' in written) {
        return toOutcome(written, number, first === undefined ? undefined : decision)
      }
      step.setWriter(written)
      return undefined
    }
  }
  return { kind: 'change', confirm }
}

const OBSOLETE = 'A newer merge group of the pull request is being tested, or was.'

/** Returns the body of the updated comment, with what stands below its text. */
function bodyOf(
  decision: Decision,
  { post, section }: OwnPost,
  {
    subject,
    inputs,
    render,
  }: Pick<CommentToRender, 'subject' | 'inputs'> & {
    readonly render: (section: MarkedSection) => MarkedText
  },
): string {
  switch (decision.kind) {
    case 'move-on':
      return withPosition(post.body, subject.position)
    case 'mark-as-old':
      return markAsOld(section, subject, inputs).body
    case 'write':
    case 'leave':
      return render(section).body
  }
}

/** @param decision how the comment was updated; `undefined` for a new one */
function toOutcome(
  { post, refusal, advice }: WrittenPost<Post>,
  number: number,
  decision: Decision | undefined,
): CommentOutcome {
  const on = `pull request #${number}`
  const reason =
    decision === undefined
      ? `Commented on ${on}.`
      : decision.kind === 'move-on'
        ? `${decision.reason} Only its hidden line now names the newer report.`
        : `Updated the comment on ${on}.`
  const outputs = { 'pull-request': String(number), ...urlOf(post) }
  const outcome = { kind: 'done', reason, outputs, ...advice } as const
  return refusal === undefined ? outcome : withRefusal(outcome, refusal)
}

function urlOf(post: Post | undefined): CommentOutcome['outputs'] {
  return post?.url === undefined ? {} : { 'comment-url': post.url }
}

interface CommentToRender {
  readonly subject: Subject
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
  /** Of the present comment. */
  readonly section: MarkedSection | undefined
  readonly comparisons: Awaited<ReturnType<typeof compareWithBase>>
}

function renderBody({
  subject,
  chosen,
  inputs,
  section,
  comparisons,
}: CommentToRender): MarkedText {
  const { commit, group } = chosen
  const { repositoryUrl, detailsUrl, title, sections, when } = inputs
  const text = renderComment(subject, {
    ...{ repositoryUrl, detailsUrl, title, sections, comparisons },
    brief: when !== 'always',
    isMergeGroup: group !== undefined,
    maxBytes: MAX_BODY_BYTES - sizeOf(section?.after ?? ''),
  })
  const { key, state, position } = subject
  const about = { commit, group: group !== undefined, workflows: failedWorkflows(subject) }
  const found = { causes: causeDigests(subject), verdicts: verdictDigest(subject) }
  const marker = { key, state, position, ...about, ...found }
  return withTextBelow(withMarker('comment', marker, text), section)
}

/** Adds to a text that it is about an older commit. */
function markAsOld(section: MarkedSection, subject: Subject, inputs: CommentInputs): MarkedText {
  const { position } = subject
  const { text, marker: earlier } = section
  const marked = renderOldComment(text, { ...earlier, subject }, inputs.repositoryUrl)
  return withTextBelow(withMarker('comment', { ...earlier, position }, marked), section)
}
