import type { Target } from '../../model/target.ts'
import { type GitHubError, toGitHubError } from './github-error.ts'

/** What a failed request is reported and repaired with: an action and the command differ in that. */
export interface Advice {
  /** Returns what to change, as sentences; `undefined` if nothing would help. */
  readonly repair: (error: GitHubError) => string | undefined
  /** Logs what only matters to whoever looks for a fault. */
  readonly debug: (line: string) => void
}

/** The repository of what was requested. */
export type RepositoryRef = Pick<Target, 'owner' | 'repo'>

/**
 * Says why a request failed and what to change, as one or more sentences.
 *
 * @param what what was requested, such as `the jobs of run 42`
 */
export function explain(
  error: unknown,
  what: string,
  { owner, repo }: RepositoryRef,
  repair: Advice['repair'],
): string {
  return `Could not read ${what} of ${owner}/${repo}: ${reasonOf(error, repair)}`
}

/** Says the same without what was requested. */
export function reasonOf(error: unknown, repair: Advice['repair']): string {
  const failure = toGitHubError(error)
  const advice = repair(failure)
  return `${failure.message}.${advice === undefined ? '' : ` ${advice}`}`
}
