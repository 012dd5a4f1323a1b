import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { isUnfinished } from '../jobs/job-report.ts'
import { conclusionOf } from '../jobs/state.ts'
import { matchesName } from './forgiven.ts'

/** Value of `fail-on` for every conclusion that is not a pass. */
export const ANY = 'any'

/** Value of `fail-on` for unfinished jobs, except the current one. */
export const UNFINISHED = 'unfinished'

interface Gate {
  /** Conclusions, `ANY` or `UNFINISHED`; empty for no gate. */
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
  const jobs = (report.jobs ?? []).flatMap((job) => {
    if (job.forgiven) return []
    const failing = conclusionsOf(job).find(fails)
    const { name } = job.job
    return failing === undefined || isAllowedSkip(name, failing) ? [] : [`${name}: ${failing}`]
  })
  const unlisted = report.unlisted.flatMap(({ key, result, forgiven }) =>
    forgiven || !fails(result) || isAllowedSkip(key, result) ? [] : [`${key}: ${result}`],
  )
  const unfinished = failOn.includes(UNFINISHED)
    ? (report.jobs ?? []).filter(isUnfinished).map(({ job }) => `${job.name}: ${UNFINISHED}`)
    : []
  const reasons = [...jobs, ...unlisted, ...unfinished]
  if (reasons.length > 0) return reasons
  // No job shows it: the attempt did not start, or jobs could not be listed.
  return fails(report.conclusion) && !isPass(report.conclusion)
    ? [`the run: ${report.conclusion}`]
    : []
}

/** Returns the outcome of a job and GitHub's own conclusion: the user can list either. */
function conclusionsOf({ job, outcome }: JobReport): Conclusion[] {
  return [outcome, conclusionOf(job)].filter((conclusion) => conclusion !== undefined)
}
