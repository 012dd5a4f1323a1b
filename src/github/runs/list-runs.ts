import type { ListedRun } from '../../model/listed-run.ts'
import type { Client } from '../http/client.ts'
import { asArray, asCount, asObject } from '../json-values.ts'
import { decodeListedRun, type ListedRunRef } from './decode-listed-run.ts'

const RUNS = '/repos/{owner}/{repo}/actions/runs'
const WORKFLOW_RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

const MAX_PAGE_SIZE = 100

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
export const MAX_RUNS = 1_000

/** Filters for a list of runs, in GitHub's terms; a run must match all of them. */
export interface RunFilter {
  /** Id or file name; `undefined` for the runs of all workflows. */
  readonly workflow?: string
  readonly actor?: string
  readonly branch?: string
  readonly event?: string
  readonly status?: string
  /** 40 digits: GitHub finds no run by an abbreviated SHA. */
  readonly head_sha?: string
  /** @example '>=2026-01-01' */
  readonly created?: string
  /** Whether GitHub omits the pull requests of each run. @default 'true' */
  readonly exclude_pull_requests?: 'true' | 'false'
}

/** The repository whose runs to list, and how. */
export interface Source {
  readonly client: Client
  readonly repository: ListedRunRef
  readonly signal: AbortSignal
}

interface RunList {
  /** Not decoded, newest first, without duplicates. */
  readonly runs: readonly unknown[]
  /** How many runs match; `undefined` if GitHub does not report it. */
  readonly total: number | undefined
}

/**
 * Lists the newest runs: the first page, then the rest in parallel.
 *
 * @param max 1 to `MAX_RUNS`
 * @throws what the client throws
 */
export async function listRuns(
  { client, repository: { owner, repo }, signal }: Source,
  { workflow, ...filter }: RunFilter,
  max: number,
): Promise<RunList> {
  const size = Math.min(MAX_PAGE_SIZE, max)
  const readPage = async (page: number) =>
    await client.get(
      workflow === undefined ? RUNS : WORKFLOW_RUNS,
      {
        owner,
        repo,
        ...(workflow !== undefined && { workflow_id: workflow }),
        ...filter,
        exclude_pull_requests: filter.exclude_pull_requests ?? 'true',
        per_page: size,
        page,
      },
      signal,
    )
  const first = await readPage(1)
  const total = asCount(first.total_count)
  const pages = Math.ceil(Math.min(total ?? 0, max) / size)
  const others = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) => readPage(index + 2)),
  )
  // A run that starts in the meantime moves others to the next page, which lists them again.
  const runs = new Map(
    [first, ...others]
      .flatMap((response) => asArray(response.workflow_runs))
      .map((run) => [asObject(run).id, run] as const),
  )
  return { runs: [...runs.values()].slice(0, max), total }
}

/**
 * Fetches one run; `undefined` if the response is not a run.
 *
 * @throws as `client.get`
 */
export async function fetchListedRun(
  { client, repository, signal }: Source,
  runId: number,
): Promise<ListedRun | undefined> {
  const { owner, repo } = repository
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}'
  return decodeListedRun(
    await client.get(route, { owner, repo, run_id: runId }, signal),
    repository,
  )
}
