import type { JobReport, SlowStep, StepReport, TimedStep } from '../../model/report/job-report.ts'

/** As in the schema of the JSON report. */
export const MAX_SLOWEST_STEPS = 10

/** Returns the job of this attempt that ran longest; `undefined` if no duration is known. */
export function slowestJob(jobs: readonly JobReport[]): JobReport | undefined {
  return jobs
    .filter(({ carriedOver, duration }) => !carriedOver && duration !== undefined)
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))[0]
}

/** Returns the steps of this attempt that ran longest, longest first. */
export function slowestSteps(jobs: readonly JobReport[]): SlowStep[] {
  const current = jobs.filter(({ carriedOver }) => !carriedOver)
  // A step is among the longest only if the longest step of its job is.
  const candidates = new Set(
    current
      .toSorted((a, b) => (b.slowestStep?.duration ?? 0) - (a.slowestStep?.duration ?? 0))
      .slice(0, MAX_SLOWEST_STEPS),
  )
  return current
    .filter((job) => candidates.has(job))
    .flatMap((job) => job.steps.filter(tookTime).map((timed) => ({ job, ...timed })))
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, MAX_SLOWEST_STEPS)
}

/** Returns the longest step, the first of several; `undefined` if none took any time. */
export function slowestStep(steps: readonly StepReport[]): TimedStep | undefined {
  return steps.filter(tookTime).toSorted((a, b) => b.duration - a.duration)[0]
}

/** Excludes groups, whose steps count themselves. */
function tookTime(timed: StepReport): timed is TimedStep {
  return timed.step.kind !== 'group' && timed.duration !== undefined && timed.duration > 0
}
