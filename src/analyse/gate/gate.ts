// What the gate decides, of the findings of its rules.
import { isPass, isFailure } from '../../model/conclusion.ts'
import {
  type CommitReport,
  type CommitRun,
  isUnfinishedRun,
} from '../../model/report/commit-report.ts'
import { isOpen, saysNoNeeds } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateFinding, Gate, GateMatch, GateRule } from '../../model/shapes/gate.ts'
import {
  exemptionsOf,
  FAIL_ON_ANY,
  coversConclusion,
  FAIL_ON_NEW,
  failingJobs,
  findNeeds,
  findRun,
  findTests,
} from './fail-on.ts'
import { failsStep, type TimeBudget } from '../../model/report/time-budget.ts'
import { groupsOf } from '../../model/some.ts'
import { matchesName } from '../failures/conclusion.ts'
import { notesOnLines } from '../totals/unmatched-patterns.ts'
import { issueNotes, needsNotes, skipNotes } from './gate-notes.ts'
import { type LimitInputs, limitReport } from './limit-report.ts'
import { missingNeeds } from './missing-needs.ts'
import type { IdleReason } from '../../model/reasons.ts'
import { kindOf, LOSSES, rowOf } from './rule-table.ts'

/**
 * Returns the report of a commit with what the gate decides about it and about each of its runs. Results in
 * `needs` count even if the current run is not reported.
 */
export function withCommitGate(report: CommitReport, inputs: GateInputs): CommitReport {
  const runs = withoutFoundTests(report.runs).map((run) => {
    return { ...run, report: withRunGate(run.report, inputs) }
  })
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

/** Omits what one run lacks of the named tests if another one has it, or may have it: not each workflow runs tests. */
function withoutFoundTests(runs: CommitReport['runs']): CommitReport['runs'] {
  const isMissing = ({ report }: CommitRun, name: string | undefined) =>
    report.tests?.unread.some((one) => one.reason === MISSING && one.name === name)
  return runs.map((run) => {
    const { tests } = run.report
    const unread = tests?.unread.filter(
      ({ reason, name }) => reason !== MISSING || runs.every((one) => isMissing(one, name)),
    )
    return { ...run, report: { ...run.report, tests: tests && unread && { ...tests, unread } } }
  })
}

const MISSING = 'tests-missing'

function withRunGate(report: Report, inputs: GateInputs): Report {
  const failOn = isPending(report)
    ? inputs.failOn.filter((value) => value !== FAIL_ON_ANY && value !== FAIL_ON_NEW)
    : inputs.failOn
  const missing = missingNeeds(report, inputs)
  const found = rulesOfRun(report, { ...inputs, failOn }, missing)
  const rules = joinRules([...rulesWithoutFindings(inputs), ...found])
  const gate = gateOf(rules, isOpen(report), exemptionsOf(report, rules))
  return { ...report, notes: [...report.notes, ...needsNotes(missing)], gate }
}

/** Whether nothing has finished yet in a run of a commit, so that it shows no more than one that still runs. */
function isPending({ unfinished, complete, conclusion, jobs = [] }: Report): boolean {
  const isPassing = jobs.every(({ outcome }) => outcome === undefined || isPass(outcome))
  return unfinished && complete && conclusion === 'unknown' && isPassing
}

function rulesWithoutFindings(inputs: GateInputs) {
  return [
    ...inputs.failOn.map((value) => ruleOf('fail-on', value, [], 'not-finished')),
    ...failingLines(inputs).map((line) => ruleOf('budgets', line, [], 'not-finished')),
  ]
}

/** Returns the commit as a whole if a value of `fail-on` fails for it although none of its runs shows why. */
function failingCommit(
  { conclusion, complete }: CommitReport,
  value: string,
): readonly GateFinding[] {
  const rest = { kind: 'commit', runId: undefined, jobId: undefined, name: undefined } as const
  if (conclusion === 'unknown') {
    const isCovered = value === FAIL_ON_NEW || coversConclusion(value, conclusion)
    return isCovered ? [{ ...rest, conclusion, reason: 'conclusion' }] : []
  }
  return value === FAIL_ON_NEW && !isPass(conclusion) && !complete
    ? [{ ...rest, conclusion: undefined, reason: 'incomplete' }]
    : []
}

/** The inputs that can fail the step. */
export interface GateInputs extends LimitInputs {
  /** Conclusions, `ANY`, `NEW` or `UNFINISHED`. */
  readonly failOn: readonly string[]
  /** Names of jobs; `*` stands for any text. */
  readonly allowedSkips: readonly string[]
  readonly budgets: readonly Pick<TimeBudget, 'line'>[]
  /** Lines of log for each failure; 0 if no error is compared. @default more */
  readonly logLines?: number
}

/** Returns the report of a run with what the gate decides about it. */
export function withGate(report: Report, inputs: GateInputs): Report {
  const { report: limited, matches, needs } = limitReport(report, inputs)
  const missing = missingNeeds(report, inputs)
  const rules = rulesOfRun(limited, inputs, missing)
  const others = report.needs.length > 0 ? [] : rulesOfNeeds({ ...inputs, needs })
  const all = joinRules([...rules, ...others, ...rulesOfMatches(report, matches)])
  const exempt = exemptionsOf(report, rules, limited)
  const onlyJobs = matches.length === 0 ? undefined : matches
  const unmatched = matches.filter(isUnmatched).map(({ pattern }) => pattern)
  const gate = gateOf(all, isOpen(limited), exempt, onlyJobs)
  const notes = [
    ...report.notes,
    ...(saysNoNeeds({ ...report, gate }) ? [] : needsNotes(missing)),
    ...notesOnLines(report, unmatched),
    ...issueNotes(report.causes, inputs.failOn, limited.jobs),
    ...skipNotes(report, rules, inputs.allowedFailures),
  ]
  return { ...report, notes, gate }
}

/** Returns what some rules decide together; `undefined` if there are none. */
export function gateOf(
  rules: readonly GateRule[],
  soFar: boolean,
  exempt: Gate['exempt'],
  onlyJobs?: Gate['onlyJobs'],
): Gate | undefined {
  if (rules.length === 0) return undefined
  const fails = rules.some(({ fails }) => fails)
  return { fails, soFar, rules, onlyJobs, exempt }
}

/**
 * Decides each rule for a run: for every job of the attempt, including those that are not in `needs`, and
 * for every result in `needs` that no listed job shows.
 */
function rulesOfRun(
  report: Report,
  inputs: GateInputs,
  missing: readonly string[] | undefined,
): readonly GateRule[] {
  const { failOn, allowedSkips } = inputs
  const runId = report.run.id
  const found = failOn.map((value) => ({
    value,
    findings: [
      ...withMissing(failingJobs(report, value, inputs), missing),
      ...findNeeds(report.unlistedNeeds, value, { allowedSkips, runId }),
    ],
  }))
  // No job shows it: the attempt did not start, or jobs could not be listed.
  const isAlone = found.every(({ findings }) => findings.length === 0)
  return [
    ...found.map(({ value, findings }) => {
      const row = rowOf('fail-on', value)
      const all = [
        ...(isAlone ? findRun(report, value) : findings),
        ...findTests(report, value),
        ...findLost(report, 'fail-on', value),
      ]
      return ruleOf('fail-on', value, all, row.idle(report, value))
    }),
    ...failingLines(inputs).map((line) => {
      const lost = findLost(report, 'budgets', line)
      return ruleOf('budgets', line, [...findOverruns(report, line), ...lost])
    }),
  ]
}

/** Adds the keys that the current job must wait for, or only that it must, if a rule fails for what has not finished. */
function withMissing(
  findings: readonly GateFinding[],
  missing: readonly string[] | undefined,
): readonly GateFinding[] {
  const open = findings.find(({ kind, reason }) => kind === 'job' && reason === 'unfinished')
  if (open === undefined || missing === undefined) return findings
  const names = missing.length === 0 ? [undefined] : missing
  const rest = { kind: 'need', jobId: undefined, reason: 'no-needs' } as const
  return [...findings, ...names.map((name) => ({ ...open, ...rest, name }))]
}

/** Lists the budgets that fail the step. */
function failingLines({ budgets }: GateInputs): readonly string[] {
  return budgets.map(({ line }) => line).filter(failsStep)
}

/** Decides each value of `fail-on` for the results in `needs`, if no reported run shows them. */
function rulesOfNeeds(inputs: GateInputs): readonly GateRule[] {
  const { failOn, allowedSkips, allowedFailures } = inputs
  const needs = (inputs.needs ?? []).map(({ key, result }) => {
    const forgiven = isFailure(result) && matchesName(key, allowedFailures)
    return { key, result, forgiven, openLeg: undefined }
  })
  return failOn.map((value) => ruleOf('fail-on', value, findNeeds(needs, value, { allowedSkips })))
}

/** Fails for each line of `fail-on-jobs` that stands for nothing: a job that was renamed opens no gate. */
function rulesOfMatches({ run }: Report, matches: readonly GateMatch[]): readonly GateRule[] {
  const rest = { kind: 'pattern', runId: run.id, jobId: undefined, conclusion: undefined } as const
  return matches.map((match) => {
    const { pattern: name } = match
    const isFound = !isUnmatched(match)
    return ruleOf('fail-on-jobs', name, isFound ? [] : [{ ...rest, name, reason: 'no-job' }])
  })
}

function isUnmatched({ jobIds, keys }: GateMatch): boolean {
  return jobIds.length === 0 && keys.length === 0
}

function findOverruns({ run, overBudget }: Report, line: string): readonly GateFinding[] {
  const { overruns = [] } = overBudget.find(({ budget }) => budget === line) ?? {}
  const rest = { runId: run.id, jobId: undefined, conclusion: undefined }
  return overruns.map(({ name }) => ({ kind: 'overrun', ...rest, name, reason: 'over-budget' }))
}

/** @param idle why the rule had nothing to be evaluated on */
export function ruleOf(
  input: GateRule['input'],
  value: string,
  findings: readonly GateFinding[],
  idle?: IdleReason,
): GateRule {
  const fails = findings.length > 0
  return { input, value, fails, idle: fails ? undefined : idle, findings }
}

/** Joins what the same rules decide about different things: they were evaluated if one of them was. */
function joinRules(decided: readonly GateRule[]): readonly GateRule[] {
  return groupsOf(decided, ({ input, value }) => JSON.stringify([input, value])).map((rules) => {
    const [{ input, value }] = rules
    const found = rules.flatMap(({ findings }) => findings)
    const reasons = rules.map(({ idle }) => idle)
    return ruleOf(input, value, found, reasons.includes(undefined) ? undefined : reasons.at(-1))
  })
}

/** Returns the run as a whole if an error of the program lost a part that decides a rule. */
function findLost(report: Report, input: GateRule['input'], value: string): readonly GateFinding[] {
  const { run, lost } = report
  if (rowOf(input, value).idle(report, value) === 'no-failure') return []
  const kind = kindOf(input, value)
  const isClosing = (rules: (typeof LOSSES)[keyof typeof LOSSES]) =>
    typeof rules !== 'string' && rules.includes(kind)
  if (!lost.some((part) => isClosing(LOSSES[part]))) return []
  const rest = { jobId: undefined, name: undefined, conclusion: undefined }
  return [{ kind: 'run', runId: run.id, ...rest, reason: 'lost' }]
}
