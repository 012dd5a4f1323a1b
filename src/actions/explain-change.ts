import { explain, type RepositoryRef, reasonOf } from '../github/errors/explain.ts'
import { type GitHubErrorKind, toGitHubError } from '../github/errors/github-error.ts'
import { repairChange } from './repairs.ts'

const UNSURE = 'GitHub may have applied the change anyway; check before retrying.'

/** Failures after which nobody knows whether GitHub made the change. */
const MAY_BE_APPLIED: ReadonlySet<GitHubErrorKind> = new Set([
  'server',
  'network',
  'not-json',
  'aborted',
])

/**
 * Says why a change was refused and what to do, or that nobody knows whether it was made.
 *
 * @param what what was to be done, such as `cancel run 42`
 */
export function explainChange(error: unknown, what: string, { owner, repo }: RepositoryRef): string {
  const unsure = MAY_BE_APPLIED.has(toGitHubError(error).kind) ? ` ${UNSURE}` : ''
  return `Could not ${what} of ${owner}/${repo}: ${reasonOf(error, repairChange)}${unsure}`
}

/** Says why what a change depends on could not be read: it needs the permission to write. */
export function explainUnread(error: unknown, what: string, place: RepositoryRef): string {
  return explain(error, what, place, repairChange)
}
