import { createComment } from '../../github/conversation/comments.ts'
import { createIssue, type Issue, updateIssue } from '../../github/conversation/issues.ts'
import type { Client } from '../../github/http/client.ts'
import { createWriteClient, type WriteClient } from '../../github/http/write-client.ts'
import {
  issueTitle,
  renderChange,
  renderGreen,
  renderGreenIssue,
} from '../../render/conversation/issue.ts'
import { readMarker, withMarker, withoutMarker } from '../../render/conversation/marker.ts'
import { causesDigest, type Subject } from '../../render/conversation/subject.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import type { Outcome } from '../sub-action.ts'
import type { Change } from './decide-issue.ts'
import type { IssueInputs } from './inputs.ts'
import { findOwnIssues, outputsOf } from './own-issues.ts'

interface IssueWork {
  readonly inputs: IssueInputs
  readonly client: Client
  readonly subject: Subject
  /** The branch that the issue is about. */
  readonly branch: string
  /** Text of an issue about the failed run, with its marker. */
  readonly body: string
  readonly change: Change
  readonly open: Issue | undefined
  /** Other open issues on the same subject, which a run could not close. */
  readonly duplicates: readonly Issue[]
}

/**
 * Opens, updates or closes the issue. The issue changes before a comment is added, so that a repeated step
 * adds no second comment.
 */
export async function writeIssue(work: IssueWork, signal: AbortSignal): Promise<Outcome> {
  const { inputs, change, open, duplicates } = work
  const writer = createWriteClient(clientOptions(inputs))
  try {
    if (open === undefined) return await openIssue(work, writer, signal)
    await closeDuplicates({ writer, inputs, issues: duplicates, original: open.number }, signal)
    return change.kind === 'green'
      ? await reportGreen({ ...work, open }, writer, signal)
      : await update({ ...work, open }, writer, signal)
  } catch (error) {
    const what = open === undefined ? 'open an issue' : `update issue #${open.number}`
    const reason = explainChange(error, what, inputs, repairConversation('issues'))
    throw new StepFailure(reason, { cause: error })
  }
}

/** Opens an issue. If another run opens one in the meantime, only the older one stays open. */
async function openIssue(
  { inputs, client, subject, branch, body }: IssueWork,
  writer: WriteClient,
  signal: AbortSignal,
): Promise<Outcome> {
  const { labels, assignees } = inputs
  const title = issueTitle(subject, branch)
  const created = await createIssue(writer, inputs, { title, body, labels, assignees }, signal)
  // The issue exists, so that a failure to list is no reason to fail.
  const query = { inputs, subject, state: 'open' } as const
  const [oldest] = await findOwnIssues(client, query, signal).catch(() => [])
  if (oldest !== undefined && oldest.issue.number < created.number) {
    const original = oldest.issue.number
    await closeDuplicates({ writer, inputs, issues: [created], original }, signal)
    return outcome(`Issue #${original} was opened in the meantime.`, oldest.issue)
  }
  const reason = `Opened issue #${created.number}.`
  if (created.author === undefined || created.author === inputs.author) {
    return outcome(reason, created)
  }
  const advice = `The token writes as ${created.author}: set the input author to this login, so that the next run finds the issue.`
  return outcome(`${reason} ${advice}`, created)
}

async function update(
  { inputs, subject, body, change, open }: IssueWork & { readonly open: Issue },
  writer: WriteClient,
  signal: AbortSignal,
): Promise<Outcome> {
  const issue = { ...inputs, number: open.number }
  await updateIssue(writer, issue, { body }, signal)
  if (change.kind === 'update' && change.changed) {
    await createComment(writer, issue, renderChange(subject, inputs.repositoryUrl), signal)
  }
  return outcome(`Updated issue #${open.number}.`, open)
}

async function reportGreen(
  { inputs, subject, open }: IssueWork & { readonly open: Issue },
  writer: WriteClient,
  signal: AbortSignal,
): Promise<Outcome> {
  const { repositoryUrl, close } = inputs
  const { key, position } = subject
  const issue = { ...inputs, number: open.number }
  const since = readMarker('issue', open.body)?.since
  const { body } = withMarker(
    'issue',
    { key, state: 'green', position, since, causes: causesDigest(subject) },
    renderGreenIssue(subject, repositoryUrl, withoutMarker(open.body)),
  )
  await updateIssue(writer, issue, { body, ...(close && { closeAs: 'completed' }) }, signal)
  await createComment(writer, issue, renderGreen(subject, repositoryUrl), signal)
  return outcome(`${close ? 'Closed' : 'Updated'} issue #${open.number}: the run passed.`, open)
}

interface Duplicates {
  readonly writer: WriteClient
  readonly inputs: IssueInputs
  readonly issues: readonly Issue[]
  readonly original: number
}

/** Closes issues without their markers: an issue with a marker counts as closed by a person. */
async function closeDuplicates(
  { writer, inputs, issues, original }: Duplicates,
  signal: AbortSignal,
): Promise<void> {
  const changes = { body: `Duplicate of #${original}.`, closeAs: 'not_planned' } as const
  for (const { number } of issues) {
    await updateIssue(writer, { ...inputs, number }, changes, signal)
  }
}

function outcome(reason: string, issue: Issue): Outcome {
  return { kind: 'done', reason, outputs: outputsOf(issue) }
}
