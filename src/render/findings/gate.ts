import { type AnyReport, reportsOf, runsOf } from '../../model/report/any-report.ts'
import {
  findingsOf,
  isExplained,
  isOpen,
  isFailedByGate,
  isOfFailure,
  isOnlyUnfinished,
} from '../../model/report/gate.ts'
import { failsStep } from '../../model/report/time-budget.ts'
import type { Gate, GateFinding } from '../../model/shapes/gate.ts'
import { groupsOf, isSome, type Some } from '../../model/some.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { pluralVerb, stateVerb, verbOf } from '../text/labels.ts'
import { safeLine } from '../text/markdown.ts'
import { stateFields } from '../text/state-fields.ts'
import { enumerate, plural, textsIn } from '../text/units.ts'
import { amountsOf } from '../text/budgets.ts'
import { gatedTests } from '../text/tests.ts'
import { adjectiveOf } from './verdict-counts.ts'

/**
 * Lists why the gate fails, in plain text: `e2e was skipped`, `docs, deploy wait for a runner`.
 * Without what did not pass, which a report shows anyway.
 */
export function gateReasons(report: AnyReport): readonly string[] {
  const findings = findingsOf(report.gate, 'fail-on').filter((finding) => !isOfFailure(finding))
  const groups = groupsOf(findings, (one) =>
    one.kind === 'tests' || one.reason === 'lost' ? one : `${one.kind} ${findingVerb(one, report)}`,
  )
  const reasons = groups.map((group) => wordFindings(group, report))
  return [...reasons, ...lineReason(report), ...overrunReason(report)]
}

/** Says which jobs were cancelled because of one that may fail: the report shows why, but not that nothing tested them. */
function untestedReason(report: AnyReport): readonly string[] {
  const findings = findingsOf(report.gate, 'fail-on').filter(
    ({ reason }) => reason === 'not-tested',
  )
  return isSome(findings) ? [wordFindings(findings, report)] : []
}

/** Lists the lines of `fail-on-jobs` that stand for no job. */
function unmatchedLines({ gate }: AnyReport): readonly string[] {
  return findingsOf(gate, 'fail-on-jobs').map(({ name = '' }) => safeLine(name))
}

function lineReason(report: AnyReport): readonly string[] {
  const lines = unmatchedLines(report)
  return lines.length === 0 ? [] : [`no job is called ${enumerate(lines)}`]
}

/** Returns what the gate does if no conclusion says that something did not pass. */
export function gateVerb(report: AnyReport): 'failed' | 'is closed' {
  return isOnlyUnfinished(report) ? 'is closed' : 'failed'
}

/** Returns what a job or run did: `was skipped`; or what it does: `waits for an approval`. */
function findingVerb({ conclusion, ...finding }: GateFinding, report: AnyReport): string {
  if (finding.reason === 'not-tested') return 'was not tested'
  if (conclusion !== undefined) return verbOf(conclusion)
  const { run, job } = subjectsOf(finding, report)
  if (job === undefined) return stateVerb(run?.run.status) ?? UNFINISHED
  const { status } = stateFields(job.state)
  return status === 'queued' ? FOR_RUNNER : (stateVerb(status) ?? UNFINISHED)
}

const LOST_BY_ERROR = 'an error of Run Report lost what decides it'
const UNFINISHED = 'has not finished'
const FOR_RUNNER = 'waits for a runner'

function subjectsOf({ runId, jobId }: Pick<GateFinding, 'runId' | 'jobId'>, report: AnyReport) {
  const run = reportsOf(report).find((one) => one.run.id === runId)
  return { run, job: run?.jobs?.find((one) => one.job.id === jobId)?.job }
}

/** Words findings of the same kind with the same verb. */
function wordFindings(group: Some<GateFinding>, report: AnyReport): string {
  const [first] = group
  const { kind, name, runId } = first
  const verb = findingVerb(first, report)
  const only = kind === 'need' ? ' (reported only by needs)' : ''
  const label = runName(runId, report)
  const { run, job } = subjectsOf(first, report)
  if (kind === 'tests') return `${gatedTests(run, name)}${label ? ` in ${label}` : ''}`
  if (first.reason === 'lost') return LOST_BY_ERROR
  if (kind === 'commit') return 'not all runs and jobs were listed'
  const what = isOnlyUnfinished(report) ? 'the run' : 'it'
  if (name === undefined) return `${label ?? what} ${verb}`
  const labels = job?.runner.labels ?? []
  const which = verb === FOR_RUNNER && labels.length > 0 ? ` (${safeLine(labels.join(', '))})` : ''
  if (group.length === 1) return `${nameFinding(first, report)} ${verb}${which}${only}`
  const names = group.map((finding) => nameFinding(finding, report))
  return `${enumerate(names)} ${pluralVerb(verb)}${only}`
}

/** Returns `e2e`, or for a commit `e2e in CI`. */
function nameFinding({ name = '', runId }: GateFinding, report: AnyReport): string {
  const run = runName(runId, report)
  return run === undefined ? safeLine(name) : `${safeLine(name)} in ${run}`
}

/** Returns the label of a run of a commit. */
function runName(runId: number | undefined, report: AnyReport): string | undefined {
  if (report.kind === 'run') return undefined
  const found = report.runs.find((run) => run.report.run.id === runId)
  return found && safeLine(found.label)
}

/** Returns `test took 12m, over its budget of 10m`, and how many other things are over budget. */
function overrunReason(report: AnyReport): readonly string[] {
  const { length } = findingsOf(report.gate, 'budgets')
  const overBudget = runsOf(report).flatMap((run) =>
    run.report.overBudget
      .filter(({ budget }) => failsStep(budget))
      .map((exceeded) => ({ ...exceeded, run })),
  )
  const [first] = overBudget
  if (length === 0 || first === undefined) return []
  const [overrun] = first.overruns
  const { took, budgeted } = amountsOf(first, overrun)
  const where = first.run.label === '' ? '' : ` in ${safeLine(first.run.label)}`
  const what = overrun.name === THE_RUN ? 'it' : safeLine(overrun.name)
  const reason = `${what}${where} took ${took}, over its budget of ${budgeted}`
  return textsIn([reason, length > 1 && `${length - 1} more over budget`])
}

/** Name of the whole run in a budget. */
const THE_RUN = 'the run'

type Explained = 'whole' | 'brief' | 'none'

/**
 * Returns what the gate decides, if the conclusion shows the opposite: `the gate passes: the cause is known
 * from main`, or of a run that did not pass, but fails the gate for something else, why it fails.
 *
 * @param explained how much to say of a gate that passes because other runs or issues explain the causes: `brief`
 * without the reason, `none` nothing
 */
export function gateRemark(report: AnyReport, explained: Explained = 'whole'): readonly string[] {
  const { gate } = report
  if (gate === undefined || isFailedByGate(report)) return []
  if (!gate.fails) return whyPassed(report, gate, explained)
  const isShown = findingsOf(gate, 'fail-on').some(isOfFailure)
  const reasons = isShown ? [...untestedReason(report), ...lineReason(report)] : gateReasons(report)
  const [only] = lookedAt(gate)
  const fails = reasons.length === 0 ? [] : [`fails: ${reasons.join('; ')}`]
  if (only !== undefined) return [`the gate ${[only, ...fails].join(', and ')}`]
  return fails.map((why) => `the gate ${why}`)
}

/** Says which jobs a gate looks at, unless it looks at all: `only looks at test (*), lint and what they need`. */
function lookedAt(gate: Gate): readonly string[] {
  const { onlyJobs } = gate
  if (onlyJobs === undefined) return []
  const ids = onlyJobs.flatMap(({ jobIds }) => jobIds)
  const isNeeded = findingsOf(gate, 'fail-on').some(
    ({ kind, jobId }) => kind === 'job' && jobId !== undefined && !ids.includes(jobId),
  )
  const lines = enumerate(onlyJobs.map(({ pattern }) => safeLine(pattern)))
  const need = onlyJobs.length === 1 ? 'it needs' : 'they need'
  return [`only looks at ${lines}${isNeeded ? ` and what ${need}` : ''}`]
}

function whyPassed(report: AnyReport, gate: Gate, explained: Explained): readonly string[] {
  const { exempt, rules, soFar, onlyJobs } = gate
  // Of a gate that looks at some jobs only, a run that still goes on says nothing.
  if (exempt.length === 0 && (onlyJobs === undefined || !reportsOf(report).some(isOpen))) return []
  const opening = soFar ? 'the gate passes so far' : 'the gate passes'
  if (!rules.some(({ input }) => input === 'fail-on')) return [`${opening}: it only checks budgets`]
  const unlisted = exempt.filter(({ reason }) => reason === 'not-listed')
  const conclusions = new Set(unlisted.map(({ conclusion = 'unknown' }) => safeLine(conclusion)))
  const areExplained = exempt.length > 0 && exempt.every(isExplained)
  const reasons = textsIn([
    ...lookedAt(gate).map((only) => `it ${only}`),
    conclusions.size > 0 && `fail-on does not list ${enumerate([...conclusions])}`,
    areExplained && explained === 'whole' && whyExplained(report),
  ])
  if (reasons.length === 0) return explained === 'none' ? [] : [opening]
  return [`${opening}: ${reasons.join(', and ')}`]
}

/** Returns `both causes are known from main`, or if their verdicts differ, how many have each. */
function whyExplained({ causes }: AnyReport): string {
  const counts = [...Map.groupBy(causes, (cause) => adjectiveOf(cause, PLAIN))]
  const [[adjective, { length }] = ['', []], ...others] = counts
  if (others.length > 0) {
    const parts = counts.map(([each, { length: count }], at) =>
      at === 0
        ? `${plural(count, 'cause')} ${count === 1 ? 'is' : 'are'} ${each}`
        : `${count} ${each}`,
    )
    return parts.join(', ')
  }
  if (length <= 1) return `the cause is ${adjective}`
  return `${length === 2 ? 'both' : `all ${length}`} causes are ${adjective}`
}

/** Returns which inputs fail a run or a commit in which a reader finds no failed job: ``Failed by `fail-on: skipped` ``. */
export function failingInputs(
  report: Pick<AnyReport, 'conclusion' | 'gate'>,
  { code }: Inline,
): readonly string[] {
  if (!isFailedByGate(report)) return []
  const failing = report.gate?.rules.filter(({ fails }) => fails) ?? []
  const inputs = failing.map(({ input, value }) => code(`${input}: ${value}`))
  const verb = isOnlyUnfinished(report) ? 'Closed' : 'Failed'
  return [`${verb} by ${enumerate(inputs)}`]
}

/** Returns the rules that fail the step, and below them what they fail for, one per line. */
export function failedRules(report: AnyReport): string | undefined {
  const { gate } = report
  if (gate?.fails !== true) return undefined
  const values = gate.rules.filter(({ input }) => input === 'fail-on').map(({ value }) => value)
  const findings = findingsOf(gate, 'fail-on').map((finding) => messageLine(finding, report))
  const budgets = gate.rules
    .filter(({ input, fails }) => input === 'budgets' && fails)
    .map(({ value }) => safeLine(value))
  const lines = unmatchedLines(report)
  return [
    ...(findings.length === 0 ? [] : [`fail-on: ${values.join(', ')}`, ...findings]),
    ...(budgets.length === 0 ? [] : ['Over budget:', ...budgets]),
    ...(lines.length === 0
      ? []
      : ['fail-on-jobs: no job is called so. Write the name of a job per line:', ...lines]),
  ].join('\n')
}

function messageLine(finding: GateFinding, report: AnyReport): string {
  const { kind, runId, name = kind === 'commit' ? 'the commit' : THE_RUN } = finding
  const run = runName(runId, report)
  return `${run === undefined ? '' : `${run} > `}${safeLine(name)}: ${safeLine(whyFinding(finding))}`
}

function whyFinding({ reason, conclusion = 'unknown' }: GateFinding): string {
  switch (reason) {
    case 'conclusion':
      return conclusion
    case 'new':
      return `${conclusion}, new`
    case 'known-issue':
      return `${conclusion}, known by an issue that does not let the gate pass`
    case 'unexplained':
      return `${conclusion}, not known from other runs`
    case 'not-tested':
      return `${conclusion}, not tested`
    case 'unfinished':
      return 'unfinished'
    case 'incomplete':
      return 'not all runs and jobs were listed'
    case 'over-budget':
      return 'over budget'
    case 'no-tests':
      return 'no test ran'
    case 'fewer-tests':
      return 'fewer tests than on the base branch'
    case 'no-job':
      return 'no job is called so'
    case 'lost':
      return LOST_BY_ERROR
  }
}
