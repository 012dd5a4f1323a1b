import type { Some } from '../some.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'
import type { GroupFields } from '../shapes/times.ts'

/**
 * Jobs that belong together by the workflow file or their names: the legs of a matrix, or the jobs of a called workflow.
 * Any other job is a group of one.
 */
export interface JobGroup extends Pick<GroupFields, 'kind' | 'name' | 'readyAt'> {
  /** In the report's order. */
  readonly jobs: Some<JobReport>
  /** When the last job finished, of those that ran in this attempt. */
  readonly completedAt: Instant | undefined
  /** Shortest, median and longest duration; `undefined` if no duration is known. */
  readonly durations: Record<'min' | 'median' | 'max', Milliseconds> | undefined
  /** The job with the worst conclusion; the longest of these if there are several. */
  readonly worst: JobReport
}
