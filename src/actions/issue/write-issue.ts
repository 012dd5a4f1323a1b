import { createComment } from '../../github/conversation/comments.ts'
import { type Issue, updateIssue } from '../../github/conversation/issues.ts'
import { MAX_BODY_BYTES } from '../../render/conversation/comment.ts'
import {
  renderChange,
  renderGreen,
  renderGreenIssue,
  renderIssue,
  type Series,
} from '../../render/conversation/issue.ts'
import {
  type MarkedSection,
  type MarkedText,
  type Position,
  sizeOfPeople,
  withMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import { causeDigests, type Subject, withKnownErrors } from '../../render/conversation/subject.ts'
import {
  createPost,
  explainPost,
  type Posts,
  updatePost,
  type Writer,
} from '../conversation/posts.ts'
import { withRefusal } from '../sub-action.ts'
import { decideUpdate } from './decide-issue.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'
import { issueOutputs, type KeyedTopic, type OwnIssue } from './issue-posts.ts'

interface Work {
  readonly posts: Posts<Issue>
  readonly inputs: IssueInputs
  readonly topic: KeyedTopic
  readonly position: Position
}

export interface RedWork extends Work {
  readonly subject: Subject
  readonly series: Series
}

/** The open issue, and later ones on the same subject, which a run could not close. */
export type OpenIssues = readonly [OwnIssue, ...OwnIssue[]]

/** Opens an issue; returns only as whom, if another run has opened one, so that only the older one stays open. */
export async function openIssue(work: RedWork, author: string): Promise<IssueOutcome | Writer> {
  const { posts } = work
  const written = await createPost(posts, author, renderRed(work, undefined).body)
  if (!('post' in written)) return written
  const { post, refusal, advice } = written
  return withRefusalOf({ ...issueOutcome(`Opened issue #${post.id}.`, post), ...advice }, refusal)
}

/** Updates the open issue about a failed run, and comments on it if there is something new. */
export async function updateOpenIssue(work: RedWork, open: OpenIssues): Promise<IssueOutcome> {
  const { posts, inputs, topic, subject } = work
  const [{ post, section }] = open
  const { body, marker } = renderRed(work, section)
  const decision = decideUpdate(section.marker, marker)
  const news = typeof decision === 'string' ? undefined : decision.news
  const comment = news && renderChange(subject, topic.workflow, news, inputs)
  const { refusal } = await updatePost(posts, open, async () => {
    await posts.update(post.id, body)
  })
  const updated = withRefusalOf(issueOutcome(`Updated issue #${post.id}.`, post), refusal)
  return comment === undefined ? updated : await withComment(updated, posts, post, comment)
}

/** Returns why a failed run changes nothing about the open issue; `undefined` if it does. */
export function leaveUpdate(work: RedWork, open: OpenIssues): string | undefined {
  const [{ section }, ...duplicates] = open
  const decision = decideUpdate(section.marker, renderRed(work, section).marker)
  return typeof decision === 'string' && duplicates.length === 0 ? decision : undefined
}

/** A run that passed. */
export type GreenRun = Parameters<typeof renderGreen>[1]

/** Reports that the workflow passes again, and closes the issue. */
export async function reportGreen(
  work: Work,
  run: GreenRun,
  open: OpenIssues,
): Promise<IssueOutcome> {
  const { posts, inputs, topic, position } = work
  const { repositoryUrl, close } = inputs
  const [{ post, section }] = open
  const green = renderGreen(topic.workflow, run, repositoryUrl)
  const { key, causes, since } = section.marker
  const marked = withMarker(
    'issue',
    // A later run can see by their number that the comment was lost.
    { key, state: 'green', position, since, causes, comments: post.comments },
    section.edited ? green : renderGreenIssue(green, section.text),
  )
  const { body } = withPeople(marked, section)
  const { refusal } = await updatePost(posts, open, async () => {
    await updateIssue(posts.source, post.id, { body, ...(close && { closeAs: 'completed' }) })
  })
  const reason = `${close ? 'Closed' : 'Updated'} issue #${post.id}: the run passed.`
  const updated = withRefusalOf(issueOutcome(reason, post), refusal)
  return await withComment(updated, posts, post, green)
}

/** Writes the comment that the workflow passes again, which an earlier run could not write. */
export async function repeatGreen(
  { posts, inputs, topic }: Work,
  run: GreenRun,
  { post }: OwnIssue,
): Promise<IssueOutcome> {
  const green = renderGreen(topic.workflow, run, inputs.repositoryUrl)
  const reason = `Commented on issue #${post.id} that the run passed, which an earlier step could not.`
  return await withComment(issueOutcome(reason, post), posts, post, green)
}

/** Comments on an issue that was changed. */
async function withComment(
  outcome: IssueOutcome,
  posts: Posts<Issue>,
  { id }: Issue,
  text: string,
): Promise<IssueOutcome> {
  return await createComment(posts.source, id, text).then(
    () => outcome,
    (error: unknown) => withRefusal(outcome, explainPost(posts, `comment on issue #${id}`, error)),
  )
}

/** Renders the text about a failed run, with what people wrote into the present one. */
function renderRed(
  { inputs, topic, position, subject, series }: RedWork,
  present: MarkedSection | undefined,
): MarkedText {
  const { repositoryUrl, detailsUrl, close } = inputs
  const maxBytes = MAX_BODY_BYTES - sizeOfPeople(present)
  const options = { repositoryUrl, detailsUrl, closes: close, maxBytes }
  const text = renderIssue(subject, topic, series, options)
  const causes = withKnownErrors(causeDigests(subject), present?.marker.causes ?? [])
  const { key } = topic
  const [since, green] = [series.runs[0].id, series.lastGreen?.id]
  const marked = withMarker('issue', { key, state: 'red', position, since, green, causes }, text)
  return withPeople(marked, present)
}

function issueOutcome(reason: string, issue: Issue): IssueOutcome {
  return { kind: 'done', reason, outputs: issueOutputs(issue) }
}

function withRefusalOf(outcome: IssueOutcome, refusal: string | undefined): IssueOutcome {
  return refusal === undefined ? outcome : withRefusal(outcome, refusal)
}
