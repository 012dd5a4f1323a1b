import type { FailureReport } from '../../model/report/failure-report.ts'
import { signatureOfFailure } from './group-causes.ts'

/** Whether two logs show the same error; `unclear` if they cannot show it. */
export type ErrorMatch = 'same' | 'other' | 'unclear'

/**
 * Compares the error of a failed job with that of the same job in another run. The steps at which they
 * failed must already be known to be the same.
 */
export function compareErrors(here: FailureReport, there: FailureReport): ErrorMatch {
  const [one, other] = [signatureOfFailure(here), signatureOfFailure(there)]
  if (one === undefined || other === undefined) return 'unclear'
  return one === other ? 'same' : 'other'
}
