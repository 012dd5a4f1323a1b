import type { KnownRun } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'
import { isMainRun } from './red-time.ts'

/** Returns whether a workflow file may have moved to another: it has no run of the default branch since the first of that. */
export function movesIn(runs: readonly KnownRun[]): (from: string, to: string) => boolean {
  const inOrder = sortBy(runs.filter(isMainRun), ({ id }) => id).map(
    ({ workflowPath }) => workflowPath,
  )
  return (from, to) => {
    const last = inOrder.lastIndexOf(from)
    return last >= 0 && inOrder.indexOf(to) > last
  }
}
