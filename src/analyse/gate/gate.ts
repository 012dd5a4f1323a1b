import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import { matchesName } from '../failures/forgiven.ts'
import { isJobUnfinished } from '../jobs/job-report.ts'
import { conclusionOf } from '../jobs/state.ts'
import { explainedFailures } from './explained-failures.ts'

/** Value of `fail-on` for every conclusion that is not a pass. */
export const ANY = 'any'

/** Value of `fail-on` for every job that did not pass, unless other runs explain its failure. */
export const NEW = 'new'

/** Value of `fail-on` for unfinished jobs, except the current one. */
export const UNFINISHED = 'unfinished'

interface Gate {
  /** Conclusions, `ANY`, `NEW` or `UNFINISHED`; empty for no gate. */
  readonly failOn: readonly string[]
  /** Names of jobs that may be skipped; `*` stands for any text. */
  readonly allowedSkips: readonly string[]
}

/**
 * Lists why the gate fails, one reason per job; empty if it passes. The gate checks every job of the
 * attempt, including those that are not in `needs`, and every result in `needs`.
 */
export function gateReasons(report: Report, gate: Gate): string[] {
  const { failOn } = gate
  const fails = (conclusion: Conclusion) => isListed(conclusion, gate)
  const unexplained = failOn.includes(NEW) ? unexplainedJobs(report) : new Map<number, string>()
  const jobs = (report.jobs ?? []).flatMap((job) => {
    const { id, name } = job.job
    if (job.forgiven) return []
    const failing = conclusionsOf(job).find(fails)
    if (failing !== undefined)
      return isAllowedSkip(name, failing, gate) ? [] : [`${name}: ${failing}`]
    const novelty = unexplained.get(id)
    return novelty === undefined ? [] : [`${name}: ${job.outcome}, ${novelty}`]
  })
  const unlisted = needReasons(report.unlisted, gate)
  const unfinished = failOn.includes(UNFINISHED)
    ? unfinishedNames(report).map((name) => `${name}: ${UNFINISHED}`)
    : []
  const reasons = [...jobs, ...unlisted, ...unfinished]
  if (reasons.length > 0 || isPass(report.conclusion)) return reasons
  // No job shows it: the attempt did not start, or jobs could not be listed.
  const isNew = failOn.includes(NEW) && !isRunExplained(report)
  return fails(report.conclusion) || isNew ? [`the run: ${report.conclusion}`] : []
}

/** Lists the results in `needs` for which the gate fails. No other run shows such a result. */
export function needReasons(needs: readonly UnlistedNeed[], gate: Gate): string[] {
  const fails = (result: Conclusion) =>
    isListed(result, gate) || (gate.failOn.includes(NEW) && !isPass(result))
  return needs.flatMap(({ key, result, forgiven }) =>
    forgiven || !fails(result) || isAllowedSkip(key, result, gate) ? [] : [`${key}: ${result}`],
  )
}

/** Lists why the gate fails for a commit although it passes for each of the runs that were read. */
export function commitReasons(
  { conclusion, complete }: Pick<CommitReport, 'conclusion' | 'complete'>,
  gate: Gate,
): string[] {
  const isNew = gate.failOn.includes(NEW)
  if (conclusion === 'unknown')
    return isNew || isListed(conclusion, gate) ? ['the commit: unknown'] : []
  return isNew && !isPass(conclusion) && !complete
    ? ['the commit: not all runs and jobs were listed']
    : []
}

function isListed(conclusion: Conclusion, { failOn }: Gate): boolean {
  return failOn.includes(conclusion) || (failOn.includes(ANY) && !isPass(conclusion))
}

function isAllowedSkip(name: string, conclusion: Conclusion, { allowedSkips }: Gate): boolean {
  return conclusion === 'skipped' && matchesName(name, allowedSkips)
}

/** Lists the jobs that have not finished, or else the run if GitHub has not concluded it. */
export function unfinishedNames({ jobs = [], unfinished }: Report): string[] {
  const names = jobs.filter(isJobUnfinished).map(({ job }) => job.name)
  return names.length > 0 || !unfinished ? names : ['the run']
}

/** Returns the outcome of a job and GitHub's own conclusion: the user can list either. */
function conclusionsOf({ job, outcome }: JobReport): Conclusion[] {
  return [outcome, conclusionOf(job)].filter((conclusion) => conclusion !== undefined)
}

/** Returns `new` or `not known from other runs` for each failure that is not explained, by job id. */
function unexplainedJobs(report: Report): ReadonlyMap<number, string> {
  const explained = new Set(explainedFailures(report).map(({ failure }) => failure))
  const judged = report.causes.flatMap(({ verdicts }) => verdicts)
  const news = judged.filter(({ verdict }) => verdict.kind === 'new')
  const newJobs = new Set(news.flatMap(({ failures }) => failures.map(({ job }) => job.job.id)))
  return new Map(
    report.failures
      .filter((failure) => !explained.has(failure))
      .map(({ job: { job } }) => [job.id, newJobs.has(job.id) ? NEW : 'not known from other runs']),
  )
}

/** Whether every job is listed, and an explained failure is the reason for the conclusion of the run. */
function isRunExplained(report: Report): boolean {
  return (
    report.complete &&
    explainedFailures(report).some(({ failure: { job } }) =>
      conclusionsOf(job).includes(report.conclusion),
    )
  )
}
