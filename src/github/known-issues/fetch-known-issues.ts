import {
  type KnownIssue,
  type KnownIssues,
  LANGUAGE,
  MAX_CLOSED_FOR,
} from '../../model/known-issue.ts'
import type { Note } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'
import type { Repository } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError, isTimeout, toGitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asCount, asInstant, asObject, asOrdinal, asString } from '../json-values.ts'
import type { ReadBlock } from './read-blocks.ts'

export const MAX_READ_ISSUES = 100

/** Limits for the texts of all issues together, and for the errors in them: the longer they are, the more time they take. */
export const MAX_ISSUE_CHARACTERS = 1_000_000
export const MAX_ERROR_CHARACTERS = 50_000

/** Beginning of a block; most texts have none, and a parser takes its time for a long one. */
const FENCE = new RegExp(`(?:\`{3}|~{3})[ \\t]*${LANGUAGE}`)

/** Names that GitHub has for authors who belong to the repository or its organization. */
const TRUSTED: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

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

/**
 * Fetches the issues in which people wrote down known failures, in one request. Never throws: a note says why they
 * could not be read, unless the label is the default one and only a permission is missing; others say what was ignored.
 *
 * @param isGated whether they may open the gate, so that the permission has a note, too
 */
export async function fetchKnownIssues(
  { client, repository, signal }: RepositorySource,
  label: string,
  isGated = false,
): Promise<{ known: KnownIssues | undefined; notes: readonly Note[] }> {
  const { owner, repo } = repository
  const since = client.now() - MAX_CLOSED_FOR
  try {
    const variables = { owner, repo, label, since: new Date(since).toISOString() }
    const data = await client.query(QUERY, variables, signal)
    const { open, closed } = asObject(data.repository)
    // Most runs pass, and most teams have no such issue.
    const { readBlocks } = await import('./read-blocks.ts')
    const url = `${repository.serverUrl}/${owner}/${repo}`
    const readSome = limitedReader((text) => readBlocks(text, url))
    const readList = (list: unknown, isOpen: boolean) =>
      nodesOf(list).flatMap((node) => readIssue(node, readSome, { isOpen, repository }) ?? [])
    const read = [...readList(open, true), ...readList(closed, false)]
    const total = asCount(asObject(open).totalCount) ?? 0
    const isCut = total > MAX_READ_ISSUES || read.some(({ isOmitted }) => isOmitted)
    const issues = read.flatMap(({ issue }) => issue ?? []).slice(0, MAX_READ_ISSUES)
    return {
      known: { label, issues: issues.filter(({ closedAt = Infinity }) => closedAt >= since) },
      notes: [
        // Those on outsiders come last, so that they replace no other note.
        ...limitNotes([
          ...read.flatMap(({ notes = [] }) => notes),
          ...read.flatMap(({ noteOnOutsider = [] }) => noteOnOutsider),
        ]),
        ...(isCut ? [noteOnOmitted(issues.length, label)] : []),
      ],
    }
  } catch (error) {
    if (signal.aborted && !isTimeout(signal.reason)) return { known: undefined, notes: [] }
    const text = explain(error, `the issues labelled ${label}`, repository, repair)
    // By default, nobody may have written any, and each red report would have the note.
    const isByDefault = label === LANGUAGE && isAboutAccess(toGitHubError(error))
    if (isByDefault) client.debug(text)
    const note: Note = { severity: 'notice', text, onNew: isByDefault }
    return { known: undefined, notes: isByDefault && !isGated ? [] : [note] }
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

function limitNotes(notes: readonly Note[]): readonly Note[] {
  const rest = notes.length - MAX_NOTES
  if (rest <= 0) return notes
  const issues = rest === 1 ? 'issue lists' : 'issues list'
  const text = `${rest} more ${issues} no known failure, for such reasons.`
  return [...notes.slice(0, MAX_NOTES), { severity: 'notice', text }]
}

/** Reads the blocks of a text; `undefined` if it is too much. */
type ReadSome = (text: string) => readonly ReadBlock[] | undefined

function limitedReader(readBlocks: (text: string) => readonly ReadBlock[]): ReadSome {
  let characters = MAX_ISSUE_CHARACTERS
  let errorCharacters = MAX_ERROR_CHARACTERS
  return (text) => {
    characters -= text.length
    if (characters < 0 || errorCharacters < 0) return undefined
    const blocks = readBlocks(text)
    const errors = blocks.flatMap((block) => ('errors' in block ? block.errors : []))
    errorCharacters -= errors.join('').length
    return errorCharacters < 0 ? undefined : blocks
  }
}

interface ReadIssue {
  /** `undefined` if all of its text counts for nothing. */
  readonly issue?: KnownIssue
  readonly notes?: readonly Note[]
  readonly noteOnOutsider?: readonly Note[]
  /** Whether it was not read because the issues before it are too long. */
  readonly isOmitted?: boolean
}

/** @throws `GitHubError` if there is no list */
function nodesOf(list: unknown): readonly unknown[] {
  const { nodes } = asObject(list)
  if (Array.isArray(nodes)) return nodes.slice(0, MAX_READ_ISSUES)
  throw new GitHubError('the response has no list of issues', { kind: 'other' })
}

/** Reads the blocks of an issue; `undefined` if it has none. A field in a form that GitHub does not send makes nothing known. */
function readIssue(
  node: unknown,
  readSome: ReadSome,
  { isOpen, repository: { serverUrl, owner, repo } }: { isOpen: boolean; repository: Repository },
): ReadIssue | undefined {
  const issue = asObject(node)
  const number = asOrdinal(issue.number)
  const body = asString(issue.body) ?? ''
  const closedAt = asInstant(issue.closedAt)
  // A closed issue says something if it was closed because it is done.
  const isFixed = issue.stateReason !== 'NOT_PLANNED' && issue.stateReason !== 'DUPLICATE'
  const isListed = isOpen ? closedAt === undefined : closedAt !== undefined && isFixed
  if (number === undefined || !isListed || !FENCE.test(body)) return undefined
  const url = `${serverUrl}/${owner}/${repo}/issues/${number}`
  const noteOn = (reason: string, what = `Issue #${number}`): Note[] =>
    isOpen ? [{ severity: 'notice', text: `${what} lists no known failure: ${reason}.`, url }] : []
  const isTrusted = TRUSTED.has(asString(issue.authorAssociation)) || issue.viewerDidAuthor === true
  // The text of an outsider is not parsed.
  if (!isTrusted)
    return {
      noteOnOutsider: noteOn(
        'GitHub shows its author as no member or collaborator of the repository',
      ),
    }
  const blocks = readSome(body)
  if (blocks === undefined) return { isOmitted: true }
  if (blocks.length === 0) return undefined
  const [problem] = blocks.flatMap((block) => ('problem' in block ? block.problem : []))
  const failures = blocks.filter((block) => 'errors' in block)
  if (!isSome(failures)) return { notes: noteOn(problem ?? '') }
  const notes = problem === undefined ? [] : noteOn(problem, `A block of issue #${number}`)
  const [author, editor] = [issue.author, issue.editor].map((one) =>
    asString(asObject(one).login)?.toLowerCase(),
  )
  const isByAuthor = issue.lastEditedAt === null || (author !== undefined && author === editor)
  const title = asString(issue.title) ?? ''
  return { issue: { number, title, url, closedAt, isByAuthor, failures }, notes }
}

function noteOnOmitted(count: number, label: string): Note {
  const [all, errors] = [MAX_ISSUE_CHARACTERS, MAX_ERROR_CHARACTERS].map((max) =>
    max.toLocaleString('en'),
  )
  const text = `Only the ${count} last changed issues labelled ${label} were read: there are more than ${MAX_READ_ISSUES}, or they have more than ${all} characters, or errors of more than ${errors}.`
  return { severity: 'notice', text }
}
