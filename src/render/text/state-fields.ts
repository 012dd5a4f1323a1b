import type { Conclusion } from '../../model/conclusion.ts'
import { stateStart, type State } from '../../model/run.ts'
import { toTime } from './units.ts'

interface WrittenState {
  readonly status: string
  readonly conclusion: Conclusion | null
  readonly startedAt: string | null
  readonly completedAt: string | null
}

/** Returns the state of a job or step for programs, in GitHub's words, with `null` for what is unknown. */
export function stateFields(state: State): WrittenState {
  const finished = state.kind === 'finished' ? state : undefined
  const status = finished === undefined ? 'in_progress' : 'completed'
  return {
    status: state.kind === 'waiting' ? state.status : status,
    conclusion: finished?.conclusion ?? null,
    startedAt: toTime(stateStart(state)),
    completedAt: toTime(finished?.completedAt),
  }
}
