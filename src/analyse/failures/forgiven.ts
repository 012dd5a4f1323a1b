import { isFailure, isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Job, Run } from '../../model/run.ts'
import { withLegs } from '../jobs/key-legs.ts'
import type { Legs } from '../jobs/matrix-legs.ts'
import { conclusionOf } from '../jobs/state.ts'
import type { NeedsAccount } from '../needs/account-for-needs.ts'
import { matchesPattern } from '../text-pattern.ts'

interface Forgiveness {
  readonly run: Run
  readonly account: NeedsAccount
  /** Names of jobs; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  readonly legs: Legs
}

/**
 * Returns the ids of the jobs that did not pass and are forgiven, for one of these reasons:
 *
 * 1. GitHub concluded the attempt as a success.
 * 2. `needs` shows that the job may fail (`continue-on-error`).
 * 3. The workflow file shows the same.
 * 4. The user allows the failure.
 *
 * A job that fail-fast cancelled because of such a leg did not fail: it was not tested, so it is not forgiven.
 */
export function forgivenJobs(
  reports: readonly JobReport[],
  { run, account, allowedFailures, legs }: Forgiveness,
): ReadonlySet<number> {
  const failed = reports.filter(({ outcome = 'success' }) => !isPass(outcome))
  const jobs = failed.filter(({ job }) => job.kind === 'job')
  // The jobs whose key did not succeed, which the workflow does not forgive.
  const inNeeds = account.matches.filter(
    ({ need, certain }) => certain && need.result !== 'success',
  )
  const failedInNeeds = new Set(inNeeds.flatMap((match) => match.jobs.map(({ id }) => id)))
  // GitHub concludes what `continue-on-error` forgives as a failure, not as cancelled.
  const mayFail = (job: Job) =>
    conclusionOf(job) === 'failure' && legs.declarationOf(job)?.continueOnError === true
  return new Set([
    ...(run.conclusion === 'success' ? jobs.map(({ job }) => job.id) : []), // (1)
    ...account.forgiven, // (2)
    ...jobs
      .filter(({ job }) => !failedInNeeds.has(job.id) && mayFail(job))
      .map(({ job }) => job.id), // (3)
    ...allowedJobs(failed, allowedFailures, run).map(({ job }) => job.id), // (4)
  ])
}

/** Lists the failed jobs that the user allows to fail. */
export function allowedJobs(
  reports: readonly JobReport[],
  allowedFailures: readonly string[],
  run: Run,
): JobReport[] {
  const lines = withLegs(allowedFailures, run)
  return reports.filter(
    ({ job, outcome = 'success' }) => isFailure(outcome) && matchesName(job.name, lines),
  )
}

/** Whether a name matches one of the patterns, in which `*` stands for any text. */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(name, pattern))
}
