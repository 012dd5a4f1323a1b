import type { FailureReport } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { CauseKind } from '../../model/reasons.ts'
import { RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { wasRefused } from '../../model/report/job-report.ts'
import { readStatement } from '../failures/failure-messages.ts'
import { SET_UP } from '../jobs/runner-step.ts'

/**
 * Returns what kind of cause a failure has: GitHub's own word, unless the log is more specific. A kind that is not
 * the code's says what the log is about; only `provenKindOf` is evidence that the code is not the reason.
 */
export function causeKindOf(report: FailureReport): CauseKind {
  const kind = provenKindOf(report)
  if (kind !== 'failed-step' && kind !== 'other') return kind
  return report.excerpts[0]?.errors?.kinds.stated ?? kind
}

/**
 * Returns the kind that ended a failed step beyond doubt, as far as a log can prove it, or kept a job from starting, else
 * that of the failure. The verdict acts on it.
 */
export function provenKindOf({ failure, excerpts, annotations }: FailureReport): CauseKind {
  if (wasRefused(failure)) return 'refused'
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return failure.kind
  const [excerpt] = excerpts
  const kinds = excerpt?.errors?.kinds
  // A script can download anything.
  const proven = excerpt?.step?.name === SET_UP ? kinds?.provenInSetUp : kinds?.proven
  // A step can write annotations in the form of GitHub's, so they show no other kind.
  const isLost =
    readStatement(annotations).kind === 'runner-lost' &&
    annotations.every(({ message }) => RUNNER_LOST.test(message) || STOPPED.test(message)) &&
    !endedItself(excerpt)
  return proven ?? (isLost ? 'runner-lost' : failure.kind)
}

/** Whether the log of a step shows that it ended by itself: with an exit code that no signal gives, or a named failure. */
function endedItself(excerpt: StepExcerpt | undefined): boolean {
  if (excerpt === undefined) return false
  const { exitCode, errors } = excerpt
  const isStopped = exitCode === undefined || STOPPED.test(`exit code ${exitCode}`)
  const isNamed = errors?.entries.some(({ title, position }) => title ?? position) === true
  return !isStopped || isNamed || errors?.kinds.namesFailure === true
}
