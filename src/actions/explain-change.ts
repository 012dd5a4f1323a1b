import { type Advice, explain, reasonOf } from '../github/errors/explain.ts'
import type { RepositoryRef } from '../model/target.ts'
import { type GitHubErrorKind, toGitHubError } from '../github/errors/github-error.ts'
import { repairChange } from './repairs.ts'
import { StepFailure } from './step-failure.ts'

const UNSURE = 'GitHub may have applied the change anyway; check before retrying.'

/** The errors after which GitHub may have applied the change. */
const MAY_BE_APPLIED: ReadonlySet<GitHubErrorKind> = new Set([
  'server',
  'network',
  'not-json',
  'too-large',
  'aborted',
])

/**
 * Explains why a change failed, what to do about it, and whether GitHub may have applied it.
 *
 * @param change such as `cancel run 42`
 */
export function explainChange(
  error: unknown,
  change: string,
  { owner, repo }: RepositoryRef,
  repair: Advice['repair'] = repairChange,
): string {
  const unsure = MAY_BE_APPLIED.has(toGitHubError(error).kind) ? ` ${UNSURE}` : ''
  return `Could not ${change} of ${owner}/${repo}: ${reasonOf(error, repair)}${unsure}`
}

/**
 * Returns a handler that fails the step because a prerequisite of a change could not be read. By
 * default, the advice also names the permission for the change.
 */
export function failUnread(
  what: string,
  repository: RepositoryRef,
  repair: Advice['repair'] = repairChange,
): (error: unknown) => never {
  return failWith((error) => explain(error, what, repository, repair))
}

/** Returns a handler that fails the step with a text about the error. */
export function failWith(textOf: (error: unknown) => string): (error: unknown) => never {
  return (error) => {
    throw new StepFailure(textOf(error), { cause: error })
  }
}
