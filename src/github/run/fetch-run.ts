import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import type { Milliseconds } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { fetchWorkflow } from '../workflow/fetch-workflow.ts'
import { attemptOf, otherAttemptError } from './attempt-jobs.ts'
import { decodeGraph } from './decode.ts'
import { declaresEnvironment, fetchApprovals } from './fetch-approvals.ts'
import { findJobs, type JobsResponse } from './fetch-jobs.ts'
import type { RunResponses } from './run-responses.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`

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
      ? fetchApprovals(client, target, optionalSignal)
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
  const parameters = parametersOf(target)
  if (attempt === undefined) return await client.get(RUN, parameters, signal)
  try {
    return await client.get(ATTEMPT, { ...parameters, attempt_number: attempt }, signal)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const run = await client.get(RUN, parameters, signal).catch(() => {
      throw error
    })
    if (attemptOf(run) !== attempt) throw otherAttemptError(attempt, attemptOf(run))
    return run
  }
}

function parametersOf({ owner, repo, runId }: Target): Record<string, string | number> {
  return { owner, repo, run_id: runId }
}
