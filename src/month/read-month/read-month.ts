// What a night reads, within its requests.
import pLimit from 'p-limit'
import {
  addNight,
  type EndedAttempt,
  decidingRuns,
  newAttempts,
  type OlderRun,
  olderUnread,
  runningAgain,
  startFrom,
  unreadFailures,
  withEarlier,
  workflowsBefore,
} from '../analyse/add-night.ts'
import { MONTH, unsteadyKey } from '../analyse/comes-and-goes.ts'
import { newestOf, redNow } from '../analyse/red-time.ts'
import { forget, reportMonth } from '../analyse/report-month.ts'
import { LISTED_AGAIN, seriesKey, awaitedIn, sampleJobs } from '../analyse/weeks.ts'
import { addUsage, drawRuns } from '../analyse/usage.ts'
import { type FailedAttempt, type ReadRun } from '../analyse/what-failed.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import { BUDGETS } from '../../gather/budgets.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { limitRequests } from '../../github/http/limit-requests.ts'
import { remainsFor } from '../../github/http/rate-limit.ts'
import { hasFile, fileName } from '../github/fetch-schedule.ts'
import { listMonth } from '../github/list-month.ts'
import {
  fetchEarlierAttempt,
  fetchListedRun,
  mergeRuns,
  listRuns,
  secondOf,
} from '../../github/run/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { KnownRun, MonthMemory, ReadMonth } from '../../model/shapes/month.ts'
import { groupsOf, sortBy, uniqueBy } from '../../model/some.ts'
import { DAY, dayOf, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { readAttempts, readFailed, findAttempt } from './read-run.ts'
import { readSchedules } from './read-schedules.ts'
import { CONTENTS, fileText } from '../../github/workflow/fetch-workflow.ts'
import { decodeWorkflowFile } from '../../github/workflow/workflow-file.ts'
import type { Run } from '../../model/run.ts'
import { isDecided } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import { unlessDeleted } from '../../github/http/unless-deleted.ts'

const { night, nightLists } = BUDGETS
/** Runs of a night of which the waits are read. */
export const MAX_SAMPLED = 40
/** Of their jobs, those that are kept for a day since the last night. */
export const MAX_SAMPLED_JOBS = 20
/** Runs before the list that may decide whether the branch is red, each of which takes a request. */
const MAX_DECIDING = 100
/** Workflows that are red of which a night reads whether their file is gone, with two requests each. */
const MAX_GONE = 5
/** Runs that are running again of which the attempt before is read, with a request each. */
const MAX_RUNNING = 3
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
  const reader = nightReader(whole)
  const { source, remaining, mayRead, readAll } = reader
  const listed = await listMonth(
    source,
    Math.max(dayOf(now - MONTH), listedSince(Math.min(now, memory?.readAt ?? 0))),
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
  const readIfChanged = async (one: OlderRun) => {
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
  const red = await readRed(reader, known, { listed, failed: changed, branch, now })
  const drawn = await readAll(drawRuns(ofNight, MAX_SAMPLED), async (one) => {
    const attempts = await readAttempts(source, one)
    return [one.run.id, attempts.filter(({ run }) => isNew(run))] as const
  })
  const sampled = await readGraphs(source, drawn, readAll)
  const failed = await readAll(unreadFailures(finished, known, branch), read)
  const older = [...changed, ...(await readAll(olderUnread(known, listed.from), readIfChanged))]
  const kept = keepNight(known, {
    listed,
    ofNight,
    sampled: new Map(sampled),
    failed,
    older,
    schedules,
    begun: before.flatMap(({ run }) => run ?? []),
    unknownBefore: paths.filter((path) => before.every((one) => one.path !== path)),
    red,
    since,
    branch,
    now,
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

/** Returns since when a night lists runs, after one that read at a time. */
function listedSince(readAt: Instant): Instant {
  return dayOf(readAt - LISTED_AGAIN)
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

/** What was read of workflows that may be red now. */
interface RedFacts {
  readonly earlier: readonly EndedAttempt[]
  readonly gone: MonthMemory['gone']
  readonly seenFiles: MonthMemory['seenFiles']
}

/** Reads how the attempts before running ones finished, and whether the files of workflows that are red are gone. */
async function readRed(
  { source, readAll }: Pick<ReturnType<typeof nightReader>, 'source' | 'readAll'>,
  known: MonthMemory,
  night: Parameters<typeof addNight>[1],
): Promise<RedFacts> {
  const { listed, branch, now } = night
  const running = runningAgain(known, listed.runs, branch).slice(0, MAX_RUNNING)
  const earlier = await readAll(running, async (one) => {
    const { run, updatedAt = now } = (await fetchEarlierAttempt(source, one)) ?? {}
    const endedAt = Math.min(updatedAt, one.run.startedAt ?? now)
    return run && { id: one.run.id, conclusion: run.conclusion, endedAt }
  })
  const seenAt = ({ workflowPath: path }: KnownRun) =>
    known.seenFiles.find((one) => one.workflowPath === path)?.seenAt ?? 0
  const red = sortBy(redNow(withEarlier(addNight(known, night), earlier)), seenAt)
  const files = await readAll(red.slice(0, MAX_GONE), async (run) => {
    const isThere = await hasFile(source, run, branch)
    return isThere === undefined ? undefined : { run, isThere }
  })
  const gone = files
    .filter(({ isThere }) => !isThere)
    .map(({ run }) => {
      const lastSeenAt = seenAt(run)
      // What ran until a night saw the file does not end the red time.
      const before = known.runs.filter(({ createdAt }) => createdAt <= lastSeenAt)
      const { id } = newestOf([run, ...before])
      return { id, workflowPath: run.workflowPath, isSeen: lastSeenAt >= run.createdAt }
    })
  const there = files.filter(({ isThere }) => isThere)
  const seenFiles = there.map(({ run: { workflowPath } }) => ({ workflowPath, seenAt: now }))
  return { earlier, gone, seenFiles }
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
  readonly red: RedFacts
  /** Time of the last night. */
  readonly since: Instant
  readonly branch: string
  readonly now: Instant
}

/** Adds to the memory what a night found, and forgets what is older than a month. */
function keepNight(known: MonthMemory, night: FoundInNight): MonthMemory {
  const { listed, ofNight, sampled, failed, older, begun, since, branch, now } = night
  const { schedules, unknownBefore, red } = night
  const relisted = older.map(({ listing }) => listing)
  const added = addNight(known, {
    listed: { ...listed, runs: mergeRuns([relisted, begun, listed.runs]) },
    failed: [...failed, ...older],
    branch,
    now,
  })
  const next = withEarlier(added, red.earlier)
  const max = (MAX_SAMPLED_JOBS * (now - since)) / DAY
  const attempts = [...sampled.values()].flat()
  const samples = [...next.samples, ...sampleJobs(attempts, max)]
  const usage = addUsage(known.usage, {
    finished: ofNight,
    read: sampled,
    since: Math.max(since, listed.from),
    now,
    left: listed.runs.filter(
      ({ status, createdAt = now }) => status !== 'completed' && createdAt < listedSince(now),
    ),
  })
  const isKnown = new Set(next.runs.map(({ workflowPath }) => workflowPath))
  return forget(
    {
      ...next,
      schedules,
      samples,
      usage,
      awaited: uniqueBy([...known.awaited, ...awaitedIn(attempts, now)], seriesKey),
      gone: uniqueBy([...known.gone, ...red.gone], ({ workflowPath }) => workflowPath),
      seenFiles: uniqueBy([...red.seenFiles, ...known.seenFiles], ({ workflowPath: path }) => path),
      unknownBefore: unknownBefore.filter((path) => isKnown.has(path)),
    },
    now,
  )
}

/** Returns a run that the memory knows if another attempt of it has finished since. */
async function readIfRerun(
  source: RepositorySource,
  { id, attempt }: OlderRun,
): Promise<ListedRun | undefined> {
  const found = await fetchListedRun(source, id)
  return found.run.attempt !== attempt && found.status === 'completed' ? found : undefined
}

/** Workflows whose file is read, with a request each. */
export const MAX_GRAPHS = 5

/** Attempts of runs by the ids of these. */
type SampledAttempts = readonly (readonly [id: number, attempts: readonly FailedAttempt[]])[]

/** A wait so long may be one for an approval; shorter ones are not worth a request. */
const NOTICED_WAIT = 5 * MINUTE

/**
 * Reads the files of the workflows with the longest waits: a job may have waited for an approval, and not for a runner. The
 * attempts of other workflows, and of those whose file cannot be read, stay as they are.
 *
 * @param readAll reads in parallel while requests remain
 */
export async function readGraphs(
  source: RepositorySource,
  sampled: SampledAttempts,
  readAll: <Found>(
    runs: readonly Run[],
    read: (run: Run) => Promise<Found | undefined>,
  ) => Promise<Found[]>,
): Promise<SampledAttempts> {
  const waits = sampled.flatMap(([, attempts]) =>
    attempts.map(({ run, jobs = [] }) => ({
      run,
      wait: Math.max(0, ...jobs.map(({ queue = 0 }) => queue)),
    })),
  )
  const waited = sortBy(waits, ({ wait }) => -wait).filter(({ wait }) => wait >= NOTICED_WAIT)
  const workflows = groupsOf(waited, ({ run }) => seriesOf(run).workflowPath)
  const runs = workflows.slice(0, MAX_GRAPHS).map(([{ run }]) => run)
  const read = await readAll(runs, async (run) => {
    const { commit: ref = '' } = run
    const path = seriesOf(run).workflowPath
    const text = fileText(await source.get(CONTENTS, { path, ref }))
    return [path, decodeWorkflowFile(text ?? '', new Map()).graph] as const
  })
  const graphs = new Map(read)
  return sampled.map(([id, attempts]) => [
    id,
    attempts.map((one) => {
      const graph = graphs.get(seriesOf(one.run).workflowPath)
      return graph === undefined ? one : findAttempt({ ...one.run, graph })
    }),
  ])
}

/** Runs of which one passed or failed, unless many were cancelled in a row. */
const MAX_LISTED = 5

/**
 * Finds the newest run of a workflow on a branch before a time that passed or failed: it shows whether the branch was red then.
 *
 * @throws what the client throws
 */
async function readBefore(
  source: RepositorySource,
  {
    path,
    branch,
    from,
  }: { readonly path: string; readonly branch: string; readonly from: Instant },
): Promise<ListedRun | undefined> {
  const list = listRuns(
    source,
    {
      workflow: fileName(path),
      branch,
      status: 'completed',
      ownBranches: true,
      created: `<=${secondOf(from - SECOND)}`,
    },
    MAX_LISTED,
  )
  const { runs = [] } = (await unlessDeleted(list)) ?? {}
  return runs.find(({ run }) => isDecided(run.conclusion) && BRANCH_EVENTS.has(run.event))
}
