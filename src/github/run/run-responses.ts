import type { Note } from '../../model/note.ts'
import type { WorkflowResponses } from '../workflow/fetch-workflow.ts'

/** GitHub's responses, not decoded: all that a report needs of its run. */
export interface RunResponses {
  /** The attempt; `undefined` if it could not be read. */
  readonly run: unknown
  /** Unique by id; `undefined` if no page could be read. */
  readonly jobs: readonly unknown[] | undefined
  /** GitHub's `total_count`; `undefined` if missing. */
  readonly jobsCounted: number | undefined
  /** Whether the server lists jobs only by run, which are those of its latest attempt. */
  readonly latestOnly?: boolean
  /** `undefined` if the workflow file could not be read. */
  readonly workflow?: WorkflowResponses | undefined
  /** Who approved or rejected deployments; `undefined` if not requested, or not read. */
  readonly approvals?: readonly unknown[] | undefined
  /** What could not be fetched, and what to do about it. */
  readonly notes: readonly Note[]
}
