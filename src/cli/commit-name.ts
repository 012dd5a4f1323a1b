import type { Repository } from '../model/target.ts'
import { UsageError } from './errors.ts'
import { readNumber, readPageUrl, readNamedRepository } from './run-url.ts'

/** The commit on the command line: its SHA, or the number of the pull request whose head it is. */
export type CommitName = Repository &
  (
    | { readonly sha: string; readonly pullRequest?: undefined }
    | { readonly sha?: undefined; readonly pullRequest: number }
  )

/** The page of a pull request or a commit, with its tabs. */
const PAGE =
  /^\/(?:pull\/(\d+)|commit\/([0-9a-f]{4,40}))(?:\/(?:checks|commits|files|changes))?\/?$/i

/**
 * Reads the URL of a pull request or a commit, as the browser shows it; `undefined` for other pages.
 *
 * @throws `UsageError` for what is not a URL, as `readPageUrl`
 */
function readCommitUrl(given: string): CommitName | undefined {
  const { repository, page, query } = readPageUrl(given)
  const [, pullRequest, sha] = PAGE.exec(page) ?? []
  // On such a page, the browser shows one job.
  if (repository === undefined || query.has('check_run_id')) return undefined
  if (sha !== undefined) return { ...repository, sha: sha.toLowerCase() }
  if (pullRequest === undefined) return undefined
  return { ...repository, pullRequest: readNumber('the pull request in the URL', pullRequest) }
}

/** Abbreviations are accepted: GitHub resolves those that are unique. */
const SHA = /^[0-9a-f]{4,40}$/

/**
 * Reads `OWNER/REPO` with `--commit` or `--pr`, or the URL of a commit or a pull request; `undefined` for
 * anything else.
 *
 * @param host such as `github.com`
 * @throws `UsageError`
 */
export function readCommitName(
  operands: readonly string[],
  host: string,
  { commit, pr }: { readonly commit?: string; readonly pr?: string },
): CommitName | undefined {
  if (commit === undefined && pr === undefined) {
    const [url = '', ...others] = operands
    return url.includes('://') && others.length === 0 ? readCommitUrl(url) : undefined
  }
  if (commit !== undefined && pr !== undefined)
    throw new UsageError('--commit and --pr exclude each other')
  const option = commit === undefined ? '--pr' : '--commit'
  const [repository, second] = operands
  if (repository === undefined)
    throw new UsageError(`${option} needs a repository: expected OWNER/REPO`)
  if (second !== undefined)
    throw new UsageError(`${JSON.stringify(second)} is one argument too many with ${option}`)
  const ref = readNamedRepository(repository, host)
  if (commit === undefined) return { ...ref, pullRequest: readNumber('--pr', pr ?? '') }
  const sha = commit.toLowerCase()
  if (!SHA.test(sha)) {
    throw new UsageError(
      `--commit is ${JSON.stringify(commit)}: expected 4 to 40 hexadecimal digits`,
    )
  }
  return { ...ref, sha }
}
