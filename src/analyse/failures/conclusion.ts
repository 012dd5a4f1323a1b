import { type Conclusion, isFailure, isPass, worstOf } from '../../model/conclusion.ts'
import { idsOf, isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { UnlistedNeed, Need } from '../../model/shapes/report.ts'
import type { Run, Job } from '../../model/run.ts'
import { conclusionOf } from '../jobs/timing.ts'
import { withLegs, type Legs } from '../jobs/matrix-legs.ts'
import type { NeedsAccount } from '../needs/account-for-needs.ts'
import { matchesPattern } from '../text-pattern.ts'

interface ConclusionEvidence {
  readonly run: Run
  /** `undefined` if the jobs could not be listed. */
  readonly jobs: readonly JobReport[] | undefined
  /** Whether they include every job that GitHub counts. */
  readonly complete: boolean
  readonly currentStatus: Conclusion | undefined
  readonly needs: readonly Need[]
  readonly unlisted: readonly UnlistedNeed[]
  /** Names of jobs; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
}

/**
 * Returns the conclusion of the attempt, or its state so far:
 *
 * 1. GitHub's conclusion.
 * 2. `timed_out` if GitHub cancelled the attempt only because jobs reached their time limit.
 * 3. Without GitHub's conclusion, or if allowed failures explain it or `needs` reports a failure beside a pass, the worst
 *    outcome that is known and not forgiven.
 *
 * Jobs that could not be listed are never assumed to have passed.
 */
export function concludeRun(evidence: ConclusionEvidence): Conclusion {
  const { run, jobs, complete, unlisted } = evidence
  const isContradicted = isPass(run.conclusion ?? 'success') && unlisted.some(isUnlistedFailure)
  if (run.conclusion === undefined || isContradicted) return worstKnown(evidence)
  const conclusion = withTimeLimits(run.conclusion, jobs ?? []) // (1), (2)
  return complete && isAllowed(conclusion, jobs ?? [], evidence) ? worstKnown(evidence) : conclusion // (3)
}

function worstKnown({
  jobs,
  complete,
  currentStatus,
  needs,
  unlisted,
}: ConclusionEvidence): Conclusion {
  const forgivenKeys = new Set(unlisted.flatMap((need) => (need.forgiven ? [need.key] : [])))
  const results = (jobs === undefined ? needs : unlisted).filter(
    ({ key }) => !forgivenKeys.has(key),
  )
  const isListed = jobs?.some(({ current }) => current) ?? false
  const outcomes = (jobs ?? []).map(({ outcome, forgiven, current }) =>
    forgiven ? 'success' : (outcome ?? (current ? currentStatus : undefined)),
  )
  const known = [
    ...outcomes,
    ...results.map(({ result }) => result),
    ...(isListed ? [] : [currentStatus]),
  ].filter((conclusion) => conclusion !== undefined)
  const worst = worstOf(known) ?? 'unknown'
  return isPass(worst) && !complete ? 'unknown' : worst
}

/** Replaces `cancelled` by `timed_out` if only time limits cancelled jobs. */
function withTimeLimits(conclusion: Conclusion, jobs: readonly JobReport[]): Conclusion {
  if (conclusion !== 'cancelled') return conclusion
  const cancelled = jobs.filter(({ listed: job }) => conclusionOf(job) === 'cancelled')
  const byLimits = cancelled.filter(({ outcome }) => outcome === 'timed_out')
  const byFailFast = cancelled.filter(
    ({ failure }) => failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast',
  )
  const isExplained =
    byLimits.length > 0 && byLimits.length + byFailFast.length === cancelled.length
  return isExplained ? 'timed_out' : conclusion
}

/**
 * Whether failures that the user allows explain the conclusion of the run. Failures that the workflow
 * forgives can't, since GitHub's conclusion ignores them.
 */
function isAllowed(
  conclusion: Conclusion,
  jobs: readonly JobReport[],
  { allowedFailures, run }: Pick<ConclusionEvidence, 'allowedFailures' | 'run'>,
): boolean {
  if (!isFailure(conclusion) || jobs.some(isInTrouble)) return false
  return allowedJobs(jobs, allowedFailures, run).some(
    ({ outcome }) => conclusion === 'failure' || outcome === conclusion,
  )
}

/** Whether a key failed, is not forgiven, and no listed job shows a failure of it. */
export function isUnlistedFailure({ result, forgiven, openLeg }: UnlistedNeed): boolean {
  return isFailure(result) && !forgiven && openLeg === undefined
}

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
  const jobs = failed.filter(({ listed: job }) => job.kind === 'job')
  // The jobs whose key did not succeed, which the workflow does not forgive.
  const inNeeds = account.matches.filter(
    ({ need, certain }) => certain && need.result !== 'success',
  )
  const failedInNeeds = new Set(inNeeds.flatMap((match) => match.jobs.map(({ id }) => id)))
  // GitHub concludes what `continue-on-error` forgives as a failure, not as cancelled.
  const mayFail = (job: Job) =>
    conclusionOf(job) === 'failure' && legs.declarationOf(job)?.continueOnError
  return new Set([
    ...(run.conclusion === 'success' ? idsOf(jobs) : []), // (1)
    ...account.forgiven, // (2)
    ...jobs
      .filter(({ listed: job }) => !failedInNeeds.has(job.id) && mayFail(job))
      .map(({ listed: job }) => job.id), // (3)
    ...idsOf(allowedJobs(failed, allowedFailures, run)), // (4)
  ])
}

/** Lists the failed jobs that the user allows to fail. */
function allowedJobs(
  reports: readonly JobReport[],
  allowedFailures: readonly string[],
  run: Run,
): JobReport[] {
  const lines = withLegs(allowedFailures, run)
  return reports.filter(
    ({ listed: job, outcome = 'success' }) => isFailure(outcome) && matchesName(job.name, lines),
  )
}

/** Whether a name matches one of the patterns, in which `*` stands for any text. */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(name, pattern))
}
