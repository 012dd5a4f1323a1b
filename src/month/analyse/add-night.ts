// What a night adds to the memory.
import { isDecided, isFailure, mayHaveFailed, ranAndPassed } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { KnownRun, MonthMemory } from '../../model/shapes/month.ts'
import { groupsOf, sortBy, uniqueBy } from '../../model/some.ts'
import { dayOf, type Instant } from '../../model/time.ts'
import { isFailedRun } from '../../model/report/job-report.ts'
import { jobEnd } from '../../analyse/jobs/job-report.ts'
import { durationBetween } from '../../analyse/jobs/timing.ts'
import { MONTH } from './comes-and-goes.ts'
import { isMainRun, seriesOf } from '../../analyse/history/workflow-runs.ts'
import { newestOf, redNow, redTimes } from './red-time.ts'
import { oldestWeek, type RunDay } from './weeks.ts'
import { type FailedAttempt, passedElsewhere, type ReadRun } from './what-failed.ts'

/** Runs that a night listed, and facts that it read of failed runs. */
interface Night {
  readonly listed: { readonly runs: readonly ListedRun[]; readonly from: Instant }
  readonly failed: readonly ReadRun[]
  readonly branch: string
  readonly now: Instant
}

/** A run that is not listed, with the attempt that is known. */
export type OlderRun = Pick<KnownRun, 'id' | 'attempt'>

/** Returns the memory of an earlier night, or if days are missing since, an empty one. */
export function startFrom(
  memory: MonthMemory | undefined,
  { from }: Night['listed'],
  now: Instant,
): MonthMemory {
  if (memory !== undefined && memory.readAt >= from) return memory
  return {
    readAt: now,
    fromAt: from,
    usage: undefined,
    gone: [],
    seenFiles: [],
    unknownBefore: [],
    open: [],
    runs: [],
    failed: [],
    samples: [],
    awaited: [],
    schedules: [],
  }
}

/**
 * Lists failed runs of which the memory has no failures, or those of an earlier attempt. First are re-run ones of the
 * default branch, which may have been red. Then follow those with which it became red, and other re-run ones.
 */
export function unreadFailures<Listing extends ListedRun>(
  finished: readonly Listing[],
  { runs }: Pick<MonthMemory, 'runs'>,
  branch: string,
): readonly Listing[] {
  const known = byId(runs)
  const seen = byId(finished.flatMap((one) => withListing(known.get(one.run.id), one, branch)))
  const began = new Set(redTimes([...seen.values()]).map(({ first }) => first.id))
  const rankOf = ({ run: { id, attempt } }: Listing) =>
    began.has(id) ? 1 : attempt === 1 ? 3 : seen.get(id)?.isMain ? 0 : 2
  return sortBy(
    finished.filter(({ run }) => seen.get(run.id)?.unread),
    rankOf,
  )
}

/**
 * Lists runs that are older than the list and decide whether the branch is red: those that had not finished, those with
 * which a workflow is red, and then the newest of each workflow, newest first. Each may have another attempt by now.
 */
export function decidingRuns(known: MonthMemory, from: Instant): readonly OlderRun[] {
  const newest = groupsOf(known.runs.filter(isMainRun), ({ workflowPath }) => workflowPath)
  return olderRuns(
    [
      ...known.runs.filter(({ unfinished }) => unfinished),
      ...redNow(known),
      ...sortBy(newest.map(newestOf), ({ id }) => -id),
    ],
    from,
  )
}

/** Lists failed runs that are older than the list, and that no night has read, newest first. */
export function olderUnread(known: MonthMemory, from: Instant): readonly OlderRun[] {
  const deciding = new Set(decidingRuns(known, from).map(({ id }) => id))
  const unread = known.runs.filter((run) => run.unread && !deciding.has(run.id))
  return olderRuns(unread.toReversed(), from)
}

function olderRuns(runs: readonly KnownRun[], from: Instant): readonly OlderRun[] {
  return uniqueBy(runs, ({ id }) => id)
    .filter(({ createdAt }) => createdAt < from)
    .map(({ id, attempt, conclusion, unread }) => ({
      id,
      attempt: unread || conclusion === undefined ? 0 : attempt,
    }))
}

/**
 * Lists the files of workflows of the default branch that are new to the memory, or of which no night could read it: the
 * branch may have been red before their first run.
 *
 * @param listed all runs of the night, newest first
 */
export function workflowsBefore(
  { runs, unknownBefore }: Pick<MonthMemory, 'runs' | 'unknownBefore'>,
  listed: readonly ListedRun[],
  branch: string,
): readonly string[] {
  const isKnown = new Set(runs.map(({ workflowPath }) => workflowPath))
  const paths = listed.flatMap((one) =>
    isOfBranch(one, branch) ? seriesOf(one.run).workflowPath : [],
  )
  return [...new Set([...unknownBefore, ...paths.filter((path) => !isKnown.has(path))])]
}

/** Returns whether an attempt is newer than those of its run that a night listed as finished. */
export function newAttempts({
  runs,
}: Pick<MonthMemory, 'runs'>): (run: Pick<ListedRun['run'], 'id' | 'attempt'>) => boolean {
  const finished = runs.filter(({ conclusion }) => conclusion !== undefined)
  const known = new Map(finished.map(({ id, attempt }) => [id, attempt]))
  return ({ id, attempt = 1 }) => attempt > (known.get(id) ?? 0)
}

/** How an attempt finished of a run that is running again. */
export type EndedAttempt = Pick<KnownRun, 'id' | 'conclusion' | 'endedAt'>

/**
 * Lists runs of the default branch that are running again, and of which the memory lacks the attempt before: it may have
 * failed or passed since.
 */
export function runningAgain(
  { runs }: Pick<MonthMemory, 'runs'>,
  listed: readonly ListedRun[],
  branch: string,
): readonly ListedRun[] {
  const isNew = newAttempts({ runs })
  return listed.filter((one) => {
    const { attempt = 1 } = one.run
    const isRunning = one.status !== 'completed' && isOfBranch(one, branch)
    return isRunning && attempt > 1 && isNew({ ...one.run, attempt: attempt - 1 })
  })
}

/**
 * Adds how earlier attempts of runs finished that are running again, only to know whether the branch is red: their jobs are
 * read when the run has finished.
 */
export function withEarlier(memory: MonthMemory, earlier: readonly EndedAttempt[]): MonthMemory {
  const runs = memory.runs.map((run) => {
    const { conclusion, endedAt } = earlier.find(({ id }) => id === run.id) ?? {}
    const wasPassed = ranAndPassed(run.conclusion)
    if (isFailure(conclusion))
      return { ...run, failedAt: wasPassed ? endedAt : (run.failedAt ?? endedAt) }
    return ranAndPassed(conclusion) ? { ...run, passedAt: run.passedAt ?? endedAt } : run
  })
  return { ...memory, runs }
}

/** Whether a run has to be read: of one of the default branch that GitHub cancelled, only the jobs show whether it failed. */
function mayMatter({ attempt, conclusion, isMain }: KnownRun): boolean {
  return (
    conclusion !== undefined && (attempt > 1 || (isMain ? mayHaveFailed : isFailure)(conclusion))
  )
}

/** Adds a night to the memory; a run that was read again replaces its earlier facts. */
export function addNight(known: MonthMemory, { listed, failed, branch, now }: Night): MonthMemory {
  const readings = new Map(failed.map((read) => [read.listing.run.id, read]))
  const before = byId(known.runs)
  const seen = listed.runs.flatMap((one) =>
    withListing(before.get(one.run.id), one, branch, readings.get(one.run.id)),
  )
  // One that is not listed was deleted, so nothing more can be read of it.
  const others = known.runs.map((run) => (run.createdAt < listed.from ? run : asDone(run)))
  return {
    ...known,
    readAt: now,
    fromAt: Math.max(keptFrom(now), Math.min(known.fromAt, listed.from)),
    runs: sortBy([...byId([...others, ...seen]).values()], ({ id }) => id),
    failed: [
      ...known.failed.filter(({ runId }) => !readings.has(runId)),
      ...failed.flatMap(({ records }) => records),
    ].map((one) => ({ ...one, recovered: one.recovered || passedElsewhere(one, listed.runs) })),
  }
}

/** Returns the start of the month, or of the oldest week if that is earlier. */
export function keptFrom(now: Instant): Instant {
  return Math.min(dayOf(now - MONTH), oldestWeek(now))
}

/** Returns a run of which nothing more is fetched. */
export function asDone(run: KnownRun): KnownRun {
  return { ...run, unread: false, unfinished: false }
}

function byId(runs: readonly KnownRun[]): Map<number, KnownRun> {
  return new Map(runs.map((run) => [run.id, run]))
}

function isOfBranch({ run, isFromFork }: ListedRun, branch: string): boolean {
  return run.branch === branch && !isFromFork && BRANCH_EVENTS.has(run.event ?? '')
}

/**
 * Returns a run as it is listed now, never by an earlier attempt, with what was read of it: of one of the default branch, the
 * ends of the first attempts that failed and that passed. Empty if there is nothing to keep.
 */
function withListing(
  before: KnownRun | undefined,
  listing: ListedRun,
  branch: string,
  reading?: ReadRun,
): readonly KnownRun[] {
  const { run, status, createdAt, updatedAt } = listing
  const { attempt = 1, conclusion: listed } = run
  const isMain = isOfBranch(listing, branch)
  const isFinished = status === 'completed'
  if (createdAt === undefined || (!isMain && !isFinished)) return []
  const known: KnownRun = {
    attempt,
    conclusion: undefined,
    endedAt: undefined,
    ran: undefined,
    failedAt: undefined,
    passedAt: undefined,
    message: undefined,
    unread: false,
    ...before,
    id: run.id,
    number: run.number,
    ...seriesOf(run),
    event: run.event,
    isMain,
    createdAt,
    commit: isMain ? run.commit : undefined,
    unfinished: !isFinished,
  }
  const isOlder = known.attempt > attempt
  if (!isFinished || isOlder || listed === undefined || updatedAt === undefined) return [known]
  const isSame = known.attempt === attempt && known.conclusion !== undefined
  const attempts = isMain ? (reading?.attempts ?? []) : []
  const wasPassed = ranAndPassed(known.conclusion)
  const allFailed = failedAttempts(attempts)
  const first = allFailed.find((one) => !wasPassed || one.run.attempt !== known.attempt)
  const passed = attempts.slice(0, -1).find((one) => hasPassed(one) && !allFailed.includes(one))
  const wasFailed = isSame && isFailure(known.conclusion)
  const hasEndedFailed = wasFailed || attempts.slice(-1).some(hasFailed)
  const conclusion = listed === 'cancelled' && hasEndedFailed ? 'failure' : listed
  const next = {
    ...known,
    attempt,
    conclusion,
    // GitHub changes a run later, too, such as when its logs are deleted.
    endedAt: isSame && known.conclusion === conclusion ? known.endedAt : updatedAt,
    ran: isSame ? known.ran : durationBetween(run.startedAt, updatedAt),
    failedAt: attemptEnd(first) ?? known.failedAt,
    passedAt:
      known.passedAt ?? (wasPassed && known.attempt < attempt ? known.endedAt : attemptEnd(passed)),
    message: first?.causes.find(({ message }) => message !== undefined)?.message ?? known.message,
  }
  const wasRead = isSame && mayMatter(known) && !known.unread
  return [{ ...next, unread: mayMatter(next) && reading === undefined && !wasRead }]
}

/**
 * Lists the attempts of a run that failed. GitHub has the conclusion of the latest one only: if it passed, the jobs that
 * failed in it are allowed to, and so are they in those before.
 */
function failedAttempts(attempts: readonly FailedAttempt[]): readonly FailedAttempt[] {
  const failedIn = ({ jobs = [] }: FailedAttempt) =>
    jobs.flatMap(({ listed: job, outcome }) => (isFailure(outcome) ? job.name : []))
  const latest = attempts.at(-1)
  const hasPassed = ranAndPassed(latest?.run.conclusion)
  const allowed = new Set(latest && hasPassed ? failedIn(latest) : [])
  return attempts.filter((one) => {
    const failed = failedIn(one)
    const areAllowed = failed.length > 0 && failed.every((name) => allowed.has(name))
    return hasFailed(one) && !areAllowed
  })
}

/** Whether an earlier attempt ran and was not cancelled; its failed jobs may be allowed to fail. */
function hasPassed({ run, jobs = [] }: FailedAttempt): boolean {
  const ran = jobs.some(({ outcome }) => ranAndPassed(outcome))
  return ran && run.conclusion !== 'cancelled'
}

function attemptEnd({ jobs = [] }: Partial<FailedAttempt> = {}): Instant | undefined {
  const ends = jobs.flatMap((report) => jobEnd(report) ?? [])
  return ends.length === 0 ? undefined : Math.max(...ends)
}

function hasFailed({ run: { conclusion = 'unknown' }, failures }: FailedAttempt): boolean {
  return isFailedRun({ conclusion, failures })
}

/**
 * Counts the finished runs of each workflow and day of the month, the newest last. Those of the default branch are as their
 * jobs were.
 */
export function daysOf({ runs, fromAt, readAt }: MonthMemory): readonly RunDay[] {
  const since = Math.max(fromAt, dayOf(readAt - MONTH))
  const keyOf = ({ createdAt, workflow, workflowPath }: KnownRun) =>
    JSON.stringify([dayOf(createdAt), workflow, workflowPath])
  const finished = runs.filter((run) => run.conclusion !== undefined && run.createdAt >= since)
  return groupsOf(finished, keyOf).map((some) => {
    const [{ createdAt, workflow, workflowPath }] = some
    const conclusions = some.map(({ conclusion }) => conclusion)
    return {
      dayAt: dayOf(createdAt),
      workflow,
      workflowPath,
      runs: conclusions.filter(isDecided).length,
      cancelledRuns: conclusions.filter((one) => one === 'cancelled').length,
      failedRuns: some.filter(mayMatter).length,
    }
  })
}
