import type { Note } from '../../model/note.ts'
import { asObject, asString } from '../json-values.ts'
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

/**
 * Returns the response for a run, with the conclusion that an event already contains for this attempt:
 * the API can lag behind the event `workflow_run`.
 *
 * @param ofEvent the run in the event; `undefined` if it has none
 */
export function withKnownEnd(response: unknown, ofEvent: unknown): unknown {
  const [run, known] = [asObject(response), asObject(ofEvent)]
  const isSame = run.id === known.id && run.run_attempt === known.run_attempt
  const { status, conclusion } = known
  return isSame && asString(run.conclusion) === undefined && asString(conclusion) !== undefined
    ? { ...run, status, conclusion }
    : response
}
