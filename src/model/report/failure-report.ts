import type { Annotation, Failure, StepExcerpt } from './failure.ts'
import type { JobReport } from './job-report.ts'

/** A job in trouble, and what is known about the cause. */
export interface FailureReport {
  readonly job: JobReport
  readonly failure: Failure
  /** Excerpts of the first failed step, then of the others; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** Annotations on the failure by GitHub, the runner and the steps. */
  readonly annotations: readonly Annotation[]
}
