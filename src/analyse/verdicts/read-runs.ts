import { type BaseBranch, type BaseRun, jobsKey } from '../../model/base-branch.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { CauseGroup } from '../../model/report/cause.ts'
import type { FailureReport } from '../../model/report/failure-report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Job, Run } from '../../model/run.ts'
import { signatureOfFailure } from '../causes/group-causes.ts'
import { blamesOthers, hasOwnError } from '../causes/knock-on.ts'
import { normaliseStep } from '../causes/normalise-step.ts'
import { stepOf } from '../failures/report-failures.ts'
import { reportJobs } from '../report-jobs.ts'
import { matchJob } from './match-job.ts'

/** What a run of the base branch shows about a cause. */
export interface Reading {
  readonly run: BaseRun
  readonly attempt: number
  readonly result: Result
}

type Result =
  /** The jobs of the run were not requested, or could not be read. */
  | { readonly kind: 'unread' | 'unreadable' }
  /** The run has no such job, or the job was skipped or cancelled. */
  | { readonly kind: 'not-run' }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'passed'; readonly job: Job }
  | { readonly kind: 'failed'; readonly job: Job; readonly error: 'same' | 'other' | 'no-log' }
  /** The job failed at the same step; its log will show whether with the same error. */
  | { readonly kind: 'log-unread'; readonly job: Job; readonly failure: FailureReport }

/** The failed run, and the branch that it is compared with. */
export interface Comparison {
  readonly run: Run
  /** The jobs of the run. */
  readonly jobs: readonly JobReport[]
  readonly base: BaseBranch
}

/** Whether a run ran the job, and its result is known. */
export function didRun({ result: { kind } }: Reading): boolean {
  return kind === 'passed' || kind === 'failed'
}

export function isUnread({ result }: Reading): boolean {
  return result.kind === 'unread'
}

/** Logs of one run that are read for a cause, if its legs failed in different ways there. */
const MAX_LOGS_PER_RUN = 2

/** Reads what each run of the base branch shows about a cause, newest first. */
export function readRuns(cause: CauseGroup, comparison: Comparison): readonly Reading[] {
  return comparison.base.runs.map((run) => readRun(cause, run, run.attempt, comparison))
}

/** Reads what one attempt of a run of the base branch shows about a cause. */
export function readRun(
  cause: CauseGroup,
  run: BaseRun,
  attempt: number,
  { run: { graph }, jobs, base: { responses } }: Comparison,
): Reading {
  const key = jobsKey(run.id, attempt)
  const listed = responses.jobs.get(key)
  if (listed === undefined) {
    return { run, attempt, result: { kind: responses.jobs.has(key) ? 'unreadable' : 'unread' } }
  }
  const isLatest = attempt === run.attempt
  const { startedAt, conclusion } = isLatest ? run : { startedAt: undefined, conclusion: undefined }
  // The workflow file of the base branch may differ, but its time limits and needs rarely do.
  const attempted: Run = { ...run, attempt, startedAt, conclusion, jobs: listed, graph }
  const others = reportJobs(attempted, { currentRun: undefined, allowedFailures: [] }) ?? []
  const matches = cause.failures.flatMap(({ job }) => matchJob(job.job, jobs, others) ?? [])
  return { run, attempt, result: readMatches(cause, matches, others, responses.excerpts) }
}

function readMatches(
  cause: CauseGroup,
  matches: readonly JobReport[],
  others: readonly JobReport[],
  excerpts: BaseBranch['responses']['excerpts'],
): Result {
  // If the branch passes one leg of several, the failure of that leg is not the branch's.
  const passed = matches.find(({ outcome }) => outcome === 'success')
  if (passed !== undefined) return { kind: 'passed', job: passed.job }
  const failed = matches.filter(({ outcome }) => isFailure(outcome ?? 'unknown'))
  if (failed.length > 0) return readFailures(cause, failed, others, excerpts)
  return { kind: matches.some(({ outcome }) => outcome === undefined) ? 'unfinished' : 'not-run' }
}

/** @param failed the matching jobs that failed; at least one */
function readFailures(
  cause: CauseGroup,
  failed: readonly JobReport[],
  others: readonly JobReport[],
  excerpts: BaseBranch['responses']['excerpts'],
): Result {
  const reports = failed.map((job): FailureReport => {
    const read = excerpts.get(job.job.id) ?? []
    return { job, failure: job.failure ?? { kind: 'other' }, excerpts: read, annotations: [] }
  })
  const [first] = reports
  const alike = reports.filter(
    (report) => failsAlike(cause, report) && !isConsequenceThere(report, others),
  )
  const result = (error: 'same' | 'other' | 'no-log', report = alike[0] ?? first): Result =>
    report === undefined ? { kind: 'not-run' } : { kind: 'failed', job: report.job.job, error }
  if (alike.length === 0) return result('other')
  const { signature, kind } = cause
  if (signature === undefined) return result('no-log')
  const same = alike.find((report) => signatureOfFailure(report) === signature)
  if (same !== undefined) return result('same', same)
  // Only annotations, which are not read there, show that a step reached its time limit.
  if (kind === 'timed-out') return result('no-log')
  const requested = alike.filter(({ job }) => excerpts.has(job.job.id))
  const unread = alike.find(({ job }) => !excerpts.has(job.job.id))
  if (unread !== undefined && requested.length < MAX_LOGS_PER_RUN) {
    return { kind: 'log-unread', job: unread.job.job, failure: unread }
  }
  // An unreadable log may have any error.
  return result(requested.every(hasReason) ? 'other' : 'no-log')
}

function hasReason(report: FailureReport): boolean {
  return signatureOfFailure(report) !== undefined
}

/** Whether a job failed at the same step as those of a cause. */
function failsAlike({ failures }: CauseGroup, report: FailureReport): boolean {
  const step = stepName(report)
  return failures.some((failure) => stepName(failure) === step)
}

function stepName(report: FailureReport): string | undefined {
  const step = stepOf(report)?.name
  return step === undefined ? undefined : normaliseStep(step)
}

/**
 * Whether a job of the base branch failed only because of another one. A gate prints the same line
 * whichever job failed, so its failure there says nothing about a failure here.
 */
function isConsequenceThere(report: FailureReport, others: readonly JobReport[]): boolean {
  if (report.job.causes.length > 0) return !hasOwnError(report)
  const isOnly = others.every(
    (other) => other === report.job || !isFailure(other.outcome ?? 'unknown'),
  )
  return !isOnly && blamesOthers(report)
}
