import { isFailure, isPass } from '../model/conclusion.ts'
import type { Canceller, Failure } from '../model/failure.ts'
import type { JobReport } from '../model/report.ts'
import { failedStep, type Step } from '../model/run.ts'
import { failedLeg } from './fail-fast.ts'
import { readMessages, type Told } from './failure-messages.ts'
import { neverRan } from './job-report.ts'

export interface FailureFacts {
  /** All jobs of the run, for what one of them did to another. */
  readonly jobs: readonly JobReport[]
  /** What the job's annotations and the errors in its log say; none when they are not known. */
  readonly messages: readonly string[]
}

/**
 * What went wrong with a job that did not pass.
 *
 * A job that ran into its time limit is `cancelled` for the API, and one whose runner was lost is a
 * `failure` with no failed step.
 */
export function failureOf(report: JobReport, { jobs, messages }: FailureFacts): Failure {
  const { job, outcome } = report
  if (outcome === undefined || isPass(outcome)) return { kind: 'other' }
  const told = readMessages(messages)
  const failed = failedStep(job.steps)
  const stopped = stoppedStep(job.steps)
  if (outcome !== 'cancelled' && job.state.kind === 'finished' && neverRan(job)) {
    // No step has run that could have written the message: it is GitHub's own.
    return { kind: 'never-started', reason: messages[0] }
  }
  if (told.kind === 'runner-lost' || isAbandoned(report)) {
    return { kind: 'runner-lost', step: stopped ?? failed }
  }
  const { limit } = told
  if (told.kind === 'step-timeout' && failed !== undefined) {
    return { kind: 'timed-out', limitOf: 'step', limit, step: failed }
  }
  if (told.kind === 'job-timeout' || outcome === 'timed_out') {
    return { kind: 'timed-out', limitOf: 'job', limit, step: stopped ?? failed }
  }
  if (outcome === 'cancelled') {
    return { kind: 'cancelled', by: cancellerOf(report, told, jobs), step: stopped }
  }
  return failed === undefined ? { kind: 'other' } : { kind: 'failed-step', step: failed }
}

/** The step that was running when everything after it was called off. */
function stoppedStep(steps: readonly Step[]): Step | undefined {
  const begun = steps.filter(
    ({ state }) => state.kind !== 'waiting' && state.startedAt !== undefined,
  )
  return begun.find(
    ({ state }) =>
      state.kind === 'running' || (state.kind === 'finished' && state.conclusion === 'cancelled'),
  )
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

function cancellerOf(report: JobReport, told: Told, jobs: readonly JobReport[]): Canceller {
  if (told.kind === 'person') return { kind: 'person', login: told.login }
  if (told.kind === 'newer-run') return { kind: 'newer-run' }
  const failed = failedLeg(report, jobs)
  if (told.kind === 'fail-fast' || failed !== undefined) return { kind: 'fail-fast', failed }
  return { kind: 'unknown' }
}
