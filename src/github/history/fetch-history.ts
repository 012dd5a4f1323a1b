import type { Note } from '../../model/note.ts'
import type { Target } from '../../model/target.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject, asArray, asString } from '../json-values.ts'
import { attemptOf, type AttemptRef, listAttempt } from '../run/attempt-jobs.ts'
import type { RunResponses } from '../run/run-responses.ts'

const REPOSITORY = '/repos/{owner}/{repo}'
const RUNS = `${REPOSITORY}/actions/workflows/{workflow_id}/runs`

/** With fewer runs of a branch or an event, the default branch or all events are the better baseline. */
const MIN_RUNS = 5

const PULL_REQUEST_EVENTS: readonly unknown[] = ['pull_request', 'pull_request_target']

/** Events whose runs are on the branch of a pull request or of a merge group. */
const NOT_ON_DEFAULT_BRANCH: ReadonlySet<unknown> = new Set([...PULL_REQUEST_EVENTS, 'merge_group'])

/** Runs listed in excess, since the run itself, later runs and runs of forks are dropped. */
const SPARE_RUNS = 10

const MAX_PAGE_SIZE = 100

export interface HistoryQuery {
  /** The response for the reported run. */
  readonly run: unknown
  /** `undefined` if the event lacks it; it is then fetched. */
  readonly defaultBranch: string | undefined
  /** How many earlier runs to compare with. */
  readonly runs: number
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean | undefined
}

/** Earlier runs, not decoded, each with the jobs of its latest attempt. */
export interface HistoryResponses {
  /** `undefined` if there is nothing to compare with. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly RunResponses[]
  readonly notes: readonly Note[]
}

const NOTHING: HistoryResponses = { branch: undefined, runs: [], notes: [] }

/**
 * Fetches the successful runs of the same workflow before a run, from the first of these lists that has
 * at least `MIN_RUNS`:
 *
 * 1. branch and event of the run;
 * 2. default branch and event of the run;
 * 3. branch of the run, any event;
 * 4. default branch, any event.
 *
 * Takes two round trips, and one more for each of: an unknown default branch, an event that is rare
 * among the newest runs, runs of over 100 jobs. Never throws: if runs can't be read, a note says why.
 */
export async function fetchHistory(
  client: Client,
  target: Target,
  query: HistoryQuery,
  signal: AbortSignal,
): Promise<HistoryResponses> {
  const { latestOnly } = query
  const search = searchFor(query)
  if (search === undefined || query.runs === 0) return NOTHING
  try {
    const chosen = await chooseRuns(client, target, search, signal)
    const wanted = chosen.runs.slice(0, query.runs)
    const runs = await Promise.all(
      wanted.map((run) => {
        const runId = asCount(asObject(run).id) ?? 0
        const ref = { ...target, runId, attempt: attemptOf(run), latestOnly }
        return fetchJobsOf(client, run, ref, signal)
      }),
    )
    const read = runs.flatMap(({ responses }) => responses ?? [])
    const failure = runs.find(({ responses }) => responses === undefined)?.failure
    const missing = runs.length - read.length
    const notes =
      missing === 0
        ? []
        : [
            notice(
              explain(failure, `${missing} of ${runs.length} earlier runs`, target, client.repair),
            ),
          ]
    return { branch: chosen.branch, runs: read, notes: [...chosen.notes, ...notes] }
  } catch (error) {
    return {
      ...NOTHING,
      notes: [notice(explain(error, 'the earlier runs', target, client.repair))],
    }
  }
}

/** A query with the properties of the reported run that its earlier runs share. */
interface HistorySearch extends HistoryQuery {
  readonly workflow: number
  readonly branch: string | undefined
  readonly event: string | undefined
  readonly runId: number | undefined
  readonly createdAt: string | undefined
}

function searchFor(query: HistoryQuery): HistorySearch | undefined {
  const run = asObject(query.run)
  const workflow = asCount(run.workflow_id)
  if (workflow === undefined) return undefined
  return {
    ...query,
    workflow,
    // A branch of a fork may have the name of a branch here, but is another branch.
    branch: isFromFork(run) ? undefined : asString(run.head_branch),
    event: asString(run.event),
    runId: asCount(run.id),
    createdAt: asString(run.created_at),
  }
}

interface Chosen {
  readonly branch: string | undefined
  readonly runs: readonly unknown[]
  readonly notes: readonly Note[]
}

/** @throws if no list could be read */
async function chooseRuns(
  client: Client,
  target: Target,
  search: HistorySearch,
  signal: AbortSignal,
): Promise<Chosen> {
  const { branch } = search
  const enough = new AbortController()
  const current =
    branch === undefined
      ? Promise.resolve(undefined)
      : listBranch(client, target, { ...search, branch }, true, signal)
  // In parallel, to save a round trip if the branch of the run has too few.
  const other = listDefault(client, target, search, AbortSignal.any([signal, enough.signal]))
  const settled = Promise.allSettled([current, other])
  const first = await current.catch(() => undefined)
  // 1
  if (first !== undefined && first.sameEvent.length >= MIN_RUNS) {
    enough.abort()
    return { branch: first.branch, runs: first.sameEvent, notes: [] }
  }
  const lists = await settled
  const read = lists.flatMap((list) => (list.status === 'fulfilled' ? (list.value ?? []) : []))
  const failures = lists.flatMap((list): unknown[] =>
    list.status === 'rejected' ? [list.reason] : [],
  )
  const chosen = chooseBranch(read)
  const isEnough = chosen !== undefined && chosen.runs.length >= MIN_RUNS
  if (isEnough || failures.length === 0) return { ...(chosen ?? NOTHING), notes: [] }
  if (chosen === undefined) throw failures[0]
  return {
    ...chosen,
    notes: [notice(explain(failures[0], 'all earlier runs', target, client.repair))],
  }
}

/** Returns `undefined` if the run is on the default branch or the default branch is unknown. */
async function listDefault(
  client: Client,
  target: Target,
  search: HistorySearch,
  signal: AbortSignal,
): Promise<BranchRuns | undefined> {
  const branch = search.defaultBranch ?? (await fetchDefaultBranch(client, target, signal))
  if (branch === undefined || branch === search.branch) return undefined
  const isPossible = !NOT_ON_DEFAULT_BRANCH.has(search.event)
  return await listBranch(client, target, { ...search, branch }, isPossible, signal)
}

/** @param branches that of the run first */
function chooseBranch(branches: readonly BranchRuns[]): Omit<Chosen, 'notes'> | undefined {
  // 1, 2
  const event = branches.find(({ sameEvent }) => sameEvent.length >= MIN_RUNS)
  if (event !== undefined) return { branch: event.branch, runs: event.sameEvent }
  // 3, 4
  return (
    branches.find(({ runs }) => runs.length >= MIN_RUNS) ??
    branches.findLast(({ runs }) => runs.length > 0)
  )
}

/** Earlier successful runs of a branch, newest first. */
interface BranchRuns {
  readonly branch: string
  readonly runs: readonly unknown[]
  readonly sameEvent: readonly unknown[]
}

/** @param isEventPossible whether a run of the event can have the branch */
async function listBranch(
  client: Client,
  target: Target,
  search: HistorySearch & { readonly branch: string },
  isEventPossible: boolean,
  signal: AbortSignal,
): Promise<BranchRuns> {
  const { branch, event } = search
  const { runs, more } = await listRuns(client, target, search, {}, signal)
  const sameEvent = runs.filter((run) => asString(asObject(run).event) === event)
  const isKnown = sameEvent.length >= MIN_RUNS || !more
  if (isKnown || !isEventPossible || event === undefined) return { branch, runs, sameEvent }
  const found = await listRuns(client, target, search, { event }, signal)
  return { branch, runs, sameEvent: found.runs }
}

/** Lists runs before the reported one, newest first. */
async function listRuns(
  client: Client,
  { owner, repo }: Target,
  { workflow, branch, runs, runId, createdAt }: HistorySearch,
  filter: { readonly event?: string },
  signal: AbortSignal,
): Promise<{ readonly runs: readonly unknown[]; readonly more: boolean }> {
  const parameters = {
    owner,
    repo,
    workflow_id: workflow,
    ...(branch === undefined ? {} : { branch }),
    ...filter,
    status: 'success',
    exclude_pull_requests: 'true',
    ...(createdAt === undefined ? {} : { created: `<=${createdAt}` }),
    per_page: Math.min(MAX_PAGE_SIZE, runs + SPARE_RUNS),
  }
  const response = await client.get(RUNS, parameters, signal)
  const listed = asArray(response.workflow_runs)
  const earlier = listed.filter((item) => {
    const run = asObject(item)
    const id = asCount(run.id)
    // Ids ascend with time.
    const isEarlier = id !== undefined && (runId === undefined || id < runId)
    return isEarlier && run.conclusion === 'success' && !isFromFork(run)
  })
  return { runs: earlier, more: (asCount(response.total_count) ?? 0) > listed.length }
}

async function fetchDefaultBranch(
  client: Client,
  { owner, repo }: Target,
  signal: AbortSignal,
): Promise<string | undefined> {
  const response = await client.get(REPOSITORY, { owner, repo }, signal)
  return asString(response.default_branch)
}

interface JobsOfRun {
  /** `undefined` if not all jobs could be read: totals would be too small. */
  readonly responses: RunResponses | undefined
  readonly failure: unknown
}

async function fetchJobsOf(
  client: Client,
  run: unknown,
  ref: AttemptRef,
  signal: AbortSignal,
): Promise<JobsOfRun> {
  const { jobs, counted, failure } = await listAttempt(client, ref, signal)
  if (failure !== undefined) return { responses: undefined, failure }
  if (counted === undefined || jobs.size < counted) {
    return {
      responses: undefined,
      failure: new GitHubError('GitHub counts more jobs than it lists', { kind: 'other' }),
    }
  }
  return {
    responses: { run, jobs: [...jobs.values()], jobsCounted: counted, notes: [] },
    failure: undefined,
  }
}

/**
 * Returns whether a run is for a pull request from a fork, whose branch may also be called `main`. GitHub
 * lists no head repository if the fork was deleted. Other events do not run for forks.
 */
function isFromFork(run: unknown): boolean {
  const { repository, head_repository, event } = asObject(run)
  const [base, head] = [asObject(repository), asObject(head_repository)]
  const [baseId, headId] = [asCount(base.id), asCount(head.id)]
  if (baseId !== undefined && headId !== undefined) return baseId !== headId
  const [baseName, headName] = [asString(base.full_name), asString(head.full_name)]
  if (baseName !== undefined && headName !== undefined) return baseName !== headName
  return head_repository === null && PULL_REQUEST_EVENTS.includes(event)
}

function notice(text: string): Note {
  return { severity: 'notice', text }
}
