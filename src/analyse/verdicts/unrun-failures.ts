import { jobStart } from '../../model/report/job-times.ts'
import { isFailure } from '../../model/conclusion.ts'
import { loggedFailure, type FailureReport } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Step } from '../../model/run.ts'
import { sortBy, uniqueBy } from '../../model/some.ts'
import { isInfrastructure } from '../causes/cause-kinds.ts'
import { type ComparedAttempts, failedItself } from '../history/attempts.ts'
import { jobKey, uniquelyNamed } from '../jobs/job-report.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { byStep, matchStep } from './read-runs.ts'
import { stepOf } from '../failures/report-failures.ts'

/** A step that failed in an earlier attempt and was not run to its end since. */
interface UnrunFailure {
  readonly attempt: number
  /** The job of that attempt. */
  readonly report: JobReport
  /** `undefined` if GitHub does not list the steps of the job. */
  readonly step: Step | undefined
}

export interface ThisAttempt {
  readonly jobs: readonly JobReport[]
  readonly failures: readonly FailureReport[]
  /** Excerpts of the logs of other attempts and runs, by job id, as far as read. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[] | undefined>
}

/**
 * Lists what failed in an earlier attempt and was not run to its end since: what ends this attempt before that says nothing
 * of it. Nothing is listed
 *
 * 1. that passed in an attempt between,
 * 2. that this attempt ran to its end, so that its failure is judged itself, unless infrastructure ended it;
 * 3. whose job is carried over with its failure;
 * 4. whose own log says that infrastructure was the reason.
 *
 * A job whose name another one has did not run it, for all that is known.
 */
export function unrunFailures(
  { jobs, failures, excerpts }: ThisAttempt,
  attempts: ComparedAttempts,
): readonly UnrunFailure[] {
  const ended = new Map(failures.map((failure) => [failure.job.listed.id, failure]))
  const isEnded = (job: JobReport, step: Step | undefined) => {
    const failure = ended.get(job.listed.id)
    const steps = failure === undefined ? [] : byStep(failure)
    const isOf = (one: FailureReport) => stepOf(one)?.number === step?.number
    return steps.filter((one) => steps.length === 1 || isOf(one)).some(isInfrastructure)
  }
  const here = byName(jobs)
  const before = attempts.reports.map((attempt) => byName(attempt.jobs))
  const found = attempts.reports.flatMap(({ number, jobs: all }, at) =>
    all
      .filter((report) => failedItself(report, []))
      .flatMap((report): UnrunFailure[] => {
        const { listed: job } = report
        const name = jobKey(report)
        const previous = before[at - 1]?.get(name)
        const isCarried = previous !== undefined && jobStart(previous.listed) === jobStart(job)
        if (isCarried || isStated(report, excerpts.get(job.id))) return [] // 4
        const failed = job.steps.filter((step) => isFailure(conclusionOf(step)))
        const steps = failed.length === 0 ? [undefined] : failed
        const unrun = steps.filter((step) => {
          const passed = before
            .slice(at + 1)
            .some((one) => endIn(one.get(name), report, step) === 'success')
          const now = before[at]?.has(name) ? here.get(name) : undefined
          if (passed || now?.carriedOver) return false // 1, 3
          const end = endIn(now, report, step)
          return (
            end !== 'success' &&
            !(end === 'failure' && now && !isEnded(now, stepIn(now, report, step)))
          ) // 2
        })
        return unrun.map((step) => ({ attempt: number, report, step }))
      }),
  )
  const newest = sortBy(found, ({ attempt }) => -attempt)
  return uniqueBy(newest, ({ report, step }) => JSON.stringify([jobKey(report), step?.name]))
}

/** Lists the jobs that this attempt skipped, of which something failed before and was not run to its end since. */
export function skippedSince(
  attempt: ThisAttempt,
  attempts: ComparedAttempts,
): readonly JobReport[] {
  const names = new Set(unrunFailures(attempt, attempts).map(({ report }) => jobKey(report)))
  return attempt.jobs.filter((job) => job.outcome === 'skipped' && names.has(jobKey(job)))
}

function byName(jobs: readonly JobReport[]): ReadonlyMap<string, JobReport> {
  return new Map(uniquelyNamed(jobs).map((report) => [jobKey(report), report]))
}

function stepIn(other: JobReport, report: JobReport, step: Step | undefined): Step | undefined {
  return step && matchStep(step, report.listed.steps, other.listed.steps)
}

/** Returns how a step, or a job without steps, ended in another attempt; `undefined` if it was not run to its end. */
function endIn(
  other: JobReport | undefined,
  report: JobReport,
  step: Step | undefined,
): 'success' | 'failure' | undefined {
  if (other === undefined) return undefined
  const there = step === undefined ? other.listed : stepIn(other, report, step)
  const conclusion: string | undefined = there && conclusionOf(there)
  return conclusion === 'success' || conclusion === 'failure' ? conclusion : undefined
}

/** Whether the log of an earlier failure was read and says that infrastructure was the reason. */
function isStated(report: JobReport, excerpts: readonly StepExcerpt[] | undefined): boolean {
  if (report.failure === undefined || excerpts === undefined || excerpts.length === 0) return false
  return byStep(loggedFailure(report, excerpts)).every(isInfrastructure)
}
