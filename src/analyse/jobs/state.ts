import { type Conclusion, isPass } from '../../model/conclusion.ts'
import { completedAt, type Job, type Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { maxKnown } from './timing.ts'

export function conclusionOf({ state }: Job | Step): Conclusion | undefined {
  return state.kind === 'finished' ? state.conclusion : undefined
}

export function isSkipped(item: Job | Step): boolean {
  return conclusionOf(item) === 'skipped'
}

export function hasNotPassed(item: Job | Step): boolean {
  return !isPass(conclusionOf(item) ?? 'success')
}

export function lastCompletion(steps: readonly Step[]): Instant | undefined {
  return maxKnown(steps.map(completedAt))
}
