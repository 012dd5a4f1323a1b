import { type KnownIssue, type KnownIssues, MAX_CLOSED_FOR } from '../../model/known-issue.ts'
import type { Note } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'
import type { Repository } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { type GitHubError, isTimeout } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asInstant, asObject, asString, type Fields } from '../json-values.ts'
import type { ReadBlock } from './read-blocks.ts'

const MAX_ISSUES = 100
const MAX_CLOSED = 20
const MAX_NOTES = 5

const FIELDS = `{ totalCount nodes {
  number title body closedAt stateReason authorAssociation viewerDidAuthor lastEditedAt
  author { login } editor { login }
} }`

/** Both lists in one request: open issues can be old, and closed ones matter only while they are new. */
const QUERY = `query ($owner: String!, $repo: String!, $label: String!, $since: DateTime!) {
  repository(owner: $owner, name: $repo) {
    open: issues(first: ${MAX_ISSUES}, labels: [$label], states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) ${FIELDS}
    closed: issues(first: ${MAX_CLOSED}, labels: [$label], states: [CLOSED], filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) ${FIELDS}
  }
}`

/** What GitHub calls authors who belong to the repository or its organization. */
const TRUSTED: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

const UNTRUSTED = 'GitHub shows its author as no member or collaborator of the repository'

/** The issues that were read, and notes on what counts for nothing. */
export interface ReadIssues extends KnownIssues {
  readonly notes: readonly Note[]
}

/**
 * Fetches the issues in which people wrote down known failures, in one request. Never throws: a note says why they
 * could not be read.
 */
export async function fetchKnownIssues(
  { client, repository, signal }: RepositorySource,
  label: string,
): Promise<ReadIssues> {
  const { owner, repo } = repository
  const since = client.now() - MAX_CLOSED_FOR
  try {
    const variables = { owner, repo, label, since: new Date(since).toISOString() }
    const data = await client.query(QUERY, variables, signal)
    const { open, closed } = asObject(data.repository)
    // Most runs pass, and most teams have no such issue.
    const { readBlocks } = await import('./read-blocks.ts')
    const read = [
      ...readList(open, readBlocks, { isOpen: true, repository }),
      ...readList(closed, readBlocks, { isOpen: false, repository }),
    ]
    const issues = read.flatMap(({ issue }) => issue ?? []).slice(0, MAX_ISSUES)
    return {
      label,
      issues: issues.filter(({ closedAt = Infinity }) => closedAt >= since),
      notes: [...limitNotes(read.flatMap(({ notes }) => notes)), ...noteOnOmitted(open, label)],
    }
  } catch (error) {
    if (signal.aborted && !isTimeout(signal.reason)) return { label, issues: [], notes: [] }
    const text = explain(error, `the issues labelled ${label}`, repository, repair)
    return { label, issues: [], notes: [{ severity: 'notice', text }] }
  }
}

function repair({ kind }: GitHubError): string | undefined {
  const isAboutAccess = kind === 'forbidden' || kind === 'not-found'
  return isAboutAccess
    ? 'The token needs to read issues: grant the job `issues: read`. An empty known-issues turns this off.'
    : undefined
}

interface IssueList {
  readonly isOpen: boolean
  readonly repository: Repository
}

interface ReadIssue {
  /** `undefined` if all of its text counts for nothing. */
  readonly issue?: KnownIssue
  readonly notes: readonly Note[]
}

function readList(
  response: unknown,
  readBlocks: (text: string) => readonly ReadBlock[],
  list: IssueList,
): readonly ReadIssue[] {
  const nodes = asArray(asObject(response).nodes)
  return nodes.flatMap((node) => readIssue(node, readBlocks, list) ?? [])
}

/** Reads the blocks of an issue; `undefined` if it has none. What is not as GitHub sends it makes nothing known. */
function readIssue(
  node: unknown,
  readBlocks: (text: string) => readonly ReadBlock[],
  { isOpen, repository: { serverUrl, owner, repo } }: IssueList,
): ReadIssue | undefined {
  const issue = asObject(node)
  const number = asCount(issue.number)
  const closedAt = asInstant(issue.closedAt, () => undefined)
  const blocks = readBlocks(asString(issue.body) ?? '')
  const isListed = isOpen ? closedAt === undefined : closedAt !== undefined && isFixed(issue)
  if (number === undefined || blocks.length === 0 || !isListed) return undefined
  const url = `${serverUrl}/${owner}/${repo}/issues/${number}`
  const noteOn = (reason: string, what = `Issue #${number}`): Note[] =>
    isOpen ? [{ severity: 'notice', text: `${what} lists no known failure: ${reason}.`, url }] : []
  const isTrusted = TRUSTED.has(asString(issue.authorAssociation)) || issue.viewerDidAuthor === true
  if (!isTrusted) return { notes: noteOn(UNTRUSTED) }
  const [problem] = blocks.flatMap((block) => ('problem' in block ? block.problem : []))
  const failures = blocks.filter((block) => 'errors' in block)
  if (!isSome(failures)) return { notes: noteOn(problem ?? '') }
  const notes = problem === undefined ? [] : noteOn(problem, `A block of issue #${number}`)
  const [author, editor] = [issue.author, issue.editor].map((one) => asString(asObject(one).login))
  const isByAuthor = issue.lastEditedAt === null || (author !== undefined && author === editor)
  const title = asString(issue.title) ?? ''
  return { issue: { number, title, url, closedAt, isByAuthor, failures }, notes }
}

/** Whether a closed issue was closed because it is done. */
function isFixed({ stateReason }: Fields): boolean {
  return stateReason !== 'NOT_PLANNED' && stateReason !== 'DUPLICATE'
}

function noteOnOmitted(open: unknown, label: string): Note[] {
  const count = asCount(asObject(open).totalCount) ?? 0
  if (count <= MAX_ISSUES) return []
  const text = `${count} open issues are labelled ${label}; only the ${MAX_ISSUES} last changed ones were read.`
  return [{ severity: 'notice', text }]
}

function limitNotes(notes: readonly Note[]): readonly Note[] {
  const rest = notes.length - MAX_NOTES
  if (rest <= 0) return notes
  const text = `${rest} more issues list no known failure, for such reasons.`
  return [...notes.slice(0, MAX_NOTES), { severity: 'notice', text }]
}
