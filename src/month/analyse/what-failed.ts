// What is kept of a run that failed.
import { jobStart } from '../../model/report/job-times.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { ORIGINS } from '../../model/reasons.ts'
import type { Failed } from '../../model/shapes/month.ts'
import { canBeCommitted } from '../../model/report/source-position.ts'
import type { Cause, FailureReport } from '../../model/report/cause.ts'
import { isDecided, isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { BRANCH_EVENTS } from '../../model/event.ts'
import { branchName, type Run } from '../../model/run.ts'
import { kindOfFailure } from '../../analyse/causes/cause-kinds.ts'
import type { FoundFailures } from '../../analyse/find-failures.ts'
import { stepOf } from '../../analyse/failures/report-failures.ts'
import { jobEnd } from '../../analyse/jobs/job-report.ts'
import { jobWithoutLeg } from '../../analyse/jobs/matrix-legs.ts'

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
  const ran = jobs.filter(({ outcome }) => isDecided(outcome))
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

function hasFailed({ outcome }: JobReport): boolean {
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
        ranAndPassed(run.conclusion),
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
        job.name === report.listed.name && ranAndPassed(outcome) && (jobStart(job) ?? 0) >= end,
    )
  )
}
