import { fetchFiles } from '../github/commit/fetch-files.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { canBeCommitted, testedCommit } from '../model/report/source-position.ts'
import type { ExplainedRun } from './options.ts'

/** Finds the files of what failed, by commit, if a tool printed a path that does not show which file it is. */
export async function fetchFilesOf(found: readonly ExplainedRun[], source: RepositorySource) {
  const byCommit = [...Map.groupBy(found, ({ run }) => testedCommit(run))]
  const read = byCommit.map(async ([commit, runs]) => {
    const errors = runs.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors))
    const positions = errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.position ?? []),
    )
    const isUnclear = positions.some(({ path, file }) => file === undefined && canBeCommitted(path))
    if (commit === undefined || !isUnclear) return []
    const files = await fetchFiles(source, commit, new Set(positions.map(({ path }) => path)))
    return files === undefined ? [] : [[commit, files] as const]
  })
  return new Map((await Promise.all(read)).flat())
}
