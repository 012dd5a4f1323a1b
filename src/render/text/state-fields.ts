import type { State } from '../../model/run.ts'
import { toTime } from './units.ts'

/** Returns the state of a job or step for programs, in GitHub's words, with `null` for what is unknown. */
export function stateFields(state: State) {
  const finished = state.kind === 'finished' ? state : undefined
  const status = finished === undefined ? 'in_progress' : 'completed'
  return {
    status: state.kind === 'waiting' ? state.status : status,
    conclusion: finished?.conclusion ?? null,
    startedAt: toTime(startOf(state)),
    completedAt: toTime(finished?.completedAt),
  }
}

/** Returns when a job or step started; `undefined` if it has not, or if the time is unknown. */
export function startOf(state: State): number | undefined {
  return state.kind === 'waiting' ? undefined : state.startedAt
}
