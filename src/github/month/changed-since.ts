import type { Unsteady } from '../../model/shapes/month.ts'
import type { RepositorySource } from '../http/client.ts'

const COMMITS = '/repos/{owner}/{repo}/commits'

/** Returns the tests whose file changed on a branch after they last failed: they may be repaired. */
export async function changedSince(
  { client, repository: { owner, repo }, signal }: RepositorySource,
  unsteady: readonly Unsteady[],
  branch: string,
  mayRead: () => boolean,
): Promise<readonly Unsteady[]> {
  const checked = unsteady.map(async (one) => {
    const { path, lastAt } = one
    if (path === undefined || !mayRead()) return []
    const since = new Date(lastAt).toISOString()
    const parameters = { owner, repo, sha: branch, path, since, per_page: 1 }
    const commits = await client.list(COMMITS, parameters, signal).catch(() => [])
    return commits.length > 0 ? [one] : []
  })
  return (await Promise.all(checked)).flat()
}
