import type { Instant } from '../../../src/model/time.ts'
import type { ClientRequest } from '../../fake-client.ts'
import { GITHUB_COM } from '../../fake-github/host.ts'
import { apiRepository, fullRepository, REPOSITORY_ID } from '../../fake-github/repository.ts'
import { apiAnnotation, apiArtifact } from '../../fake-github/run-details.ts'
import { REPOSITORY } from '../../fake-github/api-run.ts'
import { actorOf, isoOf, jobBodies, placeOfJob, runBody, type RunState, stateOf } from './bodies.ts'
import { LOST } from './failures.ts'
import { type Durations, jobTimes } from './job-times.ts'
import type { FileChange, PlannedRun, StoredArtifact } from './types.ts'
import { WORKFLOWS, type WorkflowName } from './workflows.ts'

/** What GitHub knows in a month. */
export interface Known {
  readonly runs: readonly PlannedRun[]
  readonly durations: Durations
  readonly fileChanges: readonly FileChange[]
  readonly artifacts: readonly StoredArtifact[]
}

interface Lookup extends Known {
  readonly now: Instant
  readonly maxCounted: number
  /** Returns the runs that a search finds, newest first. */
  readonly lists: (query: Query, workflow: string | undefined) => readonly RunState[]
}

type Query = ClientRequest['parameters']
type Respond = (lookup: Lookup, query: Query) => object | undefined

/** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
const MAX_FOUND = 1_000
const FILTERS = ['actor', 'branch', 'created', 'event', 'head_sha', 'status']

const ROUTES: Readonly<Record<string, Respond>> = {
  '': () => fullRepository(apiRepository(REPOSITORY, GITHUB_COM)),
  '/actions/runs': (lookup, query) => listRuns(lookup, query),
  '/actions/workflows/{workflow_id}': (_, query) => workflowBody(query),
  '/actions/workflows/{workflow_id}/runs': (lookup, query) => {
    const workflow = workflowOf(query['workflow_id'])
    return workflow && listRuns(lookup, query, workflow)
  },
  '/actions/runs/{run_id}': (lookup, query) => {
    const found = findRun(lookup, query)
    return found && runBody(stateOf(found.run, lookup.now), lookup.now)
  },
  '/actions/runs/{run_id}/attempts/{attempt_number}': (lookup, query) => {
    const { now } = lookup
    const found = findRun(lookup, query)
    const number = Number(query['attempt_number'])
    const attempt = found && begun(found.run, now).find((one) => one.number === number)
    if (found === undefined || attempt === undefined) return undefined
    const isEnded = attempt.endedAt <= now
    const conclusion = isEnded ? attempt.conclusion : null
    const status = isEnded ? 'completed' : 'in_progress'
    return runBody({ run: found.run, attempt, status, conclusion }, now)
  },
  '/actions/runs/{run_id}/jobs': (lookup, query) => {
    const found = findRun(lookup, query)
    const attempts = found && begun(found.run, lookup.now)
    const wanted = query['filter'] === 'all' ? attempts : attempts?.slice(-1)
    return found && wanted && listJobs(lookup, query, found, wanted)
  },
  '/actions/runs/{run_id}/attempts/{attempt_number}/jobs': (lookup, query) => {
    const found = findRun(lookup, query)
    const number = Number(query['attempt_number'])
    const wanted = found && begun(found.run, lookup.now).filter((one) => one.number === number)
    return found && wanted?.length === 1 ? listJobs(lookup, query, found, wanted) : undefined
  },
  '/actions/runs/{run_id}/artifacts': (lookup, query) => {
    const ofRun = ({ runId }: StoredArtifact) => runId === Number(query['run_id'])
    return findRun(lookup, query) && listArtifacts(lookup, query, ofRun)
  },
  '/actions/artifacts': (lookup, query) => listArtifacts(lookup, query, () => true),
  '/check-runs/{check_run_id}/annotations': (lookup, query) => annotationsOf(lookup, query),
  '/commits': (lookup, query) => listCommits(lookup, query),
}

/** Responds to a request; `undefined` for what is unknown. */
export function respond(lookup: Lookup, { route, parameters }: ClientRequest): object | undefined {
  const name = `${parameters['owner']}/${parameters['repo']}`
  if (name.toLowerCase() !== REPOSITORY) return undefined
  return ROUTES[route.replace('/repos/{owner}/{repo}', '')]?.(lookup, parameters)
}

/** Returns what finds runs as they are at an instant, and keeps what it found. */
export function listedRuns(runs: readonly PlannedRun[], now: Instant): Lookup['lists'] {
  let states: readonly RunState[] | undefined
  const known = new Map<string, readonly RunState[]>()
  return (query, workflow) => {
    states ??= runs
      .filter(({ createdAt }) => createdAt <= now)
      .map((run) => stateOf(run, now))
      .reverse()
    const key = JSON.stringify([workflow, ...FILTERS.map((filter) => query[filter])])
    const found = known.get(key) ?? states.filter((state) => isFound(state, query, workflow))
    known.set(key, found)
    return found
  }
}

function isFound(
  { run, status, conclusion }: RunState,
  query: Query,
  workflow: string | undefined,
): boolean {
  const is = (filter: string, ...values: (string | null)[]) =>
    query[filter] === undefined || values.includes(String(query[filter]))
  return (
    (workflow === undefined || run.workflow === workflow) &&
    is('branch', run.pull?.branch ?? 'main') &&
    is('event', run.event) &&
    is('head_sha', run.sha) &&
    is('actor', actorOf(run)) &&
    is('status', status, conclusion) &&
    isCreated(run.createdAt, query['created'])
  )
}

/** GitHub reads `>=A`, `>A`, `<=B`, `<B`, `A..B` and a day, with `*` for an open end. */
function isCreated(at: Instant, created: Query[string] | undefined): boolean {
  if (created === undefined) return true
  const [, sign = '', first = '', , last] =
    /^([<>]=?)?([\d\-T:Z+*]+)(\.\.([\d\-T:Z+*]+))?$/.exec(String(created)) ?? []
  if (first === '') throw new Error(`the fake does not know created=${created}`)
  if (sign === '>=') return at >= startOf(first)
  if (sign === '<=') return at <= endOf(first)
  if (sign === '>') return at > endOf(first)
  if (sign === '<') return at < startOf(first)
  const to = last ?? first
  return (first === '*' || at >= startOf(first)) && (to === '*' || at <= endOf(to))
}

const startOf = (time: string): Instant => Date.parse(time)
/** A day without a time is the whole day. */
const endOf = (time: string): Instant => Date.parse(time.length === 10 ? `${time}T23:59:59Z` : time)

function listRuns(lookup: Lookup, query: Query, workflow?: WorkflowName): object {
  const found = lookup.lists(query, workflow)
  const isSearch = FILTERS.some((filter) => query[filter] !== undefined)
  const max = isSearch ? MAX_FOUND : Infinity
  const { maxCounted: cap } = lookup
  const total = found.length > cap ? `${cap.toLocaleString('en-US')}+` : found.length
  const runs = pageOf(found.slice(0, max), query).map((state) => runBody(state, lookup.now))
  const isBare = String(query['exclude_pull_requests']) === 'true'
  const listed = isBare ? runs.map((run) => ({ ...run, pull_requests: [] })) : runs
  return { total_count: total, workflow_runs: listed }
}

function pageOf<Item>(items: readonly Item[], query: Query): readonly Item[] {
  const size = Math.min(100, Number(query['per_page'] ?? 30))
  const page = Number(query['page'] ?? 1)
  return items.slice((page - 1) * size, page * size)
}

function workflowOf(id: Query[string] | undefined): WorkflowName | undefined {
  const names = Object.keys(WORKFLOWS) as WorkflowName[]
  return names.find((name) => name === id || String(WORKFLOWS[name].id) === String(id))
}

function workflowBody(query: Query): object | undefined {
  const file = workflowOf(query['workflow_id'])
  if (file === undefined) return undefined
  const { id, name } = WORKFLOWS[file]
  return { id, name, path: `.github/workflows/${file}`, state: 'active' }
}

interface Found {
  readonly run: PlannedRun
  readonly index: number
}

function findRun({ runs, now }: Lookup, query: Query): Found | undefined {
  const index = Number(query['run_id']) - (runs[0]?.id ?? 0)
  const run = runs[index]
  return run === undefined || run.createdAt > now ? undefined : { run, index }
}

const begun = ({ attempts }: PlannedRun, now: Instant) =>
  attempts.filter(({ startedAt }) => startedAt <= now)

function listJobs(
  { durations, now }: Lookup,
  query: Query,
  { run, index }: Found,
  attempts: PlannedRun['attempts'],
): object {
  const jobs = attempts.flatMap(({ number }) => jobBodies(durations, run, { number, index, now }))
  return { total_count: jobs.length, jobs: pageOf(jobs, query) }
}

function listArtifacts(
  { artifacts, runs, now }: Lookup,
  query: Query,
  isWanted: (artifact: StoredArtifact) => boolean,
): object {
  const found = artifacts
    .filter((one) => one.createdAt <= now && isWanted(one))
    .filter(({ name }) => query['name'] === undefined || name === query['name'])
    .toSorted((a, b) => b.createdAt - a.createdAt)
  const bodies = pageOf(found, query).map(({ id, name, runId, createdAt, bytes, expired }) => {
    const run = runs[runId - (runs[0]?.id ?? 0)]
    const head = run?.pull?.isFork === true ? 5 : REPOSITORY_ID
    return {
      ...apiArtifact({ id, name, size: bytes.length, createdAt: isoOf(createdAt) }),
      expired: expired ?? false,
      workflow_run: {
        ...{ id: runId, repository_id: REPOSITORY_ID, head_repository_id: head },
        ...{ head_branch: run?.pull?.branch ?? 'main', head_sha: run?.sha ?? '' },
      },
    }
  })
  return { total_count: found.length, artifacts: bodies }
}

function annotationsOf({ runs, durations, now }: Lookup, query: Query): object[] | undefined {
  const { index, attempt, position } = placeOfJob(Number(query['check_run_id']))
  const run = runs[index]
  const attempts = run?.attempts.filter(({ number }) => number <= attempt) ?? []
  const isKnown = attempts.at(-1)?.number === attempt
  const time = isKnown && run ? jobTimes(durations, run, attempts)[position] : undefined
  if (time === undefined || time.readyAt > now) return undefined
  if (time.endedAt > now || time.conclusion !== 'failure') return []
  const isLost = time.failures.some(({ form }) => form === 'lost')
  return [apiAnnotation(isLost ? { message: LOST } : { start_line: 20 })]
}

/** Lists the commits of main, or those that changed a file, newest first. */
function listCommits({ runs, fileChanges, now }: Lookup, query: Query): readonly object[] {
  const path = query['path']
  const pushes = runs.filter(({ event, createdAt }) => event === 'push' && createdAt <= now)
  const commits =
    path === undefined
      ? pushes.map(({ sha, createdAt: at }) => ({ sha, at }))
      : fileChanges.filter((change) => change.path === path && change.at <= now)
  const [since, until] = [query['since'], query['until']]
  const found = commits
    .filter(({ at }) => since === undefined || at >= startOf(String(since)))
    .filter(({ at }) => until === undefined || at <= endOf(String(until)))
    .toReversed()
  return pageOf(found, query).map(({ sha, at }) => {
    const person = { name: 'Mona Octocat', email: 'mona@example.com', date: isoOf(at) }
    const message = 'Let the basket keep its order'
    return { sha, commit: { message, author: person, committer: person }, parents: [] }
  })
}
