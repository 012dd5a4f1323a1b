import { runDuration } from '../../analyse/totals/totals.ts'
import { unreadNote } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { scarceNote } from '../../github/http/rate-limit.ts'
import { listAttempt } from '../../github/run/attempt-jobs.ts'
import { decodeRunOf, type RunListing } from '../../github/runs/listed-run.ts'
import { listRuns, MAX_LISTED_RUNS, type RunFilter } from '../../github/runs/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { plural } from '../../render/text/units.ts'

/** Each run costs a request, of 1,000 per hour that a token has. */
export const MAX_TIMED_RUNS = 100

/**
 * Whether to list runs whose branch is in another repository. GitHub filters by the name of a branch
 * alone, so a fork can have a run on a branch called `main`.
 */
export const FORKS = ['exclude', 'include', 'only'] as const

interface RunSearch {
  readonly filter: RunFilter
  readonly forks: (typeof FORKS)[number]
  readonly limit: number
  readonly durations: boolean
}

export interface FoundRun extends ListedRun {
  /** From the start of the attempt to the last completion of its jobs; `undefined` if not requested or unknown. */
  readonly duration: Milliseconds | undefined
}

/** The result; its notes say what could not be fetched. */
export type Found = Awaited<ReturnType<typeof findRuns>>

interface Wanted {
  readonly listed: readonly RunListing[]
  /** Number of runs that GitHub counts for the filter, regardless of `forks`; `undefined` if unknown. */
  readonly total: number | undefined
  /** Whether more runs than `total` may match. */
  readonly capped: boolean
  /** Number of runs that `forks` skipped before enough were found. */
  readonly skipped: number
  /** Number of runs that GitHub counts but that were not listed; `undefined` if unknown. */
  readonly unlisted: number | undefined
}

/**
 * Lists runs and fetches their durations in parallel.
 *
 * @throws what the client throws if the runs cannot be listed
 */
export async function findRuns(source: RepositorySource, search: RunSearch) {
  const { listed, ...counts } = await listWanted(source, search)
  const scarce = scarceNote(source.client.rateLimit(), 'explanation', 'durations were not fetched')
  const timedCount = search.durations && scarce === undefined ? MAX_TIMED_RUNS : 0
  const found = await Promise.all(
    listed.map(async (run, index) => {
      const timing = index < timedCount ? await fetchDuration(source, run) : {}
      return { run: { ...run, duration: timing.duration }, failure: timing.failure }
    }),
  )
  const failures = found.flatMap(({ failure }) => failure ?? [])
  return {
    runs: found.map(({ run }): FoundRun => run),
    ...counts,
    notes: [
      failures.length > 0 &&
        unreadNote(failures[0], `the jobs of ${plural(failures.length, 'run')}`, source).text,
      search.durations && scarce?.text,
      timedCount > 0 &&
        listed.length > timedCount &&
        `Durations were fetched for the newest ${MAX_TIMED_RUNS} runs only.`,
    ].filter((note) => typeof note === 'string'),
  }
}

/** Lists `count` runs, and more if `forks` skips too many of them. */
async function listWanted(
  source: RepositorySource,
  search: RunSearch & { readonly count?: number },
): Promise<Wanted> {
  const { filter, forks, limit, count = limit } = search
  const { runs: all, total, capped } = await listRuns(source, filter, count)
  const isWanted = ({ isFromFork }: RunListing) =>
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

/** @returns also why not all jobs could be listed */
async function fetchDuration(
  source: RepositorySource,
  { run, status, response }: RunListing,
): Promise<{ readonly duration?: Milliseconds | undefined; readonly failure?: unknown }> {
  const { id, attempt } = run
  if (status !== 'completed' || attempt === undefined) return {}
  const { jobs, counted, failure } = await listAttempt(source, { runId: id, attempt })
  const decoded = decodeRunOf(response, source.repository, { jobs, jobsCounted: counted })
  return { duration: runDuration(decoded), failure }
}
