import type { Failure } from './failure.ts'
import { isConsequence } from './job-report.ts'
import type { Report } from './report.ts'

/** Whether a job never had a runner only because GitHub names nobody who cancelled it, which proves nothing. */
export function isUnnamed(failure: Failure): boolean {
  return failure.kind === 'cancelled' && failure.unstarted?.infrastructure === true
}

/** Returns whether a job failed for a user although GitHub concluded it as cancelled: no runner took it. */
export function lackedRunner(failure: Failure | undefined): boolean {
  return failure !== undefined && (failure.kind === 'never-started' || isUnnamed(failure))
}

/** Returns whether a run was cancelled only because no runner took jobs of it: it has failed, too. */
export function lacksRunners({
  conclusion,
  failures,
}: Pick<Report, 'conclusion' | 'failures'>): boolean {
  const stopped = failures.filter(({ job }) => job.outcome === 'cancelled' && !isConsequence(job))
  const isWhole = stopped.length > 0 && stopped.every(({ failure }) => lackedRunner(failure))
  return conclusion === 'cancelled' && isWhole
}

/** Returns whether nothing shows why a job was cancelled. */
export function isUnexplained(failure: Failure): boolean {
  return failure.kind === 'cancelled' && failure.by.kind === 'unknown' && !isUnnamed(failure)
}
