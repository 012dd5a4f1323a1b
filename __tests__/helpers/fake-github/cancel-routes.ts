import { type FakeResponse, jsonResponse, refusal } from './response.ts'
import { findAttempt, type Lookup, type Route } from './route.ts'

const DOCUMENTATION = 'actions/workflow-runs#cancel-a-workflow-run'

/** Requests that cancel a run. The fake has no runners to wait for, so it finishes immediately. */
export const CANCEL_ROUTES: readonly Route[] = ['cancel', 'force-cancel'].map((verb) => ({
  method: 'POST',
  path: new RegExp(`^/actions/runs/(\\d+)/${verb}$`),
  documentation: DOCUMENTATION,
  response: cancel,
}))

function cancel(lookup: Lookup): FakeResponse | undefined {
  const attempt = findAttempt(lookup)
  if (attempt === undefined) return undefined
  const { status } = attempt.run as { status?: string }
  if (status === 'completed') return conflict('Cannot cancel a workflow run that is completed.')
  if (attempt.jobs.length === 0) {
    return conflict('Cannot cancel a workflow run that has not been queued yet.')
  }
  const jobs = attempt.jobs.map((job) =>
    'status' in job && job.status === 'completed' ? job : cancelled(job),
  )
  const ended = { ...attempt, run: cancelled(attempt.run), jobs }
  lookup.world.runs = lookup.world.runs.map((run) => (run === attempt ? ended : run))
  return jsonResponse(202, {})
}

function cancelled(body: object): object {
  return { ...body, status: 'completed', conclusion: 'cancelled' }
}

function conflict(message: string): FakeResponse {
  return refusal(409, message, `https://docs.github.com/rest/${DOCUMENTATION}`)
}
