import { toGitHubError } from '../errors/github-error.ts'

/** Returns what was requested; `undefined` if it was deleted. @throws `GitHubError` */
export async function unlessDeleted<Body>(requested: Promise<Body>): Promise<Body | undefined> {
  return await requested.catch((error: unknown) => {
    if (toGitHubError(error).kind === 'not-found') return undefined
    throw error
  })
}
