import { withCommitGate, type GateInputs, withGate } from '../src/analyse/gate/gate.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { TimeBudget } from '../src/model/report/time-budget.ts'
import type { Job } from '../src/model/run.ts'
import { SECOND } from '../src/model/time.ts'
import { failedRules } from '../src/render/findings/gate.ts'
import { finished, makeStep } from './make-run.ts'

/** Verdicts that open a gate with `fail-on: new`. */
export const EXPLAINED: readonly string[] = ['known', 'unsteady', 'infrastructure']

export const cancelledAt = (second: number): Partial<Job> => ({
  state: finished(5, second, 'cancelled'),
  steps: [makeStep({ state: finished(6, second, 'cancelled') })],
})

export const NO_GATE: GateInputs = {
  failOn: [],
  failOnJobs: [],
  allowedSkips: [],
  allowedFailures: [],
  needs: undefined,
  budgets: [],
}

/** A budget with its limit in seconds; without a name, for the runner minutes. */
export const budget = (line: string, glob: string | undefined, seconds: number): TimeBudget => ({
  ...{ line, glob, limit: seconds * SECOND },
})

/** The report with what a gate decides; by default, nothing fails the step. */
export function gated(report: Report, inputs: Partial<GateInputs>): Report
export function gated(report: AnyReport, inputs: Partial<GateInputs>): AnyReport
export function gated(report: AnyReport, inputs: Partial<GateInputs>): AnyReport {
  const all = { ...NO_GATE, ...inputs }
  return report.kind === 'commit' ? withCommitGate(report, all) : withGate(report, all)
}

/** The lines of the message of the step below that on `fail-on`; none if it passes. */
export function gateLines(
  report: AnyReport,
  failOn: readonly string[],
  allowedSkips: readonly string[] = [],
): readonly string[] {
  return failedRules(gated(report, { failOn, allowedSkips }))?.split('\n').slice(1) ?? []
}

/** The exit code of the step. */
export function exitCodeOf(
  report: AnyReport,
  failOn: string,
  allowedSkips: readonly string[] = [],
): number {
  return gateLines(report, failOn.split(', '), allowedSkips).length === 0 ? 0 : 1
}
