import { asString } from '../json-values.ts'
import type { Source } from './list-branch-runs.ts'

const REPOSITORY = '/repos/{owner}/{repo}'

/**
 * Returns the default branch of the repository; `undefined` if GitHub does not report it.
 *
 * @throws what the client throws
 */
export type ReadDefaultBranch = (source: Source) => Promise<string | undefined>

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

async function fetchDefaultBranch({ client, target, signal }: Source): Promise<string | undefined> {
  const { owner, repo } = target
  const response = await client.get(REPOSITORY, { owner, repo }, signal)
  return asString(response.default_branch)
}
