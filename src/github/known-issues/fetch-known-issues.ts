import { type KnownIssue, type KnownIssues, MAX_CLOSED_FOR } from '../../model/known-issue.ts'
import { isSameLogin } from '../../model/login.ts'
import type { Note } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'
import type { Repository } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { type GitHubError, isTimeout } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asInstant, asObject, asString } from '../json-values.ts'
import type { ReadBlock } from './read-blocks.ts'

const MAX_ISSUES = 100
const MAX_CLOSED = 20
const MAX_NOTES = 5

const FIELDS = `{ totalCount nodes {
  number title body closedAt authorAssociation viewerDidAuthor lastEditedAt
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
    const listed = [...nodesOf(open), ...nodesOf(closed)].slice(0, MAX_ISSUES)
    // Most runs pass, and most teams have no such issue.
    const { readBlocks } = await import('./read-blocks.ts')
    const read = listed.flatMap((node) => readIssue(node, readBlocks, repository))
    const issues = read.filter((one) => 'failures' in one)
    const count = asCount(asObject(open).totalCount) ?? 0
    const notes = [...read.filter((one) => 'severity' in one), ...noteOnOmitted(count, label)]
    return {
      label,
      issues: issues.filter(({ closedAt = Infinity }) => closedAt >= since),
      notes: limitNotes(notes),
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

function nodesOf(list: unknown): readonly unknown[] {
  return asArray(asObject(list).nodes)
}

/** @returns also notes on blocks that count for nothing */
function readIssue(
  node: unknown,
  readBlocks: (text: string) => readonly ReadBlock[],
  { serverUrl, owner, repo }: Repository,
): readonly (KnownIssue | Note)[] {
  const issue = asObject(node)
  const number = asCount(issue.number)
  const blocks = readBlocks(asString(issue.body) ?? '')
  if (number === undefined || blocks.length === 0) return []
  const url = `${serverUrl}/${owner}/${repo}/issues/${number}`
  const isTrusted = TRUSTED.has(asString(issue.authorAssociation)) || issue.viewerDidAuthor === true
  const noteOn = (what: string, reason: string): Note => {
    return { severity: 'notice', text: `${what} lists no known failure: ${reason}.`, url }
  }
  const name = `Issue #${number}`
  if (!isTrusted) return [noteOn(name, UNTRUSTED)]
  const failures = blocks.filter((block) => 'errors' in block)
  const problem = blocks.find((block) => 'problem' in block)?.problem
  const ofBlock = isSome(failures) ? `A block of issue #${number}` : name
  const notes = problem === undefined ? [] : [noteOn(ofBlock, problem)]
  if (!isSome(failures)) return notes
  const [author, editor] = [issue.author, issue.editor].map((one) => asString(asObject(one).login))
  const known = {
    ...{ number, url, failures },
    title: asString(issue.title) ?? '',
    closedAt: asInstant(issue.closedAt, () => undefined),
    isByAuthor: asString(issue.lastEditedAt) === undefined || isSameLogin(author, editor),
  }
  return [known, ...notes]
}

const UNTRUSTED = 'GitHub shows its author as no member or collaborator of the repository'

function noteOnOmitted(count: number, label: string): Note[] {
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
