import { findFailures } from './analyse/find-failures.ts'
import { firstLogs } from './analyse/causes/choose-logs.ts'
import { stepsOf, UNEXPLAINED } from './analyse/failures/report-failures.ts'
import { jobEnd } from './analyse/jobs/job-report.ts'
import { brokenOn, MONTH, unsteadyKey } from './analyse/month/comes-and-goes.ts'
import { redIntervals } from './analyse/month/red-time.ts'
import { forget, reportMonth } from './analyse/month/report-month.ts'
import { evenly, sumSample, timesOf } from './analyse/month/sample-runs.ts'
import { dayOf } from './analyse/month/slower-jobs.ts'
import { type FailedAttempt, knownIn, whatFailed } from './analyse/month/what-failed.ts'
import { limitRequests } from './github/base/fetch-bases.ts'
import { GitHubError } from './github/errors/github-error.ts'
import type { RepositorySource } from './github/http/client.ts'
import { remainsFor } from './github/http/rate-limit.ts'
import { fetchAnnotations } from './github/logs/fetch-annotations.ts'
import { fetchLogs } from './github/logs/fetch-log.ts'
import { changedSince } from './github/month/changed-since.ts'
import { listMonth, type MonthRuns } from './github/month/list-month.ts'
import { asObject, asString } from './github/json-values.ts'
import { attemptOf } from './github/run/attempt-jobs.ts'
import { listJobs } from './github/run/job-pages.ts'
import { RUN, runParameters } from './github/run/run-responses.ts'
import { decodeRunOf, type RunListing } from './github/runs/listed-run.ts'
import { isFailure, ranAndPassed } from './model/conclusion.ts'
import { BRANCH_EVENTS } from './model/event.ts'
import type { KnownIssue } from './model/known-issue.ts'
import type { Failed, KnownHit, MainRun, Month, MonthMemory } from './model/shapes/month.ts'
import { DAY, type Instant } from './model/time.ts'
import { fetchResultsOf } from './read-results.ts'

/** Requests to the API in a night: a third of what a repository has in an hour. */
export const MAX_REQUESTS = 350
const MAX_LISTS = 150
/** Failed runs without a second attempt, which show less. */
const MAX_OTHER_FAILED = 60
/** Runs of which the times are read: an even sample of all, and those of the default branch that passed. */
const MAX_SAMPLED = 40
const MAX_TIMED = 60
const MAX_TIMED_A_DAY = 10
/** A run that was created so long before the last night may have been re-run. */
const LISTED_AGAIN = 3 * DAY
const MAX_CHECKED_FILES = 10
const LOG_LINES = 20
const IN_PARALLEL = 8
const OPTIONS = { currentRun: undefined, allowedFailures: [] }

interface MonthOptions {
  /** The default branch. */
  readonly branch: string
  /** Of an earlier night; `undefined` to read a month. */
  readonly memory: MonthMemory | undefined
  readonly issues: readonly KnownIssue[]
}

type ReadMonth = Omit<Month, 'schemaVersion' | 'kind' | 'headline' | 'url' | 'notes' | 'issueUrl'>

/**
 * Reads what is new since an earlier night, the newest first, until the requests of a night are used up: lists of runs, what
 * failed in runs with a second attempt and in others, and the times of a sample.
 *
 * @throws what the client throws if runs can't be listed
 */
export async function readMonth(
  { client: whole, repository, signal }: RepositorySource,
  { branch, memory, issues }: MonthOptions,
): Promise<ReadMonth> {
  const now = whole.now()
  const { client, remaining } = limitRequests(whole, MAX_REQUESTS)
  const source = { client, repository, signal }
  const mayRead = (needed: number) =>
    remaining() >= needed && remainsFor(whole.rateLimit(), 'unusual') && !signal.aborted
  const since = dayOf(Math.max(now - MONTH, (memory?.readAt ?? 0) - LISTED_AGAIN))
  const listed = await listMonth(source, since, now, (sent) => sent < MAX_LISTS && mayRead(1))
  // Without what is between them, the memory would be lost: another night may list all.
  if (!mayRead(1) && listed.from > (memory?.readAt ?? now - 1))
    throw new GitHubError('too few API requests or too little time remain', { kind: 'other' })
  const known = startFrom(memory, listed, now)
  const attempts = new Map(known.read.map(({ id, attempt }) => [id, attempt]))
  const unread = listed.runs.filter(
    (listing) => isRed(listing) && attempts.get(listing.run.id) !== listing.run.attempt,
  )
  const repeated = unread.filter(({ run: { attempt = 1 } }) => attempt > 1)
  const others = unread.filter((one) => !repeated.includes(one)).slice(0, MAX_OTHER_FAILED)
  const context = { listed: listed.runs, issues }
  const failed = await readInParallel(
    [...repeated, ...others],
    () => mayRead(4),
    async (listing) => {
      const found = await readFailed(source, listing, context)
      // Without requests or time, a log is missing that another night can read.
      return remaining() > 0 && !signal.aborted ? found : undefined
    },
  )
  const red = new Map(failed.map(({ listing, found }) => [listing.run.id, found]))
  const before = new Map(known.runs.map((run) => [run.id, run]))
  const main = listed.runs.flatMap(
    (one) => mainRun(one, branch, red.get(one.run.id), before.get(one.run.id)) ?? [],
  )
  const replaced = new Set(red.keys())
  const next: MonthMemory = {
    ...known,
    readAt: now,
    fromAt: Math.max(dayOf(now - MONTH), Math.min(known.fromAt, listed.from)),
    read: [
      ...known.read.filter(
        ({ id }) => !replaced.has(id) && listed.runs.some(({ run }) => run.id === id),
      ),
      ...failed.map(({ listing: { run } }) => ({ id: run.id, attempt: run.attempt ?? 1 })),
    ],
    runs: [...known.runs.filter(({ createdAt }) => createdAt < listed.from), ...main],
    days: [...known.days.filter(({ dayAt }) => dayAt < listed.from), ...daysOf(listed)],
    known: [
      ...known.known.filter(({ runId }) => !replaced.has(runId)),
      ...failed.flatMap(({ found }) => found.known),
    ],
    failed: [
      ...known.failed.filter(({ runId }) => !replaced.has(runId)),
      ...failed.flatMap(({ found }) => found.records),
    ],
  }
  const sampled = await readSample(source, {
    listed,
    next,
    branch,
    mayRead,
    since: memory?.readAt,
  })
  const kept = forget({ ...next, ...sampled }, [], now)
  const first = reportMonth({ ...kept, open: known.open }, branch, now)
  const changed = await changedSince(
    source,
    first.unsteady.slice(0, MAX_CHECKED_FILES),
    branch,
    () => mayRead(1),
  )
  const shown = reportMonth(
    { ...kept, open: known.open },
    branch,
    now,
    new Set(changed.map(unsteadyKey)),
  )
  const { owner, repo } = repository
  return {
    ...{ repository: `${owner}/${repo}`, branch, madeAt: now, ...shown },
    fromAt: next.fromAt,
    failuresRead: new Set(kept.failed.map(({ runId }) => runId)).size,
    failuresUnread: unread.length - failed.length,
    requests: MAX_REQUESTS - remaining(),
    memory: forget({ ...next, ...sampled }, shown.unsteady, now),
  }
}

function startFrom(
  memory: MonthMemory | undefined,
  { from }: MonthRuns,
  now: Instant,
): MonthMemory {
  const nothing = {
    read: [],
    open: [],
    runs: [],
    days: [],
    failed: [],
    known: [],
    names: [],
    times: [],
    samples: [],
  }
  return memory === undefined || memory.readAt < from
    ? { ...nothing, readAt: now, fromAt: from }
    : memory
}

function isRed({ run: { conclusion, attempt = 1 }, status }: RunListing): boolean {
  return status === 'completed' && (isFailure(conclusion ?? 'unknown') || attempt > 1)
}

/** Reads items in parallel, in their order, while more can be read. What can't be read is missing. */
async function readInParallel<Item, Found>(
  items: readonly Item[],
  mayRead: () => boolean,
  read: (item: Item) => Promise<Found | undefined>,
): Promise<{ readonly listing: Item; readonly found: Found }[]> {
  const results: { at: number; listing: Item; found: Found }[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length && mayRead(); at = next++) {
      const listing = items[at] as Item
      const found = await read(listing).catch(() => undefined)
      if (found !== undefined) results.push({ at, listing, found })
    }
  }
  await Promise.all(Array.from({ length: IN_PARALLEL }, work))
  return results.sort((a, b) => a.at - b.at)
}

/** Lists the jobs of all attempts of a run. @returns `undefined` if they can't be read */
async function readAttempts(
  source: RepositorySource,
  { run, response }: RunListing,
): Promise<readonly FailedAttempt[] | undefined> {
  const filter = (run.attempt ?? 1) > 1 ? ('all' as const) : ('latest' as const)
  const parameters = { ...runParameters({ ...source.repository, runId: run.id }), filter }
  const { jobs, failure } = await listJobs(source, `${RUN}/jobs`, parameters)
  if (failure !== undefined) return undefined
  return [...Map.groupBy(jobs, attemptOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([attempt, some]) => {
      const of = attempt === run.attempt ? response : earlierAttempt(response, attempt, some)
      const decoded = decodeRunOf(of, source.repository, { jobs: some, jobsCounted: some.length })
      return { run: decoded, ...findFailures(decoded, OPTIONS) }
    })
}

/** Returns an earlier attempt in the form of GitHub's response, which has the times and conclusion of the latest one. */
function earlierAttempt(response: unknown, attempt: number, jobs: readonly unknown[]): unknown {
  const latest = asObject(response)
  const hasFailed = jobs.some((job) => isFailure(asString(asObject(job).conclusion) ?? 'unknown'))
  return {
    ...latest,
    ...{ run_attempt: attempt, conclusion: hasFailed ? 'failure' : latest.conclusion },
    run_started_at: attempt === 1 ? latest.created_at : undefined,
  }
}

interface ReadRun {
  readonly attempts: readonly FailedAttempt[]
  readonly records: readonly Failed[]
  readonly known: readonly KnownHit[]
}

/** Reads what failed in the attempts of a run: a log of each group of jobs, and what else names it. */
async function readFailed(
  source: RepositorySource,
  listing: RunListing,
  {
    listed,
    issues,
  }: { readonly listed: readonly RunListing[]; readonly issues: readonly KnownIssue[] },
): Promise<ReadRun | undefined> {
  const attempts = await readAttempts(source, listing)
  if (attempts === undefined) return undefined
  const explained = await Promise.all(
    attempts.map(async (attempt) =>
      attempt.failures.length === 0 ? attempt : await explainAttempt(source, attempt),
    ),
  )
  const { run, headRepository, isFromFork } = listing
  const branch = `${isFromFork ? `${headRepository ?? '?'}:` : ''}${run.branch ?? '?'}`
  // Another run of a pull request can test another merge.
  const passedElsewhere =
    run.event === 'push' &&
    listed.some(
      ({ run: other }) =>
        other.id !== run.id &&
        other.commit === run.commit &&
        other.event === run.event &&
        other.workflow === run.workflow &&
        ranAndPassed(other.conclusion ?? 'unknown'),
    )
  const context = { attempts: explained, branch, passedElsewhere }
  return {
    attempts: explained,
    records: explained.flatMap((one) => whatFailed(one, context)),
    known: explained.flatMap((one) => knownIn(one, issues)),
  }
}

const MAX_LOGS = 2

async function explainAttempt(
  source: RepositorySource,
  { run, failures }: FailedAttempt,
): Promise<FailedAttempt> {
  const { client, repository, signal } = source
  const wanted = firstLogs(failures, MAX_LOGS).map((failure) => ({
    job: failure.job.job,
    steps: stepsOf(failure),
  }))
  const read = await fetchLogs(wanted, { client, target: repository, lines: LOG_LINES, signal })
  const explain = (explanations: Partial<typeof UNEXPLAINED>) => ({
    run,
    ...findFailures(run, {
      ...OPTIONS,
      explanations: { ...UNEXPLAINED, excerpts: read.excerpts, ...explanations },
    }),
  })
  const found = explain({})
  const isNamed = found.failures.some(({ errors }) => errors.length > 0)
  if (isNamed) return found
  // Without a name, the runner may say what stopped it, or the job may have uploaded its results.
  const { files } = await fetchResultsOf([found], read.uploads, source, {
    testResults: {},
    logLines: LOG_LINES,
  })
  const [first] = found.failures
  const lacksLog = first !== undefined && !read.excerpts.has(first.job.job.id)
  const annotated = lacksLog ? await fetchAnnotations(source, first.job.job.id) : undefined
  const annotations = new Map(annotated && first ? [[first.job.job.id, annotated]] : [])
  return explain({ results: files, annotations })
}

/** Returns a finished run of the default branch, with the end of a first attempt that failed. */
function mainRun(
  { run, status, isFromFork, createdAt, updatedAt }: RunListing,
  branch: string,
  read: ReadRun | undefined,
  before: MainRun | undefined,
): MainRun | undefined {
  const { event = '', conclusion, attempt = 1, workflow } = run
  const isOfMain = run.branch === branch && !isFromFork && BRANCH_EVENTS.has(event)
  if (!isOfMain || status !== 'completed' || conclusion === undefined) return undefined
  if (createdAt === undefined || updatedAt === undefined || workflow === undefined) return undefined
  const [first] = attempt > 1 ? (read?.attempts ?? []) : []
  const ends = (first?.failures ?? []).flatMap(({ job }) => jobEnd(job) ?? [])
  return {
    ...{ id: run.id, number: run.number, workflow, commit: run.commit, url: run.url },
    ...{ event, attempt, conclusion, createdAt, endedAt: updatedAt },
    failedAt: ends.length === 0 ? before?.failedAt : Math.max(...ends),
  }
}

/** Counts the runs of each workflow and day. */
function daysOf({ runs }: MonthRuns): MonthMemory['days'] {
  const finished = runs.filter(({ status }) => status === 'completed')
  const keyOf = ({ run, createdAt = 0 }: RunListing) =>
    JSON.stringify([dayOf(createdAt), run.workflow ?? `Run ${run.id}`])
  return [...Map.groupBy(finished, keyOf)].map(([key, some]) => {
    const [dayAt, workflow] = JSON.parse(key) as [Instant, string]
    const count = (test: (conclusion: string) => boolean) =>
      some.filter(({ run: { conclusion = 'unknown' } }) => test(conclusion)).length
    return {
      ...{ dayAt, workflow, failedRuns: count(isFailure) },
      runs: count((conclusion) => isFailure(conclusion) || ranAndPassed(conclusion)),
      cancelledRuns: count((conclusion) => conclusion === 'cancelled'),
      repeatedRuns: some.filter(({ run: { attempt = 1 } }) => attempt > 1).length,
    }
  })
}

interface SampleOptions {
  readonly listed: MonthRuns
  readonly next: MonthMemory
  readonly branch: string
  readonly mayRead: (needed: number) => boolean
  /** When the last night ended; `undefined` for the first. */
  readonly since: Instant | undefined
}

/** Reads the times of a sample: of all finished runs evenly, and of runs of the default branch that passed on their first attempt. */
async function readSample(
  source: RepositorySource,
  { listed, next, branch, mayRead, since }: SampleOptions,
): Promise<Pick<MonthMemory, 'samples' | 'times' | 'names'>> {
  const finished = listed.runs.filter(
    ({ status, createdAt = 0 }) => status === 'completed' && createdAt >= (since ?? listed.from),
  )
  const even = evenly(finished, MAX_SAMPLED)
  const timed = chooseTimed(listed.runs, next, branch).slice(0, since && MAX_TIMED)
  const wanted = [...new Set([...timed, ...even])]
  const read = await readInParallel(
    wanted,
    () => mayRead(1),
    async (listing) => await readAttempts(source, listing),
  )
  const chosen = new Set(timed)
  const names = [...next.names]
  const times = read.flatMap(({ listing, found: [attempt] }) =>
    chosen.has(listing) && attempt !== undefined
      ? timesOf(attempt, listing.createdAt ?? 0, names)
      : [],
  )
  const isEven = new Set(even)
  const atSteps = next.failed.map((one) => ({ ...one, test: undefined }))
  const broken = brokenOn(atSteps, redIntervals(next.runs), branch)
  const sample = sumSample(
    read.flatMap(({ listing, found }) =>
      isEven.has(listing)
        ? { attempts: found, isCancelled: listing.run.conclusion === 'cancelled' }
        : [],
    ),
    broken,
    next.readAt,
  )
  return { names, times: [...next.times, ...times], samples: [...next.samples, sample] }
}

/** Chooses runs of the default branch that passed on their first attempt: a few of each workflow and day, newest first. */
function chooseTimed(
  runs: readonly RunListing[],
  { times }: MonthMemory,
  branch: string,
): RunListing[] {
  const keyOf = (workflow: string | undefined, at: Instant) => JSON.stringify([workflow, dayOf(at)])
  const known = new Set(times.map(({ run }) => run.id))
  const counts = new Map<string, number>()
  for (const { run, startedAt } of times) {
    const key = keyOf(run.workflow, startedAt)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const passed = runs.filter(
    ({ run, isFromFork, createdAt }) =>
      run.branch === branch &&
      !isFromFork &&
      createdAt !== undefined &&
      !known.has(run.id) &&
      BRANCH_EVENTS.has(run.event) &&
      run.attempt === 1 &&
      run.conclusion === 'success',
  )
  return passed.filter(({ run, createdAt = 0 }) => {
    const key = keyOf(run.workflow, createdAt)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= MAX_TIMED_A_DAY
  })
}
