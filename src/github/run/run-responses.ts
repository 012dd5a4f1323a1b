import type { Note } from '../../model/note.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiData, RunData } from '../http/request.ts'
import type { Untrusted } from '../json-values.ts'
import type { WorkflowResponses } from '../workflow/fetch-workflow.ts'

/** Paths of a job, of runs, and of an attempt of a run. */
export const JOB_PATH = '/repos/{owner}/{repo}/actions/jobs/{job_id}'
export const RUNS_PATH = '/repos/{owner}/{repo}/actions/runs'
export const RUN_PATH = `${RUNS_PATH}/{run_id}` as const
export const ATTEMPT_PATH = `${RUN_PATH}/attempts/{attempt_number}` as const

/** A job as GitHub describes it. */
export type JobData = ApiData<typeof JOB_PATH>

/** Fetches the latest attempt of a run, not decoded. @throws what the client throws */
export async function fetchRunResponse(
  source: RepositorySource,
  runId: number,
): Promise<Untrusted<RunData>> {
  return await source.get(RUN_PATH, { run_id: runId })
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
