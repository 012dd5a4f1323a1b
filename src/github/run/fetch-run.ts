import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
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

interface RunAnswer {
  readonly run: unknown
  readonly notes: readonly Note[]
}

/** How long a report whose jobs are there waits for what it can do without. */
const GRACE = 2_500

/**
 * Fetches the attempt and all its jobs, and the workflow file, side by side. Never throws: what
 * could not be fetched is missing, and for what a report needs a note says why.
 *
 * @param signal ends all requests; what has come by then is given.
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
    run.then((answer) => answer.run),
    optionalSignal,
  )
  const approvals = workflow.then((answers) =>
    declaresEnvironment(decodeGraph(answers))
      ? fetchApprovals(client, target, optionalSignal)
      : undefined,
  )
  const jobs =
    target.attempt === undefined
      ? run.then((answer) => fetchLatestJobs(client, target, answer, signal))
      : findJobs(client, target, target.attempt, signal)
  const [runAnswer, jobsAnswer] = await Promise.all([run, jobs])
  const timer = setTimeout(() => {
    optional.abort()
  }, GRACE)
  const answers = {
    ...jobsAnswer,
    run: runAnswer.run,
    workflow: await workflow,
    approvals: await approvals,
  }
  clearTimeout(timer)
  // One failure, one warning: where the jobs are missing too, their note says what to do.
  const notes =
    answers.jobs === undefined ? jobsAnswer.notes : [...runAnswer.notes, ...jobsAnswer.notes]
  return { ...answers, notes }
}

/** Only the run knows which attempt is the latest. */
async function fetchLatestJobs(
  client: Client,
  target: Target,
  { run, notes }: RunAnswer,
  signal: AbortSignal,
): Promise<JobsResponse> {
  if (run === undefined) return { jobs: undefined, jobsCounted: undefined, notes }
  return await findJobs(client, target, attemptOf(run), signal)
}

async function fetchAttempt(
  client: Client,
  target: Target,
  signal: AbortSignal,
): Promise<RunAnswer> {
  try {
    return { run: await findAttempt(client, target, signal), notes: [] }
  } catch (error) {
    return {
      run: undefined,
      notes: [warning(explain(error, `run ${target.runId}`, target, client.repair))],
    }
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

function warning(text: string): Note {
  return { severity: 'warning', text }
}
