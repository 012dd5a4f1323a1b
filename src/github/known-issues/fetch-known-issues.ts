import { type KnownIssues, LANGUAGE, MAX_CLOSED_FOR } from '../../model/known-issue.ts'
import type { Note } from '../../model/note.ts'
import { explain } from '../errors/explain.ts'
import { type GitHubError, isTimeout, toGitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asObject } from '../json-values.ts'
import { limitedReader, MAX_READ_ISSUES, noteOnLength, readList } from './read-issues.ts'

const MAX_CLOSED = 20
const MAX_NOTES = 5

const FIELDS = `{ totalCount nodes {
  number title body closedAt stateReason authorAssociation viewerDidAuthor lastEditedAt
  author { login } editor { login }
} }`

/** Both lists in one request: open issues can be old, and closed ones matter only while they are new. */
const QUERY = `query ($owner: String!, $repo: String!, $label: String!, $since: DateTime!) {
  repository(owner: $owner, name: $repo) {
    open: issues(first: ${MAX_READ_ISSUES}, labels: [$label], states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) ${FIELDS}
    closed: issues(first: ${MAX_CLOSED}, labels: [$label], states: [CLOSED], filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) ${FIELDS}
  }
}`

interface FetchedIssues {
  /** `undefined` if they could not be read. */
  readonly known: KnownIssues | undefined
  /** What was ignored, and why. */
  readonly notes: readonly Note[]
}

/**
 * Fetches the issues in which people wrote down known failures, in one request. Never throws: a note says why they
 * could not be read, unless the label is the default one and only a permission is missing.
 */
export async function fetchKnownIssues(
  { client, repository, signal }: RepositorySource,
  label: string,
): Promise<FetchedIssues> {
  const { owner, repo } = repository
  const since = client.now() - MAX_CLOSED_FOR
  try {
    const variables = { owner, repo, label, since: new Date(since).toISOString() }
    const data = await client.query(QUERY, variables, signal)
    const { open, closed } = asObject(data.repository)
    // Most runs pass, and most teams have no such issue.
    const { readBlocks } = await import('./read-blocks.ts')
    const readSome = limitedReader(readBlocks)
    const read = [
      ...readList(open, readSome, { isOpen: true, repository }),
      ...readList(closed, readSome, { isOpen: false, repository }),
    ]
    const issues = read.flatMap(({ issue }) => issue ?? []).slice(0, MAX_READ_ISSUES)
    return {
      known: { label, issues: issues.filter(({ closedAt = Infinity }) => closedAt >= since) },
      notes: [
        // Those on outsiders come last, so that they replace no other note.
        ...limitNotes([
          ...read.flatMap(({ notes = [] }) => notes),
          ...read.flatMap(({ noteOnOutsider = [] }) => noteOnOutsider),
        ]),
        ...noteOnOmitted(open, label),
        ...(read.some(({ isOmitted }) => isOmitted) ? [noteOnLength(issues.length, label)] : []),
      ],
    }
  } catch (error) {
    if (signal.aborted && !isTimeout(signal.reason)) return { known: undefined, notes: [] }
    const text = explain(error, `the issues labelled ${label}`, repository, repair)
    // By default, nobody may have written any, and each red report would have the note.
    const isByDefault = label === LANGUAGE && isAboutAccess(toGitHubError(error))
    if (isByDefault) client.debug(text)
    return { known: undefined, notes: isByDefault ? [] : [{ severity: 'notice', text }] }
  }
}

function isAboutAccess({ kind }: GitHubError): boolean {
  return kind === 'forbidden' || kind === 'not-found'
}

function repair(error: GitHubError): string | undefined {
  return isAboutAccess(error)
    ? 'The token needs to read issues: grant the job `issues: read`. An empty known-issues turns this off.'
    : undefined
}

function noteOnOmitted(open: unknown, label: string): Note[] {
  const count = asCount(asObject(open).totalCount) ?? 0
  if (count <= MAX_READ_ISSUES) return []
  const text = `${count} open issues are labelled ${label}; only the ${MAX_READ_ISSUES} last changed ones were read.`
  return [{ severity: 'notice', text }]
}

function limitNotes(notes: readonly Note[]): readonly Note[] {
  const rest = notes.length - MAX_NOTES
  if (rest <= 0) return notes
  const issues = rest === 1 ? 'issue lists' : 'issues list'
  const text = `${rest} more ${issues} no known failure, for such reasons.`
  return [...notes.slice(0, MAX_NOTES), { severity: 'notice', text }]
}
