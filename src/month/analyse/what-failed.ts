// What is kept of a run that failed, and whether a schedule missed a run.
import { jobStart } from '../../model/report/job-times.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import { digestOf } from '../../model/digest.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { type Milliseconds, DAY, HOUR, type Instant } from '../../model/time.ts'
import { parseCronExpression } from 'cron-schedule'
import type { ListedRun } from '../../model/listed-run.ts'
import { isStopped, ORIGINS } from '../../model/reasons.ts'
import type { Schedule, Failed } from '../../model/shapes/month.ts'
import { canBeCommitted } from '../../model/report/source-position.ts'
import type { Cause, FailureReport } from '../../model/report/cause.ts'
import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import { branchName, type Run } from '../../model/run.ts'
import { kindOfFailure } from '../../analyse/causes/cause-kinds.ts'
import type { FoundFailures } from '../../analyse/find-failures.ts'
import { stepOf } from '../../analyse/failures/report-failures.ts'
import { jobEnd } from '../../analyse/jobs/job-report.ts'
import { jobWithoutLeg } from '../../analyse/jobs/matrix-legs.ts'

/** A job that had a runner, with how long it ran. */
interface RanJob {
  readonly run: FailedAttempt['run']
  readonly report: JobReport
  readonly labels: string
  readonly ran: Milliseconds
}

/** Lists the jobs of some attempts that had a runner. */
export function ranJobs(attempts: readonly FailedAttempt[]): readonly RanJob[] {
  return attempts.flatMap(({ run, jobs = [] }) =>
    jobs.flatMap((report) => {
      const { listed: job, carriedOver, duration: ran } = report
      const labels = job.runner.labels.join(', ')
      const isJob = job.kind === 'job' && !carriedOver && labels !== ''
      return isJob && ran !== undefined ? [{ run, report, labels, ran }] : []
    }),
  )
}

/** Returns a number by which the first items are a sample: each n-th one could always be the same job of a workflow. */
export function hashOf(id: number): number {
  return Number(`0x${digestOf([String(id)])}`)
}

/** So many gaps between runs are kept, and so many show how often a workflow runs. */
export const MAX_GAPS = 10
const MIN_GAPS = 4
/** A run that is late is not missed: nothing is said before the gap is so many times the longest. */
const MANY = 2
/** GitHub starts frequent schedules hours late, and drops some of their runs. */
const MIN_GAP = 6 * HOUR
/** Nights for which what people stopped is listed: seven nights, which do not begin on the minute. */
const STOPPED_LISTED = 6.5 * DAY

/** Adds a newer run to what is known of a schedule. A gap in which it was reported or idle does not count. */
export function withRun(
  known: Schedule | undefined,
  { run, createdAt = 0 }: ListedRun,
): Schedule | undefined {
  if (known !== undefined && known.id >= run.id) return known
  const { startedAt = 0, gaps = [], missedAt, idleAt = missedAt } = known ?? {}
  const isGap = known !== undefined && idleAt === undefined
  return {
    ...{ id: run.id, number: run.number, ...seriesOf(run), commit: run.commit, url: run.url },
    startedAt: createdAt,
    gaps: isGap ? [...gaps, createdAt - startedAt].slice(-MAX_GAPS) : gaps,
    // It is read only if the next run is missing.
    ...{ state: undefined, isUnread: false, fault: undefined },
    ...{ missedAt: undefined, idleAt: undefined },
  }
}

/** Finding about a workflow that should have run. */
interface Found extends Pick<Schedule, 'state' | 'isUnread' | 'fault'> {
  /** Those of its schedule, each with a zone of IANA; `undefined` if its file was not read. */
  readonly times?: readonly Record<'cron' | 'timeZone', string>[] | undefined
}

/**
 * Returns whether a workflow should have run since it last did or, if it is active again, since it was not: by its gaps
 * and, if its file was read, by its times. The last ten gaps of `0 9-17 * * 1-5` can be shorter than its weekend.
 */
export function isOverdue(schedule: Schedule, now: Instant, times?: Found['times']): boolean {
  const { state, startedAt, idleAt = startedAt, gaps } = schedule
  const since = isActive(state) ? idleAt : startedAt
  return (
    gaps.length >= MIN_GAPS &&
    now - since > Math.max(MIN_GAP, MANY * Math.max(...gaps)) &&
    wasDue(times, since, now)
  )
}

/** Whether nothing shows that GitHub does not start a workflow by its schedule. */
function isActive(state: Schedule['state']): boolean {
  return state === undefined || state === 'active'
}

/** Returns whether two times of a schedule have passed, the first one long enough ago; `true` if that is unknown. */
function wasDue(times: Found['times'], since: Instant, now: Instant): boolean {
  if (times === undefined) return true
  try {
    const late = times.flatMap(({ cron, timeZone }) => {
      // Clocks there are compared: the library has the zone of the process.
      const clockAt = (at: Instant) => Date.parse(new Date(at).toLocaleString('sv', { timeZone }))
      // The library takes the 20 of `20/15`, which GitHub documents, and ignores the rest.
      return parseCronExpression(cron.replace(/(?<![-\d])(\d+)\//g, '$1-59/'))
        .getNextDates(2, new Date(clockAt(since)))
        .map((date) => clockAt(now) - date.getTime())
    })
    const [first = 0, second = 0] = late.sort((a, b) => b - a)
    return second > 0 && first > MIN_GAP
  } catch {
    // It is no cron or no zone that is known here.
    return true
  }
}

/** Returns a schedule with the present state of its workflow: it was missed if the workflow should have run. */
export function withState(schedule: Schedule, { times, ...found }: Found, now: Instant): Schedule {
  const idleAt = isActive(found.state) ? schedule.idleAt : now
  const { missedAt = now } = schedule
  const next = { ...schedule, ...found, idleAt }
  return { ...next, missedAt: isOverdue(next, now, times) ? missedAt : undefined }
}

/** Lists what did not run. */
export function didNotRun(schedules: readonly Schedule[], now: Instant): Schedule[] {
  return schedules.filter(
    ({ missedAt = -Infinity, state }) =>
      now - missedAt < (isStopped(state) ? STOPPED_LISTED : Infinity),
  )
}

/** More tests of a job are one failure: of its step. */
const MAX_FAILED_TESTS = 10
/** If so large a share of the jobs failed, they share a reason that is no test's. */
const MASS_SHARE = 0.8
const MIN_MASS = 4

/** An attempt of a run, and what failed in it. */
export interface FailedAttempt extends FoundFailures {
  readonly run: Run
}

/** Facts read of a run with failures. */
export interface ReadRun {
  readonly listing: ListedRun
  readonly attempts: readonly FailedAttempt[]
  readonly records: readonly Failed[]
}

interface Context {
  /** All attempts of the run that were listed. */
  readonly attempts: readonly FailedAttempt[]
  readonly branch: string
}

/** Records what failed in the attempts of a run. */
export function recordRun(listing: ListedRun, attempts: readonly FailedAttempt[]): ReadRun {
  const context = { attempts, branch: branchName(listing.run) ?? '?' }
  return { listing, attempts, records: attempts.flatMap((one) => whatFailed(one, context)) }
}

/**
 * Returns what failed in an attempt by the code: not nearly all of its jobs, and without
 *
 * 1. legs whose log was not read although that of another was: they can have failed with something else;
 * 2. jobs that started after another had failed, such as a gate: they can have failed because of it;
 * 3. what the log calls a failure of the network or the machine.
 */
export function whatFailed(
  { run, jobs = [], causes }: FailedAttempt,
  context: Context,
): readonly Failed[] {
  const ran = jobs.filter(({ outcome = 'unknown' }) => ranAndPassed(outcome) || isFailure(outcome))
  const failed = ran.filter(hasFailed)
  if (failed.length >= Math.max(MIN_MASS, ran.length * MASS_SHARE)) return []
  return causes
    .filter(({ kind }) => ORIGINS[kind] === 'code' && kind !== 'check')
    .flatMap(({ failures, message }) => {
      const isRead = failures.some(({ excerpts }) => excerpts.length > 0)
      return failures
        .filter((failure) => !isRead || failure.excerpts.length > 0) // 1
        .filter(({ job }) => startedBeforeFailures(job, jobs)) // 2
        .filter((failure) => ORIGINS[kindOfFailure(failure).kind] === 'code') // 3
        .flatMap((failure) => recordsOf(failure, { ...context, run, message }))
    })
}

function hasFailed({ outcome = 'unknown' }: JobReport): boolean {
  return isFailure(outcome)
}

/** Whether no other job had failed when a job started. */
function startedBeforeFailures({ listed: job }: JobReport, jobs: readonly JobReport[]): boolean {
  const start = jobStart(job) ?? 0
  return !jobs.some((other) => hasFailed(other) && start >= (jobEnd(other) ?? Infinity))
}

function recordsOf(
  failure: FailureReport,
  context: Context & Pick<FailedAttempt, 'run'> & Pick<Cause, 'message'>,
): Failed[] {
  const { run, attempts, branch, message } = context
  const { job: report, errors } = failure
  const endedAt = jobEnd(report)
  if (endedAt === undefined || report.carriedOver) return []
  const tests = errors.flatMap(({ entries }) => entries.filter(({ isTest }) => isTest))
  const record = {
    runId: run.id,
    attempt: run.attempt ?? 1,
    endedAt,
    branch,
    event: run.event,
    ...seriesOf(run),
    commit: run.commit,
    url: report.listed.url,
    job: jobWithoutLeg(report),
    step: stepOf(failure)?.name,
    test: undefined,
    message,
    path: undefined,
    recovered: attempts.some((other) => passedLater(report, run, other)),
  }
  // What nothing says anything of is no failure of the code.
  if (tests.length === 0) return message === undefined ? [] : [record]
  if (tests.length > MAX_FAILED_TESTS) return [record]
  return tests.map(({ title, detail, position }) => {
    const path = position?.file ?? position?.path
    const isIn = path !== undefined && canBeCommitted(path)
    return { ...record, test: title, message: detail ?? message, path: isIn ? path : undefined }
  })
}

/** Returns whether another run of the same workflow, event and commit passed; of a pull request, it can test another merge. */
export function passedElsewhere(one: Failed, listed: readonly ListedRun[]): boolean {
  return (
    BRANCH_EVENTS.has(one.event) &&
    listed.some(
      ({ run }) =>
        run.id !== one.runId &&
        run.commit === one.commit &&
        run.event === one.event &&
        seriesOf(run).workflowPath === one.workflowPath &&
        ranAndPassed(run.conclusion ?? 'unknown'),
    )
  )
}

/** Whether a later attempt ran a job again, and it passed. */
function passedLater(report: JobReport, run: Run, other: FailedAttempt): boolean {
  const end = jobEnd(report) ?? Infinity
  return (
    (other.run.attempt ?? 1) > (run.attempt ?? 1) &&
    (other.jobs ?? []).some(
      ({ listed: job, outcome }) =>
        job.name === report.listed.name &&
        ranAndPassed(outcome ?? 'unknown') &&
        (jobStart(job) ?? 0) >= end,
    )
  )
}
