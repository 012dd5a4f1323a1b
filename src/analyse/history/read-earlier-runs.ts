import { jobsKey } from '../../model/base-branch.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Job, Run } from '../../model/run.ts'

/**
 * Returns the earlier runs with their jobs; none if those of one were not requested.
 *
 * @param runs newest first
 * @param jobs by `jobsKey`
 * @returns as well whether jobs of some were not requested
 */
export function readEarlierRuns(
  runs: readonly ListedRun[],
  branch: string | undefined,
  jobs: ReadonlyMap<string, readonly Job[] | undefined>,
): { readonly earlierRuns: EarlierRuns | undefined; readonly isPart: boolean } {
  const all = runs.map(({ run }) => ({ run, key: jobsKey(run.id, run.attempt ?? 1) }))
  const isPart = all.some(({ key }) => !jobs.has(key))
  const read = all.flatMap(({ run, key }): Run | [] => {
    const listed = jobs.get(key)
    return listed === undefined ? [] : { ...run, jobs: listed, jobsCounted: listed.length }
  })
  const isRead = branch !== undefined && !isPart && read.length > 0
  return { earlierRuns: isRead ? { branch, runs: read.toReversed() } : undefined, isPart }
}
