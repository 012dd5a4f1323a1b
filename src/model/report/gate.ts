import { type Conclusion, isPass } from '../conclusion.ts'
import type { Gate, GateFinding } from '../shapes/gate.ts'
import type { AnyReport } from './any-report.ts'

type Decided = Pick<AnyReport, 'conclusion' | 'gate'>

/** Returns whether the gate fails although no conclusion says that something did not pass. */
export function isFailedByGate({ conclusion, gate }: Decided): boolean {
  return gate?.fails === true && (isPass(conclusion) || conclusion === 'unknown')
}

/** Returns the result that every output shows first: a failure if only the gate fails, else the conclusion. */
export function resultOf(report: Decided): Conclusion {
  return isFailedByGate(report) ? 'failure' : report.conclusion
}

/** Lists what the rules of one input fail for, each only once. */
export function findingsOf(
  gate: Gate | undefined,
  input: Gate['rules'][number]['input'],
): readonly GateFinding[] {
  const rules = gate?.rules.filter((rule) => rule.input === input) ?? []
  const keyOf = ({ kind, runId, jobId, name }: GateFinding) =>
    JSON.stringify(jobId ?? [kind, runId, name])
  const findings = rules.flatMap((rule) => rule.findings)
  // The first value of `fail-on` that fails for a job says why.
  return [...new Map(findings.toReversed().map((one) => [keyOf(one), one])).values()].toReversed()
}

/** Returns whether a finding is about something that did not pass, which a report shows without the gate. */
export function isOfFailure({ kind, runId, conclusion }: GateFinding): boolean {
  const isReported = kind !== 'need' || runId !== undefined
  return isReported && conclusion !== undefined && !isPass(conclusion)
}
