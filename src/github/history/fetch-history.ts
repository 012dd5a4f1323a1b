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

/** Fewer runs of a branch or an event say less than those of the default branch, or of all events. */
const MIN_RUNS = 5

const PULL_REQUEST_EVENTS: readonly unknown[] = ['pull_request', 'pull_request_target']

/** Their runs have the branch of a pull request or of a merge group. */
const NOT_ON_DEFAULT_BRANCH: ReadonlySet<unknown> = new Set([...PULL_REQUEST_EVENTS, 'merge_group'])

/** Listed beyond those wanted, since this run, later ones and those of forks are left out. */
const SPARE = 10

const MAX_PAGE_SIZE = 100

export interface HistoryQuery {
  /** The answer for the run that is reported. */
  readonly run: unknown
  /** `undefined` when the event did not tell; it is then asked for. */
  readonly defaultBranch: string | undefined
  /** How many earlier runs to compare with. */
  readonly runs: number
  /** Whether the server lists jobs by run alone. */
  readonly latestOnly?: boolean | undefined
}

/** Earlier runs as answered, each with the jobs of its latest attempt. */
export interface HistoryResponses {
  /** `undefined` when there is nothing to compare with. */
  readonly branch: string | undefined
  /** Newest first. */
  readonly runs: readonly RunResponses[]
  readonly notes: readonly Note[]
}

const NOTHING: HistoryResponses = { branch: undefined, runs: [], notes: [] }

/**
 * Fetches the successful runs of the same workflow before a run, from the first of these that has at
 * least five: its own branch and event, the default branch and the event, its own branch and any event,
 * the default branch and any event. Two round trips, and one more for each of these: an unknown default
 * branch, an event that is rare among the newest runs, runs of over 100 jobs. Never throws: what can't
 * be read is a note.
 */
export async function fetchHistory(
  client: Client,
  target: Target,
  question: HistoryQuery,
  signal: AbortSignal,
): Promise<HistoryResponses> {
  const { latestOnly } = question
  const asked = readQuestion(question)
  if (asked === undefined || question.runs === 0) return NOTHING
  try {
    const chosen = await chooseRuns(client, target, asked, signal)
    const wanted = chosen.runs.slice(0, question.runs)
    const runs = await Promise.all(
      wanted.map((run) => {
        const runId = asCount(asObject(run).id) ?? 0
        const place = { ...target, runId, attempt: attemptOf(run), latestOnly }
        return fetchJobsOf(client, run, place, signal)
      }),
    )
    const read = runs.flatMap(({ answers }) => answers ?? [])
    const failure = runs.find(({ answers }) => answers === undefined)?.failure
    const left = runs.length - read.length
    const notes =
      left === 0
        ? []
        : [
            notice(
              explain(failure, `${left} of ${runs.length} earlier runs`, target, client.repair),
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

/** What the run's answer tells of where to look. */
interface Asked extends HistoryQuery {
  readonly workflow: number
  readonly branch: string | undefined
  readonly event: string | undefined
  readonly runId: number | undefined
  readonly createdAt: string | undefined
}

function readQuestion(question: HistoryQuery): Asked | undefined {
  const run = asObject(question.run)
  const workflow = asCount(run.workflow_id)
  if (workflow === undefined) return undefined
  return {
    ...question,
    workflow,
    // The branch of a fork may have any name; what ran there says nothing of a branch here.
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
  asked: Asked,
  signal: AbortSignal,
): Promise<Chosen> {
  const { branch } = asked
  const enough = new AbortController()
  const own =
    branch === undefined
      ? Promise.resolve(undefined)
      : listBranch(client, target, { ...asked, branch }, true, signal)
  // In parallel: whether the default branch is wanted is known when the own one has come.
  const other = listDefault(client, target, asked, AbortSignal.any([signal, enough.signal]))
  const settled = Promise.allSettled([own, other])
  const first = await own.catch(() => undefined)
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

/** Returns `undefined` if the run's own branch is the default one, or GitHub does not name that. */
async function listDefault(
  client: Client,
  target: Target,
  asked: Asked,
  signal: AbortSignal,
): Promise<BranchRuns | undefined> {
  const branch = asked.defaultBranch ?? (await fetchDefaultBranch(client, target, signal))
  if (branch === undefined || branch === asked.branch) return undefined
  const isPossible = !NOT_ON_DEFAULT_BRANCH.has(asked.event)
  return await listBranch(client, target, { ...asked, branch }, isPossible, signal)
}

/** @param branches the run's own one first */
function chooseBranch(branches: readonly BranchRuns[]): Omit<Chosen, 'notes'> | undefined {
  const event = branches.find(({ sameEvent }) => sameEvent.length >= MIN_RUNS)
  if (event !== undefined) return { branch: event.branch, runs: event.sameEvent }
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
  asked: Asked & { readonly branch: string },
  isEventPossible: boolean,
  signal: AbortSignal,
): Promise<BranchRuns> {
  const { branch, event } = asked
  const { runs, more } = await listRuns(client, target, asked, {}, signal)
  const sameEvent = runs.filter((run) => asString(asObject(run).event) === event)
  const isKnown = sameEvent.length >= MIN_RUNS || !more
  if (isKnown || !isEventPossible || event === undefined) return { branch, runs, sameEvent }
  const found = await listRuns(client, target, asked, { event }, signal)
  return { branch, runs, sameEvent: found.runs }
}

/** Newest first, without the run itself and later ones. */
async function listRuns(
  client: Client,
  { owner, repo }: Target,
  { workflow, branch, runs, runId, createdAt }: Asked,
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
    per_page: Math.min(MAX_PAGE_SIZE, runs + SPARE),
  }
  const answer = await client.get(RUNS, parameters, signal)
  const listed = asArray(answer.workflow_runs)
  const earlier = listed.filter((item) => {
    const run = asObject(item)
    const id = asCount(run.id)
    // Ids ascend with time.
    const isEarlier = id !== undefined && (runId === undefined || id < runId)
    return isEarlier && run.conclusion === 'success' && !isFromFork(run)
  })
  return { runs: earlier, more: (asCount(answer.total_count) ?? 0) > listed.length }
}

async function fetchDefaultBranch(
  client: Client,
  { owner, repo }: Target,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await client.get(REPOSITORY, { owner, repo }, signal)
  return asString(answer.default_branch)
}

interface JobsOfRun {
  /** `undefined` when not all of its jobs could be read: its figures would be too small. */
  readonly answers: RunResponses | undefined
  readonly failure: unknown
}

async function fetchJobsOf(
  client: Client,
  run: unknown,
  place: AttemptRef,
  signal: AbortSignal,
): Promise<JobsOfRun> {
  const { jobs, counted, failure } = await listAttempt(client, place, signal)
  if (failure !== undefined) return { answers: undefined, failure }
  if (counted === undefined || jobs.size < counted) {
    return {
      answers: undefined,
      failure: new GitHubError('GitHub counts more jobs than it lists', { kind: 'other' }),
    }
  }
  return {
    answers: { run, jobs: [...jobs.values()], jobsCounted: counted, notes: [] },
    failure: undefined,
  }
}

/**
 * Returns whether a run is for the pull request of a fork, whose branch may be called `main` too. GitHub
 * lists no head repository if the fork was deleted; the runs of other events are not for forks.
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
