import type { Target } from '../../model/target.ts'
import type { Client } from '../http/client.ts'
import { asCount, asObject, asArray } from '../json-values.ts'

const RUNS = '/repos/{owner}/{repo}/actions/runs'
const WORKFLOW_RUNS = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'

const MAX_PAGE = 100

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
export const MAX_RUNS = 1_000

/** Which runs to list, in GitHub's terms; all that are given must hold. */
export interface RunFilter {
  /** A number, or the name of the file; without it, the runs of all workflows. */
  readonly workflow?: string
  readonly actor?: string
  readonly branch?: string
  readonly event?: string
  readonly status?: string
  /** @example '>=2026-01-01' */
  readonly created?: string
  /** Whether GitHub omits the pull requests of each run. @default 'true' */
  readonly exclude_pull_requests?: 'true' | 'false'
}

interface RunList {
  /** As answered, newest first, each once. */
  readonly runs: readonly unknown[]
  /** How many there are, listed or not; `undefined` where GitHub does not say. */
  readonly total: number | undefined
}

/**
 * Lists the newest runs: the first page, then all others side by side.
 *
 * @param most 1 to `MAX_RUNS`, beyond which GitHub lists none
 * @throws what the client throws
 */
export async function listRuns(
  client: Client,
  { owner, repo }: Pick<Target, 'owner' | 'repo'>,
  { workflow, ...filter }: RunFilter,
  most: number,
  signal: AbortSignal,
): Promise<RunList> {
  const size = Math.min(MAX_PAGE, most)
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
  const pages = Math.ceil(Math.min(total ?? 0, most) / size)
  const others = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) => readPage(index + 2)),
  )
  // A run that begins meanwhile moves others to the next page, where they are listed again.
  const runs = new Map(
    [first, ...others]
      .flatMap((answer) => asArray(answer.workflow_runs))
      .map((run) => [asObject(run).id, run] as const),
  )
  return { runs: [...runs.values()].slice(0, most), total }
}
