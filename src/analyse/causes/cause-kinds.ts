import type { LoggedFailure } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import { type CauseKind, ORIGINS } from '../../model/reasons.ts'
import { RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { wasRefused } from '../../model/report/job-report.ts'
import { readStatement, saysStartFailed } from '../failures/failure-messages.ts'
import { isAtStart } from '../jobs/runner.ts'
import { durationBetween } from '../jobs/timing.ts'

/** Kind of cause that a failure has. */
interface FailureKind {
  readonly kind: CauseKind
  /**
   * Whether it ended the step, or kept the job from starting, beyond doubt. A log that only states a kind says what it is
   * about, which is no evidence that the code is not the reason.
   */
  readonly isProven: boolean
}

/** Returns what kind of cause a failure has: GitHub's own word, unless the log is more specific. */
export function kindOfFailure(report: LoggedFailure): FailureKind {
  const { failure, excerpts, annotations = [], job } = report
  if (wasRefused(failure)) return { kind: 'refused', isProven: true }
  if (failure.kind !== 'failed-step' && failure.kind !== 'other')
    return { kind: failure.kind, isProven: true }
  const [excerpt] = excerpts
  const kinds = excerpt?.errors?.kinds
  // A script can download anything.
  const step = excerpt?.step ?? (failure.kind === 'failed-step' ? failure.step : undefined)
  const isRunners = isAtStart(step, job)
  const proven = endedAtLimit(excerpt)
    ? undefined
    : isRunners
      ? kinds?.provenInSetUp
      : kinds?.proven
  // A step can write annotations in the form of GitHub's, so they show no other kind.
  const isLost =
    readStatement(annotations).kind === 'runner-lost' &&
    annotations.every(({ message }) => RUNNER_LOST.test(message) || STOPPED.test(message)) &&
    !endedItself(excerpt)
  const hasStartFailed = isRunners && saysStartFailed(annotations)
  const kind = proven ?? (isLost || hasStartFailed ? 'runner-lost' : undefined)
  if (kind !== undefined) return { kind, isProven: true }
  return { kind: kinds?.stated ?? failure.kind, isProven: kinds?.stated === undefined }
}

/** Whether a step lasted at least until its own script can have killed what it ran. */
function endedAtLimit(excerpt: StepExcerpt | undefined): boolean {
  const limit = excerpt?.errors?.kinds.killLimit
  const state = excerpt?.step?.state
  if (limit === undefined || state?.kind !== 'finished') return false
  const duration = durationBetween(state.startedAt, state.completedAt)
  return duration !== undefined && duration >= limit
}

/** Whether the kind of a failure says that infrastructure is the reason. */
export function isInfrastructure(report: LoggedFailure): boolean {
  const { failure } = report
  if (failure.kind === 'never-started') return failure.infrastructure
  const { kind, isProven } = kindOfFailure(report)
  return isProven && ORIGINS[kind] === 'infrastructure'
}

/**
 * Whether the code can be the reason for a failure, so that other runs can show it: also of a host to which the step
 * speaks when it passes.
 */
export function mayBeCodes(report: LoggedFailure): boolean {
  const { kind, isProven } = kindOfFailure(report)
  return !isProven || ORIGINS[kind] === 'code' || failedHostOf(report) !== undefined
}

/** Returns the host whose failure may have ended a step, if it can be of the project. */
export function failedHostOf({ excerpts: [excerpt] }: LoggedFailure): string | undefined {
  return excerpt?.errors?.kinds.host
}

/** Whether the log of a step shows that it ended by itself: with an exit code that no signal gives, or a named failure. */
function endedItself(excerpt: StepExcerpt | undefined): boolean {
  if (excerpt === undefined) return false
  const { exitCode, errors } = excerpt
  const isStopped = exitCode === undefined || STOPPED.test(`exit code ${exitCode}`)
  const isNamed = errors?.entries.some(({ title, position }) => title ?? position) === true
  return !isStopped || isNamed || errors?.kinds.namesFailure === true
}
