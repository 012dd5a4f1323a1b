import { neverRan } from '../../model/report/job-times.ts'
import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'
import type {
  Cancellation,
  Canceller,
  Failure,
  StepExcerpt,
  Unstarted,
} from '../../model/report/failure.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { refusalOf } from '../../model/logged/refusals.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { failedStep, type Step, type Run } from '../../model/run.ts'
import { type Milliseconds, MINUTE, DAY } from '../../model/time.ts'
import { readyAt } from '../jobs/job-report.ts'
import { CLOCK_TOLERANCE, MAX_LIMIT_LAG } from '../jobs/lateness.ts'
import { conclusionOf, durationBetween } from '../jobs/timing.ts'
import {
  cancelledAt,
  cancellingLeg,
  failedLeg,
  happenedBefore,
  happenedTogether,
  stoppedStep,
} from './fail-fast.ts'
import {
  firstStatement,
  readStatement,
  readStepTimeouts,
  saysStartFailed,
  saysOnlyLost,
  type GitHubStatement,
} from './failure-messages.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { Legs } from '../jobs/matrix-legs.ts'

/** Annotations report the limit of a step in whole minutes, so shorter limits can't be recognised. */
export const MIN_STEP_LIMIT: Milliseconds = MINUTE - CLOCK_TOLERANCE

/**
 * Determines, by id, why each job did not pass. The evidence, most reliable first: GitHub's conclusions
 * of the job and the run, GitHub's own annotations, the workflow file, times.
 */
export function explainJobs(
  reports: readonly JobReport[],
  evidence: JobEvidence,
): ReadonlyMap<number, Failure> {
  const candidates = reports
    .filter(({ outcome }) => outcome !== undefined && !isPass(outcome))
    .map((report): FailureCandidate => {
      const annotations = evidence.annotations.get(report.listed.id) ?? []
      const statement = readStatement(annotations)
      return { report, statement, failure: failureOf(report, statement, annotations, evidence) }
    })
  return new Map(
    candidates.map((candidate) => {
      const { report, failure } = candidate
      return [report.listed.id, failure ?? cancellation(candidate, candidates, evidence)]
    }),
  )
}

/** Returns the outcome of a job by its conclusion and failure. */
export function outcomeOf(
  conclusion: Conclusion | undefined,
  failure: Failure | undefined,
): Conclusion | undefined {
  if (failure?.kind === 'timed-out') return 'timed_out'
  if (failure?.kind === 'failed-step' && failure.cancelled !== undefined) return 'failure'
  return conclusion
}

/** Returns the failure of the job itself; `undefined` if something else cancelled it. */
function failureOf(
  report: JobReport,
  statement: GitHubStatement,
  annotations: readonly Annotation[],
  { legs, excerpts, annotations: read }: JobEvidence,
): Failure | undefined {
  const { listed: job, outcome } = report
  if (job.kind === 'check') return { kind: 'check' }
  const cancelled = outcome === 'cancelled'
  if (job.state.kind === 'finished' && neverRan(job)) {
    const infrastructure = statement.kind === 'not-started' || statement.kind === 'runner-lost'
    const reason = firstStatement(annotations)
    const isStated = infrastructure || statement.kind === 'queue-timeout' || refusalOf(reason)
    if (cancelled && !isStated && !waitedTooLong(report, read.get(job.id))) return undefined
    return { kind: 'never-started', reason, infrastructure }
  }
  const failed = failedStep(job.steps)
  const stopped = stoppedStep(job.steps)
  // The log says what annotations say, if these were not read.
  const saysLost = (excerpts?.get(job.id) ?? []).some(
    ({ step, errors }) =>
      step?.number === stopped?.number && errors?.kinds.proven === 'runner-lost',
  )
  const isLogged = cancelled && failed === undefined && !read.has(job.id) && saysLost
  const isUnstarted = job.steps.length === 0 && saysStartFailed(annotations)
  if (isLogged || isUnstarted || isAbandoned(report, statement, saysOnlyLost(annotations)))
    return { kind: 'runner-lost', step: stopped }
  const limit = timeLimit(report, legs.declarationOf(job)?.timeout)
  const stated = statement.kind === 'job-timeout' ? statement.limit : undefined
  const hasTimedOut =
    statement.kind === 'job-timeout' && (failed === undefined || hasReachedLimit(report, stated))
  if (hasTimedOut || outcome === 'timed_out') {
    const known = stated === limit.limit ? limit : { limitOf: 'job' as const, limit: stated }
    return { kind: 'timed-out', ...known, step: stopped ?? failed }
  }
  if (!cancelled && failed !== undefined) {
    const ofStep = (excerpts?.get(job.id) ?? []).filter(
      ({ step }) => step?.number === failed.number,
    )
    const said = [
      ...annotations.map(({ message }) => message),
      ...ofStep.flatMap(({ errors }) => errors?.timedOut ?? []),
    ]
    return failureAt(failed, report, said)
  }
  if (failedStep(stepsBeforeCancellation(job.steps)) !== undefined) return undefined
  const mayBeLimit = statement.kind === 'nothing' && (cancelled || limit.limitOf === 'runner')
  if (mayBeLimit && hasReachedLimit(report, limit.limit))
    return { kind: 'timed-out', ...limit, step: stopped }
  return cancelled ? undefined : { kind: 'other' }
}

/** https://docs.github.com/en/actions/reference/runners/github-hosted-runners#single-cpu-runners */
const SLIM_LIMIT: Milliseconds = 15 * MINUTE

/** Returns the time limit of a job: its own, or the limit of GitHub's smallest runner if that is shorter. */
function timeLimit({ listed: { runner }, duration = 0 }: JobReport, own: Milliseconds | undefined) {
  const isSlim =
    runner.labels.includes('ubuntu-slim') &&
    runner.group === 'GitHub Actions' &&
    duration <= SLIM_LIMIT + MAX_LIMIT_LAG
  return isSlim && (own ?? Infinity) > SLIM_LIMIT
    ? ({ limitOf: 'runner', limit: SLIM_LIMIT } as const)
    : ({ limitOf: 'job', limit: own } as const)
}

function failureAt(
  step: Step,
  { listed: job, steps }: JobReport,
  messages: readonly string[],
): Failure {
  const duration = steps.find((report) => report.step === step)?.duration
  // A step can print this message itself, so its duration must agree.
  const limit = readStepTimeouts(messages).find(
    (limit) =>
      duration !== undefined &&
      duration >= limit - CLOCK_TOLERANCE &&
      duration <= limit + MAX_LIMIT_LAG,
  )
  if (limit !== undefined) return { kind: 'timed-out', limitOf: 'step', limit, step }
  return {
    kind: 'failed-step',
    step,
    others: otherFailedSteps(step, job.steps),
    cancelled: undefined,
  }
}

function otherFailedSteps(first: Step, steps: readonly Step[]): Step[] {
  return steps.filter((step) => step !== first && isFailure(conclusionOf(step) ?? 'success'))
}

function stepsBeforeCancellation(steps: readonly Step[]): readonly Step[] {
  const first = steps.findIndex((step) => conclusionOf(step) === 'cancelled')
  return first === -1 ? steps : steps.slice(0, first)
}

/** Whether a job had reached its time limit when it was stopped. */
function hasReachedLimit(report: JobReport, limit: Milliseconds | undefined): boolean {
  const { state } = report.listed
  const startedAt = state.kind === 'waiting' ? undefined : state.startedAt
  const ran = durationBetween(startedAt, cancelledAt(report))
  return limit !== undefined && ran !== undefined && ran >= limit - CLOCK_TOLERANCE
}

/**
 * Whether a job has no failed step, and one that started and never finished, or that was stopped when GitHub says so:
 * the runner was lost, however GitHub concluded the job. If GitHub also names a person or a newer run, a step may
 * have printed the sentence.
 */
function isAbandoned(
  { listed: job, outcome = 'unknown' }: JobReport,
  statement: GitHubStatement,
  isOnlyLost: boolean,
): boolean {
  if (job.state.kind !== 'finished' || failedStep(job.steps) !== undefined) return false
  const isStated = statement.kind === 'runner-lost'
  if (!isFailure(outcome) && !isStated) return false
  const state = stoppedStep(job.steps)?.state
  if (state?.kind !== 'finished') return state?.kind === 'running'
  return state.completedAt === undefined || (isStated && (isFailure(outcome) || isOnlyLost))
}

function cancellation(
  candidate: FailureCandidate,
  candidates: readonly FailureCandidate[],
  evidence: JobEvidence,
): Failure {
  const { report } = candidate
  const { listed: job } = report
  const cancelled: Cancellation = {
    kind: 'cancelled',
    by: findCanceller(candidate, candidates, evidence),
    step: stoppedStep(job.steps),
    unstarted: unstartedOf(report),
  }
  // A later failure, for example in a clean-up step, is not the reason for the cancellation.
  const before = stepsBeforeCancellation(job.steps)
  const step = failedStep(before)
  if (step === undefined) return cancelled
  return { kind: 'failed-step', step, others: otherFailedSteps(step, before), cancelled }
}

/** Determines the canceller from (1) GitHub's annotation on this job, (2) one on a related job, (3) times. */
function findCanceller(
  { report, statement }: FailureCandidate,
  candidates: readonly FailureCandidate[],
  { run, legs, failedInNeeds }: JobEvidence,
): Canceller {
  const failing = candidates.flatMap(({ report: other, failure }) =>
    failure === undefined && other.outcome === 'cancelled' ? [] : [other],
  )
  const stopped = candidates.filter(
    (other) => other.failure === undefined && other.report !== report,
  )
  const byFailFast = () =>
    ({ kind: 'fail-fast', failed: cancellingLeg(report, { failing, legs }) }) as const
  if (statement.kind === 'person') return { kind: 'person', login: statement.login } // (1)
  if (statement.kind === 'newer-run') return { kind: 'newer-run' } // (1)
  if (statement.kind === 'fail-fast') return byFailFast() // (1)
  const near = stopped.filter((other) => happenedTogether(report, other.report))
  const hasSibling = near.some(
    (other) =>
      other.statement.kind === 'fail-fast' && legs.areLegs(other.report.listed, report.listed),
  )
  if (hasSibling) return byFailFast() // (2)
  // A person cancels the whole run, that is every unfinished job.
  const person = stopped
    .filter((other) => !happenedBefore(report, other.report))
    .map((other) => other.statement)
    .find((other) => other.kind === 'person')
  if (person !== undefined) return { kind: 'person', login: person.login } // (2)
  // The concurrency group of a job cancels only that job.
  const newer = near.some((other) => other.statement.kind === 'newer-run')
  if (newer && run.conclusion === 'cancelled') return { kind: 'newer-run' } // (2)
  // Fail-fast gives a run the conclusion failure.
  const leg =
    run.conclusion === 'cancelled'
      ? undefined
      : failedLeg(report, { failing, stopped: stopped.map((other) => other.report), legs })
  if (leg === undefined) return { kind: 'unknown' }
  const isCertain = run.conclusion !== undefined || failedInNeeds.has(report.listed.id)
  return { kind: 'fail-fast', failed: leg, ...(!isCertain && { inferred: true }) } // (3)
}

/** Facts that show why the jobs of a run did not pass. */
export interface JobEvidence {
  readonly run: Pick<Run, 'conclusion'>
  /** Keyed by job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Keyed by job id, as far as their logs were read. */
  readonly excerpts?: ReadonlyMap<number, readonly StepExcerpt[]> | undefined
  readonly legs: Legs
  /** Ids of the jobs for which `needs` reports a failure: it reports a run that was cancelled as cancelled. */
  readonly failedInNeeds: ReadonlySet<number>
}

/** A job with what is known of its failure without the other jobs. */
interface FailureCandidate {
  readonly report: JobReport
  readonly statement: GitHubStatement
  /** `undefined` for a cancelled job until its canceller is determined. */
  readonly failure: Failure | undefined
}

/**
 * Time after which GitHub cancels a job that no runner took.
 * https://docs.github.com/en/actions/reference/limits
 */
export const MAX_QUEUE: Milliseconds = DAY - CLOCK_TOLERANCE

/** Returns how long a job waited that was cancelled. @returns `undefined` if it had a runner */
function unstartedOf(report: JobReport): Unstarted | undefined {
  if (!neverRan(report.listed)) return undefined
  return { waited: durationBetween(readyAt(report.listed), cancelledAt(report)) }
}

/**
 * Whether GitHub gave up looking for a runner: the job waited for a day, not for an approval, and its annotations name
 * nobody and nothing that cancelled it. After a shorter time, a newer deployment may have cancelled it.
 */
function waitedTooLong(report: JobReport, annotations: readonly Annotation[] | undefined): boolean {
  const { waited = 0 } = unstartedOf(report) ?? {}
  const isSilent = annotations?.every(({ level }) => level !== 'failure') === true
  return report.mayAwaitApproval !== true && waited >= MAX_QUEUE && isSilent
}

/** Returns the ids of the jobs of a run that may have lacked a runner, of which the samples of annotations say nothing. */
export function unstartedToAnnotate(
  failures: readonly FailureReport[],
  annotations: JobEvidence['annotations'],
): number[] {
  const cancelled = failures.flatMap(({ job, failure }) =>
    failure.kind === 'cancelled' ? [{ id: job.listed.id, ...failure }] : [],
  )
  if (!cancelled.every(({ by, unstarted }) => by.kind === 'unknown' && unstarted)) return []
  return cancelled.map(({ id }) => id).filter((id) => !annotations.has(id))
}
