import { createComment } from '../../github/conversation/comments.ts'
import { isSameLogin } from '../../github/conversation/fetch-login.ts'
import { createIssue, type Issue, updateIssue } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { MAX_BODY_BYTES } from '../../render/conversation/comment.ts'
import {
  issueTitle,
  renderChange,
  renderGreen,
  renderGreenIssue,
  renderIssue,
  type Series,
} from '../../render/conversation/issue.ts'
import {
  isBefore,
  type MarkedText,
  type Position,
  sizeOfPeople,
  withMarker,
  withoutMarker,
  withPeople,
} from '../../render/conversation/marker.ts'
import { causeDigests, type Subject, withKnownErrors } from '../../render/conversation/subject.ts'
import { explainChange } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { withRefusal } from '../sub-action.ts'
import { decideUpdate } from './decide-issue.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'
import { findOwnIssues, issueOutputs, type KeyedTopic, type OwnIssue } from './own-issues.ts'

interface Work {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly topic: KeyedTopic
  /** The login that the token writes as, as far as it is known. */
  readonly author: string
  readonly position: Position
  /** Other open issues on the same subject, which a run could not close. */
  readonly duplicates: readonly OwnIssue[]
}

export interface RedWork extends Work {
  readonly subject: Subject
  readonly series: Series
}

interface IssueToUpdate {
  readonly open: OwnIssue
}

/** Opens an issue. If another run has opened one, only the older one stays open. */
export async function openIssue(work: RedWork): Promise<IssueOutcome> {
  const { source, inputs, topic, author } = work
  const { labels, assignees } = inputs
  const { body } = renderRed(work, undefined)
  return await explained('open an issue', work, async () => {
    const title = issueTitle(topic)
    const created = await createIssue(source, { title, body, labels, assignees })
    // The issue exists, so that a failure to list is no reason to fail.
    const filter = { state: 'open', author: created.author ?? author } as const
    const [oldest] = await findOwnIssues(source, topic, filter).catch(() => [])
    const warning = isSameLogin(filter.author, author) ? {} : { warning: adviceOn(filter.author) }
    if (oldest === undefined || oldest.issue.number >= created.number) {
      return { ...issueOutcome(`Opened issue #${created.number}.`, created), ...warning }
    }
    const { number } = oldest.issue
    const keepOldest = async (): Promise<void> => {
      await closeDuplicates(source, [{ ...created, body }], number)
      if (isBefore(work.position, oldest.marker.position)) return
      await updateIssue(source, number, { body: renderRed(work, oldest).body })
    }
    const outcome = await keepOldest().then(
      () => issueOutcome(`Issue #${number} is open already.`, oldest.issue),
      (error: unknown) => {
        const opened = issueOutcome(`Opened issue #${created.number}.`, created)
        return withRefusal(opened, explainIssue(error, `keep only issue #${number}`, source))
      },
    )
    return { ...outcome, ...warning }
  })
}

function adviceOn(author: string): string {
  return `The token writes as ${author}. Set the input author to this login: otherwise the action does not find its issues again.`
}

/** Updates the open issue about a failed run, and comments on it if there is something new. */
export async function updateOpenIssue(work: RedWork & IssueToUpdate): Promise<IssueOutcome> {
  const { source, inputs, topic, open, duplicates, subject } = work
  const { marker, body } = renderRed(work, open)
  const decision = decideUpdate(open.marker, marker)
  const { number } = open.issue
  if (typeof decision === 'string' && duplicates.length === 0) {
    return { kind: 'left', reason: decision, outputs: issueOutputs(open.issue) }
  }
  const { news } = typeof decision === 'string' ? { news: undefined } : decision
  const comment = news && renderChange(subject, topic.workflow, news, inputs)
  return await changeOpenIssue(work, async () => {
    // First, so that a repeated step adds no second comment.
    await updateIssue(source, number, { body })
    const updated = issueOutcome(`Updated issue #${number}.`, open.issue)
    return comment === undefined ? updated : await withComment(updated, work, comment)
  })
}

/** Reports that the workflow passes again, and closes the issue. */
export async function reportGreen(
  work: Work & IssueToUpdate & { readonly run: Parameters<typeof renderGreen>[1] },
): Promise<IssueOutcome> {
  const { source, inputs, topic, position, open, run } = work
  const { repositoryUrl, close } = inputs
  const { number } = open.issue
  const green = renderGreen(topic.workflow, run, repositoryUrl)
  const { key, causes, since } = open.marker
  const { edited, text } = open.section
  const marked = withMarker(
    'issue',
    { key, state: 'green', position, since, causes },
    edited ? green : renderGreenIssue(green, text),
  )
  const { body } = withPeople(marked, open.section)
  return await changeOpenIssue(work, async () => {
    await updateIssue(source, number, { body, ...(close && { closeAs: 'completed' }) })
    const reason = `${close ? 'Closed' : 'Updated'} issue #${number}: the run passed.`
    return await withComment(issueOutcome(reason, open.issue), work, green)
  })
}

/** Comments on an issue that was changed. */
async function withComment(
  outcome: IssueOutcome,
  { source, open }: Work & IssueToUpdate,
  text: string,
): Promise<IssueOutcome> {
  const { number } = open.issue
  return await createComment(source, number, text).then(
    () => outcome,
    (error: unknown) =>
      withRefusal(outcome, explainIssue(error, `comment on issue #${number}`, source)),
  )
}

/** Renders the text about a failed run, with what people wrote into the present one. */
function renderRed(
  { inputs, topic, position, subject, series }: RedWork,
  present: OwnIssue | undefined,
): MarkedText {
  const { repositoryUrl, detailsUrl, close } = inputs
  const maxBytes = MAX_BODY_BYTES - sizeOfPeople(present?.section)
  const options = { repositoryUrl, detailsUrl, closes: close, maxBytes }
  const text = renderIssue(subject, topic, series, options)
  const causes = withKnownErrors(causeDigests(subject), present?.marker.causes ?? [])
  const { key } = topic
  const [since, green] = [series.runs[0].id, series.lastGreen?.id]
  const marked = withMarker('issue', { key, state: 'red', position, since, green, causes }, text)
  return withPeople(marked, present?.section)
}

/**
 * Closes issues and removes only the markers of their texts: an issue with a marker counts as closed by
 * a person.
 */
async function closeDuplicates(
  source: WritableSource,
  issues: readonly Issue[],
  original: number,
): Promise<void> {
  for (const { number, body } of issues) {
    const text = `Duplicate of #${original}.\n\n${withoutMarker(body)}`
    const changes = { body: text, closeAs: 'not_planned' } as const
    await updateIssue(source, number, changes)
  }
}

/** Closes the duplicates of the open issue, and changes it. */
async function changeOpenIssue(
  work: Work & IssueToUpdate,
  change: () => Promise<IssueOutcome>,
): Promise<IssueOutcome> {
  const { source, duplicates, open } = work
  const { number } = open.issue
  return await explained(`update issue #${number}`, work, async () => {
    const issues = duplicates.map(({ issue }) => issue)
    await closeDuplicates(source, issues, number)
    return await change()
  })
}

async function explained(
  what: string,
  { source }: Pick<Work, 'source'>,
  work: () => Promise<IssueOutcome>,
): Promise<IssueOutcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StepFailure) throw error
    throw new StepFailure(explainIssue(error, what, source), { cause: error })
  }
}

function explainIssue(error: unknown, what: string, { repository }: WritableSource): string {
  return explainChange(error, what, repository, repairConversation('issues'))
}

function issueOutcome(reason: string, issue: Issue): IssueOutcome {
  return { kind: 'done', reason, outputs: issueOutputs(issue) }
}
