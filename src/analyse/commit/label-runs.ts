import type { Run } from '../../model/run.ts'

/**
 * Returns a label for each run, unique as far as possible: the name of the workflow, and, if that is
 * not enough, the event, the branch and the number of the run.
 */
export function labelRuns(runs: readonly Run[]): Map<Run, string> {
  const labels = new Map<Run, string>()
  for (const sharing of Map.groupBy(runs, workflowNameOf).values()) {
    const count = FORMS.findIndex(
      (form) => new Set(sharing.map((run) => form(run).join())).size === sharing.length,
    )
    const form = FORMS.at(count) ?? (() => [])
    for (const run of sharing) {
      const details = form(run).join(', ')
      labels.set(run, details === '' ? workflowNameOf(run) : `${workflowNameOf(run)} (${details})`)
    }
  }
  return labels
}

type Form = (run: Run) => string[]

const byEvent: Form = ({ event = 'unknown event' }) => [event]
const byBranch: Form = (run) => [...byEvent(run), run.branch ?? 'unknown branch']

/** The last one is always unique. */
const FORMS: readonly Form[] = [
  () => [],
  byEvent,
  byBranch,
  (run) => [...byBranch(run), `run ${run.id}`],
]

function workflowNameOf({ workflow, id }: Run): string {
  return workflow ?? `Run ${id}`
}
