import type { ListedRun } from '../../model/listed-run.ts'
import { uniqueBy, sortBy } from '../../model/some.ts'
import type { Instant } from '../../model/time.ts'
import { decodeList, GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import type { ApiParameters } from '../http/request.ts'
import { asArray, asCount } from '../json-values.ts'
import { ATTEMPT_PATH, fetchRunResponse, RUNS_PATH } from './run-responses.ts'
import { decodeListedRun } from './listed-run.ts'

const WORKFLOW_RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

const MAX_PAGE_SIZE = 100

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
export const MAX_LISTED_RUNS = 1_000

/** GitHub counts no further, and writes `2,500+`. */
export const MAX_COUNTED = 2_500

/** Filters for a list of runs, most of them in GitHub's terms; a run must match each. */
export interface RunFilter {
  /** Id or file name; `undefined` for the runs of all workflows. */
  readonly workflow?: string | number | undefined
  readonly actor?: string
  readonly branch?: string
  readonly event?: string
  readonly status?: ApiParameters<typeof RUNS_PATH>['status']
  /** 40 digits: GitHub finds no run by an abbreviated SHA. */
  readonly head_sha?: string
  /** @example '>=2026-01-01' */
  readonly created?: string
  /** Whether GitHub omits the pull requests of each run. @default true */
  readonly exclude_pull_requests?: boolean
}

/** Choice of the listed runs to return. */
interface RunSelection {
  /** Only runs before this one. */
  readonly before?: ListedRun
  /** Only runs on branches of the repository, since a fork can have a branch of the same name. */
  readonly ownBranches?: boolean
}

interface RunList {
  /** Newest first, without duplicates. */
  readonly runs: readonly ListedRun[]
  /** Number of runs that match, at least; `undefined` if GitHub does not report it. */
  readonly total: number | undefined
  /** Whether more runs than `total` may match, since GitHub counts no further. */
  readonly capped: boolean
  /** Whether GitHub counts no more runs than it listed. */
  readonly complete: boolean
}

/**
 * Lists the newest runs: the first page, then the rest in parallel.
 *
 * @param max 1 to `MAX_LISTED_RUNS`
 * @throws what the client throws
 */
export async function listRuns(
  source: RepositorySource,
  { workflow, before, ownBranches = false, ...filter }: RunFilter & RunSelection,
  max: number,
): Promise<RunList> {
  const size = Math.min(MAX_PAGE_SIZE, max)
  const parameters = {
    ...(workflow !== undefined && { workflow_id: workflow }),
    ...filter,
    exclude_pull_requests: filter.exclude_pull_requests ?? true,
    ...(before?.createdAt !== undefined && { created: `<=${secondOf(before.createdAt)}` }),
    per_page: size,
  }
  const path = workflow === undefined ? RUNS_PATH : WORKFLOW_RUNS
  const readPage = (page: number) => source.get(path, { ...parameters, page })
  const pages = [await readPage(1)]
  const counted = countIn(pages)
  const parallel = Math.ceil(Math.min(counted ?? 0, max) / size)
  pages.push(
    ...(await Promise.all(
      Array.from({ length: Math.max(0, parallel - 1) }, (_, index) => readPage(index + 2)),
    )),
  )
  // A full page may have a next one, whatever is counted.
  while (pages.length * size < max && asArray(pages.at(-1)?.workflow_runs).length === size)
    pages.push(await readPage(pages.length + 1))
  const total = countIn(pages)
  const listed = pages.flatMap(({ workflow_runs }) =>
    decodeList(workflow_runs, 'run', (run) => decodeListedRun(run, source.repository)),
  )
  // A run that starts in the meantime moves others to the next page, which lists them again.
  const runs = mergeRuns([listed]).slice(0, max)
  return {
    runs: runs.filter(
      (listing) =>
        // Ids ascend with time.
        (before === undefined || listing.run.id < before.run.id) &&
        !(ownBranches && listing.isFromFork),
    ),
    total,
    capped: total !== undefined && total >= MAX_COUNTED,
    complete: total !== undefined && total <= runs.length,
  }
}

/** Returns the runs of some lists, newest first, each once. Ids ascend with time. */
export function mergeRuns(lists: readonly (readonly ListedRun[])[]): ListedRun[] {
  return sortBy(
    uniqueBy(lists.flat(), ({ run }) => run.id),
    ({ run }) => -run.id,
  )
}

/** Returns the largest count of the pages: a page can come from a server that is behind. */
function countIn(pages: readonly { readonly total_count?: unknown }[]): number | undefined {
  const counts = pages.flatMap(({ total_count: count }) =>
    typeof count === 'string' && /^[\d,]+\+$/.test(count)
      ? Number(count.replace(/\D/g, ''))
      : (asCount(count) ?? []),
  )
  return counts.length === 0 ? undefined : Math.max(...counts)
}

/** Returns an instant for a filter, in seconds as GitHub's times are. */
export function secondOf(time: Instant): string {
  return new Date(time).toISOString().replace(/\.\d+/, '')
}

/**
 * Fetches the latest attempt of a run.
 *
 * @throws what the client throws, or if the response is another run
 */
export async function fetchListedRun(source: RepositorySource, runId: number): Promise<ListedRun> {
  const listed = decodeListedRun(await fetchRunResponse(source, runId), source.repository)
  if (listed?.run.id === runId) return listed
  throw new GitHubError('the response is not the run', { kind: 'not-json' })
}

/** Fetches the attempt of a run before the present one; `undefined` if the response has no run. @throws what the client throws */
export async function fetchEarlierAttempt(
  source: RepositorySource,
  { run: { id, attempt = 1 } }: ListedRun,
): Promise<ListedRun | undefined> {
  const parameters = { run_id: id, attempt_number: attempt - 1 }
  return decodeListedRun(await source.get(ATTEMPT_PATH, parameters), source.repository)
}
