// Whose the failures of each cause are.
import type { BaseBranch, OtherBranches } from '../../model/base-branch.ts'
import {
  type Cause,
  type CauseGroup,
  type ComparedVerdict,
  type FailureReport,
  type Judged,
  splitByVerdict,
  type Verdict,
  wordOf,
} from '../../model/report/cause.ts'
import { ORIGINS, type UnknownReason } from '../../model/reasons.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import { EFFECTS } from '../../model/judgement.ts'
import { type Losses, NO_LOSSES } from '../../model/report/losses.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'
import type { Job, Run } from '../../model/run.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { DAY } from '../../model/time.ts'
import { mapSome } from '../../model/some.ts'
import type { ComparedAttempts } from '../history/attempts.ts'
import { lacksSteps } from '../jobs/job-report.ts'
import { messageOfCause, verdictRank } from '../causes/causes.ts'
import { failedHostOf, isInfrastructure, kindOfFailure, mayBeCodes } from '../causes/cause-kinds.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { type IssuesNow, joinListed, withIssues } from '../same/judge-by-issues.ts'
import type { ProofLogs } from '../same/prove.ts'
import { stepOf } from '../failures/report-failures.ts'
import { onlyReportsEarlier } from '../causes/consequences.ts'
import { predecessorsOf } from '../report-jobs.ts'
import { seriesOf } from '../history/workflow-runs.ts'
import { elsewhereOf } from './elsewhere.ts'
import {
  changedFiles,
  changedSince,
  changedThere,
  greenOf,
  type LogFactsOf,
} from './changed-since.ts'
import { jobEvidence, byStep, type ReadComparison, readJobs } from './read-runs.ts'
import type { ComparedLogs } from '../same/compared-logs.ts'
import { besideRuns, passedLogs } from './learned-runs.ts'
import { judgeStep, unknown } from './judge-step.ts'
import { groupVerdicts } from './join-verdicts.ts'
import { monthEvidenceOf } from './month-evidence.ts'
import { type ThisAttempt, unrunFailures } from './unrun-failures.ts'
import { inAttempts } from './unsteady.ts'

/** What was read to judge failures; `undefined` if it was not read, or does not exist. */
export interface JudgeFacts {
  readonly base?: BaseBranch | undefined
  readonly others?: OtherBranches | undefined
  readonly month?: MonthRecord | undefined
  readonly seen?: ProofLogs['seen'] | undefined
  readonly earlierAttempts?: readonly EarlierAttempt[] | undefined
  /** Ids of jobs whose logs were requested, and could not be read as a whole. */
  readonly unread?: ReadonlySet<number> | undefined
  /** Excerpts of the logs of other attempts and runs, by job id. */
  readonly otherExcerpts?: ReadonlyMap<number, readonly StepExcerpt[] | undefined> | undefined
  /** What the logs of jobs say of their machines, caches and versions. */
  readonly runners?: LogFactsOf | undefined
  /** What was compared of logs so far. @default nothing */
  readonly compared?: ComparedLogs | undefined
}

export interface JudgeOptions extends JudgeFacts {
  readonly run: Run
  readonly jobs: readonly JobReport[] | undefined
  readonly attempts?: ComparedAttempts | undefined
  /** `undefined` if they were not read. */
  readonly issues?: IssuesNow | undefined
  readonly losses?: Losses | undefined
  /** All that failed in the run. @default the failures of the causes */
  readonly failures?: readonly FailureReport[]
}

/** Adds to each cause whose failures these are, as far as the data show. */
export function judgeCauses(
  causes: readonly CauseGroup[],
  {
    run,
    jobs = [],
    attempts,
    base,
    others,
    month,
    issues,
    seen = new Map(),
    runners,
    unread: unreadLogs,
    losses = NO_LOSSES,
    earlierAttempts,
    compared,
    failures = causes.flatMap((cause) => cause.failures),
    otherExcerpts: excerpts = new Map(),
  }: JudgeOptions,
): Cause[] {
  const comparison = base && readJobs({ run, jobs, base, compared })
  const earlier = { jobs, failures, excerpts, isLost: areAllLost(causes) }
  const whatIsUnread = unreadBy({ run, jobs, earlierAttempts })
  const compare = (step: FailureReport, cause: CauseGroup): ComparedVerdict => {
    const host = failedHostOf(step)
    const greens = host === undefined ? [] : greensIn(comparison)(step)
    // A green log shows whether the step speaks to the host when it passes, or only since the change.
    if (isInfrastructure(step) && greens.length === 0 && !isUnlisted(step))
      return unrunVerdict(run, earlier, attempts) ?? INFRASTRUCTURE
    if (!mayBeCodes(step)) return unknown('not-read')
    // Its own log may say what the logs of others with this cause do.
    if (ORIGINS[cause.kind] !== 'code' && step.excerpts.length === 0) return unknown('no-log')
    const own = inAttempts(step, run, attempts)
    // What was lost with the step is as open as behind infrastructure.
    if (own.passed.length > 0 && !isUnlisted(step)) {
      const unrun = attempts && unrunVerdict(run, earlier, attempts, 'listed')
      return unrun ?? unsteadyVerdict(step, own, { run, facts: runners })
    }
    if (comparison === undefined) return unknown('not-read')
    // A job of another run can have passed or failed at another step.
    if (isUnlisted(step)) return { ...unknown('not-listed'), branch: comparison.base.name }
    const beside = besideRuns(step, comparison)
    const verdict = judgeStep(beside, own.isRepeated)
    const green = greenOf(verdict, beside, runners)
    const unread = wordOf(verdict) === 'new' && whatIsUnread(step, verdict)
    if (unread) return { ...unknown(unread), branch: comparison.base.name }
    return {
      ...verdict,
      ...(host !== undefined && greens.some((green) => namesHost(green, host)) && { host }),
      branch: comparison.base.name,
      context: {
        ...verdict.context,
        changed: changedThere(step, green, { verdict, facts: runners, run }),
        changedFiles: changedFiles(step, verdict, beside),
        ...(unreadLogs?.has(step.job.listed.id) && namesNoError(step) && { logUnread: true }),
        passedDaysAgo:
          (verdict.kind === 'new' && green && daysSince(green.result.job, run)) || undefined,
      },
    }
  }
  const judgeWithIssues = (step: FailureReport, cause: CauseGroup): Verdict => {
    // Neither other runs nor issues can say more of it.
    if (kindOfFailure(step).kind === 'refused') return unknown('refused')
    const byRuns = compare(step, cause)
    const verdict =
      issues === undefined
        ? byRuns
        : withIssues(byRuns, step, issues, { greensOf: greensIn(comparison), seen })
    if (isUnlisted(step)) return withoutEffect(byRuns, verdict)
    if (!mayBeElsewhere(verdict, step)) return verdict
    const elsewhere = others && elsewhereOf(step, { run, jobs, others, compared })
    const inMonth = month && monthEvidenceOf(step, cause.message, seriesOf(run).workflowPath, month)
    return { ...verdict, context: { ...verdict.context, elsewhere, inMonth } }
  }
  return causes.flatMap((cause) =>
    splitCause(cause, (step) =>
      losses.keep('verdicts', () => judgeWithIssues(step, cause), unknown('lost')),
    ),
  )
}

/** Judges each failure of a cause, and splits it by verdict; each part says why its own first failure failed. */
function splitCause(cause: CauseGroup, judge: (step: FailureReport) => Verdict): readonly Cause[] {
  const verdicts = groupVerdicts(mapSome(cause.failures, (one) => judgeSteps(one, judge)))
  const parts = splitByVerdict(cause, verdicts)
  if (parts.length === 1) return parts
  return parts.map((part) => {
    const [first] = part.failures
    const { kind } = kindOfFailure(first)
    return { ...part, kind, ...messageOfCause(first, kind) }
  })
}

/** Returns a function that lists the logs of a step in runs of the base branch in which its job passed it. */
export function greensIn(comparison: ReadComparison | undefined): ProofLogs['greensOf'] {
  return (step) => (comparison === undefined ? [] : passedLogs(besideRuns(step, comparison)))
}

/** Whether other branches can say more of a failure: neither the base branch nor an issue explains it. */
function mayBeElsewhere({ kind }: Verdict, { excerpts }: FailureReport): boolean {
  return EFFECTS[kind].gate === 'closed' && excerpts.length > 0
}

/** Lists the steps of whose failures other branches can say more, the first failure of each cause before others. */
export function unexplainedSteps(
  causes: readonly CauseGroup[],
  options: JudgeOptions,
): readonly FailureReport[] {
  const unexplained = judgeCauses(causes, options).map(({ verdict, judged }) => ({
    failures: judged.filter((failure) => mayBeElsewhere(verdict, failure)),
  }))
  return roundRobin(comparableSteps(unexplained))
}

/** Judges each failed step of a job. */
function judgeSteps(failure: FailureReport, judge: (step: FailureReport) => Verdict): Judged {
  const steps = mapSome(byStep(failure), (step) => ({
    name: stepOf(step)?.name ?? '',
    kind: kindOfFailure(step).kind,
    verdict: judge(step),
  }))
  const verdict = steps.map((step) => step.verdict).reduce(worseVerdict)
  const isOne = steps.length === 1
  return { verdict, judged: [failure], ...(!isOne && { steps }) }
}

/** Returns the verdict that weighs more of those of two steps; if both are known, with the issues of both. */
function worseVerdict(one: Verdict, other: Verdict): Verdict {
  const difference = verdictRank(other) - verdictRank(one)
  if (difference !== 0) return difference < 0 ? other : one
  // What issues list of one step says nothing of another that is not known.
  return one.kind === 'known' ? { ...one, issues: joinListed(one.issues, other.issues) } : one
}

/** Lists the steps whose failures the runs of the base branch can explain, one list per cause. */
export function comparableSteps(
  causes: readonly { readonly failures: readonly FailureReport[] }[],
): readonly FailureReport[][] {
  return causes.map(({ failures }) => failures.flatMap(byStep).filter(mayBeCodes))
}

/** Whether infrastructure alone is the reason for all failures. */
function areAllLost(causes: readonly CauseGroup[]): boolean {
  return causes.flatMap(({ failures }) => failures.flatMap(byStep)).every(isInfrastructure)
}

/**
 * Returns that an attempt ended before something that failed in an earlier one was re-run.
 *
 * @param attempt with whether infrastructure ended each of its jobs
 * @param among whether only attempts count that were listed, or whether one that was not may have failed
 */
function unrunVerdict(
  run: Run,
  attempt: ThisAttempt & { readonly isLost: boolean },
  attempts: ComparedAttempts | undefined,
  among: 'listed' | 'all' = 'all',
): ComparedVerdict | undefined {
  if ((run.attempt ?? 1) === 1) return undefined
  if (attempts === undefined || (among === 'all' && attempts.notCompared > 0))
    return unknown('attempts-unread')
  const [unrun] = unrunFailures(attempt, attempts)
  if (unrun === undefined) return undefined
  const infrastructureEnded = attempt.isLost || undefined
  const evidence = jobEvidence({ ...run, attempt: unrun.attempt }, unrun.report.listed, 'failed')
  const step = unrun.step?.name
  const context = { evidence: [evidence] }
  return { kind: 'unknown', reason: 'not-rerun', step, context, infrastructureEnded }
}

/** Returns that an earlier attempt passed the step, and what changed since. */
function unsteadyVerdict(
  step: FailureReport,
  { passed, job }: ReturnType<typeof inAttempts>,
  options: { readonly run: Run; readonly facts: LogFactsOf | undefined },
): ComparedVerdict {
  const changed = changedSince(step, job, passed[0], { ...options, isSameCode: true })
  return { kind: 'unsteady', context: { evidence: passed, changed } }
}

/** Returns the whole days from the end of a job to a run; 0 if they are unknown. */
function daysSince({ state }: Job, { startedAt = NaN }: Run): number {
  const { completedAt = NaN } = state.kind === 'finished' ? state : {}
  return Math.max(0, Math.floor((startedAt - completedAt) / DAY)) || 0
}

/** Whether a job failed of which GitHub lists no step, and nothing else says why. */
function isUnlisted({ failure, job }: FailureReport): boolean {
  return failure.kind === 'other' && lacksSteps(job.listed)
}

/**
 * Returns a function that says what was not read that can show that a failure is not new: (1) the file of a called workflow,
 * if the job only reports others: it failed because of them, if it needs them; (2) an attempt in which it may have passed.
 */
function unreadBy({
  run,
  jobs = [],
  earlierAttempts,
}: Pick<JudgeOptions, 'run' | 'jobs' | 'earlierAttempts'>) {
  const isUnread = hasUnreadCall(run.graph)
  const needs = isUnread ? predecessorsOf(run, jobs) : undefined
  const areUnread = (run.attempt ?? 1) > 1 && earlierAttempts === undefined
  return (step: FailureReport, { kind }: Verdict): UnknownReason | undefined => {
    const isPlaced = !isUnread || needs?.has(step.job.listed.id) === true
    if (!isPlaced && onlyReportsEarlier(step, jobs)) return 'calls-unread' // 1
    return kind === 'new' && areUnread ? 'attempts-unread' : undefined // 2
  }
}

/** Whether a workflow file calls one that was not read. */
function hasUnreadCall(graph: JobGraph = []): boolean {
  return graph.some(({ called = [] }) => called === 'unread' || hasUnreadCall(called))
}

/** Returns a verdict with what issues list beside it, which opens no gate and starts nothing. */
function withoutEffect(compared: ComparedVerdict, { issues }: Verdict): ComparedVerdict {
  if (issues === undefined) return compared
  return { ...compared, issues: { ...issues, passesGate: false, reruns: false } }
}

const INFRASTRUCTURE: ComparedVerdict = { kind: 'infrastructure', context: { evidence: [] } }

/** What GitHub writes on each failed step. */
const EXIT = /^Process completed with exit code \d+\.$/

/** Whether neither what was read of the log of a step, nor annotations or test results, name an error. */
function namesNoError({ excerpts, errors, annotations, failedTests = [] }: FailureReport): boolean {
  const isStated = annotations.some(({ message }) => !EXIT.test(message))
  if (isStated || errors.length > 0 || failedTests.length > 0) return false
  return excerpts.every(
    ({ lines, errors: read }) =>
      !lines.some(({ error }) => error) && (read?.reasons.length ?? 0) === 0,
  )
}

/** Whether the log of a step names a host. */
function namesHost({ lines }: StepLog, host: string): boolean {
  const name = new RegExp(`(?<![\\w.-])${host.replace(/[.]/g, '\\.')}(?![\\w-]|\\.\\w)`)
  return lines.some(({ text }) => name.test(text.key))
}
