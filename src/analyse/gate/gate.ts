import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { matchesName } from '../failures/forgiven.ts'
import { isUnfinished } from '../jobs/job-report.ts'
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
export function gateReasons(report: Report, { failOn, allowedSkips }: Gate): string[] {
  const fails = (conclusion: Conclusion) =>
    failOn.includes(conclusion) || (failOn.includes(ANY) && !isPass(conclusion))
  const isAllowedSkip = (name: string, conclusion: Conclusion) =>
    conclusion === 'skipped' && matchesName(name, allowedSkips)
  const unexplained = failOn.includes(NEW) ? unexplainedJobs(report) : new Map<number, string>()
  const jobs = (report.jobs ?? []).flatMap((job) => {
    const { id, name } = job.job
    if (job.forgiven) return []
    const failing = conclusionsOf(job).find(fails)
    if (failing !== undefined) return isAllowedSkip(name, failing) ? [] : [`${name}: ${failing}`]
    const novelty = unexplained.get(id)
    return novelty === undefined ? [] : [`${name}: ${job.outcome}, ${novelty}`]
  })
  // No other run shows a result in `needs`.
  const failsInNeeds = (result: Conclusion) =>
    fails(result) || (failOn.includes(NEW) && !isPass(result))
  const unlisted = report.unlisted.flatMap(({ key, result, forgiven }) =>
    forgiven || !failsInNeeds(result) || isAllowedSkip(key, result) ? [] : [`${key}: ${result}`],
  )
  const unfinished = failOn.includes(UNFINISHED)
    ? (report.jobs ?? []).filter(isUnfinished).map(({ job }) => `${job.name}: ${UNFINISHED}`)
    : []
  const reasons = [...jobs, ...unlisted, ...unfinished]
  if (reasons.length > 0 || isPass(report.conclusion)) return reasons
  // No job shows it: the attempt did not start, or jobs could not be listed.
  const isNew = failOn.includes(NEW) && !isRunExplained(report)
  return fails(report.conclusion) || isNew ? [`the run: ${report.conclusion}`] : []
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
