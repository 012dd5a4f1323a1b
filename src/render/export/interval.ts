import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { State } from '../../model/run.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { startOf } from '../text/state-fields.ts'

export interface Interval {
  readonly start: Instant
  /** `Infinity` if unfinished. */
  readonly end: Instant
}

/** Returns when a job or step ran, from the values in the report; `undefined` if unknown. */
export function intervalOf(state: State, duration: Milliseconds | undefined): Interval | undefined {
  return interval(startOf(state), duration)
}

/** Returns when the run took place, up to the report; `undefined` if unknown. */
export function runInterval({ run, totals }: Report): Interval | undefined {
  return interval(run.startedAt, totals.wall)
}

/** Returns when a job waited for its runner; `undefined` if unknown, or if it took no time. */
export function queueOf({ job, queue, approvalWait }: JobReport): Interval | undefined {
  const wait = queue ?? approvalWait
  return wait === 0 ? undefined : interval(job.createdAt, wait)
}

/** Returns what the job waited for in that time. */
export function queueName({ job: { state }, queue, approvalWait }: JobReport): string {
  const hasApproval = queue === undefined && approvalWait !== undefined
  return hasApproval && !isQueued(state)
    ? 'Waiting for approval or a runner'
    : 'Waiting for a runner'
}

export function isQueued(state: State): boolean {
  return state.kind === 'waiting' && state.status === 'queued'
}

/** Returns whether jobs of the run still run or wait, except the current job. */
export function isUnfinished({ totals }: Report): boolean {
  return totals.unfinished > 0
}

/**
 * Returns whether the run has no known end. A report that a job of the run makes covers the run up to
 * that job, so it has an end.
 */
export function isOpen(report: Report): boolean {
  return isUnfinished(report) && !report.jobs?.some(({ current }) => current)
}

/** Returns the jobs of this attempt; those of an earlier attempt belong to the trace of that. */
export function attemptJobs({ jobs = [] }: Report): JobReport[] {
  return jobs.filter(({ carriedOver }) => !carriedOver)
}

/** Returns how many jobs and steps are known to have started. */
export function countStarted(jobs: readonly JobReport[]): number {
  const states = jobs.flatMap(({ job, steps }) => [job.state, ...steps.map(stateOf)])
  return states.filter((state) =>
    state.kind === 'finished' ? state.conclusion !== 'skipped' : startOf(state) !== undefined,
  ).length
}

function stateOf({ step }: StepReport): State {
  return step.state
}

function interval(
  start: Instant | undefined,
  duration: Milliseconds | undefined,
): Interval | undefined {
  if (start === undefined || duration === undefined) return undefined
  return { start, end: start + Math.round(duration) }
}
