import { type State, stateStart, type Step } from '../../model/run.ts'
import { type Instant, SECOND } from '../../model/time.ts'

/** https://github.com/Kesin11/actions-timeline/blob/main/src/parallel.ts */
const GROUP_NAME = 'Parallel group'

/**
 * Marks the steps that GitHub adds after the steps of a `parallel` block. The API has no field for
 * them. Such a step (1) has a fixed name, (2) starts with the first of the steps right before it, and
 * (3) finishes with the last step. A user's step of that name starts when the step before has
 * finished.
 */
export function markGroups(steps: readonly Step[]): Step[] {
  return steps.map((step, index) =>
    step.name === GROUP_NAME && spansStepsBefore(step.state, steps.slice(0, index)) // 1
      ? { ...step, kind: 'group' }
      : step,
  )
}

function spansStepsBefore(group: State, before: readonly Step[]): boolean {
  const start = startOf(group)
  if (start === undefined) return false
  const first = before.findLastIndex(({ state }) => (startOf(state) ?? Infinity) < start)
  const members = before.slice(first + 1).map(({ state }) => state)
  // A running step has no end yet.
  const isFirst = (state: State) =>
    startOf(state) === start && (stateEnd(state) ?? Infinity) > start
  if (!members.some(isFirst)) return false // 2
  if (group.kind === 'running') return true
  const ends = members.flatMap((state) => stateEnd(state) ?? [])
  return Math.abs(Math.max(...ends) - (stateEnd(group) ?? NaN)) <= SECOND // 3
}

function startOf(state: State): Instant | undefined {
  const isSkipped = state.kind === 'finished' && state.conclusion === 'skipped'
  return isSkipped ? undefined : stateStart(state)
}

function stateEnd(state: State): Instant | undefined {
  return state.kind === 'finished' ? state.completedAt : undefined
}
