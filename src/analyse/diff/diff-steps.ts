import type { Comparison } from '../../model/report/history.ts'
import type { StepReport } from '../../model/report/job-report.ts'
import type { StepPair } from '../../model/report/run-diff.ts'
import { stepPassed } from '../../model/run.ts'
import { versionlessName } from '../history/earlier-run.ts'
import { toChange, toDurationChange } from './compare-values.ts'

interface StepsDiff {
  readonly pairs: readonly StepPair[]
  readonly added: readonly StepReport[]
  readonly removed: readonly StepReport[]
}

type Compared = readonly (Comparison & { readonly step: StepReport })[]

/** A step of an action that the runner adds to that of the workflow file, unless this one was skipped. */
const OF_ACTION = /^(?:Pre|Post) (.+)$/

/**
 * Matches the steps of a job in two runs by name, whatever the version of their action. Of several steps
 * with one name the first is matched with the first; they are compared only if both jobs have as many. If
 * GitHub lists no steps of one of the jobs, it is unknown which were added or removed.
 *
 * @param known the steps of each run compared with earlier runs, if they are
 */
export function diffSteps(
  before: readonly StepReport[],
  after: readonly StepReport[],
  known: readonly Compared[] = [],
): StepsDiff {
  const nameOf = ({ step }: StepReport) => versionlessName(step.name)
  const [ours, theirs] = [Map.groupBy(before, nameOf), Map.groupBy(after, nameOf)]
  const comparisons = new Map(known.flat().map((comparison) => [comparison.step, comparison]))
  const pairs = [...ours].flatMap(([name, steps]) => {
    const others = theirs.get(name) ?? []
    const isSure = steps.length === others.length
    return steps.slice(0, others.length).map((step, index): StepPair => {
      const other = others[index] ?? step
      const isComparable = isSure && stepPassed(step.step) && stepPassed(other.step)
      const change = toChange(step.duration, other.duration, isComparable)
      const earlier = [comparisons.get(step), comparisons.get(other)]
      return { before: step, after: other, duration: toDurationChange(change, earlier) }
    })
  })
  const rest = (steps: typeof ours, others: typeof ours) =>
    [...steps].flatMap(([name, all]) => {
      const [, main = ''] = OF_ACTION.exec(name) ?? []
      return steps.has(main) ? [] : all.slice(others.get(name)?.length ?? 0)
    })
  if (before.length === 0 || after.length === 0) return { pairs, added: [], removed: [] }
  return { pairs, added: rest(theirs, ours), removed: rest(ours, theirs) }
}
