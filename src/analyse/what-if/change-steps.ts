import type { Milliseconds } from '../../model/time.ts'
import { isConclusive, type Plan, replay } from '../schedule/replay.ts'
import { type Effect, outcomeOf, type PlannedRun } from './planned-run.ts'

/** Returns the run with shorter jobs; `undefined` if a wait that nothing explains changes. */
export function withShorterJobs(
  run: PlannedRun,
  /** By job id. */
  savings: ReadonlyMap<number, Milliseconds>,
): Effect | undefined {
  const { plan, actual } = run
  const changed: Plan = {
    ...plan,
    jobs: plan.jobs.map((planned) => ({
      ...planned,
      duration: Math.max(0, planned.duration - (savings.get(planned.job.id) ?? 0)),
    })),
  }
  if (!isConclusive(plan, actual, replay(changed))) return undefined
  const outcome = outcomeOf(run, changed)
  return { expected: outcome, low: outcome, high: outcome }
}
