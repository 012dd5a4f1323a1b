import { BY_TESTS, type LostPart } from '../../model/reasons.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateFinding } from '../../model/shapes/gate.ts'
import { NEW } from './fail-on.ts'

/** Stands for every line of the budgets that fail the step. */
export const BUDGETS = 'budgets'

/** The parts that can open the gate for a failure, and so close it if they are lost. */
const OF_FAILURES: readonly LostPart[] = [
  'reasons',
  'verdicts',
  'base',
  'issues',
  'proof',
  'attempts',
]

/** Returns the run as a whole if an error of the program lost a part that decides a rule. */
export function findLost(report: Report, value: string): readonly GateFinding[] {
  const { run, lost, failures } = report
  if (!partsFor(value, failures.length > 0).some((part) => lost.includes(part))) return []
  const rest = { jobId: undefined, name: undefined, conclusion: undefined }
  return [{ kind: 'run', runId: run.id, ...rest, reason: 'lost' }]
}

function partsFor(value: string, hasFailures: boolean): readonly LostPart[] {
  if (value === BUDGETS) return ['budgets']
  if (value in BY_TESTS) return ['results']
  return value === NEW && hasFailures ? OF_FAILURES : []
}
