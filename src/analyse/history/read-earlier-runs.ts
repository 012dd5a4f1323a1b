import { jobsKey } from '../../model/base-branch.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { EarlierRuns } from '../../model/report/history.ts'
import type { Job } from '../../model/run.ts'

interface ReadEarlierRuns {
  /** Oldest first; `undefined` if there are none. */
  readonly earlierRuns: EarlierRuns | undefined
  /** `jobsKey` of the runs whose jobs were not requested. */
  readonly unread: readonly string[]
  /** Of those whose jobs could not be read. */
  readonly failed: readonly string[]
}

/**
 * Returns the earlier runs with their jobs; none if those of one were not requested.
 *
 * @param runs newest first
 * @param jobs by `jobsKey`
 */
export function readEarlierRuns(
  runs: readonly ListedRun[],
  branch: string | undefined,
  jobs: ReadonlyMap<string, readonly Job[] | undefined>,
): ReadEarlierRuns {
  const all = runs.map(({ run }) => ({ run, key: jobsKey(run.id, run.attempt ?? 1) }))
  const unread = all.filter(({ key }) => !jobs.has(key)).map(({ key }) => key)
  const failed = all.filter(({ key }) => jobs.get(key) === undefined).map(({ key }) => key)
  const read = all.flatMap(({ run, key }) => {
    const listed = jobs.get(key)
    return listed === undefined ? [] : { ...run, jobs: listed, jobsCounted: listed.length }
  })
  const isRead = branch !== undefined && unread.length === 0 && read.length > 0
  return { earlierRuns: isRead ? { branch, runs: read.toReversed() } : undefined, unread, failed }
}
