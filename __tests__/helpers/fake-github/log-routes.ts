import { type FakeResponse, refusal } from './response.ts'
import { findAttempt, findAttempts, type Lookup, type Route } from './route.ts'
import { findJob } from './state.ts'

const DELETE = 'actions/workflow-runs#delete-workflow-run-logs'

/** The logs of jobs and of whole runs. */
export const LOG_ROUTES: readonly Route[] = [
  {
    path: /^\/actions\/jobs\/(\d+)\/logs$/,
    documentation: 'actions/workflow-jobs#download-job-logs-for-a-workflow-run',
    response: ({ world, repository, numbers: [id = 0] }) =>
      redirect(findJob(world, repository, id) && world.logs.get(id)),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/logs$/,
    documentation: 'actions/workflow-runs#download-workflow-run-logs',
    response: (lookup) => redirect(findAttempt(lookup)?.archive),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)\/logs$/,
    documentation: 'actions/workflow-runs#download-workflow-run-attempt-logs',
    response: (lookup) => redirect(findAttempt(lookup)?.archive),
  },
  {
    method: 'DELETE',
    path: /^\/actions\/runs\/(\d+)\/logs$/,
    documentation: DELETE,
    response: deleteLogs,
  },
]

function redirect(location: string | undefined): FakeResponse | undefined {
  return location === undefined ? undefined : { status: 302, headers: { location }, body: '' }
}

function deleteLogs(lookup: Lookup): FakeResponse | undefined {
  const latest = findAttempt(lookup)
  if (latest === undefined) return undefined
  if (!('status' in latest.run && latest.run.status === 'completed')) {
    return refusal(409, 'The run is not completed.', `https://docs.github.com/rest/${DELETE}`)
  }
  for (const attempt of findAttempts(lookup)) delete attempt.archive
  return { status: 204, headers: {}, body: '' }
}
