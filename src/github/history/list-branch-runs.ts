import type { Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'

const RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

/** With fewer runs of a branch or an event, the default branch or all events are the better baseline. */
export const MIN_RUNS = 5

const PULL_REQUEST_EVENTS: readonly unknown[] = ['pull_request', 'pull_request_target']

/** Runs listed in excess, since the run itself, later runs and runs of forks are dropped. */
const SPARE_RUNS = 10

const MAX_PAGE_SIZE = 100

/** The properties of the reported run that select its earlier runs. */
export interface RunSearch {
  /** How many earlier runs to compare with. */
  readonly runs: number
  readonly workflow: number
  readonly branch: string | undefined
  readonly event: string | undefined
  readonly runId: number | undefined
  readonly createdAt: string | undefined
}

/** The repository to search, and how. */
export interface Source {
  readonly client: Client
  readonly target: Target
  readonly signal: AbortSignal
}

/** Earlier successful runs of a branch, newest first. */
export interface BranchRuns {
  readonly branch: string
  readonly runs: readonly unknown[]
  readonly sameEvent: readonly unknown[]
}

/**
 * Lists the earlier successful runs of a branch. Makes a second request if the event is rare among them.
 *
 * @param isEventPossible whether a run of the event can have the branch
 * @throws what the client throws
 */
export async function listBranchRuns(
  source: Source,
  search: RunSearch & { readonly branch: string },
  isEventPossible: boolean,
): Promise<BranchRuns> {
  const { branch, event } = search
  const { runs, more } = await listEarlierRuns(source, search)
  const sameEvent = runs.filter((run) => asString(asObject(run).event) === event)
  const isKnown = sameEvent.length >= MIN_RUNS || !more
  if (isKnown || !isEventPossible || event === undefined) return { branch, runs, sameEvent }
  const found = await listEarlierRuns(source, search, { event })
  return { branch, runs, sameEvent: found.runs }
}

/** Lists runs before the reported one, newest first. */
async function listEarlierRuns(
  { client, target, signal }: Source,
  { workflow, branch, runs, runId, createdAt }: RunSearch & { readonly branch: string },
  filter: { readonly event?: string } = {},
): Promise<{ readonly runs: readonly unknown[]; readonly more: boolean }> {
  const parameters = {
    owner: target.owner,
    repo: target.repo,
    workflow_id: workflow,
    branch,
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

/**
 * Returns whether a run is for a pull request from a fork, whose branch may also be called `main`. GitHub
 * lists no head repository if the fork was deleted. Other events do not run for forks.
 */
export function isFromFork(run: unknown): boolean {
  const { repository, head_repository, event } = asObject(run)
  const [base, head] = [asObject(repository), asObject(head_repository)]
  const [baseId, headId] = [asCount(base.id), asCount(head.id)]
  if (baseId !== undefined && headId !== undefined) return baseId !== headId
  const [baseName, headName] = [asString(base.full_name), asString(head.full_name)]
  if (baseName !== undefined && headName !== undefined) return baseName !== headName
  return head_repository === null && PULL_REQUEST_EVENTS.includes(event)
}
