import type { CommitRange } from '../../model/base-branch.ts'
import type { Commit } from '../../model/shapes/failure.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData } from '../http/request.ts'
import { asArray, asCount, asObject, asSha, asString } from '../json-values.ts'

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits; needs `contents: read`. */
const COMPARE = '/repos/{owner}/{repo}/compare/{basehead}'

/** Commits that are listed as suspects; more are only counted. */
const MAX_COMMITS = 20

/**
 * Fetches the newest commit of a branch that another commit contains.
 *
 * @throws what the client throws
 */
export async function fetchMergeBase(
  source: RepositorySource,
  branch: string,
  head: string,
): Promise<string | undefined> {
  const { merge_base_commit } = await compareRefs(source, branch, head, 1)
  return asString(asObject(merge_base_commit).sha)
}

/** Fetches the commits that are in one commit and not in another. @throws what the client throws */
export async function fetchCommits(
  source: RepositorySource,
  base: string,
  head: string,
): Promise<CommitRange> {
  const { commits, total_commits, files } = await compareRefs(source, base, head, MAX_COMMITS)
  return {
    commits: asArray(commits).flatMap((commit) => decodeCommit(commit, source) ?? []),
    total: asCount(total_commits),
    files: decodeFiles(asArray(files)),
    changedLines: decodeLines(asArray(files)),
  }
}

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits: files beyond these are omitted. */
const MAX_FILES = 300

function decodeFiles(files: readonly unknown[]): readonly string[] | undefined {
  if (files.length >= MAX_FILES) return undefined
  return files.flatMap((file) => {
    const { filename, previous_filename } = asObject(file)
    return [asString(filename) ?? [], asString(previous_filename) ?? []].flat()
  })
}

/** Bounds what is kept of the lines of a change. */
const MAX_CHARACTERS = 1_000_000

/** GitHub lists no lines of a binary file, and of a change that is too long. */
function decodeLines(files: readonly unknown[]): string | undefined {
  const patches = files.map((file) => {
    const { patch, changes } = asObject(file)
    return changes === 0 ? '' : asString(patch)
  })
  if (files.length >= MAX_FILES || patches.includes(undefined)) return undefined
  const lines =
    patches
      .join('\n')
      .match(/^[-+].*/gm)
      ?.join('\n') ?? ''
  return lines.length > MAX_CHARACTERS ? undefined : lines
}

async function compareRefs(source: RepositorySource, base: string, head: string, size: number) {
  return await source.get(COMPARE, { basehead: `${base}...${head}`, per_page: size })
}

function decodeCommit(response: unknown, { repository }: RepositorySource): Commit | undefined {
  type CommitData = ApiData<typeof COMPARE>['commits'][number]
  const { sha, commit, author } = asObject<CommitData>(response)
  const found = asSha(sha)
  if (found === undefined) return undefined
  const { message, author: signature } = asObject(commit)
  const { serverUrl, owner, repo } = repository
  const [title = ''] = (asString(message) ?? '').trimStart().split(/\r?\n/)
  return {
    sha: found,
    url: `${serverUrl}/${owner}/${repo}/commit/${found}`,
    title: title.slice(0, MAX_TITLE),
    author: asString(asObject(author).login) ?? asString(asObject(signature).name),
  }
}

const MAX_TITLE = 200
