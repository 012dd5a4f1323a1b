import { type ApiIssue, apiIssue } from './api-conversation.ts'
import { apiFile, apiTree } from './api-branch.ts'
import { compareCommits } from './compare-commits.ts'
import type { FakeRun } from './fake-run.ts'
import { fill } from './fill.ts'
import { listRuns } from './list-runs.ts'
import { fullRepository, REPOSITORY_ID } from './repository.ts'
import {
  type FakeResponse,
  jsonResponse,
  linkHeader,
  redirect,
  refusal,
  slicePage,
} from './response.ts'
import {
  type FakeState,
  historyOf,
  findAttempt,
  findAttempts,
  findJob,
  type Lookup,
  type Respond,
} from './state.ts'
import { WRITE_ROUTES } from './write-routes.ts'

/** A request as far as it decides the response: the path below the base of the API. */
interface RequestInfo {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** The JSON that it sent. */
  readonly content?: unknown
  /** Base of the API, for URLs in headers. */
  readonly apiUrl: string
}

/** Responses by method and path below the repository. `#` is a number, `*` any text. */
const ROUTES: Readonly<Record<string, Respond>> = {
  'GET ': ({ runs: [one] }) => {
    const { repository } = (one?.run ?? {}) as { repository?: object }
    return body(repository && fullRepository(repository, one?.repositoryLacks))
  },
  'GET /actions/runs': listRuns,
  'GET /actions/workflows/*/runs': listRuns,
  'GET /actions/workflows/*': ({ state, name }) => body(state.bodies[`actions/workflows/${name}`]),
  'GET /actions/runs/#': (lookup) => body(findAttempt(lookup)?.run),
  'GET /actions/runs/#/attempts/#': (lookup) => body(findAttempt(lookup)?.run),
  'GET /actions/runs/#/timing': (lookup) => body(findAttempt(lookup)?.usage),
  'GET /actions/runs/#/approvals': (lookup) => {
    const run = findAttempt(lookup)
    return body(run && (run.approvals ?? []))
  },
  'GET /actions/runs/#/jobs': (lookup) => {
    const isAll = lookup.url.searchParams.get('filter') === 'all'
    return listJobs(isAll ? findAttempts(lookup) : [findAttempt(lookup)], lookup)
  },
  'GET /actions/runs/#/attempts/#/jobs': (lookup) => listJobs([findAttempt(lookup)], lookup),
  'GET /actions/jobs/#': (lookup) => body(findJob(lookup)),
  'GET /actions/jobs/#/logs': (lookup) =>
    redirect(findJob(lookup) && lookup.state.logs[lookup.numbers[0] ?? 0]),
  'GET /actions/runs/#/logs': (lookup) => redirect(findAttempt(lookup)?.archive),
  'GET /actions/runs/#/attempts/#/logs': (lookup) => redirect(findAttempt(lookup)?.archive),
  'GET /actions/runs/#/artifacts': (lookup) => {
    const run = findAttempt(lookup)
    const { artifacts = [] } = run ?? {}
    const listed = slicePage(artifacts, lookup.url.searchParams)
    return body(run && { total_count: artifacts.length, artifacts: listed })
  },
  'GET /actions/artifacts': ({ runs, url }) => {
    const name = url.searchParams.get('name')
    const artifacts = runs.flatMap((run) => run.artifacts ?? [])
    const found = artifacts.filter((one) => (name ?? one.name) === one.name).toReversed()
    return body({ total_count: found.length, artifacts: slicePage(found, url.searchParams) })
  },
  'GET /actions/artifacts/#/zip': ({ state, runs, numbers: [id = 0] }) => {
    const artifact = runs.flatMap(({ artifacts = [] }) => artifacts).find((one) => one.id === id)
    if (artifact?.expired === true) return refusal(410, 'Artifact has expired')
    return redirect(artifact && state.artifacts[id])
  },
  'GET /check-runs/#/annotations': (lookup) =>
    page(findJob(lookup) && (lookup.state.annotations[lookup.numbers[0] ?? 0] ?? []), lookup),
  'GET /contents/*': ({ state, name, url }) => {
    const file = state.files[name]
    return body(file === undefined ? undefined : apiFile(name, file, url))
  },
  'GET /git/trees/*': ({ state, name }) =>
    body(state.bodies[`git/trees/${name}`] ?? apiTree(name, state.files)),
  'GET /compare/*': (lookup) => body(compareCommits(lookup)),
  'GET /rules/branches/*': ({ state, name }) => body(state.bodies[`rules/branches/${name}`]),
  'GET /branches/*': ({ state, name }) => body(state.bodies[`branches/${name}`]),
  'GET /commits/*/pulls': (lookup) =>
    page(
      lookup.state.pulls.filter(({ head }) => head.sha === lookup.name),
      lookup,
    ),
  'GET /commits/*': ({ state, name }) => body(state.bodies[`commits/${name}`]),
  'GET /pulls': (lookup) => {
    const { searchParams: query } = lookup.url
    const [state, head] = [query.get('state') ?? 'open', query.get('head')]
    const found = lookup.state.pulls
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => head === null || pull.head.label === head)
    return page(found, lookup)
  },
  'GET /pulls/#': ({ state, numbers: [number] }) => {
    const pull = state.pulls.find((one) => one.number === number)
    return body(pull && { ...fill('pullDetails', {}), ...pull })
  },
  'GET /issues': (lookup) => {
    const { searchParams: query } = lookup.url
    const [state, creator] = [query.get('state') ?? 'open', query.get('creator')]
    // GitHub lists pull requests among issues.
    const pulls = lookup.state.pulls.map(({ number, state: now }) => ({
      ...apiIssue({ number, state: now }),
      pull_request: { url: null, html_url: null, diff_url: null, patch_url: null },
    }))
    const found = [...lookup.state.issues, ...pulls]
      .filter((issue) => state === 'all' || issue.state === state)
      .filter(({ user }) => (creator ?? user?.login) === user?.login)
      .filter(({ updated_at: at }) => Date.parse(at) >= Date.parse(query.get('since') ?? at))
    return page(
      found.toSorted((a, b) => b.number - a.number),
      lookup,
    )
  },
  'GET /issues/#': ({ state, numbers: [number] }) =>
    body(state.issues.find((issue) => issue.number === number)),
  'GET /issues/comments/#': ({ state, numbers: [id] }) =>
    body(state.comments.find((one) => one.id === id)),
  'GET /issues/#/comments': (lookup) => {
    const { state, numbers } = lookup
    const isKnown = [...state.pulls, ...state.issues].some(({ number }) => number === numbers[0])
    const isHere = ({ issue_url: url }: { issue_url: string }) => url.endsWith(`/${numbers[0]}`)
    return page(isKnown ? state.comments.filter(isHere) : undefined, lookup)
  },
  ...WRITE_ROUTES,
}

const PATTERNS = Object.entries(ROUTES).map(([route, respond]) => {
  const pattern = route.replaceAll('#', '(\\d+)').replaceAll('*', '(?<name>.+)')
  return { pattern: new RegExp(`^${pattern}$`), respond }
})

/** Responds to the queries for the writer, for who edited issues, and for those with a label. */
function queryGraph(state: FakeState, content: unknown): object {
  const { query, variables } = content as { query: string; variables: Record<string, string> }
  const sizes = Array.from(query.matchAll(/\bfirst: (\d+)/g), ([, size]) => Number(size))
  // https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
  if (sizes.some((size) => size > 100)) throw new Error('GitHub lists at most 100 items')
  if (variables['branch'] !== undefined) return { repository: histories(state, variables) }
  if (variables['label'] !== undefined) return { repository: labelledIssues(state, variables) }
  const [, ids] = /nodes\(ids: (\[.*?\])\)/.exec(query) ?? []
  if (ids === undefined) return { viewer: { login: state.writer } }
  const nodes = (JSON.parse(ids) as string[]).map((id) => {
    const issue = state.issues.find(({ node_id }) => node_id === id)
    const editor = actor(state.editors[id]) ?? null
    return issue ? { id, author: actor(issue.user?.login) ?? null, editor } : null
  })
  return { nodes }
}

/** In GraphQL, a bot's login has no suffix. */
function actor(login: string | undefined): object | undefined {
  return login === undefined ? undefined : { login: login.replace('[bot]', '') }
}

/** Responds with the newest commits of a branch, and of the commits in the variables `head0`, `head1` and so on. */
function histories({ commits }: FakeState, { branch = '', ...variables }: Record<string, string>) {
  const history = (sha: string, max: number) => {
    const found = commits === undefined ? [] : historyOf(commits, sha).slice(0, max)
    const nodes = found.map((oid) => ({ oid }))
    return nodes.length === 0 ? null : { history: { nodes } }
  }
  const heads = Object.entries(variables).filter(([name]) => /^head\d+$/.test(name))
  const isKnown = branch === `refs/heads/${commits?.branch}`
  return {
    base: isKnown ? { target: history(commits?.shas.at(-1) ?? '', 100) } : null,
    ...Object.fromEntries(heads.map(([name, sha]) => [name, history(sha, 50)])),
  }
}

function labelledIssues(state: FakeState, { label = '', since = '' }: Record<string, string>) {
  const listed = state.issues
    .filter(({ labels }) => labels.some(({ name }) => name === label))
    .toSorted((a, b) => b.updated_at.localeCompare(a.updated_at))
  const closed = listed.filter((issue) => issue.state === 'closed' && issue.updated_at >= since)
  const page = (issues: readonly ApiIssue[], first: number) => {
    return { totalCount: issues.length, nodes: issues.slice(0, first).map(toNode) }
  }
  const toNode = (issue: ApiIssue) => ({
    ...{ number: issue.number, title: issue.title, body: issue.body ?? '' },
    closedAt: issue.closed_at,
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    authorAssociation: issue.author_association,
    viewerDidAuthor: issue.user?.login === state.writer,
    lastEditedAt: issue.node_id in state.editors ? issue.updated_at : null,
    author: actor(issue.user?.login) ?? null,
    editor: actor(state.editors[issue.node_id]) ?? null,
  })
  return {
    open: page(
      listed.filter((issue) => issue.state === 'open'),
      100,
    ),
    closed: page(closed, 20),
  }
}

/** Returns GitHub's response to a request; 404 for all others. */
export function respondTo(state: FakeState, request: RequestInfo): FakeResponse {
  const { method, path, query, content, apiUrl } = request
  if (path === '/graphql') return jsonResponse(200, { data: queryGraph(state, content) })
  const [, fullName = '', id, tail] =
    /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(\/.*|)$/.exec(path) ?? []
  const runs = state.runs.filter(
    ({ repository }) =>
      Number(id) === REPOSITORY_ID || repository.toLowerCase() === fullName.toLowerCase(),
  )
  for (const { pattern, respond } of tail === undefined ? [] : PATTERNS) {
    const match = pattern.exec(`${method} ${tail}`)
    if (match === null) continue
    const name = decodeURIComponent(match.groups?.['name'] ?? '')
    const url = new URL(`${apiUrl}${path}?${query.toString()}`)
    const numbers = match.slice(1).map(Number)
    const response = respond({ state, runs, name, numbers, url, content })
    return response ?? refusal(404, 'Not Found')
  }
  return refusal(404, 'Not Found')
}

function body(value: object | undefined): FakeResponse | undefined {
  return value && jsonResponse(200, value)
}

function page(items: readonly object[] | undefined, { url }: Lookup): FakeResponse | undefined {
  return items && jsonResponse(200, slicePage(items, url.searchParams))
}

function listJobs(
  attempts: readonly (FakeRun | undefined)[],
  { url }: Lookup,
): FakeResponse | undefined {
  const known = attempts.filter((attempt) => attempt !== undefined)
  if (known.length === 0) return undefined
  const jobs = known.flatMap((attempt) => attempt.jobs)
  const counted = known.reduce((sum, run) => sum + (run.totalCount ?? run.jobs.length), 0)
  // GitHub's links name a repository by its number, whatever the request said.
  const byNumber = url.href.replace(/\/repo.*?\/actions/, `/repositories/${REPOSITORY_ID}/actions`)
  const link = linkHeader(new URL(byNumber), counted)
  const listed = { total_count: counted, jobs: slicePage(jobs, url.searchParams) }
  return jsonResponse(200, listed, link === undefined ? {} : { link })
}
