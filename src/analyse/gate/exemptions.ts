import { isPass } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateExemption, GateRule } from '../../model/shapes/gate.ts'
import { explainedFailures } from './explained-failures.ts'
import { NEW } from './fail-on.ts'

/**
 * Lists what did not pass, is not forgiven, and fails no rule.
 *
 * @param limited the report with what the rules look at
 */
export function exemptionsOf(
  report: Report,
  rules: readonly GateRule[],
  limited = report,
): readonly GateExemption[] {
  const { run, conclusion, failures, unlistedNeeds } = report
  const findings = rules.flatMap((rule) => (rule.input === 'fail-on' ? rule.findings : []))
  const jobs = new Set(findings.map(({ jobId }) => jobId))
  const needs = new Set(findings.flatMap(({ kind, name }) => (kind === 'need' ? [name] : [])))
  const explained = rules.some(({ value }) => value === NEW) ? explainedFailures(report) : []
  const reasons = new Map(
    explained.map(
      ({ failure, verdicts: [verdict] }) =>
        [failure, verdict.kind === 'listed' ? 'issue' : verdict.kind] as const,
    ),
  )
  const runId = run.id
  const seen = new Set((limited.jobs ?? []).map(({ job }) => job.id))
  const keys = new Set(limited.unlistedNeeds.map(({ key }) => key))
  const passed = [
    ...failures
      .filter(({ job }) => !jobs.has(job.job.id))
      .map((failure): GateExemption => {
        const { job, outcome } = failure.job
        const reason = reasons.get(failure) ?? (seen.has(job.id) ? 'not-listed' : 'other-job')
        return { kind: 'job', runId, jobId: job.id, name: job.name, conclusion: outcome, reason }
      }),
    ...unlistedNeeds
      .filter(({ key, result, forgiven }) => !isPass(result) && !forgiven && !needs.has(key))
      .map(({ key: name, result }): GateExemption => {
        const reason = keys.has(name) ? 'not-listed' : 'other-job'
        return { kind: 'need', runId, jobId: undefined, name, conclusion: result, reason }
      }),
  ]
  const isShown = passed.length > 0 || findings.length > 0 || isPass(conclusion)
  // Nothing is known that could pass.
  if (isShown || conclusion === 'unknown') return passed
  const reason = limited === report ? 'not-listed' : 'other-job'
  return [{ kind: 'run', runId, jobId: undefined, name: undefined, conclusion, reason }]
}
