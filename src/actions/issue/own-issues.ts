import { type Issue, listIssues } from '../../github/conversation/issues.ts'
import type { Client } from '../../github/http/client.ts'
import { type Marker, readMarker } from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import type { IssueInputs } from './inputs.ts'

/** An issue that an earlier run wrote. */
interface OwnIssue {
  readonly issue: Issue
  readonly marker: Marker
}

/** Lists the issues about a workflow that earlier runs wrote, the oldest first. */
export async function findOwnIssues(
  client: Client,
  {
    inputs,
    subject: { key },
    state,
  }: {
    readonly inputs: IssueInputs
    readonly subject: Subject
    readonly state: 'open' | 'closed'
  },
  signal: AbortSignal,
): Promise<OwnIssue[]> {
  const { author } = inputs
  const issues = await listIssues(client, inputs, { state, author }, signal).catch(
    failUnread(`the ${state} issues`, inputs, repairConversation('issues')),
  )
  return issues
    .flatMap((issue) => {
      const marker = readMarker('issue', issue.body)
      return issue.author === author && marker?.key === key ? [{ issue, marker }] : []
    })
    .sort((a, b) => a.issue.number - b.issue.number)
}

/** Returns the outputs that name an issue. */
export function outputsOf(issue: Issue | undefined): Readonly<Record<string, string>> {
  if (issue === undefined) return {}
  return { issue: String(issue.number), ...(issue.url !== undefined && { 'issue-url': issue.url }) }
}
