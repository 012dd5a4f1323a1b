import { runDuration } from '../../analyse/totals/totals.ts'
import { explain } from '../../github/errors/explain.ts'
import type { Client } from '../../github/http/client.ts'
import { isScarce } from '../../github/http/rate-limit.ts'
import { listJobs } from '../../github/run/job-pages.ts'
import { decodeListedRun, decodeRunOf, type ListedRunRef } from '../../github/runs/decode-listed-run.ts'
import { decodeBillable, fetchBillable } from '../../github/runs/fetch-billable.ts'
import { listRuns, MAX_RUNS, type RunFilter } from '../../github/runs/list-runs.ts'
import { type FoundRun, isOwnBranch, type ListedRun } from '../../model/listed-run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { plural } from '../../render/text/units.ts'

const JOBS = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'

/** A request a run: a token has a thousand an hour. */
const MAX_REQUESTED = 100

/**
 * Which runs to list by the repository that their branch belongs to. GitHub filters by the name of a
 * branch alone, so a fork can have a run on a branch called `main`.
 */
export const FORKS = ['exclude', 'include', 'only'] as const

export interface RunSearch {
  readonly filter: RunFilter
  readonly forks: (typeof FORKS)[number]
  readonly limit: number
  readonly durations: boolean
  readonly usage: boolean
}

export interface Found {
  readonly runs: readonly FoundRun[]
  /** How many runs GitHub counts for the filter, whatever `forks` is; `undefined` if unknown. */
  readonly total: number | undefined
  /** How many runs `forks` skipped before enough were found. */
  readonly skipped: number
  /** How many of the runs that GitHub counts were not looked at; `undefined` if unknown. */
  readonly unseen: number | undefined
  /** What could not be fetched, as sentences. */
  readonly notes: readonly string[]
}

/** A run with GitHub's response. */
interface Listed extends ListedRun {
  readonly response: unknown
}

/**
 * Lists runs and fetches their times in parallel.
 *
 * @throws what the client throws if the runs can't be listed
 */
export async function findRuns(
  client: Client,
  place: ListedRunRef,
  search: RunSearch,
  signal: AbortSignal,
): Promise<Found> {
  const { durations, usage } = search
  const { listed, ...counts } = await listWanted(client, place, search, signal)
  const quota = client.rateLimit()
  const few = isScarce(quota)
  const asks = durations || usage
  const failures: unknown[] = []
  const runs = await Promise.all(
    listed.map(async ({ response, ...run }, index): Promise<FoundRun> => {
      const isAsked = asks && !few && index < MAX_REQUESTED
      const [duration, billable] = await Promise.all([
        isAsked && durations
          ? fetchDuration(client, place, { ...run, response, failures }, signal)
          : undefined,
        isAsked && usage ? fetchBilled(client, place, run, signal) : undefined,
      ])
      return { ...run, duration, billable }
    }),
  )
  const notes = [
    ...(failures.length === 0 ? [] : [explainFailures(failures, place, client)]),
    ...(asks && few
      ? [
          `The token has only ${quota?.remaining} of ${quota?.limit} requests left, so what the runs took was not asked for.`,
        ]
      : []),
    ...(asks && !few && listed.length > MAX_REQUESTED
      ? [`What they took was asked for the newest ${MAX_REQUESTED} only.`]
      : []),
  ]
  return { runs, ...counts, notes }
}

/** Lists `most` runs, and more if `forks` skips too many of them. */
async function listWanted(
  client: Client,
  place: ListedRunRef,
  search: RunSearch & { readonly most?: number },
  signal: AbortSignal,
): Promise<Omit<Found, 'runs' | 'notes'> & { readonly listed: readonly Listed[] }> {
  const { filter, forks, limit, most = limit } = search
  const { runs, total } = await listRuns(client, place, filter, most, signal)
  const all = runs.flatMap((response): Listed[] => {
    const run = decodeListedRun(response, place)
    return run === undefined ? [] : [{ ...run, response }]
  })
  const isWanted = (run: Listed) =>
    forks === 'include' || isOwnBranch(run) === (forks === 'exclude')
  const listed = all.filter(isWanted).slice(0, limit)
  const isWhole = total === undefined ? runs.length < most : total <= most
  if (listed.length < limit && !isWhole && most < MAX_RUNS) {
    return await listWanted(
      client,
      place,
      { ...search, most: most < 100 ? 100 : MAX_RUNS },
      signal,
    )
  }
  const last = listed[limit - 1]
  return {
    listed,
    total,
    skipped: (last === undefined ? all.length : all.indexOf(last) + 1) - listed.length,
    unseen: isWhole ? 0 : total && total - runs.length,
  }
}

function explainFailures(failures: readonly unknown[], place: ListedRunRef, { repair }: Client): string {
  return explain(failures[0], `the jobs of ${plural(failures.length, 'run')}`, place, repair)
}

async function fetchDuration(
  client: Client,
  place: ListedRunRef,
  { run, status, response, failures }: ListedRun & { response: unknown; failures: unknown[] },
  signal: AbortSignal,
): Promise<Milliseconds | undefined> {
  const { id, attempt } = run
  if (status !== 'completed' || attempt === undefined) return undefined
  const { owner, repo } = place
  const parameters = { owner, repo, run_id: id, attempt_number: attempt }
  const { jobs, counted, failure } = await listJobs(client, JOBS, parameters, signal)
  if (failure !== undefined) failures.push(failure)
  return runDuration(decodeRunOf(response, place, { jobs: [...jobs.values()], counted }))
}

async function fetchBilled(
  client: Client,
  { owner, repo, serverUrl }: ListedRunRef,
  { run }: ListedRun,
  signal: AbortSignal,
): Promise<Milliseconds | undefined> {
  const target = { owner, repo, serverUrl, runId: run.id, attempt: run.attempt, current: undefined }
  return decodeBillable(await fetchBillable(client, target, signal))?.total
}
