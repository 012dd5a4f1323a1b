import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { explain, skipped } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { fetchWorkflow } from '../workflow/fetch-workflow.ts'
import { attemptOf, otherAttemptError } from './attempt-jobs.ts'
import { decodeGraph } from './decode.ts'
import { findJobs, type JobsResponse } from './fetch-jobs.ts'
import {
  ATTEMPT,
  fetchRunResponse,
  RUN,
  runParameters,
  type RunResponses,
} from './run-responses.ts'

const APPROVALS = `${RUN}/approvals` as const

interface RunResponse {
  readonly run: unknown
  readonly notes: readonly Note[]
}

/** How long a report with its run and jobs waits for the workflow file and the approvals. */
const GRACE: Milliseconds = 2_500

/**
 * Fetches the attempt, all its jobs and the workflow file in parallel. Never throws: if the attempt or
 * a job can't be fetched, a note says why; the rest is optional.
 *
 * @param signal aborts all requests; the function then returns the data fetched so far
 */
export async function fetchRun(
  client: Client,
  target: Target,
  signal: AbortSignal,
): Promise<RunResponses> {
  const optional = new AbortController()
  const run = fetchAttempt(client, target, signal)
  const optionalSignal = AbortSignal.any([signal, optional.signal])
  const workflow = fetchWorkflow(
    client,
    target,
    run.then((response) => response.run),
    optionalSignal,
  )
  const approvals = workflow.then((responses) =>
    declaresEnvironment(decodeGraph(responses))
      ? client
          .list(APPROVALS, runParameters(target), optionalSignal)
          .catch(skipped(client, `the approvals of run ${target.runId}`))
      : undefined,
  )
  const jobs =
    target.attempt === undefined
      ? run.then((response) => fetchLatestJobs(client, target, response, signal))
      : findJobs(client, target, target.attempt, signal)
  const [runResponse, jobsResponse] = await Promise.all([run, jobs])
  const timer = setTimeout(() => {
    optional.abort()
  }, GRACE)
  const responses = {
    ...jobsResponse,
    run: runResponse.run,
    workflow: await workflow,
    approvals: await approvals,
  }
  clearTimeout(timer)
  // One warning per failure: if the jobs are missing too, their note says what to do.
  const notes =
    responses.jobs === undefined
      ? jobsResponse.notes
      : [...runResponse.notes, ...jobsResponse.notes]
  return { ...responses, notes }
}

/** Lists the jobs of the latest attempt, whose number is in the response for the run. */
async function fetchLatestJobs(
  client: Client,
  target: Target,
  { run, notes }: RunResponse,
  signal: AbortSignal,
): Promise<JobsResponse> {
  if (run === undefined) return { jobs: undefined, jobsCounted: undefined, notes }
  return await findJobs(client, target, attemptOf(run), signal)
}

async function fetchAttempt(
  client: Client,
  target: Target,
  signal: AbortSignal,
): Promise<RunResponse> {
  try {
    return { run: await findAttempt(client, target, signal), notes: [] }
  } catch (error) {
    const text = explain(error, `run ${target.runId}`, target, client.repair)
    return { run: undefined, notes: [{ severity: 'warning', text }] }
  }
}

/** @throws what the client throws, or `otherAttemptError` */
async function findAttempt(client: Client, target: Target, signal: AbortSignal): Promise<unknown> {
  const { attempt } = target
  if (attempt === undefined) return await fetchRunResponse(client, target, signal)
  try {
    const parameters = { ...runParameters(target), attempt_number: attempt }
    return await client.get(ATTEMPT, parameters, signal)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const run = await fetchRunResponse(client, target, signal).catch(() => {
      throw error
    })
    if (attemptOf(run) !== attempt) throw otherAttemptError(attempt, attemptOf(run))
    return run
  }
}

/** Returns whether a job of the workflow file deploys to an environment, which may need an approval. */
function declaresEnvironment(graph: JobGraph | undefined): boolean {
  return (graph ?? []).some(
    ({ environment, called }) =>
      environment !== undefined ||
      (Array.isArray(called) && declaresEnvironment(called as JobGraph)),
  )
}
