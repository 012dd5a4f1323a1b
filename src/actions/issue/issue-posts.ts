import {
  createIssue,
  fetchIssue,
  type Issue,
  type IssueFilter,
  listIssues,
  updateIssue,
} from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { issueTitle, type IssueTopic } from '../../render/conversation/issue.ts'
import { withoutMarker } from '../../render/conversation/marker.ts'
import { type OwnPost, type Posts, selectOwn } from '../conversation/posts.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'

/** An issue that an earlier run wrote. */
export type OwnIssue = OwnPost<Issue>

/** What an issue is about. */
export interface KeyedTopic extends IssueTopic {
  readonly key: string
}

/** Returns how the open issues about a workflow are read and written. */
export function issuePosts(
  source: WritableSource,
  topic: KeyedTopic,
  { labels, assignees }: Pick<IssueInputs, 'labels' | 'assignees'>,
): Posts<Issue> {
  const title = issueTitle(topic)
  return {
    ...({ kind: 'issue', key: topic.key, source } as const),
    names: {
      list: 'the open issues',
      one: (issue) => (issue === undefined ? 'the issue' : `issue #${issue.id}`),
    },
    creation: 'open an issue',
    removal: ({ id }) => `keep only issue #${id}`,
    listsOthers: false,
    isRecognized: (issue) => issue.title === title,
    isOpen: ({ isOpen }) => isOpen,
    list: async (author) => await listIssues(source, { state: 'open', author }),
    fetch: async (number) => await fetchIssue(source, number),
    create: async (body) => await createIssue(source, { title, body, labels, assignees }),
    update: async (number, body) => {
      await updateIssue(source, number, { body })
    },
    async remove({ post: { id, body } }, original) {
      // Without the marker: an issue that has it counts as closed while its workflow failed.
      const text = `Duplicate of #${original}.\n\n${withoutMarker(body)}`
      await updateIssue(source, id, { body: text, closeAs: 'not_planned' })
    },
  }
}

/** Finds the issues of earlier runs in another state, or of any. @throws StepFailure */
export async function findIssues(
  posts: Posts<Issue>,
  filter: IssueFilter,
): Promise<readonly OwnIssue[]> {
  const what = filter.state === 'all' ? 'the issues' : `the ${filter.state} issues`
  const listed = await listIssues(posts.source, filter).catch(
    failUnread(what, posts.source.repository, repairConversation('issues')),
  )
  return await selectOwn(posts, listed, filter.author)
}

/** Returns the outputs that name an issue. */
export function issueOutputs(issue: Issue | undefined): NonNullable<IssueOutcome['outputs']> {
  if (issue === undefined) return {}
  return { issue: String(issue.id), ...(issue.url !== undefined && { 'issue-url': issue.url }) }
}
