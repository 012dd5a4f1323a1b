import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { State, Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { maxKnown } from './timing.ts'

/** A job or a step. */
interface WithState {
  readonly state: State
}

export function conclusionOf({ state }: WithState): Conclusion | undefined {
  return state.kind === 'finished' ? state.conclusion : undefined
}

export function isSkipped(item: WithState): boolean {
  return conclusionOf(item) === 'skipped'
}

export function hasNotPassed(item: WithState): boolean {
  return !isPass(conclusionOf(item) ?? 'success')
}

/** Returns when a step finished; `undefined` if it was skipped. */
export function completedAt({ state }: Step): Instant | undefined {
  const hasRun = state.kind === 'finished' && state.conclusion !== 'skipped'
  return hasRun ? state.completedAt : undefined
}

/** Returns when the last of the steps finished. */
export function lastCompletion(steps: readonly Step[]): Instant | undefined {
  return maxKnown(steps.map(completedAt))
}
