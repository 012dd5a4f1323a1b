import { joinResults } from '../../src/analyse/failures/join-results.ts'
import type { ResultFile } from '../../src/model/results/test-results.ts'
import { failedInSteps } from '../failure-report.ts'

/** What the log of a failed step printed, by the number of the step. */
type StepLines = readonly [number: number, ...lines: readonly string[]]

/** Joins files to the failure of steps with these logs, and shows what each step lists. */
export function sayJoined(files: readonly ResultFile[], steps: readonly StepLines[]) {
  const failure = failedInSteps(steps.map(([number, ...lines]) => ({ number, lines })))
  const { errors, tests, refused } = joinResults(failure, files)
  return {
    named: errors.map(({ step, entries }) => [step.number, ...entries.map(({ title }) => title)]),
    details: errors.flatMap(({ entries }) => entries.map(({ detail }) => detail)),
    total: errors.map(({ total }) => total && [total.failed, total.total, total.skipped]),
    ...{ tests, refused },
  }
}
