// Whose the failure of one step is, by all that was read.
import type { LogFactsOf } from '../../model/logged/log-facts.ts'
import type { OtherBranches } from '../../model/base-branch.ts'
import { EFFECTS } from '../../model/judgement.ts'
import { once } from '../../model/logged/memoize.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import { ORIGINS, type UnknownReason } from '../../model/reasons.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import {
  type CauseGroup,
  type ComparedVerdict,
  type FailureReport,
  type Verdict,
  type VerdictContext,
  wordOf,
} from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Job, Run } from '../../model/run.ts'
import type { MonthRecord } from '../../model/shapes/month.ts'
import { DAY } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { failedHostOf, isInfrastructure, kindOfFailure, mayBeCodes } from '../causes/cause-kinds.ts'
import { onlyReportsEarlier } from '../causes/consequences.ts'
import type { ComparedAttempts } from '../history/attempts.ts'
import { seriesOf } from '../history/workflow-runs.ts'
import { lacksSteps } from '../jobs/job-report.ts'
import { predecessorsOf } from '../report-jobs.ts'
import { withListed } from '../same/judge-by-issues.ts'
import type { ComparedRun } from './compare-run.ts'
import { changedFiles, changedSince, changedThere } from './changed-since.ts'
import { greenOf } from './green-of.ts'
import { beyondChange, onBranch } from './beyond-change.ts'
import { elsewhereOf, readOfBranch } from './elsewhere.ts'
import { judgeStep, unknown } from './judge-step.ts'
import { monthEvidenceOf } from './month-evidence.ts'
import { jobEvidence } from './read-runs.ts'
import { unrunFailures } from './unrun-failures.ts'
import { inAttempts } from './unsteady.ts'

/** What was read beside the base branch and issues; `undefined` if it was not read, or does not exist. */
export interface MoreJudgeFacts {
  readonly others?: OtherBranches | undefined
  readonly month?: MonthRecord | undefined
  readonly earlierAttempts?: readonly EarlierAttempt[] | undefined
  /** Ids of jobs whose logs were requested, and could not be read as a whole. */
  readonly unread?: ReadonlySet<number> | undefined
  /** Excerpts of the logs of other attempts and runs, by job id. */
  readonly otherExcerpts?: ReadonlyMap<number, readonly StepExcerpt[] | undefined> | undefined
  /** What the logs of jobs say of their machines, caches and versions. */
  readonly logFacts?: LogFactsOf | undefined
}

/** All that is known to judge the failures of a run. */
export interface JudgedRun extends ComparedRun, MoreJudgeFacts {
  /** The earlier attempts, compared. */
  readonly attempts?: ComparedAttempts | undefined
  /** All that failed in the run. @default the failures of the causes */
  readonly failures?: readonly FailureReport[] | undefined
}

/** Returns a function that judges a failed step of a cause of a run. */
export function failureJudge(
  judged: JudgedRun,
): (failed: FailureReport, cause: CauseGroup) => Verdict {
  const { run, attempts, logFacts } = judged
  const whatIsUnread = unreadBy(judged)
  const unrunVerdict = unrunJudge(judged)
  const compare = (failed: FailureReport, cause: CauseGroup): ComparedVerdict => {
    const host = failedHostOf(failed)
    const greens = host === undefined ? [] : judged.greensOf(failed)
    // A green log shows whether the step speaks to the host when it passes, or only since the change.
    if (isInfrastructure(failed) && greens.length === 0 && !isUnlisted(failed))
      return unrunVerdict('all') ?? INFRASTRUCTURE
    if (!mayBeCodes(failed)) return unknown('not-read')
    // Its own log may say what the logs of others with this cause do.
    if (ORIGINS[cause.kind] !== 'code' && failed.excerpts.length === 0) return unknown('no-log')
    const own = inAttempts(failed, run, attempts)
    // What was lost with the step is as open as behind infrastructure.
    if (own.passed.length > 0 && !isUnlisted(failed)) {
      const unrun = attempts && unrunVerdict('listed')
      return unrun ?? unsteadyVerdict(failed, own, { run, logFacts })
    }
    const shown = judged.byRuns(failed)
    if (shown === undefined) return unknown('not-read')
    const { beside } = shown
    const { name: branch } = beside.base
    // A job of another run can have passed or failed at another step.
    if (isUnlisted(failed)) return { ...unknown('not-listed'), branch }
    const verdict = own.isRepeated ? judgeStep(beside, true) : shown.verdict
    const green = greenOf(verdict, beside, logFacts)
    const unread = wordOf(verdict) === 'new' && whatIsUnread(failed, verdict)
    if (unread) return { ...unknown(unread), branch }
    const changed = changedThere(failed, green, { verdict, logFacts, run })
    return {
      ...verdict,
      ...(host !== undefined && greens.some((green) => namesHost(green, host)) && { host }),
      branch,
      context: {
        ...verdict.context,
        changed,
        changedFiles: changedFiles(failed, verdict, beside),
        beyondChange: beyondChange(failed, { verdict, changed, beside }),
        ...(lacksError(failed, judged) && { logUnread: true }),
        passedDaysAgo:
          (verdict.kind === 'new' && green && daysSince(green.result.job, run)) || undefined,
      },
    }
  }
  return (failed, cause) => {
    // Neither other runs nor issues can say more of it.
    if (kindOfFailure(failed).kind === 'refused') return unknown('refused')
    const byRuns = compare(failed, cause)
    const verdict = withListed(byRuns, judged.byIssues(failed)?.listed())
    if (isUnlisted(failed)) return withoutEffect(byRuns, verdict)
    if (!mayBeElsewhere(verdict, failed)) return verdict
    const shown = shownByOthers(failed, cause, { verdict, judged })
    return { ...verdict, context: { ...verdict.context, ...shown } }
  }
}

/** Returns what other branches, the run before it on its branch and the stored month show of a failure. */
function shownByOthers(
  failed: FailureReport,
  { message }: CauseGroup,
  { verdict, judged }: { readonly verdict: Verdict; readonly judged: JudgedRun },
): Pick<VerdictContext, 'beyondChange' | 'elsewhere' | 'inMonth'> {
  const { run, jobs, logs, others, month } = judged
  const comparison = others && { run, jobs, others, compared: logs }
  const ofBranch = comparison && readOfBranch([failed], comparison).flat()
  return {
    beyondChange: verdict.context.beyondChange ?? onBranch(verdict, ofBranch),
    elsewhere: comparison && elsewhereOf(failed, comparison),
    inMonth: month && monthEvidenceOf(failed, message, seriesOf(run).workflowPath, month),
  }
}

/** Whether other branches can say more of a failure: neither the base branch nor an issue explains it. */
export function mayBeElsewhere({ kind }: Verdict, { excerpts }: FailureReport): boolean {
  return EFFECTS[kind].gate === 'closed' && excerpts.length > 0
}

/**
 * Returns a function that says that an attempt ended before something that failed in an earlier one was re-run.
 *
 * @returns a function of whether only attempts count that were listed, or whether one that was not may have failed
 */
function unrunJudge({
  run,
  jobs,
  causes,
  failures = causes.flatMap((cause) => cause.failures),
  stepsOf,
  attempts,
  otherExcerpts: excerpts = new Map(),
}: JudgedRun) {
  const areAllLost = once(() =>
    causes.flatMap((cause) => cause.failures.flatMap(stepsOf)).every(isInfrastructure),
  )
  return (among: 'listed' | 'all'): ComparedVerdict | undefined => {
    if ((run.attempt ?? 1) === 1) return undefined
    if (attempts === undefined || (among === 'all' && attempts.notCompared > 0))
      return unknown('attempts-unread')
    const [unrun] = unrunFailures({ jobs, failures, excerpts }, attempts)
    if (unrun === undefined) return undefined
    const evidence = jobEvidence({ ...run, attempt: unrun.attempt }, unrun.report.listed, 'failed')
    const step = unrun.step?.name
    const context = { evidence: [evidence] }
    const infrastructureEnded = areAllLost() || undefined
    return { kind: 'unknown', reason: 'not-rerun', step, context, infrastructureEnded }
  }
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

/** Returns that an earlier attempt passed the step, and what changed since. */
function unsteadyVerdict(
  failed: FailureReport,
  { passed, job }: ReturnType<typeof inAttempts>,
  options: { readonly run: Run; readonly logFacts: LogFactsOf | undefined },
): ComparedVerdict {
  const changed = changedSince(failed, job, passed[0], { ...options, isSameCode: true })
  return { kind: 'unsteady', context: { evidence: passed, changed } }
}

/**
 * Returns a function that says what was not read that can show that a failure is not new: (1) the file of a called workflow,
 * if the job only reports others: it failed because of them, if it needs them; (2) an attempt in which it may have passed.
 */
function unreadBy({ run, jobs, earlierAttempts }: JudgedRun) {
  const isUnread = hasUnreadCall(run.graph)
  const needs = isUnread ? predecessorsOf(run, jobs) : undefined
  const areUnread = (run.attempt ?? 1) > 1 && earlierAttempts === undefined
  return (failed: FailureReport, { kind }: Verdict): UnknownReason | undefined => {
    const isPlaced = !isUnread || needs?.has(failed.job.listed.id)
    if (!isPlaced && onlyReportsEarlier(failed, jobs)) return 'calls-unread' // 1
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

/** Whether a log could not be read as a whole, and nothing names an error of its step. */
function lacksError(failed: FailureReport, { unread }: JudgedRun): boolean {
  return unread?.has(failed.job.listed.id) === true && namesNoError(failed)
}

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
