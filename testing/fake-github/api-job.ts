import { type ApiRun, apiRun, type BodyTime, type Fields } from './api-run.ts'
import { fill } from './fill.ts'
import { readSeconds, writeTime } from './time.ts'

export interface ApiStep {
  name: string
  status: string
  conclusion: string | null
  number: number
  started_at?: BodyTime
  completed_at?: BodyTime
}

/** A job, as far as tests know its fields. */
export interface ApiJob {
  id: number
  run_id: number
  workflow_name: string | null
  head_branch: string | null
  run_attempt: number
  url: string
  html_url: string | null
  status: string
  conclusion: string | null
  created_at?: BodyTime
  started_at?: BodyTime
  completed_at?: BodyTime
  name: string
  steps: ApiStep[]
  check_run_url: string
  labels: string[]
  runner_id: number | null
  runner_name: string | null
  runner_group_id: number | null
  runner_group_name: string | null
}

export type JobFields = Fields<ApiJob>

/** Where a job is, and its times in seconds. */
interface JobState {
  readonly status: string
  readonly conclusion: string | null
  readonly start: number
  readonly end: number | undefined
}

export const FIRST_JOB_ID = 65_298_740_601

/** A step: by default one that succeeded, from second 0 to 10. */
export function apiStep(fields: Fields<ApiStep> = {}): ApiStep {
  const status = fields.status ?? 'completed'
  const completed = status === 'completed'
  const start = readSeconds(fields.started_at) ?? 0
  return withTimes<ApiStep>({
    name: 'Run npm test',
    status,
    conclusion: completed ? 'success' : null,
    number: 1,
    started_at: completed || status === 'in_progress' ? start : null,
    completed_at: completed ? start + (fields.conclusion === 'skipped' ? 0 : 10) : null,
    ...fields,
  })
}

/**
 * A job of `run` as GitHub returns it: by default one that was ready 2 s after its start, waited 5 s, ran
 * 60 s on a hosted runner and succeeded. `status` or `conclusion` alone make a job of that kind:
 * `{ status: 'queued' }`, `{ conclusion: 'failure' }`, `{ conclusion: 'skipped' }`.
 */
export function apiJob(fields: JobFields = {}, run: ApiRun = apiRun()): ApiJob {
  const { id = FIRST_JOB_ID, status = 'completed' } = fields
  const conclusion = fields.conclusion ?? (status === 'completed' ? 'success' : null)
  const ran = status === 'in_progress' || (status === 'completed' && conclusion !== 'skipped')
  const givenStart = readSeconds(fields.started_at)
  const firstReady = (readSeconds(run.run_started_at) ?? 0) + READY_SECONDS
  const ready = readSeconds(fields.created_at) ?? Math.min(firstReady, givenStart ?? firstReady)
  // A job that has not started has the time it was ready as `started_at`, as GitHub sends it.
  const start = givenStart ?? ready + (ran ? QUEUE_SECONDS : 0)
  const finished = status === 'completed' ? start + (ran ? RUN_SECONDS : 0) : undefined
  const end = readSeconds(fields.completed_at) ?? finished
  return withTimes<ApiJob>({
    ...fill('job', {
      ...{ id, status, conclusion, attempt: run.run_attempt, run: run.id, sha: run.head_sha },
      ...{ workflow: run.name, branch: run.head_branch, runUrl: run.url },
      ...{ url: run.repository.url, page: run.html_url },
    }),
    ...(!ran && NO_RUNNER),
    steps: stepsOfJob({ status, conclusion, start, end }),
    created_at: ready,
    started_at: start,
    completed_at: end ?? null,
    ...fields,
  })
}

const NO_RUNNER = {
  runner_id: null,
  runner_name: null,
  runner_group_id: null,
  runner_group_name: null,
}

const READY_SECONDS = 2
const QUEUE_SECONDS = 5
const RUN_SECONDS = 60

/** Writes the times of a body. A field given as undefined may be missing though the type has it. */
function withTimes<Body extends ApiStep | ApiJob>(body: Fields<Body>): Body {
  const times = Object.entries<unknown>(body).map(([field, value]): [string, unknown] => [
    field,
    field.endsWith('_at') ? writeTime(value as number) : value,
  ])
  return Object.fromEntries(times) as unknown as Body
}

/** The steps of a small job that set up, ran its tests, which made its conclusion, and cleaned up. */
function stepsOfJob({ status, conclusion, start, end }: JobState): ApiStep[] {
  const setUp = apiStep({ name: 'Set up job', started_at: start, completed_at: start })
  const cleanUp = { name: 'Complete job', number: 3 }
  if (status === 'in_progress') {
    const test = apiStep({ status: 'in_progress', number: 2, started_at: start })
    return [setUp, test, apiStep({ ...cleanUp, status: 'queued' })]
  }
  if (end === undefined || conclusion === 'skipped' || conclusion === 'startup_failure') return []
  const test = apiStep({
    number: 2,
    conclusion: STEP_CONCLUSIONS.get(conclusion) ?? conclusion,
    started_at: start,
    completed_at: end,
  })
  return [setUp, test, apiStep({ ...cleanUp, started_at: end, completed_at: end })]
}

/** A step never has these conclusions of a job. */
const STEP_CONCLUSIONS: ReadonlyMap<string | null, string> = new Map([
  ['timed_out', 'cancelled'],
  ['neutral', 'success'],
])
