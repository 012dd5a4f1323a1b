import { isFailure, mayHaveFailed, ranAndPassed } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { MainRun, MonthMemory } from '../../model/shapes/month.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { DAY, dayOf, type Instant } from '../../model/time.ts'
import { isFailedRun } from '../../model/report/job-report.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { MONTH } from './comes-and-goes.ts'
import { newestOf, redNow, redTimes } from './red-time.ts'
import { type FailedAttempt, passedElsewhere, type ReadRun, seriesOf } from './what-failed.ts'

/** Runs that a night listed, and facts that it read of failed runs. */
interface Night {
  readonly listed: { readonly runs: readonly ListedRun[]; readonly from: Instant }
  readonly failed: readonly ReadRun[]
  readonly branch: string
  readonly now: Instant
}

/** A run that is not listed, with the attempt that is known. */
type OlderRun = Pick<MainRun, 'id' | 'attempt' | 'createdAt'>

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
    history: undefined,
    read: [],
    unread: [],
    unfinished: [],
    gone: [],
    unknownBefore: [],
    open: [],
    runs: [],
    pauses: [],
    days: [],
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
  known: MonthMemory,
  branch: string,
): readonly Listing[] {
  const unread = finished.filter((one) => mayMatter(one, branch) && !isAttemptRead(one, known))
  const red = redTimes(finished.flatMap((one) => mainRun(one, branch, known) ?? []))
  const began = new Set(red.map(({ first }) => first.id))
  const rankOf = (one: Listing) =>
    began.has(one.run.id) ? 1 : one.run.attempt === 1 ? 3 : isOfBranch(one, branch) ? 0 : 2
  return sortBy(unread, rankOf)
}

/**
 * Lists runs that are older than the list and decide whether the branch is red: those that had not finished, those with
 * which a workflow is red, and then the newest of each workflow, newest first. Each may have another attempt by now.
 */
export function decidingRuns(known: MonthMemory, from: Instant): readonly OlderRun[] {
  const unfinished = known.unfinished.map(({ id, createdAt }) => ({ id, createdAt, attempt: 0 }))
  const newest = groupsOf(known.runs, ({ workflowPath }) => workflowPath).map(newestOf)
  const all = [...unfinished, ...redNow(known), ...sortBy(newest, ({ id }) => -id)]
  const unread = new Set(known.unread.map(({ id }) => id))
  return [...new Map(all.map((one) => [one.id, one])).values()]
    .filter(({ createdAt }) => createdAt < from)
    .map((one) => (unread.has(one.id) ? { ...one, attempt: 0 } : one))
}

/** Lists failed runs that are older than the list, and that no night has read. */
export function olderUnread(known: MonthMemory, from: Instant): readonly OlderRun[] {
  const deciding = new Set(decidingRuns(known, from).map(({ id }) => id))
  return known.unread
    .map((one) => ({ ...one, attempt: 0 }))
    .filter(({ id, createdAt }) => createdAt < from && !deciding.has(id))
}

/**
 * Lists the files of workflows of the default branch that are new to the memory, or of which no night could read it: the
 * branch may have been red before their first run.
 *
 * @param listed all runs of the night, newest first
 */
export function workflowsBefore(
  { days, unknownBefore }: Pick<MonthMemory, 'days' | 'unknownBefore'>,
  listed: readonly ListedRun[],
  branch: string,
): readonly string[] {
  const known = new Set(days.map(({ workflowPath }) => workflowPath))
  const paths = listed.flatMap((one) =>
    isOfBranch(one, branch) ? seriesOf(one.run).workflowPath : [],
  )
  return [...new Set([...unknownBefore, ...paths.filter((path) => !known.has(path))])]
}

/** Whether a run has to be read: of one of the default branch that GitHub cancelled, only the jobs show whether it failed. */
function mayMatter(listing: ListedRun, branch: string): boolean {
  const { conclusion = 'unknown', attempt = 1 } = listing.run
  return attempt > 1 || (isOfBranch(listing, branch) ? mayHaveFailed : isFailure)(conclusion)
}

function isAttemptRead(
  { run: { id, attempt = 1 } }: ListedRun,
  { read }: Pick<MonthMemory, 'read'>,
) {
  return read.some((one) => one.id === id && one.attempt === attempt)
}

/** Adds a night to the memory; a run that was read again replaces its earlier facts. */
export function addNight(known: MonthMemory, { listed, failed, branch, now }: Night): MonthMemory {
  const red = new Map(failed.map((read) => [read.listing.run.id, read]))
  const ids = new Set(listed.runs.map(({ run }) => run.id))
  const isOlder = (one: Omit<OlderRun, 'attempt'>) =>
    one.createdAt < listed.from && !ids.has(one.id)
  const read = [
    ...known.read.filter(({ id }) => !red.has(id) && ids.has(id)),
    ...failed.map(({ listing: { run } }) => ({ id: run.id, attempt: run.attempt ?? 1 })),
  ]
  const main = listed.runs.flatMap((one) => mainRun(one, branch, { ...known, read }, red) ?? [])
  // One that is not listed was deleted, and one without a new conclusion is running again.
  const isReplaced = new Set(main.map(({ id }) => id))
  // A day of which only a part is listed stays as it was.
  const since = known.days.length === 0 ? listed.from : Math.ceil(listed.from / DAY) * DAY
  const finished = listed.runs.filter(({ status }) => status === 'completed')
  const unread = finished.filter((one) => mayMatter(one, branch) && !isAttemptRead(one, { read }))
  return {
    ...known,
    readAt: now,
    fromAt: Math.max(dayOf(now - MONTH), Math.min(known.fromAt, listed.from)),
    read,
    unread: [
      ...unread.map(({ run: { id }, createdAt = 0 }) => ({ id, createdAt })),
      ...known.unread.filter(isOlder),
    ],
    unfinished: [
      ...listed.runs
        .filter((one) => one.status !== 'completed' && isOfBranch(one, branch))
        .map(({ run, createdAt = 0 }) => ({
          ...{ id: run.id, createdAt, workflowPath: seriesOf(run).workflowPath },
        })),
      ...known.unfinished.filter(isOlder),
    ],
    runs: [...known.runs.filter(({ id }) => !isReplaced.has(id)), ...main],
    days: [
      ...known.days.filter(({ dayAt }) => dayAt < since),
      ...countByDay(
        finished.filter(({ createdAt = 0 }) => createdAt >= since),
        main,
        branch,
      ),
    ],
    failed: [
      ...known.failed.filter(({ runId }) => !red.has(runId)),
      ...failed.flatMap(({ records }) => records),
    ].map((one) => ({ ...one, recovered: one.recovered || passedElsewhere(one, listed.runs) })),
  }
}

function isOfBranch({ run, isFromFork }: ListedRun, branch: string): boolean {
  return run.branch === branch && !isFromFork && BRANCH_EVENTS.has(run.event ?? '')
}

/** Returns a finished run of the default branch, with the end of the first attempt that failed. */
function mainRun(
  listing: ListedRun,
  branch: string,
  known: Pick<MonthMemory, 'read' | 'runs'>,
  readings: ReadonlyMap<number, ReadRun> = new Map(),
): MainRun | undefined {
  const { run, status, createdAt, updatedAt } = listing
  const { conclusion: listed, attempt = 1 } = run
  if (
    !isOfBranch(listing, branch) ||
    status !== 'completed' ||
    listed === undefined ||
    createdAt === undefined ||
    updatedAt === undefined
  )
    return undefined
  const before = known.runs.find(({ id }) => id === run.id)
  const attempts = readings.get(run.id)?.attempts ?? []
  const wasPassed = before !== undefined && ranAndPassed(before.conclusion)
  const first = failedAttempts(attempts).find(
    (one) => !wasPassed || one.run.attempt !== before.attempt,
  )
  const wasFailed = before?.attempt === attempt && isFailure(before.conclusion)
  const hasEndedFailed = wasFailed || attempts.slice(-1).some(hasFailed)
  const conclusion = listed === 'cancelled' && hasEndedFailed ? 'failure' : listed
  const ends = (first?.jobs ?? []).flatMap((report) => jobEnd(report) ?? [])
  const isSame = before?.attempt === attempt && before.conclusion === conclusion
  return {
    id: run.id,
    number: run.number,
    ...seriesOf(run),
    commit: run.commit,
    attempt,
    conclusion,
    createdAt,
    // GitHub changes a run later, too, such as when its logs are deleted.
    endedAt: isSame ? before.endedAt : updatedAt,
    failedAt: ends.length === 0 ? before?.failedAt : Math.max(...ends),
    passedAt: wasPassed && before.attempt < attempt ? before.endedAt : before?.passedAt,
    message: first?.causes.find(({ message }) => message !== undefined)?.message ?? before?.message,
    unread: (attempt > 1 || listed === 'cancelled') && !isAttemptRead(listing, known),
  }
}

/**
 * Lists the attempts of a run that failed. GitHub has the conclusion of the latest one only: if it passed, the jobs that
 * failed in it are allowed to, and so are they in those before.
 */
function failedAttempts(attempts: readonly FailedAttempt[]): readonly FailedAttempt[] {
  const failedIn = ({ jobs = [] }: FailedAttempt) =>
    jobs.flatMap(({ job, outcome = 'unknown' }) => (isFailure(outcome) ? job.name : []))
  const latest = attempts.at(-1)
  const hasPassed = ranAndPassed(latest?.run.conclusion ?? 'unknown')
  const allowed = new Set(latest && hasPassed ? failedIn(latest) : [])
  return attempts.filter((one) => {
    const failed = failedIn(one)
    const areAllowed = failed.length > 0 && failed.every((name) => allowed.has(name))
    return hasFailed(one) && !areAllowed
  })
}

function hasFailed({ run: { conclusion = 'unknown' }, failures }: FailedAttempt): boolean {
  return isFailedRun({ conclusion, failures })
}

/** Counts the finished runs of each workflow and day, the newest last. Those of the default branch are as their jobs were. */
function countByDay(
  finished: readonly ListedRun[],
  main: readonly MainRun[],
  branch: string,
): MonthMemory['days'] {
  const known = new Map(main.map(({ id, conclusion }) => [id, conclusion]))
  const keyOf = ({ run, createdAt = 0 }: ListedRun) =>
    JSON.stringify([dayOf(createdAt), seriesOf(run)])
  return groupsOf(finished.toReversed(), keyOf).map((some) => {
    const [{ run, createdAt = 0 }] = some
    const conclusions = some.map(
      ({ run: { id, conclusion = 'unknown' } }) => known.get(id) ?? conclusion,
    )
    return {
      dayAt: dayOf(createdAt),
      ...seriesOf(run),
      runs: conclusions.filter((one) => isFailure(one) || ranAndPassed(one)).length,
      cancelledRuns: conclusions.filter((one) => one === 'cancelled').length,
      failedRuns: some.filter((one) => mayMatter(one, branch)).length,
    }
  })
}
