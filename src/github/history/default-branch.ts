import { GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asString } from '../json-values.ts'

const REPOSITORY = '/repos/{owner}/{repo}'

export type ReadDefaultBranch = typeof fetchDefaultBranch

/**
 * Returns a function that fetches the default branch once, since earlier runs and the base branch both
 * need it.
 *
 * @param known the branch in the payload of the event, which needs no request
 */
export function defaultBranchReader(known: string | undefined): ReadDefaultBranch {
  let read = known === undefined ? undefined : Promise.resolve<string | undefined>(known)
  return (source) => (read ??= fetchDefaultBranch(source))
}

/** Fetches the default branch. @throws what the client throws, or if the response has none */
export async function fetchDefaultBranch(source: RepositorySource): Promise<string | undefined> {
  const branch = asString((await source.get(REPOSITORY, {})).default_branch)
  if (branch !== undefined) return branch
  throw new GitHubError('the response names no default branch', { kind: 'other' })
}
