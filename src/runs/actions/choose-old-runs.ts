import type { RepositorySource } from '../../github/http/client.ts'
import { remainsFor } from '../../github/http/rate-limit.ts'
import { hasRunLog } from '../github/change-run.ts'
import { listRuns, MAX_LISTED_RUNS, secondOf } from '../../github/run/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { plural, textsIn } from '../../render/text/units.ts'

interface OldRunSearch {
  readonly workflow: string
  /** Runs are old if no attempt has started for this time. */
  readonly olderThan: Milliseconds
  readonly limit: number
  readonly currentRunId: number
  readonly now: Instant
}

/** The runs whose logs to delete. */
export interface OldRunsChoice {
  /** The newest first. */
  readonly runs: readonly ListedRun[]
  /** Whether these are only a part of the old runs that may have logs. */
  readonly isPart: boolean
  /** Further sentence about the old runs. */
  readonly sentences: readonly string[]
}

/**
 * Chooses the oldest runs that have logs. GitHub's lists do not show which runs have logs, so it checks
 * them if there are more than `limit`: otherwise each call would choose the same runs.
 *
 * @throws what the client throws
 */
export async function chooseOldRuns(
  source: RepositorySource,
  search: OldRunSearch,
): Promise<OldRunsChoice> {
  const { workflow, limit } = search
  const hasLogs = ({ run }: ListedRun) => hasRunLog(source, run.id)
  type Page = Awaited<ReturnType<typeof listOld>>
  const pick = async ({ old, unlisted }: Page) =>
    // If one call can delete all logs, the responses to the deletions show which runs had some.
    old.length <= limit && unlisted === 0
      ? { items: old, left: 0 }
      : await pickOldest(old, limit, hasLogs)
  let page = await listOld(source, search)
  const { young } = page
  let picked = await pick(page)
  const mayList = () => remainsFor(source.client.rateLimit(), 'explanation')
  while (picked.items.length === 0 && page.next !== undefined && mayList()) {
    page = await listOld(source, { ...search, until: page.next })
    picked = await pick(page)
  }
  const { old, unlisted } = page
  const { items: runs, left } = picked
  return {
    runs,
    isPart: left + unlisted > 0,
    sentences: textsIn([
      old.length === 0 && `No finished run of ${workflow} is that old.`,
      old.length > 0 &&
        runs.length === 0 &&
        `No logs remain of ${plural(old.length, 'old run')} of ${workflow}.`,
      young > 0 && `Skipped: ${plural(young, 'run')} with a newer or unfinished attempt.`,
      left > 0 &&
        `Remaining for the next call, oldest first: the logs of ${old.length > MAX_CHECKS ? 'up to ' : ''}${plural(left, 'run')}.`,
      unlisted > 0 &&
        `Not checked: ${plural(unlisted, 'earlier run')}, because GitHub returns at most ${MAX_LISTED_RUNS} runs per search. A call that finds no newer logs continues with them.`,
    ]),
  }
}

/** Lists old runs, the newest first. */
async function listOld(
  source: RepositorySource,
  search: OldRunSearch & { readonly until?: Instant },
) {
  const { workflow, currentRunId } = search
  const before = search.now - search.olderThan
  const { until = before } = search
  const filter = { workflow, status: 'completed', created: `<=${secondOf(until)}` } as const
  const { runs: listed, total = 0 } = await listRuns(source, filter, MAX_LISTED_RUNS)
  const old = listed.filter((run) => isOld(run, before) && run.run.id !== currentRunId)
  const oldest = listed.at(-1)?.createdAt
  const isCut = total > MAX_LISTED_RUNS && oldest !== undefined && oldest < until
  return {
    old,
    // With a later attempt, or the current run.
    young: listed.length - old.length,
    // Earlier runs that GitHub counts, and the time until which to list them.
    unlisted: Math.max(0, total - listed.length),
    next: isCut ? oldest : undefined,
  }
}

/** Returns whether a run has finished, and its latest attempt started before or at an instant. */
export function isOld({ run: { startedAt }, status }: ListedRun, before: Instant): boolean {
  return status === 'completed' && startedAt !== undefined && startedAt <= before
}

/** One request each; a workflow's token has 1,000 per hour. */
export const MAX_CHECKS = 100
/** Neighbours that are checked in a search: a run that was cancelled before it started never had logs. */
const PROBED = 10

/**
 * Picks the oldest items of a list for which `has` is true. It checks all of up to 100 items. Of more, it searches
 * where the items begin that have logs, since GitHub and this action delete the oldest first.
 *
 * @param list newest first
 * @returns the items in the order of the list, and the number `left` of newer items for which `has` is true or was not
 * called
 * @throws what `has` throws
 */
export async function pickOldest<Item>(
  list: readonly Item[],
  limit: number,
  has: (item: Item) => Promise<boolean>,
): Promise<{ readonly items: readonly Item[]; readonly left: number }> {
  const items = list.toReversed()
  const check = async (some: readonly Item[]) => {
    const results = await Promise.all(some.map(has))
    return some.filter((_, at) => results[at])
  }
  let from = 0
  let to = items.length
  while (to - from > MAX_CHECKS) {
    const middle = Math.floor((from + to) / 2)
    const found = await check(items.slice(middle, middle + PROBED))
    if (found.length > 0) to = middle + PROBED
    else from = middle + PROBED
  }
  const rest = [...(await check(items.slice(from, to))), ...items.slice(to)]
  return { items: rest.slice(0, limit).reverse(), left: Math.max(0, rest.length - limit) }
}
