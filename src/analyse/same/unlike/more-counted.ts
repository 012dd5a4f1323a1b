// Whether a log counts more failures than it lists.
import type { StepLog } from '../../../model/logged/step-log.ts'
import type { StepFindings } from '../../../model/report/failure.ts'
import type { MoreCounted } from '../../../model/shapes/failure.ts'

/** What stands for the total of a log as a whole, which can be a sum of those of several packages. */
const ALL = 'all'

/**
 * Returns how many failures a log counts, if these are more beyond those that it lists than another one counts so. Each total
 * is compared with that of its own kind. Without a test or a place that is listed, a total that the green log prints as well
 * counts nothing.
 */
export function moreCounted(
  here: StepFindings,
  there: StepFindings,
  green: StepLog | undefined,
): MoreCounted | undefined {
  const [ours, theirs] = [countsOf(here, green), countsOf(there, green)]
  const [listed, listedThere] = [here.entries.length, there.entries.length]
  for (const [kind, counted] of ours) {
    const other = theirs.get(kind) ?? 0
    if (counted - listed > Math.max(0, other - listedThere))
      return { counted, listed, there: other, listedThere }
  }
  return undefined
}

/** Returns the largest count of each kind. */
function countsOf({ entries, total, log }: StepFindings, green: StepLog | undefined) {
  const isListed = entries.some(({ isTest, position }) => isTest || position !== undefined)
  const printed = new Set(isListed ? [] : green?.rows?.map(({ key }) => key))
  const counts = new Map<string, number>(isListed && total ? [[ALL, total.failed]] : [])
  for (const { key, failures } of log.rows ?? []) {
    if (failures === undefined || printed.has(key)) continue
    counts.set(failures.of, Math.max(failures.count, counts.get(failures.of) ?? 0))
  }
  return counts
}
