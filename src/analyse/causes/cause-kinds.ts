import type { FailureReport } from '../../model/report/cause.ts'
import type { CauseKind } from '../../model/reasons.ts'
import { RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { readStatement } from '../failures/failure-messages.ts'
import { SET_UP } from '../jobs/runner-step.ts'

/** Returns the kind that ended a failed step beyond doubt, as far as a log can prove it, else that of the failure. */
export function causeKindOf({ failure, excerpts, annotations }: FailureReport): CauseKind {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return failure.kind
  const [excerpt] = excerpts
  const kinds = excerpt?.errors?.kinds
  // A script can download anything.
  const proven = excerpt?.step?.name === SET_UP ? kinds?.provenInSetUp : kinds?.proven
  // A step can write annotations in the form of GitHub's, so they show no other kind, and none of a log that names a failure.
  const named = excerpt?.errors?.entries.some(({ title, position }) => title ?? position) ?? false
  const isLost =
    readStatement(annotations).kind === 'runner-lost' &&
    annotations.every(({ message }) => RUNNER_LOST.test(message) || STOPPED.test(message))
  return proven ?? (isLost && !named ? 'runner-lost' : failure.kind)
}
