import type { Step } from '../../../model/run.ts'

/** What is wanted of the log of a job. */
export interface WantedExcerpts {
  /** All steps of the job. */
  readonly steps: readonly Step[]
  /** The steps whose lines are wanted; if empty, the end of the job's log is wanted. */
  readonly targets: readonly Step[]
  /** Maximum lines of each excerpt; 0 if none is wanted. */
  readonly limit: number
  /** Number of the last step whose versions are read. @default that of the last target */
  readonly lastStep?: number | undefined
  /** Whether the inner steps of all steps are wanted, and so the whole log. */
  readonly parts?: boolean
  /** Whether the kinds of failures are read, which only those of the reported runs have. @default true */
  readonly kinds?: boolean
}
