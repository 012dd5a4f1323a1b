import type { Failure } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import type { Statement } from './failure-messages.ts'

/** What shows why the jobs of a run did not pass. */
export interface JobEvidence {
  readonly run: Pick<Run, 'conclusion'>
  /** By job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  readonly legs: Legs
  /** Ids of the jobs for which `needs` reports a failure: it reports a run that was cancelled as cancelled. */
  readonly failedInNeeds: ReadonlySet<number>
}

/** A job with what is known of its failure without the other jobs. */
export interface FailureCandidate {
  readonly report: JobReport
  readonly statement: Statement
  /** `undefined` for a cancelled job until its canceller is determined. */
  readonly failure: Failure | undefined
}
