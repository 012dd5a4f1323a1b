import type { Note } from '../../model/note.ts'
import type { WorkflowResponses } from '../workflow/fetch-workflow.ts'

/** What GitHub answered, as it came: enough to replay a report without a network. */
export interface RunResponses {
  /** The attempt; `undefined` when it could not be read. */
  readonly run: unknown
  /** Unique by id; `undefined` when no page could be read. */
  readonly jobs: readonly unknown[] | undefined
  /** GitHub's `total_count`; `undefined` when it did not say. */
  readonly jobsCounted: number | undefined
  /** Whether the server lists the jobs of a run's latest attempt alone. */
  readonly latestOnly?: boolean
  /** `undefined` when the workflow file could not be read. */
  readonly workflow?: WorkflowResponses | undefined
  /** Who approved or rejected deployments; `undefined` if not requested, or not read. */
  readonly approvals?: readonly unknown[] | undefined
  /** What could not be fetched, and what to do about it. */
  readonly notes: readonly Note[]
}
