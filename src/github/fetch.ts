import type { Note } from '../model/note.ts'
import type { Target } from '../model/target.ts'
import type { Answers } from './answers.ts'
import type { Client } from './client.ts'
import { explain } from './explain.ts'
import { fetchWorkflow } from './fetch-workflow.ts'
import { listJobs } from './list-jobs.ts'
import { untilAborted } from './until-aborted.ts'

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'
const ATTEMPT = `${RUN}/attempts/{attempt_number}`

interface RunAnswer {
  readonly run: unknown
  readonly notes: readonly Note[]
}

type JobsAnswer = Pick<Answers, 'jobs' | 'jobsCounted' | 'notes'>

/** How long a report whose jobs are there waits for what it can do without. */
const GRACE = 1_000

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
): Promise<Answers> {
  const optional = new AbortController()
  const run = fetchAttempt(client, target, signal)
  const workflow = fetchWorkflow(
    client,
    target,
    run.then((answer) => answer.run),
    AbortSignal.any([signal, optional.signal]),
  )
  const jobs =
    target.attempt === undefined
      ? run.then((answer) => fetchLatestJobs(client, target, answer, signal))
      : fetchJobs(client, target, target.attempt, signal)
  const [runAnswer, jobsAnswer] = await Promise.all([run, jobs])
  const timer = setTimeout(() => {
    optional.abort()
  }, GRACE)
  const answers = { ...jobsAnswer, run: runAnswer.run, workflow: await workflow }
  clearTimeout(timer)
  // One failure, one warning: where the jobs are missing too, their note says what to do.
  const notes =
    answers.jobs === undefined ? jobsAnswer.notes : [...runAnswer.notes, ...jobsAnswer.notes]
  return { ...answers, notes }
}

/** Lists the jobs of an attempt, as answered. Never throws. */
export async function fetchJobs(
  client: Client,
  target: Target,
  attempt: number,
  signal: AbortSignal,
): Promise<JobsAnswer> {
  const parameters = { ...parametersOf(target), attempt_number: attempt }
  const { jobs, counted, failure } = await listJobs(client, `${ATTEMPT}/jobs`, parameters, signal)
  const notes =
    failure === undefined
      ? []
      : [warning(explain(failure, `the jobs of run ${target.runId}`, target))]
  const none = failure !== undefined && jobs.size === 0
  return { jobs: none ? undefined : [...jobs.values()], jobsCounted: counted, notes }
}

/** Only the run knows which attempt is the latest. */
async function fetchLatestJobs(
  client: Client,
  target: Target,
  { run, notes }: RunAnswer,
  signal: AbortSignal,
): Promise<JobsAnswer> {
  const attempt = attemptOf(run)
  if (attempt === undefined) return { jobs: undefined, jobsCounted: undefined, notes }
  return await fetchJobs(client, target, attempt, signal)
}

async function fetchAttempt(
  client: Client,
  target: Target,
  signal: AbortSignal,
): Promise<RunAnswer> {
  const { attempt } = target
  const parameters = parametersOf(target)
  try {
    const request =
      attempt === undefined
        ? client.get(RUN, parameters, signal)
        : client.get(ATTEMPT, { ...parameters, attempt_number: attempt }, signal)
    return { run: await untilAborted(request, signal), notes: [] }
  } catch (error) {
    return { run: undefined, notes: [warning(explain(error, `run ${target.runId}`, target))] }
  }
}

function parametersOf({ owner, repo, runId }: Target): Record<string, string | number> {
  return { owner, repo, run_id: runId }
}

function attemptOf(run: unknown): number | undefined {
  if (typeof run !== 'object' || run === null) return undefined
  // Answers of GitHub Enterprise Server before attempts existed do not have the field.
  const attempt = 'run_attempt' in run ? run.run_attempt : 1
  return typeof attempt === 'number' ? attempt : 1
}

function warning(text: string): Note {
  return { severity: 'warning', text }
}
