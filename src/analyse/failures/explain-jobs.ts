import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'
import type { Annotation, Cancellation, Canceller, Failure } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { failedStep, type Job, type Run, type Step } from '../../model/run.ts'
import { type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import { between } from '../jobs/timing.ts'
import {
  cancelledAt,
  failedLeg,
  happenedBefore,
  happenedTogether,
  stoppedStep,
} from './fail-fast.ts'
import {
  firstStatement,
  hasOwnExit,
  readStatement,
  readStepTimeouts,
  type Statement,
} from './failure-messages.ts'

/** The API rounds to seconds, and the runner checks its limits once in a while. */
const LIMIT_TOLERANCE: Milliseconds = 2 * SECOND

/** Annotations give the limit of a step in whole minutes, so no shorter one can be recognised. */
export const MIN_STEP_LIMIT: Milliseconds = MINUTE - LIMIT_TOLERANCE

/** A step is stopped soon after its limit. */
const MAX_STEP_OVERRUN: Milliseconds = MINUTE

interface Evidence {
  readonly run: Pick<Run, 'conclusion'>
  /** By job id; a job without an entry was not looked up. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** What the workflow file says, or else what the names suggest. */
  readonly legs: Legs
  /** The time limit that the workflow file declares for a job; `undefined` if it is not known. */
  readonly timeoutOf: (job: Job) => Milliseconds | undefined
}

/** A job with what is known of its end before the other jobs are looked at. */
interface Candidate {
  readonly report: JobReport
  readonly statement: Statement
  /** `undefined` for a job that was cancelled, until it is known by what. */
  readonly failure: Failure | undefined
}

/**
 * Decides why each job that did not pass did not, by id. In this order of trust: GitHub's conclusions
 * of the job and of the run, GitHub's own annotations, the workflow file, times.
 */
export function explainJobs(
  reports: readonly JobReport[],
  evidence: Evidence,
): ReadonlyMap<number, Failure> {
  const candidates = reports
    .filter(({ outcome }) => outcome !== undefined && !isPass(outcome))
    .map((report): Candidate => {
      const annotations = evidence.annotations.get(report.job.id) ?? []
      const statement = readStatement(annotations)
      return { report, statement, failure: ownFailure(report, statement, annotations, evidence) }
    })
  return new Map(
    candidates.map((candidate) => {
      const { report, failure } = candidate
      return [report.job.id, failure ?? cancellation(candidate, candidates, evidence)] as const
    }),
  )
}

/** Returns what a job that did not pass counts as. */
export function outcomeOf(
  conclusion: Conclusion | undefined,
  failure: Failure | undefined,
): Conclusion | undefined {
  if (failure?.kind === 'timed-out') return 'timed_out'
  if (failure?.kind === 'failed-step' && failure.cancelled !== undefined) return 'failure'
  return conclusion
}

/** Returns the reason that lies in the job itself; `undefined` if something else cancelled it. */
function ownFailure(
  report: JobReport,
  statement: Statement,
  annotations: readonly Annotation[],
  { timeoutOf }: Evidence,
): Failure | undefined {
  const { job, outcome } = report
  if (job.kind === 'check') return { kind: 'check' }
  const cancelled = outcome === 'cancelled'
  if (job.state.kind === 'finished' && neverRan(job)) {
    const infrastructure = statement.kind === 'not-started' || statement.kind === 'runner-lost'
    if (cancelled && !infrastructure) return undefined
    return { kind: 'never-started', reason: firstStatement(annotations), infrastructure }
  }
  const failed = failedStep(job.steps)
  const stopped = stoppedStep(job.steps)
  const failedByItself = failed !== undefined && hasOwnExit(annotations)
  if ((statement.kind === 'runner-lost' && !failedByItself) || isAbandoned(report)) {
    return { kind: 'runner-lost', step: stopped ?? failed }
  }
  if (statement.kind === 'job-timeout' || outcome === 'timed_out') {
    const limit = statement.kind === 'job-timeout' ? statement.limit : undefined
    return { kind: 'timed-out', limitOf: 'job', limit, step: stopped ?? failed }
  }
  if (!cancelled) {
    return failed === undefined ? { kind: 'other' } : failureAt(failed, report, annotations)
  }
  if (failedStep(stepsBeforeCancellation(job.steps)) !== undefined) return undefined
  const limit = timeoutOf(job)
  return statement.kind === 'nothing' && hasReachedLimit(report, limit)
    ? { kind: 'timed-out', limitOf: 'job', limit, step: stopped }
    : undefined
}

function failureAt(
  step: Step,
  { job, steps }: JobReport,
  annotations: readonly Annotation[],
): Failure {
  const duration = steps.find((report) => report.step === step)?.duration
  // A step can print this sentence itself, so its duration must agree.
  const timeout = readStepTimeouts(annotations).find(
    ({ limit }) =>
      limit !== undefined &&
      duration !== undefined &&
      duration >= limit - LIMIT_TOLERANCE &&
      duration <= limit + MAX_STEP_OVERRUN,
  )
  if (timeout !== undefined) {
    return { kind: 'timed-out', limitOf: 'step', limit: timeout.limit, step }
  }
  return { kind: 'failed-step', step, others: otherFailures(step, job.steps), cancelled: undefined }
}

function otherFailures(first: Step, steps: readonly Step[]): Step[] {
  return steps.filter(
    (step) => step !== first && step.state.kind === 'finished' && isFailure(step.state.conclusion),
  )
}

function stepsBeforeCancellation(steps: readonly Step[]): readonly Step[] {
  const first = steps.findIndex(
    ({ state }) => state.kind === 'finished' && state.conclusion === 'cancelled',
  )
  return first === -1 ? steps : steps.slice(0, first)
}

/** Whether a job had run for as long as it may when it was stopped. */
function hasReachedLimit(report: JobReport, limit: Milliseconds | undefined): boolean {
  const { state } = report.job
  const startedAt = state.kind === 'waiting' ? undefined : state.startedAt
  const ran = between(startedAt, cancelledAt(report))
  return limit !== undefined && ran !== undefined && ran >= limit - LIMIT_TOLERANCE
}

/** Whether a job failed without a failed step, and with a step that has begun and never ended. */
function isAbandoned({ job, outcome = 'unknown' }: JobReport): boolean {
  if (!isFailure(outcome) || job.state.kind !== 'finished') return false
  if (failedStep(job.steps) !== undefined) return false
  const state = stoppedStep(job.steps)?.state
  return (
    state?.kind === 'running' || (state?.kind === 'finished' && state.completedAt === undefined)
  )
}

function cancellation(
  candidate: Candidate,
  candidates: readonly Candidate[],
  evidence: Evidence,
): Failure {
  const { job } = candidate.report
  const cancelled: Cancellation = {
    kind: 'cancelled',
    by: cancellerOf(candidate, candidates, evidence),
    step: stoppedStep(job.steps),
  }
  // A step that failed after that, such as a clean-up, is not why the job was cancelled.
  const before = stepsBeforeCancellation(job.steps)
  const step = failedStep(before)
  if (step === undefined) return cancelled
  return { kind: 'failed-step', step, others: otherFailures(step, before), cancelled }
}

/** (1) GitHub says it of this job, (2) of another job that it concerns too, (3) the times show it. */
function cancellerOf(
  { report, statement }: Candidate,
  candidates: readonly Candidate[],
  { run, legs }: Evidence,
): Canceller {
  const failing = candidates.flatMap(({ report: other, failure }) =>
    failure === undefined && other.outcome === 'cancelled' ? [] : [other],
  )
  const stopped = candidates.flatMap((other) =>
    other.failure === undefined && other.report !== report ? [other] : [],
  )
  const failed = () => failedLeg(report, { failing, stopped: stopped.map(toReport), legs })
  if (statement.kind === 'person') return { kind: 'person', login: statement.login } // (1)
  if (statement.kind === 'newer-run') return { kind: 'newer-run' } // (1)
  if (statement.kind === 'fail-fast') return { kind: 'fail-fast', failed: failed() } // (1)
  const near = stopped.filter((other) => happenedTogether(report, other.report))
  const hasSibling = near.some(
    (other) => other.statement.kind === 'fail-fast' && legs.areLegs(other.report.job, report.job),
  )
  if (hasSibling) return { kind: 'fail-fast', failed: failed() } // (2)
  // A person cancels the whole run: every job that had not finished by then.
  const person = stopped
    .filter((other) => !happenedBefore(report, other.report))
    .map((other) => other.statement)
    .find((other) => other.kind === 'person')
  if (person !== undefined) return { kind: 'person', login: person.login } // (2)
  // One job alone can be cancelled by its own concurrency group.
  const newer = near.some((other) => other.statement.kind === 'newer-run')
  if (newer && run.conclusion === 'cancelled') return { kind: 'newer-run' } // (2)
  // Fail-fast gives a run the conclusion failure.
  const leg = run.conclusion === 'cancelled' ? undefined : failed()
  return leg === undefined ? { kind: 'unknown' } : { kind: 'fail-fast', failed: leg } // (3)
}

function toReport({ report }: Candidate): JobReport {
  return report
}
