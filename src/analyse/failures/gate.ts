import { type Conclusion, isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { isUnfinished } from '../jobs/job-report.ts'
import { matchesName } from './forgiven.ts'

/** Stands for every conclusion that is not a pass. */
export const ANY = 'any'

/** Stands for a job that has not finished, other than the current one. */
export const UNFINISHED = 'unfinished'

interface Gate {
  /** Conclusions that fail the step, `ANY` or `UNFINISHED`. Empty: no gate. */
  readonly failOn: readonly string[]
  /** Names of jobs that may be skipped; `*` stands for any text. */
  readonly allowedSkips: readonly string[]
}

/**
 * Lists why the gate is shut, one reason per job; empty if it is open. The gate covers every job of
 * the attempt, so that a job that `needs` does not name can't fail unseen, and every result in `needs`.
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
  // What no job shows: an attempt that did not start, or jobs that could not be seen.
  return fails(report.conclusion) && !isPass(report.conclusion)
    ? [`the run: ${report.conclusion}`]
    : []
}

/** What a job counts as, and GitHub's own conclusion: either can be the one that the user listed. */
function conclusionsOf({ job, outcome }: JobReport): Conclusion[] {
  const { state } = job
  return [
    ...(outcome === undefined ? [] : [outcome]),
    ...(state.kind === 'finished' ? [state.conclusion] : []),
  ]
}
