import { waitReason } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { startOf } from '../text/state-fields.ts'
import type { Span } from '../timeline/bars.ts'

/** Returns when the run took place, up to the report; `undefined` if unknown. */
export function runSpan({ run: { startedAt: from }, totals }: Report): Span | undefined {
  const { duration } = totals
  return from === undefined || duration === undefined ? undefined : { from, to: from + duration }
}

/** Returns what the job waited for. GitHub does not say why a job never got a runner. */
export function waitName({ job: { state }, queue, mayAwaitApproval }: JobReport): string {
  const isQueued = state.kind === 'waiting' && state.status === 'queued'
  const isForRunner = isQueued || queue !== undefined
  if (!isForRunner && mayAwaitApproval !== true) return 'Waiting'
  return `Waiting for ${waitReason(!isForRunner)}`
}

/**
 * Returns whether the run has no known end. A report that a job of the run makes covers the run up to
 * that job, so it has an end.
 */
export function hasNoEnd({ run: { status }, totals, jobs = [] }: Report): boolean {
  // A job that needs others is listed only when these have finished.
  const isUnfinished = status !== undefined || totals.jobsUnfinished > 0
  return isUnfinished && !jobs.some(({ current }) => current)
}

/** Returns how many jobs and steps are known to have started. */
export function countStarted(jobs: readonly JobReport[]): number {
  const states = jobs.flatMap(({ job, steps }) => [
    job.state,
    ...steps.map(({ step }) => step.state),
  ])
  return states.filter((state) =>
    state.kind === 'finished' ? state.conclusion !== 'skipped' : startOf(state) !== undefined,
  ).length
}
