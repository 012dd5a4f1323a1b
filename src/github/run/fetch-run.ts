import type { Target } from '../../model/target.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { skipped, unreadNote } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asOrdinal } from '../json-values.ts'
import { fetchWorkflow } from '../workflow/fetch-workflow.ts'
import { attemptOf, fetchJobs, type JobsResponse } from './list-jobs.ts'
import { decodeGraph } from './decode.ts'
import { ATTEMPT_PATH, fetchRunResponse, RUN_PATH, type RunResponses } from './run-responses.ts'

const APPROVALS = `${RUN_PATH}/approvals` as const

type RunResponse = Pick<RunResponses, 'run' | 'notes'>

/** Time that a report with its run and jobs waits for the workflow file and the approvals. */
const GRACE: Milliseconds = 2_500

/** The requests for a run, all of which are sent. None of the promises rejects. */
interface RequestedRun {
  /** The response for the attempt; `undefined` if it could not be read. */
  readonly run: Promise<unknown>
  /** Everything. If the attempt or a job can't be fetched, a note says why; the rest is optional. */
  readonly responses: Promise<RunResponses>
}

/**
 * Requests the attempt, all its jobs and the workflow file in parallel.
 *
 * @param source aborts all requests with its signal; the responses are then those received so far
 * @param target if it has no attempt, the jobs of the known one are requested, and if the run has been
 * re-run since, those of the latest
 * @param knownRun what is known of the run, in the form of its response
 */
export function requestRun(
  source: RepositorySource,
  target: Target,
  knownRun?: unknown,
): RequestedRun {
  const response = fetchAttempt(source, target)
  const run = response.then((received) => received.run)
  const optional = new AbortController()
  const extra = source.until(optional.signal)
  const workflow = fetchWorkflow(extra, target, run, knownRun)
  const approvals = workflow.then((responses) =>
    declaresEnvironment(decodeGraph(responses)?.graph)
      ? extra
          .list(APPROVALS, { run_id: target.runId })
          .catch(skipped(source.client, `the approvals of run ${target.runId}`))
      : undefined,
  )
  const jobs = listJobsOf(source, target, response, knownRun)
  const responses = Promise.all([response, jobs]).then(async ([{ run, notes }, listed]) => {
    const timer = setTimeout(() => {
      optional.abort()
    }, GRACE)
    const all = { ...listed, run, workflow: await workflow, approvals: await approvals }
    clearTimeout(timer)
    // One warning per failure: if the jobs are missing too, their note says what to do.
    return { ...all, notes: listed.jobs === undefined ? listed.notes : [...notes, ...listed.notes] }
  })
  return { run, responses }
}

/** Lists the jobs; those of the latest attempt if the target has none, whose number is in the response. */
async function listJobsOf(
  source: RepositorySource,
  { runId, attempt }: Target,
  response: Promise<RunResponse>,
  knownRun: unknown,
): Promise<JobsResponse> {
  if (attempt !== undefined) return await fetchJobs(source, { runId, attempt })
  const known = asOrdinal(asObject(knownRun).run_attempt)
  const early = new AbortController()
  const jobs =
    known === undefined
      ? undefined
      : fetchJobs(source.until(early.signal), { runId, attempt: known })
  const { run, notes } = await response
  if (run !== undefined && jobs !== undefined && attemptOf(run) === known) return await jobs
  early.abort()
  if (run === undefined) return { jobs: undefined, jobsCounted: undefined, notes }
  return await fetchJobs(source, { runId, attempt: attemptOf(run) })
}

async function fetchAttempt(source: RepositorySource, target: Target): Promise<RunResponse> {
  const { runId, attempt } = target
  try {
    const run =
      attempt === undefined
        ? await fetchRunResponse(source, runId)
        : await source.get(ATTEMPT_PATH, { run_id: runId, attempt_number: attempt })
    if (asOrdinal(asObject(run).id) === undefined)
      throw new GitHubError('the response is no run', { kind: 'not-json' })
    return { run, notes: [] }
  } catch (error) {
    return { run: undefined, notes: [unreadNote(error, `run ${runId}`, source, 'warning')] }
  }
}

/** Returns whether a job of the workflow file may deploy to an environment, which may need an approval. */
function declaresEnvironment(graph: JobGraph | undefined): boolean {
  return (graph ?? []).some(
    ({ environment, called }) =>
      environment !== undefined ||
      called === 'unread' ||
      (Array.isArray(called) && declaresEnvironment(called as JobGraph)),
  )
}
