import type { JobFields } from './fake-github/api-job.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'
import type { Fault } from './fake-github/faults.ts'
import { type LogScenario, runSubAction, type SubActionResult } from './run-with-logs.ts'
import type { Scenario } from './scenario.ts'

/** An attempt of run 7. */
export function runOf(conclusion: string, jobs: readonly JobFields[], attempt = 1): BuiltRun {
  return fakeRun({ run: { id: 7, conclusion, run_attempt: attempt }, jobs })
}

export const FAILED = runOf('failure', [
  { id: 70, name: 'build' },
  { id: 71, name: 'test', conclusion: 'failure' },
])

/** Runs the action on run 7 of the fake, from another run. */
export function runRerun({
  runs = [FAILED],
  inputs,
  faults = [],
  ...scenario
}: Scenario &
  Partial<Pick<LogScenario, 'logs'>> & {
    readonly runs?: readonly BuiltRun[]
    readonly faults?: readonly Fault[]
  }): Promise<SubActionResult> {
  return runSubAction('rerun', {
    github: { runs, faults, ...scenario.github },
    ...scenario,
    inputs: { 'run-id': '7', ...inputs },
  })
}
