import { apiFile } from './api-file.ts'
import { CANCEL_ROUTES } from './cancel-routes.ts'
import { compareCommits } from './compare-commits.ts'
import { COMMIT_ROUTES } from './commit-routes.ts'
import type { FakeRun } from './fake-run.ts'
import { COMMENT_ROUTES } from './comment-routes.ts'
import { fullRepository } from './full-repository.ts'
import { ISSUE_ROUTES } from './issue-routes.ts'
import { LOG_ROUTES } from './log-routes.ts'
import { linkHeader, readPage, slicePage } from './page.ts'
import { PULL_ROUTES } from './pull-routes.ts'
import { RERUN_ROUTES } from './rerun-routes.ts'
import { type FakeResponse, jsonResponse, notFound } from './response.ts'
import { findAttempt, findAttempts, type Lookup, type RequestInfo, type Route } from './route.ts'
import { type FakeState, findJob, repositoryIdOf, runsOf } from './state.ts'
import { listRuns } from './workflow-runs.ts'

const ROUTES: readonly Route[] = [
  {
    path: /^$/,
    documentation: 'repos/repos#get-a-repository',
    response: ({ world, repository }) => {
      const [run] = runsOf(world, repository)
      return object(run && fullRepository(run))
    },
  },
  {
    path: /^\/actions\/runs$/,
    documentation: 'actions/workflow-runs#list-workflow-runs-for-a-repository',
    response: ({ world, repository, question: { query } }) =>
      listRuns(runsOf(world, repository), query),
  },
  {
    path: /^\/actions\/workflows\/([^/]+)\/runs$/,
    documentation: 'actions/workflow-runs#list-workflow-runs-for-a-workflow',
    response: ({ world, repository, question: { path, query } }) => {
      const [, workflow = ''] = /workflows\/([^/]+)\/runs$/.exec(path) ?? []
      return listRuns(runsOf(world, repository), query, decodeURIComponent(workflow))
    },
  },
  {
    path: /^\/actions\/runs\/(\d+)\/timing$/,
    documentation: 'actions/workflow-runs#get-workflow-run-usage',
    response: (lookup) => object(findAttempt(lookup)?.usage),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/approvals$/,
    documentation: 'actions/workflow-runs#get-the-review-history-for-a-workflow-run',
    response: (lookup) => {
      const run = findAttempt(lookup)
      return run && jsonResponse(200, run.approvals ?? [])
    },
  },
  {
    path: /^\/actions\/runs\/(\d+)$/,
    documentation: 'actions/workflow-runs#get-a-workflow-run',
    response: (lookup) => object(findAttempt(lookup)?.run),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    documentation: 'actions/workflow-runs#get-a-workflow-run-attempt',
    response: (lookup) => object(findAttempt(lookup)?.run),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)\/jobs$/,
    documentation: 'actions/workflow-jobs#list-jobs-for-a-workflow-run-attempt',
    response: (lookup) => listOfJobs([findAttempt(lookup)], lookup),
  },
  {
    path: /^\/actions\/runs\/(\d+)\/jobs$/,
    documentation: 'actions/workflow-jobs#list-jobs-for-a-workflow-run',
    response: (lookup) => {
      const all = lookup.question.query.get('filter') === 'all'
      return listOfJobs(all ? findAttempts(lookup) : [findAttempt(lookup)], lookup)
    },
  },
  {
    path: /^\/actions\/jobs\/(\d+)$/,
    documentation: 'actions/workflow-jobs#get-a-job-for-a-workflow-run',
    response: ({ world, repository, numbers: [id = 0] }) => object(findJob(world, repository, id)),
  },
  {
    path: /^\/contents\/(.+)$/,
    documentation: 'repos/contents#get-repository-content',
    response: ({ world, question }) => {
      const [, path = ''] = /\/contents\/(.+)$/.exec(decodeURIComponent(question.path)) ?? []
      const file = world.files.get(path)
      return object(file === undefined ? undefined : apiFile(path, file, question))
    },
  },
  {
    path: /^\/compare\/(.+)$/,
    documentation: 'commits/commits#compare-two-commits',
    response: (lookup) => object(compareCommits(lookup)),
  },
  {
    path: /^\/check-runs\/(\d+)\/annotations$/,
    documentation: 'checks/runs#list-check-run-annotations',
    response: ({ world, repository, numbers: [id = 0], question }) => {
      if (findJob(world, repository, id) === undefined) return undefined
      return jsonResponse(200, slicePage(world.annotations.get(id) ?? [], readPage(question.query)))
    },
  },
  ...RERUN_ROUTES,
  ...CANCEL_ROUTES,
  ...COMMIT_ROUTES,
  ...LOG_ROUTES,
  ...PULL_ROUTES,
  ...COMMENT_ROUTES,
  ...ISSUE_ROUTES,
]

/** Returns GitHub's response to a request; 404 for all others. */
export function respondTo(world: FakeState, question: RequestInfo): FakeResponse {
  const [, owner, name, id, path] =
    /^\/(?:repos\/([^/]+)\/([^/]+)|repositories\/(\d+))(\/.*|)$/.exec(question.path) ?? []
  if (path === undefined) return notFound()

  const repository = id === undefined ? { fullName: `${owner}/${name}` } : { id: Number(id) }
  for (const route of ROUTES) {
    const match = route.path.exec(path)
    if (match === null || question.method !== (route.method ?? 'GET')) continue
    const numbers = match.slice(1).map(Number)
    const response = route.response({ world, repository, numbers, question })
    return response ?? notFound(route.documentation)
  }
  return notFound()
}

function object(body: object | undefined): FakeResponse | undefined {
  return body && jsonResponse(200, body)
}

function listOfJobs(
  attempts: readonly (FakeRun | undefined)[],
  { question }: Lookup,
): FakeResponse | undefined {
  const known = attempts.filter((attempt) => attempt !== undefined)
  const [first] = known
  if (first === undefined) return undefined

  const jobs = known.flatMap((attempt) => attempt.jobs)
  const counted = known.reduce((sum, run) => sum + (run.totalCount ?? run.jobs.length), 0)
  const page = readPage(question.query)
  const link = linkHeader(addressByNumber(question, first), page, counted)
  const body = { total_count: counted, jobs: slicePage(jobs, page) }
  return jsonResponse(200, body, link === undefined ? {} : { link })
}

/** GitHub's links name a repository by its number, whatever the request said. */
function addressByNumber({ apiUrl, path, query }: RequestInfo, run: FakeRun): URL {
  const tail = path.slice(path.indexOf('/actions/'))
  const address = new URL(`${apiUrl}/repositories/${repositoryIdOf(run)}${tail}`)
  address.search = query.toString()
  return address
}
