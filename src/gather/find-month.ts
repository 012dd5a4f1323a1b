import {
  GitHubError,
  type GitHubErrorKind,
  redactedMessage,
} from '../github/errors/github-error.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { MEMORY_ARTIFACT, readMemory } from '../github/month/memory-artifact.ts'
import { checkUrls } from '../report-json/check-urls.ts'
import type { Month } from '../model/shapes/month.ts'
import { decodeMonth } from '../report-json/month.ts'

const LOST: ReadonlySet<GitHubErrorKind> = new Set(['not-found', 'too-large'])
const IN_FULL = 'The whole month is read, as far as the requests of a night allow.'

/**
 * Finds the month that the newest run of a workflow on the default branch uploaded.
 *
 * @returns `undefined` if no month can be continued, with notes why unless it is the first night
 * @throws GitHubError if a later run may find it
 */
export async function findMonth(
  source: RepositorySource,
  { branch, workflowId }: { readonly branch: string; readonly workflowId?: number | undefined },
): Promise<{ readonly month: Month | undefined; readonly notes: readonly string[] }> {
  const { serverUrl, owner, repo } = source.repository
  let why: string
  try {
    const { text, foreign } = await readMemory(source, branch, workflowId)
    if (text === undefined && foreign === 0) return { month: undefined, notes: [] }
    const month = decodeMonth(text ?? '')
    // GitHub ignores the case of a repository's name.
    const isSame = month?.repository.toLowerCase() === `${owner}/${repo}`.toLowerCase()
    if (month && isSame && month.branch === branch) {
      checkUrls(month, `${serverUrl}/${owner}/${repo}`)
      return { month, notes: [] }
    }
    why = month
      ? `The memory is of ${month.branch} in ${month.repository}.`
      : text === undefined
        ? `No artifact ${MEMORY_ARTIFACT} is of this workflow on ${branch}, and others are not read.`
        : 'The memory is damaged, or of another version of Run Report.'
  } catch (error) {
    // The memory is still there unless GitHub has no such artifact, or none of a size that it could have.
    if (error instanceof GitHubError && !LOST.has(error.kind)) throw error
    why = `The memory could not be read: ${redactedMessage(error)}.`
  }
  return { month: undefined, notes: [`${why} ${IN_FULL}`] }
}
