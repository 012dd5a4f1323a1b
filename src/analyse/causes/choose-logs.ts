import type { FailureReport } from '../../model/report/report.ts'
import { wantsLog } from '../failures/report-failures.ts'
import { legKey, signatureOfFailure } from './group-causes.ts'

/** One log shows the cause of legs that failed at the same step, two more confirm it. */
const MAX_LOGS_PER_GROUP = 3

/**
 * Chooses the failures whose logs are read first: one of each group of legs that failed at the same
 * step, then up to two others of each.
 */
export function firstLogs(failures: readonly FailureReport[], maxLogs: number): FailureReport[] {
  const groups = [...Map.groupBy(failures.filter(wantsLog), legKey).values()]
  return inTurn(groups.map((group) => group.slice(0, MAX_LOGS_PER_GROUP))).slice(0, maxLogs)
}

/** Returns the first item of each list, then the second of each, and so on. */
export function inTurn<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat()
}

/**
 * Returns the failures whose logs were not read although they may have a cause that is not known yet:
 * those of a group that was not read, or whose logs differ. A group whose logs can't be read has none.
 *
 * @param failures with the excerpts that were read
 * @param requested ids of the jobs whose logs were requested
 */
export function unreadLogs(
  failures: readonly FailureReport[],
  requested: ReadonlySet<number>,
): FailureReport[] {
  const groups = Map.groupBy(failures.filter(wantsLog), legKey)
  return [...groups.values()].flatMap((group) => {
    const wasRequested = ({ job }: FailureReport) => requested.has(job.job.id)
    const read = group.filter(({ excerpts }) => excerpts.length > 0)
    const differ = new Set(read.map(signatureOfFailure)).size > 1
    return differ || !group.some(wasRequested)
      ? group.filter((report) => !wasRequested(report))
      : []
  })
}
