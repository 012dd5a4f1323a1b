import type { MainRun } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'

/** Returns whether a workflow file may have moved to another: it has no run of the default branch since the first of that. */
export function movesIn(runs: readonly MainRun[]): (from: string, to: string) => boolean {
  const inOrder = sortBy(runs, ({ id }) => id).map(({ workflowPath }) => workflowPath)
  return (from, to) => {
    const last = inOrder.lastIndexOf(from)
    return last >= 0 && inOrder.indexOf(to) > last
  }
}
