import type { Note } from '../../model/note.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData, RunData } from '../http/request.ts'
import { asObject, asString, type Untrusted } from '../json-values.ts'
import type { WorkflowResponses } from '../workflow/fetch-workflow.ts'

/** Paths of a job, of runs, and of an attempt of a run. */
export const JOB = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
export const RUNS = '/repos/{owner}/{repo}/actions/runs'
export const RUN = `${RUNS}/{run_id}` as const
export const ATTEMPT = `${RUN}/attempts/{attempt_number}` as const

/** A job as GitHub describes it. */
export type JobData = ApiData<typeof JOB>

/** Fetches the latest attempt of a run, not decoded. @throws what the client throws */
export async function fetchRunResponse(
  source: RepositorySource,
  runId: number,
): Promise<Untrusted<RunData>> {
  return await source.get(RUN, { run_id: runId })
}

/** GitHub's responses, not decoded: all that a report needs of its run. */
export interface RunResponses {
  /** The attempt; `undefined` if it could not be read. */
  readonly run: unknown
  /** Unique by id; `undefined` if no page could be read. */
  readonly jobs: readonly unknown[] | undefined
  /** GitHub's `total_count`; `undefined` if missing. */
  readonly jobsCounted: number | undefined
  /** `undefined` if the workflow file could not be read. */
  readonly workflow?: WorkflowResponses | undefined
  /** People who approved or rejected deployments; `undefined` if not requested, or not read. */
  readonly approvals?: readonly unknown[] | undefined
  /** Notes on what could not be fetched, and what to do about it. */
  readonly notes: readonly Note[]
}

/**
 * Returns the response for a run, with the conclusion that an event already contains for this attempt:
 * the API can lag behind the event `workflow_run`.
 *
 * @param ofEvent the run in the event; `undefined` if it has none
 */
export function withKnownEnd(response: unknown, ofEvent: unknown): unknown {
  const run = asObject(response)
  const known = asObject(ofEvent)
  const isSame = run.id === known.id && run.run_attempt === known.run_attempt
  const { status, conclusion } = known
  return isSame && asString(run.conclusion) === undefined && asString(conclusion) !== undefined
    ? { ...run, status, conclusion }
    : response
}
