import { type FakeRun, IDS_PER_ATTEMPT } from './fake-run.ts'
import { type FakeResponse, jsonResponse, refusal } from './response.ts'
import { findAttempt, type Lookup, type Route } from './route.ts'
import { attemptsOf, findJob } from './state.ts'
import { START } from './time.ts'

const DOCUMENTATION = 'actions/workflow-runs#re-run-a-workflow'

/** What starts another attempt of a run. */
export const RERUN_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/actions\/runs\/(\d+)\/rerun$/,
    documentation: DOCUMENTATION,
    response: (lookup) => rerun(lookup, findAttempt(lookup), () => true),
  },
  {
    method: 'POST',
    path: /^\/actions\/runs\/(\d+)\/rerun-failed-jobs$/,
    documentation: DOCUMENTATION,
    response: (lookup) => rerun(lookup, findAttempt(lookup), hasFailed),
  },
  {
    method: 'POST',
    path: /^\/actions\/jobs\/(\d+)\/rerun$/,
    documentation: DOCUMENTATION,
    response: rerunJob,
  },
]

interface JobBody {
  readonly id: number
  readonly run_id: number
  readonly run_attempt: number
  readonly status: string
  readonly conclusion: string | null
}

function rerunJob(lookup: Lookup): FakeResponse | undefined {
  const { world, repository, numbers } = lookup
  const job = findJob(world, repository, numbers[0] ?? 0) as JobBody | undefined
  if (job === undefined) return undefined
  const latest = attemptsOf(world, repository, job.run_id).at(-1)
  if (latest?.attempt !== job.run_attempt) {
    return forbidden('Only jobs from the current attempt can be re-run')
  }
  if (isRunning(latest)) {
    return forbidden('The workflow run containing this job is already running')
  }
  return rerun(lookup, latest, ({ id }) => id === job.id)
}

/** Jobs that are not re-run are listed with the new attempt as they finished, under new ids. */
function rerun(
  { world }: Lookup,
  latest: FakeRun | undefined,
  isWanted: (job: JobBody) => boolean,
): FakeResponse | undefined {
  if (latest === undefined) return undefined
  if (isRunning(latest)) return forbidden('This workflow is already running')
  const { created_at: created } = latest.run as { created_at?: string }
  if (Date.parse(START) - Date.parse(created ?? START) > THIRTY_DAYS_MS) {
    return forbidden('Unable to retry this workflow run because it was created over a month ago')
  }
  const jobs = latest.jobs as JobBody[]
  if (!jobs.some(isWanted)) return forbidden('This workflow run cannot be retried')
  const attempt = latest.attempt + 1
  world.runs.push({
    ...latest,
    attempt,
    run: { ...latest.run, run_attempt: attempt, status: 'queued', conclusion: null },
    jobs: jobs.map((job) => ({
      ...job,
      id: job.id + IDS_PER_ATTEMPT,
      run_attempt: attempt,
      ...(isWanted(job) && { status: 'queued', conclusion: null, completed_at: null, steps: [] }),
    })),
  })
  return jsonResponse(201, {})
}

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000

function isRunning({ run }: FakeRun): boolean {
  return (run as { status?: string }).status !== 'completed'
}

function hasFailed({ conclusion }: JobBody): boolean {
  return !['success', 'neutral', 'skipped'].includes(conclusion ?? '')
}

function forbidden(message: string): FakeResponse {
  return refusal(403, message, `https://docs.github.com/rest/${DOCUMENTATION}`)
}
