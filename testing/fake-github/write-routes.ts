import { apiComment, apiIssue } from './api-conversation.ts'
import type { ApiJob } from './api-job.ts'
import { type FakeRun, IDS_PER_ATTEMPT } from './fake-run.ts'
import { type FakeResponse, jsonResponse, NO_CONTENT, refusal } from './response.ts'
import { findAttempt, findAttempts, findJob, type Lookup, type Respond } from './state.ts'
import { START, writeTime } from './time.ts'

/** Requests that change something, by method and path. */
export const WRITE_ROUTES: Readonly<Record<string, Respond>> = {
  'POST /actions/runs/#/rerun': (lookup) => rerun(lookup, findAttempt(lookup), () => true),
  'POST /actions/runs/#/rerun-failed-jobs': (lookup) =>
    rerun(lookup, findAttempt(lookup), ({ conclusion }) => !PASSED.includes(conclusion)),
  'POST /actions/jobs/#/rerun': rerunJob,
  'POST /actions/runs/#/cancel': cancel,
  'POST /actions/runs/#/force-cancel': cancel,
  'DELETE /actions/runs/#/logs': (lookup) => {
    const latest = findAttempt(lookup)
    if (latest === undefined) return undefined
    if (isRunning(latest)) return refusal(409, 'The run is not completed.')
    for (const attempt of findAttempts(lookup)) delete attempt.archive
    return NO_CONTENT
  },
  'POST /issues/#/comments': ({ state, numbers: [number = 0], content }) => {
    if (![...state.pulls, ...state.issues].some((one) => one.number === number)) return undefined
    const { body } = content as { body: string }
    if (body.length > MAX_LENGTH) return INVALID
    const id = Math.max(500, ...state.comments.map((one) => one.id)) + 1
    const comment = apiComment({ id, body, author: state.writer, number })
    state.comments.push(comment)
    return jsonResponse(201, comment)
  },
  'PATCH /issues/comments/#': ({ state, numbers: [id], content }) => {
    const comment = state.comments.find((one) => one.id === id)
    if (comment === undefined) return undefined
    const { body } = content as { body: string }
    return body.length > MAX_LENGTH ? INVALID : jsonResponse(200, Object.assign(comment, { body }))
  },
  'DELETE /issues/comments/#': ({ state, numbers: [id] }) => {
    const rest = state.comments.filter((one) => one.id !== id)
    if (rest.length === state.comments.length) return undefined
    state.comments = rest
    return NO_CONTENT
  },
  'POST /issues': ({ state, content }) => {
    const number = Math.max(40, ...state.issues.map((one) => one.number)) + 1
    const fields = content as { title: string; body: string }
    const created = apiIssue({ ...fields, number, author: state.writer })
    const issue = { ...created, updated_at: CHANGED_AT }
    state.issues.push(issue)
    return jsonResponse(201, issue)
  },
  'PATCH /issues/#': ({ state, numbers: [number], content }) => {
    const issue = state.issues.find((one) => one.number === number)
    if (issue !== undefined) Reflect.deleteProperty(state.editors, issue.node_id)
    return issue && jsonResponse(200, Object.assign(issue, content, { updated_at: CHANGED_AT }))
  },
}

const MAX_LENGTH = 65_536
const INVALID = refusal(422, 'Validation Failed')
/** After the runs of a scenario. */
const CHANGED_AT = writeTime(3_600)
const THIRTY_DAYS_MS = 30 * 24 * 3_600_000
const PASSED: readonly unknown[] = ['success', 'neutral', 'skipped']

type JobBody = Pick<ApiJob, 'id' | 'run_id' | 'run_attempt' | 'status' | 'conclusion'>

function rerunJob(lookup: Lookup): FakeResponse | undefined {
  const job = findJob(lookup) as JobBody | undefined
  if (job === undefined) return undefined
  const latest = findAttempts({ ...lookup, numbers: [job.run_id] }).at(-1)
  if (latest?.attempt !== job.run_attempt) {
    return refusal(403, 'Only jobs from the current attempt can be re-run')
  }
  if (isRunning(latest)) {
    return refusal(403, 'The workflow run containing this job is already running')
  }
  return rerun(lookup, latest, ({ id }) => id === job.id)
}

/** Jobs that are not re-run are listed with the new attempt as they finished, under new ids. */
function rerun(
  { state }: Lookup,
  latest: FakeRun | undefined,
  isWanted: (job: JobBody) => boolean,
): FakeResponse | undefined {
  if (latest === undefined) return undefined
  if (isRunning(latest)) return refusal(403, 'This workflow is already running')
  const { created_at: created = START } = latest.run as { created_at?: string }
  if (Date.parse(START) - Date.parse(created) > THIRTY_DAYS_MS) {
    return refusal(403, 'Unable to retry this workflow run because it was created over a month ago')
  }
  const jobs = latest.jobs as JobBody[]
  if (!jobs.some(isWanted)) return refusal(403, 'This workflow run cannot be retried')
  const attempt = latest.attempt + 1
  state.runs.push({
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

/** Cancels a run. The fake has no runners to wait for, so the run finishes immediately. */
function cancel(lookup: Lookup): FakeResponse | undefined {
  const attempt = findAttempt(lookup)
  if (attempt === undefined) return undefined
  if (!isRunning(attempt)) return refusal(409, 'Cannot cancel a workflow run that is completed.')
  if (attempt.jobs.length === 0) {
    return refusal(409, 'Cannot cancel a workflow run that has not been queued yet.')
  }
  const cancelled = { status: 'completed', conclusion: 'cancelled' }
  const jobs = attempt.jobs as JobBody[]
  const finished = {
    ...attempt,
    run: { ...attempt.run, ...cancelled },
    jobs: jobs.map((job) => (job.status === 'completed' ? job : { ...job, ...cancelled })),
  }
  lookup.state.runs = lookup.state.runs.map((run) => (run === attempt ? finished : run))
  return jsonResponse(202, {})
}

function isRunning({ run }: FakeRun): boolean {
  return (run as { status?: string }).status !== 'completed'
}
