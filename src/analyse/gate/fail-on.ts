// What each value of `fail-on` finds.
import { isPass, type Conclusion } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateExemption, GateRule, GateFinding } from '../../model/shapes/gate.ts'
import {
  reasonOf,
  type Verdict,
  wordOf,
  verdictOn,
  type FailureReport,
  verdictsOf,
} from '../../model/report/cause.ts'
import { BY_TESTS } from '../../model/reasons.ts'
import { idsOf, type JobReport } from '../../model/report/job-report.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import { matchesName } from '../failures/conclusion.ts'
import { isJobUnfinished } from '../jobs/job-report.ts'
import { withLegs } from '../jobs/matrix-legs.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { type ExplainingVerdict, mayExplain, opensGate } from '../../model/judgement.ts'
import { isSome, type Some, sortSome } from '../../model/some.ts'
import { onlyReports } from '../causes/consequences.ts'
import { mayBeCodes } from '../causes/cause-kinds.ts'
import { verdictRank } from '../causes/causes.ts'

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
  const explained = rules.some(({ value }) => value === FAIL_ON_NEW)
    ? explainedFailures(report)
    : []
  const reasons = new Map(
    explained.map(
      ({ failure, verdicts: [verdict] }) =>
        [failure, verdict.kind === 'listed' ? 'issue' : verdict.kind] as const,
    ),
  )
  const runId = run.id
  const seen = new Set(idsOf(limited.jobs ?? []))
  const keys = new Set(limited.unlistedNeeds.map(({ key }) => key))
  const passed = [
    ...failures
      .filter(({ job }) => !jobs.has(job.listed.id))
      .map((failure): GateExemption => {
        const { listed: job, outcome } = failure.job
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

/** Value of `fail-on` for every conclusion that is not a pass. */
export const FAIL_ON_ANY = 'any'

/** Value of `fail-on` for every job that did not pass, unless other runs explain its failure. */
export const FAIL_ON_NEW = 'new'

/** Value of `fail-on` for unfinished jobs, except the current one. */
export const UNFINISHED = 'unfinished'

/**
 * Lists what a value of `fail-on` for tests fails for: what was not read, then artifacts. A run of the base branch itself
 * has no base.
 */
export function findTests({ run, tests }: Report, value: string): readonly GateFinding[] {
  if (!(value in BY_TESTS)) return []
  const rest = { kind: 'tests', runId: run.id, conclusion: undefined } as const
  const reason = value === 'no-tests' ? value : 'fewer-tests'
  const findings = (tests?.findings ?? []).filter(
    ({ kind }) =>
      BY_TESTS[value]?.includes(kind) && (kind === 'none' || tests?.base?.current === false),
  )
  const unread = tests?.unread ?? [
    { reason: 'tests-unread', artifact: undefined, name: undefined } as const,
  ]
  const unreadTests = unread.map((one) => {
    return { ...rest, jobId: undefined, name: one.artifact ?? one.name, reason: one.reason }
  })
  const isMissing = ({ reason }: GateFinding) => reason === 'tests-missing'
  return [
    // What was not read can be why tests are missing; what the base branch has says more than that something is missing.
    ...unreadTests.filter((one) => !isMissing(one)),
    ...findings.map(({ artifact: name, jobId }) => ({ ...rest, jobId, name, reason }) as const),
    ...unreadTests.filter(isMissing),
  ]
}

/** Names of jobs that may be skipped; `*` stands for any text. */
type AllowedSkips = readonly string[]

/** Lists the jobs of a run that a value of `fail-on` fails for. */
export function failingJobs(
  report: Report,
  value: string,
  { allowedSkips, logLines }: { readonly allowedSkips: AllowedSkips; readonly logLines?: number },
): readonly GateFinding[] {
  if (value === UNFINISHED) return findUnfinished(report)
  const novelty =
    value === FAIL_ON_NEW ? unexplainedJobs(report, logLines === 0) : new Map<number, never>()
  const forgivenIds = new Set(
    (report.jobs ?? []).flatMap(({ forgiven, listed: { id } }) => (forgiven ? [id] : [])),
  )
  const skips = withLegs(allowedSkips, report.run)
  return (report.jobs ?? []).flatMap(({ forgiven, ...job }): GateFinding[] => {
    const { id, name } = job.listed
    const covered = conclusionsOf(job).find((conclusion) => coversConclusion(value, conclusion))
    const conclusion = covered ?? job.outcome
    const found = covered === undefined ? novelty.get(id) : 'conclusion'
    if (forgiven || conclusion === undefined || found === undefined) return []
    const reason = wasStoppedBy(forgivenIds, job) ? 'not-tested' : found
    if (isAllowedSkip(name, conclusion, skips)) return []
    return [{ kind: 'job', runId: report.run.id, jobId: id, name, conclusion, reason }]
  })
}

/** Whether fail-fast cancelled a job because of such a job. */
function wasStoppedBy(ids: ReadonlySet<number>, { failure }: Pick<JobReport, 'failure'>): boolean {
  const by = failure?.kind === 'cancelled' ? failure.by : undefined
  return by?.kind === 'fail-fast' && by.failed !== undefined && ids.has(by.failed.id)
}

/** Lists the jobs that have not finished, or else the run if GitHub has not concluded it. */
export function findUnfinished({ run, jobs = [], unfinished }: Report): readonly GateFinding[] {
  const open = jobs.filter(isJobUnfinished)
  const rest = { runId: run.id, conclusion: undefined, reason: 'unfinished' } as const
  if (open.length > 0 || !unfinished)
    return open.map(({ listed: { id, name } }) => ({ kind: 'job', jobId: id, name, ...rest }))
  return [{ kind: 'run', jobId: undefined, name: undefined, ...rest }]
}

/**
 * Lists the results in `needs` that a value of `fail-on` fails for. No other run shows such a result.
 *
 * @param runId of the run that reports them; `undefined` if it is not reported
 */
export function findNeeds(
  needs: readonly UnlistedNeed[],
  value: string,
  { allowedSkips, runId }: { readonly allowedSkips: AllowedSkips; readonly runId?: number },
): readonly GateFinding[] {
  return needs.flatMap(({ key: name, result: conclusion, forgiven, openLeg }): GateFinding[] => {
    const isCovered =
      coversConclusion(value, conclusion) || (value === FAIL_ON_NEW && !isPass(conclusion))
    if (forgiven || !isCovered || isAllowedSkip(name, conclusion, allowedSkips)) return []
    const reason = openLeg?.certain ? 'open-leg' : openLeg ? 'possible-leg' : 'conclusion'
    return [{ kind: 'need', runId, jobId: undefined, name, conclusion, reason }]
  })
}

/** Returns the run as a whole if a value of `fail-on` covers its conclusion. */
export function findRun(report: Report, value: string): readonly GateFinding[] {
  const { run, conclusion } = report
  if (isPass(conclusion)) return []
  const isNew = value === FAIL_ON_NEW && !isRunExplained(report)
  if (!coversConclusion(value, conclusion) && !isNew) return []
  const reason = 'conclusion'
  return [{ kind: 'run', runId: run.id, jobId: undefined, name: undefined, conclusion, reason }]
}

/** Whether a value of `fail-on` covers a conclusion, whatever explains it. */
export function coversConclusion(value: string, conclusion: Conclusion): boolean {
  return value === conclusion || (value === FAIL_ON_ANY && !isPass(conclusion))
}

function isAllowedSkip(name: string, conclusion: Conclusion, allowedSkips: AllowedSkips): boolean {
  return conclusion === 'skipped' && matchesName(name, allowedSkips)
}

/** Returns the outcome of a job and GitHub's own conclusion: the user can list either. */
function conclusionsOf({
  listed: job,
  outcome,
}: Pick<JobReport, 'listed' | 'outcome'>): Conclusion[] {
  return [outcome, conclusionOf(job)].filter((conclusion) => conclusion !== undefined)
}

/**
 * Returns why each failure is not explained, by job id, also one of an earlier attempt whose job was skipped since.
 *
 * @param hasNoLines whether no error was compared, since an input turned it off
 */
function unexplainedJobs(report: Report, hasNoLines: boolean): ReadonlyMap<number, Unexplained> {
  const explained = new Set(explainedFailures(report).map(({ failure }) => failure))
  const reasons = new Map(
    report.causes.flatMap((cause) =>
      cause.failures.map((failure) => [
        failure.job.listed.id,
        hasNoLines && isUncompared(failure, verdictOn(cause, failure))
          ? 'no-lines'
          : whyUnexplained(verdictOn(cause, failure)),
      ]),
    ),
  )
  const skipped = (report.attempts?.notRerun ?? []).map(
    ({ listed: { id } }) => [id, 'unexplained'] as const,
  )
  return new Map<number, Unexplained>([
    ...skipped,
    ...report.failures
      .filter((failure) => !explained.has(failure))
      .map(({ job: { listed: job } }) => [job.id, reasons.get(job.id) ?? 'unexplained'] as const),
  ])
}

type Unexplained = 'new' | 'known-issue' | 'unexplained' | 'no-lines'

/** Whether nothing was read to compare a failure that has an error. */
function isUncompared(failure: FailureReport, verdict: Verdict): boolean {
  return reasonOf(verdict) === 'not-read' && mayBeCodes(failure)
}

function whyUnexplained(verdict: Verdict): Unexplained {
  if (wordOf(verdict) === 'new') return 'new'
  return verdict.kind === 'listed' ? 'known-issue' : 'unexplained'
}

/** Whether GitHub concluded the run, every job is listed, and an explained failure is the reason for the conclusion. */
function isRunExplained(report: Report): boolean {
  return (
    report.complete &&
    !report.unfinished &&
    explainedFailures(report).some(({ failure: { job } }) =>
      conclusionsOf(job).includes(report.conclusion),
    )
  )
}

/** A failure that the code did not cause, or did before, and the verdicts that show it. */
interface ExplainedFailure {
  readonly failure: FailureReport
  /** Its own, what weighs most first, or those of the failures that it follows from. */
  readonly verdicts: Some<ExplainingVerdict>
}

/**
 * Lists the failures that other runs or issues explain: (1) those whose verdict on each failed step lets the gate pass; (2) a
 * job that fail-fast cancelled because of such failures alone, or whose log names them as its reason. Any other consequence
 * may have an error that was not read or recognised, and a log alone does not prove that the job ran behind the named ones.
 *
 * @param explains whether an explaining verdict counts; by default as the gate decides
 */
export function explainedFailures(
  { causes, failures }: Report,
  explains: (verdict: Verdict, failure: FailureReport) => boolean = opensGate,
): ExplainedFailure[] {
  const own = new Map(
    causes.flatMap((cause) => {
      const all = sortSome(verdictsOf(cause), verdictRank)
      const verdicts = all.filter(mayExplain)
      if (verdicts.length < all.length || !isSome(verdicts)) return []
      const isExplained = (failure: FailureReport) =>
        verdicts.every((verdict) => explains(verdict, failure))
      return cause.judged.filter(isExplained).map(({ job }) => [job.listed.id, verdicts] as const)
    }),
  )
  return failures.flatMap((failure): ExplainedFailure[] => {
    const verdicts = own.get(failure.job.listed.id)
    if (verdicts !== undefined) return [{ failure, verdicts }] // (1)
    const blamed = failure.job.causes.map(({ id }) => own.get(id))
    const theirs = blamed.flatMap((found) => found ?? [])
    const isAll = isSome(theirs) && blamed.every((found) => found !== undefined)
    return isAll && followsFrom(failure) ? [{ failure, verdicts: theirs }] : [] // (2)
  })
}

/** Whether a job is known to have failed or stopped only because of other ones. */
function followsFrom(report: FailureReport): boolean {
  const { failure, job } = report
  if (failure.kind === 'cancelled') {
    return failure.by.kind === 'fail-fast' && failure.by.inferred !== true
  }
  return job.areNeedsUnknown !== true && onlyReports(report, job.causes)
}
