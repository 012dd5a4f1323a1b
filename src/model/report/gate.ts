import { type Conclusion, isFailure, isPass } from '../conclusion.ts'
import type { RequiredCheck } from '../shapes/commit-report.ts'
import type { Gate, GateExemption, GateFinding, GateRule } from '../shapes/gate.ts'
import { groupsOf } from '../some.ts'
import type { AnyReport } from './any-report.ts'
import type { Cause } from './cause.ts'
import type { CommitReport } from './commit-report.ts'
import type { Report } from './report.ts'

type Decided = Pick<AnyReport, 'conclusion' | 'gate'> &
  Partial<Pick<CommitReport, 'requiredChecks'>>

/** Returns whether jobs are unfinished or not listed. */
export function isOpen({ unfinished, totals, complete }: Report): boolean {
  return unfinished || totals.jobsUnfinished > 0 || !complete
}

/** Returns whether the gate fails although no conclusion says that something did not pass. */
export function isFailedByGate({ conclusion, gate }: Decided): boolean {
  return gate?.fails === true && (isPass(conclusion) || conclusion === 'unknown')
}

/** Returns whether the gate fails only because something has not finished, so that nothing failed. */
export function isOnlyUnfinished(report: Decided): boolean {
  return isFailedByGate(report) && allFindings(report).every(isUnfinished)
}

function allFindings({ gate }: Decided): readonly GateFinding[] {
  return gate?.rules.flatMap((rule) => rule.findings) ?? []
}

function isUnfinished({ reason }: GateFinding): boolean {
  return reason === 'unfinished' || reason === 'no-needs'
}

/** Whether the first line says that the job which makes the report waits for no job. */
export function saysNoNeeds(report: Decided): boolean {
  return isFailedByGate(report) && allFindings(report).some(({ reason }) => reason === 'no-needs')
}

/** Keys that a text names. */
const MAX_KEYS = 5

/**
 * Returns `this job waits for no job: write ...`.
 *
 * @param keys those of the jobs that it must wait for; empty if they are unknown
 */
export function waitsForNone(keys: readonly string[]): string {
  const shown = keys.slice(0, MAX_KEYS).join(', ')
  const rest = keys.length > MAX_KEYS ? ` and ${keys.length - MAX_KEYS} more` : ''
  const what =
    keys.length === 0
      ? '`needs:` with the keys of the jobs that it must wait for'
      : `\`needs: [${shown}]\`${rest}`
  return `this job waits for no job: write ${what}`
}

/** Lists the required checks that block the merge of a commit although its runs passed. */
export function blockingChecks({ conclusion, requiredChecks }: Decided): readonly RequiredCheck[] {
  if (!isPass(conclusion)) return []
  const isBlocking = ({ status }: RequiredCheck) => status === 'failed' || status === 'missing'
  return requiredChecks?.checks.filter(isBlocking) ?? []
}

/**
 * Returns the result that every output shows first: the result of the gate or of a blocked merge, or else the conclusion.
 */
export function resultOf(report: Decided): Conclusion {
  if (isFailedByGate(report)) return 'failure'
  return blockingChecks(report).length > 0 ? 'action_required' : report.conclusion
}

/** Returns what the icon of a heading shows: the same, but a warning if the step passes although something failed. */
export function shownResultOf(report: Decided): Conclusion {
  const { fails = true, rules = [] } = report.gate ?? {}
  const passes = !fails && rules.some(({ input }) => input === 'fail-on')
  return passes && isFailure(report.conclusion) ? 'action_required' : resultOf(report)
}

/** Joins the gates that jobs show of some runs; `undefined` if none shows that of one of these. */
export function joinSeen(
  reports: readonly Pick<Report, 'seenGate'>[],
): { readonly gate: Gate; readonly allowed: ReadonlySet<number> } | undefined {
  const gates = reports.flatMap(({ seenGate }) => seenGate ?? [])
  if (gates.length < Math.max(1, reports.length)) return undefined
  const exempt = gates.flatMap((gate) => gate.exempt)
  const fails = gates.some((gate) => gate.fails)
  const gate = { fails, soFar: false, rules: [], onlyJobs: undefined, exempt }
  return { gate, allowed: new Set(gates.flatMap(({ allowed }) => allowed)) }
}

/** Whether evidence on all failures of a cause lets the gate pass. */
export function isExempt({ failures }: Pick<Cause, 'failures'>, gate: Gate | undefined): boolean {
  const explained = gate?.exempt.filter(isExplained) ?? []
  const ids = explained.map(({ jobId }) => jobId)
  return failures.every(({ job }) => job.forgiven || ids.includes(job.listed.id))
}

/** Whether evidence on a failure lets the gate pass, not its inputs alone. */
export function isExplained({ reason }: GateExemption): boolean {
  return reason !== 'not-listed' && reason !== 'other-job'
}

/** Lists what the rules of one input fail for, each only once, with the value that fails for it. */
export function findingsOf(
  gate: Gate | undefined,
  input: GateRule['input'],
): readonly (GateFinding & Pick<GateRule, 'value'>)[] {
  const rules = gate?.rules.filter((rule) => rule.input === input) ?? []
  const keyOf = ({ kind, runId, jobId, name }: GateFinding) =>
    JSON.stringify((kind === 'tests' ? undefined : jobId) ?? [kind, runId, name])
  const findings = rules.flatMap(({ value, findings }) =>
    findings.map((finding) => ({ ...finding, value })),
  )
  // The first value of `fail-on` that fails for a job says why.
  return groupsOf(findings, keyOf).map(([first]) => first)
}

/** Returns whether a finding is about something that did not pass, which a report shows without the gate. */
export function isOfFailure({ kind, runId, conclusion }: GateFinding): boolean {
  const isReported = kind !== 'need' || runId !== undefined
  return isReported && conclusion !== undefined && !isPass(conclusion)
}
