import pLimit from 'p-limit'
import {
  addNight,
  decidingRuns,
  newAttempts,
  olderUnread,
  startFrom,
  unreadFailures,
  workflowsBefore,
} from '../analyse/month/add-night.ts'
import { MONTH, unsteadyKey } from '../analyse/month/comes-and-goes.ts'
import { newestOf, redNow } from '../analyse/month/red-time.ts'
import { forget, reportMonth } from '../analyse/month/report-month.ts'
import { LISTED_AGAIN, seriesKey, awaitedIn, sampleJobs } from '../analyse/month/weeks.ts'
import { addUsage, drawRuns } from '../analyse/month/usage.ts'
import type { FailedAttempt, ReadRun } from '../analyse/month/what-failed.ts'
import { BUDGETS } from '../gather/budgets.ts'
import { GitHubError } from '../github/errors/github-error.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { limitRequests } from '../github/http/limit-requests.ts'
import { remainsFor } from '../github/http/rate-limit.ts'
import { isFileGone } from '../github/month/fetch-schedule.ts'
import { listMonth } from '../github/month/list-month.ts'
import { fetchListedRun, mergeRuns } from '../github/runs/list-runs.ts'
import type { ListedRun } from '../model/listed-run.ts'
import type { KnownRun, MonthMemory, ReadMonth } from '../model/shapes/month.ts'
import { uniqueBy } from '../model/some.ts'
import { DAY, dayOf, type Instant } from '../model/time.ts'
import { readBefore } from './read-before.ts'
import { readGraphs } from './read-graphs.ts'
import { readAttempts, readFailed } from './read-run.ts'
import { readSchedules } from './read-schedules.ts'

const { night, nightLists } = BUDGETS
/** Runs of a night of which the waits are read. */
export const MAX_SAMPLED = 40
/** Of their jobs, those that are kept for a day since the last night. */
export const MAX_SAMPLED_JOBS = 20
/** Runs before the list that may decide whether the branch is red, each of which takes a request. */
export const MAX_DECIDING = 100
/** Workflows that are red of which it is read whether their file is gone, with two requests each. */
export const MAX_GONE = 5
const IN_PARALLEL = 8
/** Nothing is begun with fewer, which most runs need. */
const REQUESTS_OF_RUN = 5

/**
 * Reads what is new since an earlier night, the newest first, until the requests of a night are used up: lists of runs, how
 * long the jobs of a sample of all runs waited, and what failed, of which there can be any number.
 *
 * @param branch the default branch
 * @param memory of an earlier night; `undefined` to read a month
 * @throws what the client throws if runs can't be listed
 */
export async function readMonth(
  whole: RepositorySource,
  { branch, memory }: { readonly branch: string; readonly memory: MonthMemory | undefined },
): Promise<ReadMonth> {
  const now = whole.client.now()
  const { source, remaining, mayRead, readAll } = nightReader(whole)
  const listedSince = dayOf(
    Math.max(now - MONTH, Math.min(now, memory?.readAt ?? 0) - LISTED_AGAIN),
  )
  const listed = await listMonth(
    source,
    listedSince,
    now,
    (sent) => sent < nightLists.requests && mayRead(),
  )
  // Without what is between them, the memory would be lost: another night may list all.
  if (!mayRead() && listed.from > (memory?.readAt ?? now - 1))
    throw new GitHubError('too few API requests or too little time remain', { kind: 'own-limit' })
  const known = startFrom(memory, listed, now)
  const schedules = mayRead()
    ? await readSchedules(source, known.schedules, listed.runs, branch)
    : known.schedules
  const finished = listed.runs.filter(({ status }) => status === 'completed')
  const since = memory?.readAt ?? listed.from
  const isNew = newAttempts(known)
  const ofNight = finished.filter(({ run }) => isNew(run))
  const read = async (run: ListedRun) => {
    const found = await readFailed(source, run)
    // Without requests or time, a log is missing that another night can read.
    return remaining() > 0 && !source.signal.aborted ? found : undefined
  }
  const readIfChanged = async (one: Pick<KnownRun, 'id' | 'attempt'>) => {
    const found = await readIfRerun(source, one)
    return found && (await read(found))
  }
  const paths = workflowsBefore(known, listed.runs, branch)
  const before = await readAll(paths, async (path) => ({
    path,
    run: await readBefore(source, { path, branch, from: Math.min(known.fromAt, listed.from) }),
  }))
  const deciding = decidingRuns(known, listed.from).slice(0, MAX_DECIDING)
  const changed = await readAll(deciding, readIfChanged)
  const red = redNow(addNight(known, { listed, failed: changed, branch, now })).slice(0, MAX_GONE)
  const wasRed = new Set(redNow(known).map(({ workflowPath }) => workflowPath))
  const gone = await readAll(red, async (one) => {
    const { workflowPath } = one
    // The last night found the file if the workflow was red: what ran until then does not end that.
    const { id } = newestOf(wasRed.has(workflowPath) ? [one, ...known.runs] : [one])
    return (await isFileGone(source, one, branch)) ? { id, workflowPath } : undefined
  })
  const drawn = await readAll(drawRuns(ofNight, MAX_SAMPLED), async (one) => {
    const attempts = await readAttempts(source, one)
    return [one.run.id, attempts.filter(({ run }) => isNew(run))] as const
  })
  const sampled = await readGraphs(source, drawn, readAll)
  const failed = await readAll(unreadFailures(finished, known, branch), read)
  const older = [...changed, ...(await readAll(olderUnread(known, listed.from), readIfChanged))]
  const kept = keepNight(known, {
    ...{ listed, ofNight, sampled: new Map(sampled), failed, older, schedules },
    begun: before.flatMap(({ run }) => run ?? []),
    unknownBefore: paths.filter((path) => before.every((one) => one.path !== path)),
    ...{ gone, since, branch, now },
  })
  const { serverUrl, owner, repo } = source.repository
  const url = `${serverUrl}/${owner}/${repo}`
  const sinceAt = known === memory ? known.readAt : undefined
  const shown = reportMonth(kept, { branch, now, url, sinceAt })
  return whole.client.redactShown({
    repository: `${owner}/${repo}`,
    branch,
    madeAt: now,
    sinceAt,
    ...shown,
    requests: night.requests - remaining(),
    memory: {
      ...kept,
      open: shown.unsteady.map((one) => ({ key: unsteadyKey(one), listedAt: one.listedAt })),
    },
  })
}

/** Returns what reads with the requests of a night. */
function nightReader(whole: RepositorySource) {
  const { client, remaining } = limitRequests(whole.client, night.requests)
  const mayRead = () =>
    remaining() >= REQUESTS_OF_RUN &&
    remainsFor(whole.client.rateLimit(), night.purpose) &&
    !whole.signal.aborted
  /** Reads runs in parallel while requests remain. What can't be read is missing. */
  const readAll = async <Item, Found>(
    runs: readonly Item[],
    read: (run: Item) => Promise<Found | undefined>,
  ) => {
    const found = await pLimit(IN_PARALLEL).map(runs, async (run) =>
      mayRead() ? await read(run).catch(() => undefined) : undefined,
    )
    return found.filter((one) => one !== undefined)
  }
  return { source: { ...whole, client }, remaining, mayRead, readAll }
}

interface FoundInNight {
  readonly listed: Awaited<ReturnType<typeof listMonth>>
  /** Runs with an attempt that is new to the memory. */
  readonly ofNight: readonly ListedRun[]
  /** New attempts of a sample of them, by the id of the run. */
  readonly sampled: ReadonlyMap<number, readonly FailedAttempt[]>
  readonly failed: readonly ReadRun[]
  /** Runs that are older than the list. */
  readonly older: readonly ReadRun[]
  /** Runs before the list of workflows that are new to the memory. */
  readonly begun: readonly ListedRun[]
  readonly unknownBefore: readonly string[]
  readonly schedules: MonthMemory['schedules']
  readonly gone: MonthMemory['gone']
  /** Time of the last night. */
  readonly since: Instant
  readonly branch: string
  readonly now: Instant
}

/** Adds to the memory what a night found, and forgets what is older than a month. */
function keepNight(known: MonthMemory, night: FoundInNight): MonthMemory {
  const { listed, ofNight, sampled, failed, older, begun, since, branch, now } = night
  const { schedules, unknownBefore, gone } = night
  const relisted = older.map(({ listing }) => listing)
  const next = addNight(known, {
    listed: { ...listed, runs: mergeRuns([relisted, begun, listed.runs]) },
    failed: [...failed, ...older],
    branch,
    now,
  })
  const max = (MAX_SAMPLED_JOBS * (now - since)) / DAY
  const attempts = [...sampled.values()].flat()
  const samples = [...next.samples, ...sampleJobs(attempts, max)]
  const usage = addUsage(known.usage, {
    ...{ finished: ofNight, read: sampled, since: Math.max(since, listed.from) },
  })
  const isKnown = new Set(next.runs.map(({ workflowPath }) => workflowPath))
  return forget(
    {
      ...{ ...next, schedules, samples, usage },
      awaited: uniqueBy([...known.awaited, ...awaitedIn(attempts, now)], seriesKey),
      gone: uniqueBy([...known.gone, ...gone], ({ workflowPath }) => workflowPath),
      unknownBefore: unknownBefore.filter((path) => isKnown.has(path)),
    },
    now,
  )
}

/** Returns a run that the memory knows if another attempt of it has finished since. */
async function readIfRerun(
  source: RepositorySource,
  { id, attempt }: Pick<KnownRun, 'id' | 'attempt'>,
): Promise<ListedRun | undefined> {
  const found = await fetchListedRun(source, id)
  return found.run.attempt !== attempt && found.status === 'completed' ? found : undefined
}
