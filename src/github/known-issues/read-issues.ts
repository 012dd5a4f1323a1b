import { type KnownIssue, LANGUAGE } from '../../model/known-issue.ts'
import type { Note } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'
import type { Repository } from '../../model/target.ts'
import { GitHubError } from '../errors/github-error.ts'
import { asInstant, asObject, asOrdinal, asString, type Fields } from '../json-values.ts'
import type { ReadBlock } from './read-blocks.ts'

export const MAX_READ_ISSUES = 100

/** Limits for the texts of all issues together, and for the errors in them: the longer they are, the more time they take. */
export const MAX_ISSUE_CHARACTERS = 1_000_000
export const MAX_ERROR_CHARACTERS = 50_000

/** What begins a block; most texts have none, and a parser takes its time for a long one. */
const FENCE = new RegExp(`(?:\`{3}|~{3})[ \\t]*${LANGUAGE}`)

/** What GitHub calls authors who belong to the repository or its organization. */
const TRUSTED: ReadonlySet<string | undefined> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

const UNTRUSTED = 'GitHub shows its author as no member or collaborator of the repository'

/** Reads the blocks of a text; `undefined` if it is too much. */
type ReadSome = (text: string) => readonly ReadBlock[] | undefined

export function limitedReader(readBlocks: (text: string) => readonly ReadBlock[]): ReadSome {
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

interface IssueList {
  readonly isOpen: boolean
  readonly repository: Repository
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
export function readList(
  response: unknown,
  readSome: ReadSome,
  list: IssueList,
): readonly ReadIssue[] {
  const { nodes } = asObject(response)
  if (!Array.isArray(nodes))
    throw new GitHubError('the response has no list of issues', { kind: 'other' })
  return nodes.slice(0, MAX_READ_ISSUES).flatMap((node) => readIssue(node, readSome, list) ?? [])
}

/** Reads the blocks of an issue; `undefined` if it has none. A field in a form that GitHub does not send makes nothing known. */
function readIssue(
  node: unknown,
  readSome: ReadSome,
  { isOpen, repository: { serverUrl, owner, repo } }: IssueList,
): ReadIssue | undefined {
  const issue = asObject(node)
  const number = asOrdinal(issue.number)
  const body = asString(issue.body) ?? ''
  const closedAt = asInstant(issue.closedAt)
  const isListed = isOpen ? closedAt === undefined : closedAt !== undefined && isFixed(issue)
  if (number === undefined || !isListed || !FENCE.test(body)) return undefined
  const url = `${serverUrl}/${owner}/${repo}/issues/${number}`
  const noteOn = (reason: string, what = `Issue #${number}`): Note[] =>
    isOpen ? [{ severity: 'notice', text: `${what} lists no known failure: ${reason}.`, url }] : []
  const isTrusted = TRUSTED.has(asString(issue.authorAssociation)) || issue.viewerDidAuthor === true
  // The text of an outsider is not parsed.
  if (!isTrusted) return { noteOnOutsider: noteOn(UNTRUSTED) }
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

/** Whether a closed issue was closed because it is done. */
function isFixed({ stateReason }: Fields): boolean {
  return stateReason !== 'NOT_PLANNED' && stateReason !== 'DUPLICATE'
}

export function noteOnLength(count: number, label: string): Note {
  const [all, errors] = [MAX_ISSUE_CHARACTERS, MAX_ERROR_CHARACTERS].map((max) =>
    max.toLocaleString('en'),
  )
  const text = `The issues labelled ${label} have more than ${all} characters, or errors of more than ${errors}; only the ${count} last changed ones were read.`
  return { severity: 'notice', text }
}
