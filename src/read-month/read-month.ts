import { unsteadyKey, MONTH } from '../analyse/month/comes-and-goes.ts'
import { forget, reportMonth } from '../analyse/month/report-month.ts'
import { limitRequests } from '../github/http/limit-requests.ts'
import { GitHubError } from '../github/errors/github-error.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { remainsFor } from '../github/http/rate-limit.ts'
import { changedSince } from '../github/month/changed-since.ts'
import { listMonth } from '../github/month/list-month.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import type { Month, MonthMemory } from '../model/shapes/month.ts'
import { DAY, dayOf } from '../model/time.ts'
import { addNight, startFrom } from './add-night.ts'
import { isRed } from './listed-runs.ts'
import { readFailed } from './read-failed.ts'
import { readInParallel } from './read-in-parallel.ts'
import { readSample } from './read-sample.ts'

/** Requests to the API in a night: a third of what a repository has in an hour. */
export const MAX_REQUESTS = 350
const MAX_LISTS = 150
/** Failed runs without a second attempt, which show less. */
export const MAX_OTHER_FAILED = 60
/** A run that was created so long before the last night may have been re-run. */
export const LISTED_AGAIN = 3 * DAY
const MAX_CHECKED_FILES = 10

interface MonthOptions {
  /** The default branch. */
  readonly branch: string
  /** Of an earlier night; `undefined` to read a month. */
  readonly memory: MonthMemory | undefined
}

type ReadMonth = Omit<Month, 'schemaVersion' | 'kind' | 'headline' | 'url' | 'notes' | 'issueUrl'>

/**
 * Reads what is new since an earlier night, the newest first, until the requests of a night are used up: lists of runs, what
 * failed in runs with a second attempt and in others, and how long the jobs of a sample waited.
 *
 * @throws what the client throws if runs can't be listed
 */
export async function readMonth(
  { client: whole, repository, signal }: RepositorySource,
  { branch, memory }: MonthOptions,
): Promise<ReadMonth> {
  const now = whole.now()
  const { client, remaining } = limitRequests(whole, MAX_REQUESTS)
  const source = { client, repository, signal }
  const mayRead = (needed: number) =>
    remaining() >= needed && remainsFor(whole.rateLimit(), 'unusual') && !signal.aborted
  const listedSince = dayOf(Math.max(now - MONTH, (memory?.readAt ?? 0) - LISTED_AGAIN))
  const listed = await listMonth(source, listedSince, now, (sent) => sent < MAX_LISTS && mayRead(1))
  // Without what is between them, the memory would be lost: another night may list all.
  if (!mayRead(1) && listed.from > (memory?.readAt ?? now - 1))
    throw new GitHubError('too few API requests or too little time remain', { kind: 'other' })
  const known = startFrom(memory, listed, now)
  const unread = unreadFailures(listed.runs, known)
  const failed = await readInParallel(
    firstRepeated(unread),
    () => mayRead(4),
    async (listing) => {
      const found = await readFailed(source, listing, listed.runs)
      // Without requests or time, a log is missing that another night can read.
      return remaining() > 0 && !signal.aborted ? found : undefined
    },
  )
  const next = addNight(known, { listed, failed, branch, now })
  const sample = await readSample(source, { listed, mayRead, since: memory?.readAt, now })
  const all = { ...next, samples: [...next.samples, sample] }
  const kept = { ...forget(all, [], now), open: known.open }
  const { unsteady } = reportMonth(kept, branch, now)
  const toCheck = unsteady.slice(0, MAX_CHECKED_FILES)
  const changed = await changedSince(source, toCheck, branch, () => mayRead(1))
  const shown = reportMonth(kept, branch, now, new Set(changed.map(unsteadyKey)))
  const { owner, repo } = repository
  return {
    repository: `${owner}/${repo}`,
    branch,
    madeAt: now,
    ...shown,
    fromAt: next.fromAt,
    failuresRead: new Set(kept.failed.map(({ runId }) => runId)).size,
    failuresUnread: unread.length - failed.length,
    requests: MAX_REQUESTS - remaining(),
    memory: forget(all, shown.unsteady, now),
  }
}

/** Lists failed runs of which the memory has no failures, or those of an earlier attempt. */
function unreadFailures(runs: readonly RunListing[], { read }: MonthMemory): RunListing[] {
  const attempts = new Map(read.map(({ id, attempt }) => [id, attempt]))
  return runs.filter(
    (listing) => isRed(listing) && attempts.get(listing.run.id) !== listing.run.attempt,
  )
}

/** Lists re-run ones first, and then as many others as are read. */
function firstRepeated(runs: readonly RunListing[]): RunListing[] {
  const isRepeated = ({ run: { attempt = 1 } }: RunListing) => attempt > 1
  const repeated = runs.filter(isRepeated)
  const others = runs.filter((listing) => !isRepeated(listing))
  return [...repeated, ...others.slice(0, MAX_OTHER_FAILED)]
}
