import {
  createIssue,
  fetchIssue,
  type Issue,
  type IssueFilter,
  listIssues,
  updateIssue,
} from '../../github/issues.ts'
import { fetchEdited } from '../../github/fetch-login.ts'
import type { WritableSource } from '../../../github/http/write-client.ts'
import { issueTitle, type IssueTopic } from '../../render/issue.ts'
import { withoutMarker } from '../../render/marker.ts'
import { failRead, type OwnPost, type Posts, selectOwn } from '../posts.ts'
import { StepFailure } from '../../../actions/step-failure.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'

/** An issue that an earlier run wrote. */
export type OwnIssue = OwnPost<'issue'>

export interface KeyedTopic extends IssueTopic {
  readonly key: string
}

/**
 * Returns how the open issues about a workflow are read and written.
 *
 * @param title of a new issue
 */
export function issuePosts(
  source: WritableSource,
  topic: KeyedTopic,
  { labels, assignees }: IssueInputs,
  title = issueTitle(topic),
): Posts<'issue'> {
  return anyIssuePosts(source, {
    key: topic.key,
    listed: 'the open issues',
    trusted: (issues) => trustedIssues(source, topic, issues),
    isOpen: ({ isOpen }) => isOpen,
    list: (author) => listIssues(source, { state: 'open', author }),
    create: (body) => createIssue(source, { title, body, labels, assignees }),
  })
}

type IssuePosts = Pick<Posts<'issue'>, 'key' | 'trusted' | 'isOpen' | 'list' | 'create'>

/**
 * Returns how issues about one subject are read and written.
 *
 * @param listed what `list` returns, for messages
 */
export function anyIssuePosts(
  source: WritableSource,
  { listed, ...posts }: IssuePosts & { readonly listed: string },
): Posts<'issue'> {
  return {
    ...posts,
    kind: 'issue',
    source,
    names: { list: listed, one: ({ id }) => `issue #${id}` },
    creation: 'open an issue',
    removal: ({ id }) => `keep only issue #${id}`,
    fetch: (number) => fetchIssue(source, number),
    async remove({ id, body }, original) {
      // Without the marker: an issue that has it counts as closed while its workflow failed.
      const text = `Duplicate of #${original}.\n\n${withoutMarker(body)}`
      await updateIssue(source, id, { body: text, closeAs: 'not_planned' })
    },
  }
}

/**
 * Returns the issues that have still their title, or that a person edited: nobody edits a quote.
 *
 * @throws StepFailure if GitHub does not report who edited them
 */
async function trustedIssues(
  source: WritableSource,
  topic: IssueTopic,
  issues: readonly Issue[],
): Promise<readonly Issue[]> {
  const start = issueTitle(topic)
  const isTitled = ({ title }: Issue) => title === start || title.startsWith(`${start}: `)
  const others = issues.filter((issue) => !isTitled(issue))
  const [first] = others
  if (first === undefined) return issues
  const edited = await fetchEdited(
    source,
    others.map(({ nodeId = '' }) => nodeId),
  )
  if (edited !== undefined) {
    return issues.filter((issue) => isTitled(issue) || edited.has(issue.nodeId ?? ''))
  }
  throw new StepFailure(
    `${first.url ?? 'An issue'} has the marker of this action below other text, and GitHub did not report who edited it. Delete it, or move that text below the marker.`,
  )
}

/** Finds the issues of earlier runs in a state. @throws StepFailure */
export async function findIssues(
  posts: Posts<'issue'>,
  filter: IssueFilter,
): Promise<readonly OwnIssue[]> {
  const listed = await listIssues(posts.source, filter).catch(
    failRead(posts, `the ${filter.state} issues`),
  )
  return await selectOwn(posts, listed, filter.author)
}

/** Returns the outputs that name an issue. */
export function issueOutputs(issue: Issue | undefined): NonNullable<IssueOutcome['outputs']> {
  if (issue === undefined) return {}
  return { issue: String(issue.id), ...(issue.url !== undefined && { 'issue-url': issue.url }) }
}
