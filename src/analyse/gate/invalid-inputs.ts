import type { AnyReport } from '../../model/report/any-report.ts'
import { gateOf, ruleOf } from './gate.ts'

/** Names of inputs of a step. */
export interface CheckedInputs {
  readonly invalid: readonly string[]
  /** Those that can fail the step, also if they are invalid. */
  readonly gateInputs: readonly string[]
}

/** Returns a report whose gate has a rule that fails for inputs that could not be read: with them, it may decide otherwise. */
export function closedByInputs<One extends AnyReport>(
  report: One,
  { invalid, gateInputs }: CheckedInputs,
): One {
  if (invalid.length === 0 || gateInputs.length === 0) return report
  const { rules = [], soFar = false, exempt = [], onlyJobs } = report.gate ?? {}
  const rest = { runId: undefined, jobId: undefined, conclusion: undefined }
  const findings = invalid.map(
    (name) => ({ kind: 'input', ...rest, name, reason: 'invalid-input' }) as const,
  )
  const all = [...rules, ruleOf('fail-on', 'not read', findings)]
  return { ...report, gate: gateOf(all, soFar, exempt, onlyJobs) }
}
