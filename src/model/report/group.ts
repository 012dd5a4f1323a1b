import type { Conclusion } from '../conclusion.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'

/**
 * Jobs that belong together by their names: the legs of a matrix, or the jobs of a workflow that was
 * called. A job that belongs to no other is a group of its own.
 */
export interface JobGroup {
  readonly kind: 'job' | 'matrix' | 'workflow'
  /** What the names have in common: `test` of `test (ubuntu, 22)`, `deploy` of `deploy / preview`. */
  readonly name: string
  /** In the report's order. Never empty. */
  readonly jobs: readonly JobReport[]
  /** Worst first, without jobs that have no conclusion yet. */
  readonly byConclusion: readonly (readonly [Conclusion, number])[]
  /** When the first of them was ready, and when the last ended; of those that ran in this attempt. */
  readonly readyAt: Instant | undefined
  readonly endedAt: Instant | undefined
  /** Shortest, median and longest duration; `undefined` when none is known. */
  readonly durations: Spread | undefined
  /** The job with the worst conclusion; of several, and where all passed, the one that ran longest. */
  readonly worst: JobReport
}

export interface Spread {
  readonly min: Milliseconds
  readonly median: Milliseconds
  readonly max: Milliseconds
}
