import pLimit from 'p-limit'
import { addNight, startFrom, unreadFailures } from '../analyse/month/add-night.ts'
import { MONTH } from '../analyse/month/comes-and-goes.ts'
import { forget, reportMonth } from '../analyse/month/report-month.ts'
import { evenly, sampleQueues } from '../analyse/month/sample-queues.ts'
import { GitHubError } from '../github/errors/github-error.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { limitRequests } from '../github/http/limit-requests.ts'
import { remainsFor } from '../github/http/rate-limit.ts'
import { listMonth } from '../github/month/list-month.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import type { Month, MonthMemory } from '../model/shapes/month.ts'
import { DAY, dayOf } from '../model/time.ts'
import { readAttempts, readFailed } from './read-run.ts'

/** Requests to the API in a night: a third of what a repository has in an hour. */
export const MAX_REQUESTS = 350
const MAX_LISTS = 150
/** Failed runs without a second attempt, which show less. */
export const MAX_OTHER_FAILED = 60
/** Runs of a night of which the waits are read. */
export const MAX_SAMPLED = 40
/** A run that was created so long before the last night may have been re-run. */
export const LISTED_AGAIN = 3 * DAY
const IN_PARALLEL = 8

interface MonthOptions {
  /** The default branch. */
  readonly branch: string
  /** Of an earlier night; `undefined` to read a month. */
  readonly memory: MonthMemory | undefined
}

type ReadMonth = Omit<Month, 'schemaVersion' | 'kind' | 'headline' | 'url' | 'notes' | 'issueUrl'>

/**
 * Reads what is new since an earlier night, the newest first, until the requests of a night are used up: lists of runs, what
 * failed in runs with a second attempt and in others, and how long the jobs of an even sample of all runs waited.
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
  const mayRead = (needed = 1) =>
    remaining() >= needed && remainsFor(whole.rateLimit(), 'unusual') && !signal.aborted
  /** Reads runs in parallel while requests remain. What can't be read is missing. */
  const readAll = async <Found>(
    runs: readonly RunListing[],
    needed: number,
    read: (run: RunListing) => Promise<Found | undefined>,
  ) => {
    const found = await pLimit(IN_PARALLEL).map(runs, async (run) =>
      mayRead(needed) ? await read(run).catch(() => undefined) : undefined,
    )
    return found.filter((one) => one !== undefined)
  }
  const listedSince = dayOf(Math.max(now - MONTH, (memory?.readAt ?? 0) - LISTED_AGAIN))
  const listed = await listMonth(source, listedSince, now, (sent) => sent < MAX_LISTS && mayRead())
  // Without what is between them, the memory would be lost: another night may list all.
  if (!mayRead() && listed.from > (memory?.readAt ?? now - 1))
    throw new GitHubError('too few API requests or too little time remain', { kind: 'other' })
  const known = startFrom(memory, listed, now)
  const finished = listed.runs.filter(({ status }) => status === 'completed')
  const { first, others } = unreadFailures(finished, known)
  const toRead = [...first, ...others.slice(0, MAX_OTHER_FAILED)]
  const failed = await readAll(toRead, 4, async (run) => {
    const found = await readFailed(source, run, listed.runs)
    // Without requests or time, a log is missing that another night can read.
    return remaining() > 0 && !signal.aborted ? found : undefined
  })
  const next = addNight(known, { listed, failed, branch, now })
  const since = memory?.readAt ?? listed.from
  const ofNight = finished.filter(({ createdAt = 0 }) => createdAt >= since)
  const sampled = await readAll(evenly(ofNight, MAX_SAMPLED), 1, (run) => readAttempts(source, run))
  const queues = sampleQueues(sampled.flat().flatMap(({ jobs = [] }) => jobs))
  const all = { ...next, samples: [...next.samples, { sampledAt: now, queues }] }
  const kept = { ...forget(all, [], now), open: known.open }
  const shown = reportMonth(kept, branch, now)
  return {
    repository: `${repository.owner}/${repository.repo}`,
    branch,
    madeAt: now,
    ...shown,
    fromAt: next.fromAt,
    failuresRead: new Set(kept.failed.map(({ runId }) => runId)).size,
    failuresUnread: first.length + others.length - failed.length,
    requests: MAX_REQUESTS - remaining(),
    memory: forget(all, shown.unsteady, now),
  }
}
