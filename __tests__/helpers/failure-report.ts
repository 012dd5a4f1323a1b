import type { Failure } from '../../src/model/failure.ts'
import type { FailureReport } from '../../src/model/report.ts'
import { finished, reportOnJob } from './make-run.ts'

/** The report on a failure of the job `build`, which took a minute; nothing was read of it. */
export function failureReport(
  failure: Failure,
  { outcome = 'failure', ...fields }: Partial<FailureReport> & { readonly outcome?: string } = {},
): FailureReport {
  const job = reportOnJob({ name: 'build', state: finished(5, 65, outcome) })
  return { job, failure, excerpt: undefined, remarks: [], ...fields }
}
