// Lists the runs of a month, or of a night.
import type { ListedRun } from '../../model/listed-run.ts'
import { DAY, type Instant, SECOND } from '../../model/time.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { listRuns, MAX_LISTED_RUNS, mergeRuns, secondOf } from '../../github/run/list-runs.ts'

const PER_REQUEST = 100

/**
 * Lists all runs of a repository that were created in a time, newest first. GitHub omits silently what is older than the
 * first of them, so the next list ends where one does.
 *
 * @param mayRead whether it goes on after so many requests: if not, what is older is not listed
 * @returns since when all runs are listed, too
 * @throws what the client throws
 */
export async function listMonth(
  source: RepositorySource,
  from: Instant,
  until: Instant,
  mayRead: (sent: number) => boolean,
): Promise<{ readonly runs: readonly ListedRun[]; readonly from: Instant }> {
  const lists: (readonly ListedRun[])[] = []
  let requests = 0
  let listedFrom = until
  while (listedFrom > from && mayRead(requests)) {
    const start = Math.max(from, listedFrom - DAY)
    const created = `${secondOf(start)}..${secondOf(listedFrom)}`
    const { runs, total = runs.length } = await listRuns(source, { created }, MAX_LISTED_RUNS)
    requests += Math.max(1, Math.ceil(Math.min(total, MAX_LISTED_RUNS) / PER_REQUEST))
    lists.push(runs)
    const isFull = Math.max(total, runs.length) >= MAX_LISTED_RUNS
    const oldest = Math.min(runs.at(-1)?.createdAt ?? start, listedFrom - SECOND)
    listedFrom = isFull ? Math.max(start, oldest) : start
  }
  return { runs: mergeRuns(lists), from: listedFrom }
}
