// The files of a commit, in which the places of failures are.
import type { CommitFiles } from '../../model/report/source-position.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asObject } from '../json-values.ts'

/** https://docs.github.com/en/rest/git/trees#get-a-tree; a repository also has the commits of pull requests from forks. */
const TREE = '/repos/{owner}/{repo}/git/trees/{tree_sha}'

/** Finds the files of a commit that have or end with some paths, by one request. Never throws: it needs `contents: read`. */
export async function fetchFiles(
  source: RepositorySource,
  commit: string,
  paths: ReadonlySet<string>,
): Promise<CommitFiles | undefined> {
  const response = await source
    .get(TREE, { tree_sha: commit, recursive: '1' })
    .catch(skipped(source.client, `the files of commit ${commit}`))
  if (response === undefined) return undefined
  const listed = asArray(response.tree)
  const names = new Set([...paths].map(lastName))
  const byEnd = new Map<string, Set<string>>()
  for (const entry of listed) {
    const { path, type } = asObject(entry)
    // Folders and submodules are no files.
    if (type !== 'blob' || typeof path !== 'string' || !names.has(lastName(path))) continue
    for (let at = 0, end = path; ; end = path.slice(at)) {
      if (paths.has(end)) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(path))
      at = path.indexOf('/', at) + 1
      if (at === 0) break
    }
  }
  return { byEnd, isComplete: response.truncated === false && listed.length > 0 }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
