import { isPass } from '../../model/conclusion.ts'
import { isKnownByIssuesAlone } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateExemption, GateRule } from '../../model/shapes/gate.ts'
import { type ExplainedVerdict, explainedFailures } from './explained-failures.ts'
import { NEW } from './fail-on.ts'

/** Lists what did not pass, is not forgiven, and fails no rule. */
export function exemptionsOf(report: Report, rules: readonly GateRule[]): readonly GateExemption[] {
  const { run, conclusion, failures, unlistedNeeds } = report
  const findings = rules.flatMap((rule) => (rule.input === 'fail-on' ? rule.findings : []))
  const jobs = new Set(findings.map(({ jobId }) => jobId))
  const needs = new Set(findings.flatMap(({ kind, name }) => (kind === 'need' ? [name] : [])))
  const explained = rules.some(({ value }) => value === NEW) ? explainedFailures(report) : []
  const reasons = new Map(
    explained.map(({ failure, verdicts: [verdict] }) => [failure, reasonOf(verdict)] as const),
  )
  const runId = run.id
  const passed = [
    ...failures
      .filter(({ job }) => !jobs.has(job.job.id))
      .map((failure): GateExemption => {
        const { job, outcome } = failure.job
        const reason = reasons.get(failure) ?? 'not-listed'
        return { kind: 'job', runId, jobId: job.id, name: job.name, conclusion: outcome, reason }
      }),
    ...unlistedNeeds
      .filter(({ key, result, forgiven }) => !isPass(result) && !forgiven && !needs.has(key))
      .map(({ key: name, result }): GateExemption => {
        return { ...NOT_LISTED, kind: 'need', runId, name, conclusion: result }
      }),
  ]
  const isShown = passed.length > 0 || findings.length > 0 || isPass(conclusion)
  // Nothing is known that could pass.
  if (isShown || conclusion === 'unknown') return passed
  return [{ ...NOT_LISTED, kind: 'run', runId, name: undefined, conclusion }]
}

function reasonOf(verdict: ExplainedVerdict): GateExemption['reason'] {
  return isKnownByIssuesAlone(verdict) ? 'issue' : verdict.kind
}

const NOT_LISTED = { jobId: undefined, reason: 'not-listed' } as const
