import { isPass, type Conclusion } from '../model/conclusion.ts'
import type { Report } from '../model/report.ts'
import { matchesName } from './forgiven.ts'

/** Stands for every conclusion that is not a pass. */
export const ANY = 'any'

export interface Gate {
  /** Conclusions that fail, or `ANY`. Empty: no gate. */
  readonly failOn: readonly string[]
  /** Names of jobs that may be skipped; `*` stands for any text. */
  readonly allowedSkips: readonly string[]
}

/**
 * Why the gate is shut, one reason a job; empty when it is open. It looks at every job of the
 * attempt, so that one that nobody waits for can't fail unseen.
 */
export function gateReasons(report: Report, { failOn, allowedSkips }: Gate): string[] {
  const fails = (conclusion: Conclusion) =>
    failOn.includes(conclusion) || (failOn.includes(ANY) && !isPass(conclusion))
  const jobs = (report.jobs ?? []).flatMap(({ job, outcome, forgiven }) => {
    if (outcome === undefined || forgiven || !fails(outcome)) return []
    if (outcome === 'skipped' && matchesName(job.name, allowedSkips)) return []
    return [`${job.name}: ${outcome}`]
  })
  if (jobs.length > 0) return jobs
  const forgiven = (report.jobs ?? []).some(
    (job) => job.forgiven && job.outcome !== undefined && fails(job.outcome),
  )
  // What no job shows: an attempt that did not start, or jobs that could not be seen.
  return fails(report.conclusion) && !isPass(report.conclusion) && !(report.complete && forgiven)
    ? [`the run: ${report.conclusion}`]
    : []
}
