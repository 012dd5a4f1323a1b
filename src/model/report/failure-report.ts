import type { Annotation, Failure, StepExcerpt } from './failure.ts'
import type { JobReport } from './job-report.ts'

/** A job in trouble, and what is known of why. */
export interface FailureReport {
  readonly job: JobReport
  readonly failure: Failure
  /** Of the step at which it ended, then of others that failed; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** What GitHub, the runner and the steps remarked on the failure. */
  readonly annotations: readonly Annotation[]
}
