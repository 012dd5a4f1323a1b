import { isPass } from '../../model/conclusion.ts'
import { type CommitReport, isUnfinishedRun } from '../../model/report/commit-report.ts'
import { isOpen } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateFinding } from '../../model/shapes/gate.ts'
import { exemptionsOf } from './exemptions.ts'
import { ANY, coversConclusion, NEW } from './fail-on.ts'
import {
  failingLines,
  type GateInputs,
  gateOf,
  issueNotes,
  joinRules,
  ruleOf,
  rulesOfNeeds,
  rulesOfRun,
} from './gate.ts'

/**
 * Returns the report of a commit with what the gate decides about it and about each of its runs. Results in
 * `needs` count even if the current run is not reported.
 */
export function withCommitGate(report: CommitReport, inputs: GateInputs): CommitReport {
  const runs = report.runs.map((run) => ({ ...run, report: withRunGate(run.report, inputs) }))
  const gates = runs.flatMap(({ report: { gate } }) => gate ?? [])
  const isShown = runs.some(({ report: { needs } }) => needs.length > 0)
  const found = joinRules([
    ...rulesWithoutFindings(inputs),
    ...gates.flatMap(({ rules }) => rules),
    ...(isShown ? [] : rulesOfNeeds(inputs)),
  ])
  const isAlone = found.every(({ input, findings }) =>
    findings.every(({ kind }) => input !== 'fail-on' || kind === 'tests'),
  )
  const rules = found.map((rule) =>
    isAlone && rule.input === 'fail-on'
      ? ruleOf(rule.input, rule.value, [...rule.findings, ...failingCommit(report, rule.value)])
      : rule,
  )
  const soFar = !report.complete || runs.some((run) => isUnfinishedRun(run) || isOpen(run.report))
  const exempt = gates.flatMap((gate) => gate.exempt)
  const notes = [...report.notes, ...issueNotes(report.causes, inputs.failOn)]
  return { ...report, runs, notes, gate: gateOf(rules, soFar, exempt) }
}

function withRunGate(report: Report, inputs: GateInputs): Report {
  const failOn = isPending(report)
    ? inputs.failOn.filter((value) => value !== ANY && value !== NEW)
    : inputs.failOn
  const found = rulesOfRun(report, { ...inputs, failOn })
  const rules = joinRules([...rulesWithoutFindings(inputs), ...found])
  return { ...report, gate: gateOf(rules, isOpen(report), exemptionsOf(report, rules)) }
}

/** Whether nothing has finished yet in a run of a commit, so that it shows no more than one that still runs. */
function isPending({ unfinished, complete, conclusion, jobs = [] }: Report): boolean {
  const isPassing = jobs.every(({ outcome }) => outcome === undefined || isPass(outcome))
  return unfinished && complete && conclusion === 'unknown' && isPassing
}

function rulesWithoutFindings(inputs: GateInputs) {
  return [
    ...inputs.failOn.map((value) => ruleOf('fail-on', value, [])),
    ...failingLines(inputs).map((line) => ruleOf('budgets', line, [])),
  ]
}

/** Returns the commit as a whole if a value of `fail-on` fails for it although none of its runs shows why. */
function failingCommit(
  { conclusion, complete }: CommitReport,
  value: string,
): readonly GateFinding[] {
  const rest = { kind: 'commit', runId: undefined, jobId: undefined, name: undefined } as const
  if (conclusion === 'unknown') {
    const isCovered = value === NEW || coversConclusion(value, conclusion)
    return isCovered ? [{ ...rest, conclusion, reason: 'conclusion' }] : []
  }
  return value === NEW && !isPass(conclusion) && !complete
    ? [{ ...rest, conclusion: undefined, reason: 'incomplete' }]
    : []
}
