import { DAY, HOUR, type Instant } from '../../model/time.ts'
import type { RepositorySource } from '../http/client.ts'
import type { RunListing } from '../runs/listed-run.ts'
import {
  createdFrom,
  createdUntil,
  listRuns,
  MAX_LISTED_RUNS,
  mergeRuns,
} from '../runs/list-runs.ts'

const PER_REQUEST = 100
/** Shorter windows are not split: GitHub's times are whole seconds. */
const MIN_WINDOW = HOUR / 60

export interface MonthList {
  /** Newest first. */
  readonly runs: readonly RunListing[]
  /** All runs since then are listed. */
  readonly from: Instant
}

/**
 * Lists all runs of a repository that were created in a time, newest first, in windows in which GitHub counts fewer than
 * it lists: it omits the others silently.
 *
 * @param mayRead whether it goes on after so many requests: if not, what is older is not listed
 * @throws what the client throws
 */
export async function listMonth(
  source: RepositorySource,
  from: Instant,
  until: Instant,
  mayRead: (sent: number) => boolean,
): Promise<MonthList> {
  const lists: (readonly RunListing[])[] = []
  let requests = 0
  let listedFrom = until
  /** @returns whether all of the window was listed */
  async function listWindow(start: Instant, end: Instant): Promise<boolean> {
    if (!mayRead(requests)) return false
    const created = `${createdFrom(start).slice(2)}..${createdUntil(end).slice(2)}`
    const { runs, total = runs.length } = await listRuns(source, { created }, MAX_LISTED_RUNS)
    requests += Math.max(1, Math.ceil(Math.min(total, MAX_LISTED_RUNS) / PER_REQUEST))
    const isFull = Math.max(total, runs.length) >= MAX_LISTED_RUNS
    if (isFull && end - start > MIN_WINDOW) {
      const middle = start + Math.floor((end - start) / 2)
      return (await listWindow(middle, end)) && (await listWindow(start, middle))
    }
    lists.push(runs)
    listedFrom = start
    return true
  }
  for (let end = until; end > from; end -= DAY) {
    if (!(await listWindow(Math.max(from, end - DAY), end))) break
  }
  return { runs: mergeRuns(lists), from: listedFrom }
}
