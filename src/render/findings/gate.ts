// What is said of the gate.
import { type AnyReport, reportsOf, runsOf } from '../../model/report/any-report.ts'
import {
  findingsOf,
  isExplained,
  isOpen,
  isFailedByGate,
  isOfFailure,
  isOnlyUnfinished,
  waitsForNone,
} from '../../model/report/gate.ts'
import { GATE_TITLES } from '../../model/report/own-gate.ts'
import { type Verdict, verdictOn, wordOf } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { whatWasCompared } from './evidence.ts'
import type { Report } from '../../model/report/report.ts'
import type { Job } from '../../model/run.ts'
import type { Gate, GateFinding, GateRule } from '../../model/shapes/gate.ts'
import { groupsOf, type Some } from '../../model/some.ts'
import { UNREAD_TESTS } from '../../model/reasons.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { pluralVerb, stateVerb, verbOf } from '../text/labels.ts'
import { skipReason } from '../text/skips.ts'
import { safeLine } from '../text/markdown.ts'
import { stateFields } from '../text/state-fields.ts'
import { amountsOf } from '../text/budgets.ts'
import { enumerate, joinTexts, plural, textsIn } from '../text/units.ts'
import { gatedTests } from '../text/tests.ts'
import { adjectiveOf } from './verdict-counts.ts'

/** Something that the gate fails for, with the rule that says so, and the run and the job that it is about. */
interface GateReason extends GateFinding {
  readonly input: GateRule['input']
  /** The value of the input. */
  readonly value: string
  /** Name of the run; `undefined` if the report is that of one run. */
  readonly label: string | undefined
  readonly run: Report | undefined
  readonly job: Job | undefined
}

const INPUTS = ['fail-on', 'fail-on-jobs', 'budgets'] as const

/** Lists what the gate fails for, each thing once for an input. */
function reasonsOf(report: AnyReport): readonly GateReason[] {
  const runs = runsOf(report)
  return INPUTS.flatMap((input) =>
    findingsOf(report.gate, input).map((finding) => {
      const found = runs.find((one) => one.report.run.id === finding.runId)
      const run = found?.report
      const job = run?.jobs?.find((one) => one.listed.id === finding.jobId)?.listed
      const label = report.kind === 'commit' && found ? safeLine(found.label) : undefined
      return { ...finding, input, label, run, job }
    }),
  )
}

/**
 * Lists why the gate fails, in plain text: `e2e was skipped`, `docs, deploy wait for a runner`.
 * Without what did not pass, which a report shows anyway.
 */
export function gateReasons(report: AnyReport): readonly string[] {
  const reasons = reasonsOf(report).filter((reason) => !isOfFailure(reason))
  return wordReasons(reasons, report)
}

/** Words the same kind of reason with the same verb once. */
function wordReasons(reasons: readonly GateReason[], report: AnyReport): readonly string[] {
  const early = reasons.filter(({ reason }) => reason === NO_NEEDS).map(({ runId }) => runId)
  const said = reasons.filter(
    ({ input, kind, reason, runId }) =>
      // An error that lost the budgets is no overrun, and a job that waits for none came too early.
      (input !== 'budgets' || kind === 'overrun') &&
      !(reason === 'unfinished' && early.includes(runId)),
  )
  const groups = groupsOf(said, (one) =>
    one.kind === 'tests' || one.reason === 'lost' ? one : `${one.kind} ${verbOfReason(one)}`,
  )
  return textsIn(groups.map((group) => wordGroup(group, report)))
}

/** Returns what the gate does if no conclusion says that something did not pass. */
export function gateVerb(report: AnyReport): 'failed' | 'is closed' {
  return isOnlyUnfinished(report) ? 'is closed' : 'failed'
}

/** Returns what a job or run did: `was skipped`; or what it does: `waits for an approval`. */
function verbOfReason({ kind, reason, conclusion, run, job }: GateReason): string {
  if (kind === 'overrun' || kind === 'pattern' || kind === 'input') return ''
  if (reason === 'not-tested') return 'was not tested'
  if (reason === NO_NEEDS) return reason
  if (conclusion !== undefined) return verbOf(conclusion)
  if (job === undefined) return stateVerb(run?.run.status) ?? UNFINISHED
  const { status } = stateFields(job.state)
  return status === 'queued' ? FOR_RUNNER : (stateVerb(status) ?? UNFINISHED)
}

const NO_NEEDS = 'no-needs'
const LOST_BY_ERROR = 'an error of Run Report lost what decides it'
const UNFINISHED = 'has not finished'
const FOR_RUNNER = 'waits for a runner'

/** Words reasons of the same kind with the same verb. */
function wordGroup(group: Some<GateReason>, report: AnyReport): string {
  const [first] = group
  const { kind, name, label, run, job } = first
  const verb = verbOfReason(first)
  const only = kind === 'need' ? ' (reported only by needs)' : ''
  const names = group.map((one) => safeLine(one.name ?? '') + inRun(one))
  if (first.reason === NO_NEEDS) {
    const keys = group.flatMap((one) => (one.name === undefined ? [] : safeLine(one.name)))
    return waitsForNone(keys)
  }
  if (kind === 'input') {
    const are = names.length === 1 ? ['input', 'is'] : ['inputs', 'are']
    return `the ${are[0]} ${enumerate(names)} ${are[1]} invalid`
  }
  if (kind === 'pattern') return `no job is called ${enumerate(names)}`
  if (kind === 'overrun') return wordOverruns(group)
  if (kind === 'tests') return gatedTests(run, first) + inRun(first)
  if (first.reason === 'lost') return LOST_BY_ERROR
  if (kind === 'commit') return 'not all runs and jobs were listed'
  const what = isOnlyUnfinished(report) ? 'the run' : 'it'
  if (name === undefined) return `${label ?? what} ${verb}`
  const labels = job?.runner.labels ?? []
  const which = verb === FOR_RUNNER && labels.length > 0 ? ` (${safeLine(labels.join(', '))})` : ''
  const skip = skipReason(run?.jobs?.find(({ listed }) => listed === job) ?? {}, PLAIN, true)
  const why = skip === '' ? '' : ` (${skip})`
  if (group.length === 1) return `${enumerate(names)} ${verb}${which}${only}${why}`
  return `${enumerate(names)} ${pluralVerb(verb)}${only}`
}

function inRun({ label }: GateReason): string {
  return label === undefined ? '' : ` in ${label}`
}

/** Returns `test took 12m, over its budget of 10m`, and how many other things are over budget. */
function wordOverruns([first, ...others]: Some<GateReason>): string {
  const exceeded = first.run?.overBudget.find(({ budget }) => budget === first.value)
  const overrun = exceeded?.overruns.find(({ name }) => name === first.name)
  if (exceeded === undefined || overrun === undefined) return ''
  const { took, budgeted } = amountsOf(exceeded, overrun)
  const what = overrun.name === THE_RUN ? 'it' : safeLine(overrun.name)
  const reason = `${what}${inRun(first)} took ${took}, over its budget of ${budgeted}`
  return joinTexts([reason, others.length > 0 && `${others.length} more over budget`], '; ')
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
  const found = reasonsOf(report)
  // The report shows why a job was cancelled because of one that may fail, but not that nothing tested it.
  const isUnsaid = ({ reason }: GateReason) =>
    reason === 'not-tested' || reason === 'no-job' || reason === 'invalid-input'
  const reasons = wordReasons(found.some(isOfFailure) ? found.filter(isUnsaid) : found, report)
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
  const failing = failingRules(report)
  if (failing.length === 0) return []
  const inputs = failing.map(({ input, value }) => code(`${input}: ${value}`))
  const verb = isOnlyUnfinished(report) ? 'Closed' : 'Failed'
  return [`${verb} by ${enumerate(inputs, MAX_RULES)}`]
}

/** Rules that a line names. */
const MAX_RULES = 3

/** Returns whether that line names a budget. */
export function isNamedBudget(
  report: Pick<AnyReport, 'conclusion' | 'gate'>,
  budget: string,
): boolean {
  const named = failingRules(report).slice(0, MAX_RULES)
  return named.some(({ input, value }) => input === 'budgets' && value === budget)
}

function failingRules(report: Pick<AnyReport, 'conclusion' | 'gate'>): readonly GateRule[] {
  // The heading names the inputs that are invalid.
  const isShown = ({ fails, findings }: GateRule) => fails && !findings.some(isOfInput)
  return isFailedByGate(report) ? (report.gate?.rules.filter(isShown) ?? []) : []
}

function isOfInput({ kind }: GateFinding): boolean {
  return kind === 'input'
}

/** Returns the rules that fail the step, and below them what they fail for, one per line. */
export function failedRules(report: AnyReport): string | undefined {
  const { gate } = report
  if (gate?.fails !== true) return undefined
  const rules = gate.rules.filter(({ findings }) => !findings.some(isOfInput))
  const values = rules.filter(({ input }) => input === 'fail-on').map(({ value }) => value)
  const reasons = reasonsOf(report)
  const found = reasons.filter(
    (one) => one.input === 'fail-on' && !isOfInput(one) && one.reason !== NO_NEEDS,
  )
  const failing = (wanted: GateRule['input']) =>
    gate.rules
      .filter(({ input, fails }) => input === wanted && fails)
      .map(({ value }) => safeLine(value))
  const below = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title, ...lines]
  return [
    ...below(`fail-on: ${values.join(', ')}`, found.map(reasonLine)),
    ...below(GATE_TITLES.budgets, failing('budgets')),
    ...below(GATE_TITLES['fail-on-jobs'], failing('fail-on-jobs')),
    ...below(
      GATE_TITLES.invalid,
      reasons.filter(isOfInput).flatMap(({ name }) => name ?? []),
    ),
  ].join('\n')
}

export const NO_LINES = 'since `log-lines: 0` compares no error'

function reasonLine(reason: GateReason): string {
  const { kind, label, name = kind === 'commit' ? 'the commit' : THE_RUN } = reason
  const where = label === undefined ? '' : `${label} > `
  return `${where}${safeLine(name)}: ${safeLine(whyInLine(reason))}`
}

function whyInLine({ reason, conclusion = 'unknown', run, jobId }: GateReason): string {
  switch (reason) {
    case 'conclusion':
      return conclusion
    case 'new':
      return `${conclusion}, new`
    case 'known-issue':
      return `${conclusion}, known by an issue that does not let the gate pass`
    case 'no-lines':
      return `${conclusion}, unknown, ${NO_LINES}`
    case 'unexplained':
      return `${conclusion}, ${whyUnexplained(run, jobId)}`
    case 'not-tested':
      return `${conclusion}, not tested`
    case 'unfinished':
    case NO_NEEDS:
      return 'unfinished'
    case 'open-leg':
      return `${conclusion}, and a leg of it has not finished`
    case 'possible-leg':
      return `${conclusion}, and a job has not finished that may be a leg of it${lacksFile(run) ? '; the permission contents: read shows whether it is' : ''}`
    case 'incomplete':
      return 'not all runs and jobs were listed'
    case 'over-budget':
      return 'over budget'
    case 'no-tests':
      return 'no test ran'
    case 'fewer-tests':
      return 'fewer tests than on the base branch'
    case 'tests-cut':
    case 'tests-format':
    case 'tests-unread':
    case 'tests-missing':
    case 'tests-unnamed':
      return UNREAD_TESTS[reason]
    case 'no-job':
      return 'no job is called so'
    case 'invalid-input':
      return 'invalid'
    case 'lost':
      return LOST_BY_ERROR
  }
}

/** Whether the workflow file was not read, which would show the legs of each key. */
export function lacksFile(report: Pick<Report, 'criticalPathMissing'> | undefined): boolean {
  return report?.criticalPathMissing === 'not-read'
}

/** Names of jobs in a line of an annotation. */
const MAX_FOLLOWED = 3

/** Returns why nothing lets the gate pass for a failure: it follows from others, or what other runs show of it. */
function whyUnexplained(run: Report | undefined, jobId: number | undefined): string {
  const isJob = ({ listed: job }: JobReport) => job.id === jobId
  const causes = run?.causes ?? []
  const followed = causes.find(({ consequences }) => consequences.some(isJob))
  // What others explain lets the gate pass: then it is closed since the log of the job does not name them.
  if (followed !== undefined && ['new', 'unknown'].includes(wordOf(followed.verdict))) {
    const names = followed.failures.map(({ job }) => safeLine(job.listed.name))
    return `follows from ${enumerate(names, MAX_FOLLOWED)}`
  }
  const own = causes.flatMap((cause) =>
    cause.failures.filter(({ job }) => isJob(job)).map((failure) => verdictOn(cause, failure)),
  )
  const verdicts = followed === undefined ? own : [followed.verdict]
  return verdicts.every(isCompared) ? 'not known from other runs' : 'not compared with other runs'
}

/** Whether an error was compared with one of another run. */
function isCompared(verdict: Verdict): boolean {
  if (verdict.kind === 'infrastructure') return false
  return whatWasCompared(verdict) === 'error' || isElsewhere(verdict)
}

function isElsewhere({ context: { elsewhere, inMonth } }: Verdict): boolean {
  return elsewhere !== undefined || inMonth !== undefined
}
