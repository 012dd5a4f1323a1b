// Of which workflow a run is, which a new name or file leaves the same.
import type { Run } from '../../model/run.ts'
import type { Failed, KnownRun } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'

/** Returns the workflow of a run, which a new name leaves the same. */
export function seriesOf({
  id,
  workflow = `Run ${id}`,
  workflowPath = workflow,
}: Run): Pick<Failed, 'workflow' | 'workflowPath'> {
  return { workflow, workflowPath }
}

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

/** Whether a run is of the default branch, and an attempt has finished. */
export function isMainRun({ isMain, endedAt, failedAt, passedAt }: KnownRun): boolean {
  return isMain && (endedAt ?? failedAt ?? passedAt) !== undefined
}
