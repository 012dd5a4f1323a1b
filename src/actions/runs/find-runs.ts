import type { RepositorySource } from '../../github/http/client.ts'
import { listRuns, MAX_LISTED_RUNS, type RunFilter } from '../../github/runs/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { fetchTimes, type RunTimes, type WantedTimes } from './fetch-times.ts'

/**
 * Whether to list runs whose branch is in another repository. GitHub filters by the name of a branch
 * alone, so a fork can have a run on a branch called `main`.
 */
export const FORKS = ['exclude', 'include', 'only'] as const

interface RunSearch extends WantedTimes {
  readonly filter: RunFilter
  readonly forks: (typeof FORKS)[number]
  readonly limit: number
}

export interface FoundRun extends ListedRun, RunTimes {}

/** The result of a search. */
export interface Found extends Counts {
  readonly runs: readonly FoundRun[]
  /** Notes on what could not be fetched. */
  readonly notes: readonly string[]
}

interface Counts {
  /** Number of runs that GitHub counts for the filter, regardless of `forks`; `undefined` if unknown. */
  readonly total: number | undefined
  /** Whether more runs than `total` may match. */
  readonly capped: boolean
  /** Number of runs that `forks` skipped before enough were found. */
  readonly skipped: number
  /** Number of runs that GitHub counts but that were not listed; `undefined` if unknown. */
  readonly unlisted: number | undefined
}

interface Wanted extends Counts {
  readonly listed: readonly ListedRun[]
}

/**
 * Lists runs and fetches their times.
 *
 * @throws what the client throws if the runs cannot be listed
 */
export async function findRuns(source: RepositorySource, search: RunSearch): Promise<Found> {
  const { listed, ...counts } = await listWanted(source, search)
  const { times, notes } = await fetchTimes(source, listed, search)
  return {
    runs: listed.map((run, index) => ({ ...run, ...times[index] })),
    ...counts,
    notes,
  }
}

/** Lists `count` runs, and more if `forks` skips too many runs. */
async function listWanted(
  source: RepositorySource,
  search: RunSearch & { readonly count?: number },
): Promise<Wanted> {
  const { filter, forks, limit, count = limit } = search
  const { runs: all, total, capped } = await listRuns(source, filter, count)
  const isWanted = ({ isFromFork }: ListedRun) =>
    forks === 'include' || isFromFork === (forks === 'only')
  const listed = all.filter(isWanted).slice(0, limit)
  const isWhole = total === undefined ? all.length < count : total <= count
  if (listed.length < limit && !isWhole && count < MAX_LISTED_RUNS) {
    return await listWanted(source, { ...search, count: count < 100 ? 100 : MAX_LISTED_RUNS })
  }
  const last = listed[limit - 1]
  return {
    listed,
    total,
    capped,
    skipped: (last === undefined ? all.length : all.indexOf(last) + 1) - listed.length,
    unlisted: isWhole ? 0 : total && total - all.length,
  }
}
