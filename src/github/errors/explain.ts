import type { Note } from '../../model/note.ts'
import type { RepositoryRef } from '../../model/target.ts'
import { type GitHubError, type GitHubErrorKind, toGitHubError } from './github-error.ts'

/** Texts and log for failed requests; those of the actions and of the command differ. */
export interface RepairTexts {
  /** Returns what to change, as sentences; `undefined` if nothing would help. */
  readonly repair: (error: GitHubError) => string | undefined
  /** Logs a line at debug level. */
  readonly debug: (line: string) => void
}

/** Advice for each kind of error. */
export type Repairs = Readonly<Record<GitHubErrorKind, RepairTexts['repair']>>

/** Returns a handler for the failure of an optional request, which is only logged, at debug level. */
export function skipped({ debug }: RepairTexts, what: string): (error: unknown) => undefined {
  return (error) => {
    debug(`Skipped ${what}: ${String(error)}`)
  }
}

/**
 * Returns one or more sentences on why a request failed and what to change.
 *
 * @param subject the requested thing, such as `the jobs of run 42`
 */
export function explain(
  error: unknown,
  subject: string,
  { owner, repo }: RepositoryRef,
  repair: RepairTexts['repair'],
): string {
  return `Could not read ${subject} of ${owner}/${repo}: ${errorReason(error, repair)}`
}

/** Returns a note on why something could not be read: a notice if it is optional. */
export function unreadNote(
  error: unknown,
  subject: string,
  from: { readonly client: Pick<RepairTexts, 'repair'>; readonly repository: RepositoryRef },
  severity: Note['severity'] = 'notice',
): Note {
  return { severity, text: explain(error, subject, from.repository, from.client.repair) }
}

/** Returns the reason and what to change, without the subject. */
export function errorReason(error: unknown, repair: RepairTexts['repair']): string {
  const failure = toGitHubError(error)
  const advice = repair(failure)
  return `${failure.message}.${advice === undefined ? '' : ` ${advice}`}`
}
