import { fetchLogin, isSameLogin } from '../../github/conversation/fetch-login.ts'
import { type Issue, type IssueFilter, listIssues } from '../../github/conversation/issues.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { issueTitle, type IssueTopic } from '../../render/conversation/issue.ts'
import { findSection, type Marker, type MarkedSection } from '../../render/conversation/marker.ts'
import { editedPosts } from '../conversation/edited-posts.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'

/** An issue that an earlier run wrote. */
export interface OwnIssue {
  readonly issue: Issue
  readonly marker: Marker
  readonly section: MarkedSection
}

/** What an issue is about. */
export interface KeyedTopic extends IssueTopic {
  readonly key: string
}

/**
 * Lists the issues about a workflow that earlier runs wrote, the oldest first. The marker is in the first
 * line, unless a person wrote something above it. Other workflows write as the same author and may quote
 * untrusted text, so that a marker elsewhere counts only below the title of this action, or if a person
 * edited the issue.
 */
export async function findOwnIssues(
  source: WritableSource,
  topic: KeyedTopic,
  filter: IssueFilter,
): Promise<OwnIssue[]> {
  const issues = await listIssues(source, filter).catch(
    failUnread(`the ${filter.state} issues`, source.repository, repairConversation('issues')),
  )
  const title = issueTitle(topic)
  const found = issues
    .filter((issue) => isSameLogin(issue.author, filter.author))
    .flatMap((issue) => {
      const section = findSection('issue', issue.body)
      return section?.marker.key === topic.key ? [{ issue, marker: section.marker, section }] : []
    })
  const isFirst = ({ section, issue }: OwnIssue) => section.atTop || issue.title === title
  const others = found.filter((one) => !isFirst(one)).map(({ issue }) => issue)
  const edited = await editedPosts(source, others)
  return found
    .filter((one) => isFirst(one) || edited.includes(one.issue))
    .sort((a, b) => a.issue.number - b.issue.number)
}

/** Open issues, and the login that they were found with. */
interface OpenIssues {
  readonly author: string
  readonly open: readonly OwnIssue[]
}

/** Lists the open issues by the input `author`, or else by the login that the token writes as. */
export async function findOpenIssues(
  source: WritableSource,
  topic: KeyedTopic,
  { author }: IssueInputs,
): Promise<OpenIssues> {
  const open = await findOwnIssues(source, topic, { state: 'open', author })
  if (open.length > 0) return { author, open }
  const login = await fetchLogin(source)
  if (login === undefined || login === author) return { author, open }
  const found = await findOwnIssues(source, topic, { state: 'open', author: login })
  return { author: login, open: found }
}

/** Returns the outputs that name an issue. */
export function issueOutputs(issue: Issue | undefined): NonNullable<IssueOutcome['outputs']> {
  if (issue === undefined) return {}
  return { issue: String(issue.number), ...(issue.url !== undefined && { 'issue-url': issue.url }) }
}
