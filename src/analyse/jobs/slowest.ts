import type { JobReport, SlowStep, StepReport, TimedStep } from '../../model/report/job-report.ts'

/** Maximum number of steps in a report. */
const MAX_STEPS = 10

/** Returns the job of this attempt that ran longest; `undefined` if no duration is known. */
export function slowestJob(jobs: readonly JobReport[]): JobReport | undefined {
  return jobs
    .filter(({ carriedOver, duration }) => !carriedOver && duration !== undefined)
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))[0]
}

/** Returns the steps of this attempt that ran longest, longest first. */
export function slowestSteps(jobs: readonly JobReport[]): SlowStep[] {
  return jobs
    .filter(({ carriedOver }) => !carriedOver)
    .flatMap((job) => longestFirst(job.steps, MAX_STEPS).map((timed) => ({ job, ...timed })))
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, MAX_STEPS)
}

/** Returns the steps that took any time, longest first, without groups of steps. */
export function longestFirst(steps: readonly StepReport[], limit: number): TimedStep[] {
  return steps
    .flatMap(({ step, duration }) =>
      step.kind === 'group' || duration === undefined || duration === 0 ? [] : [{ step, duration }],
    )
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, limit)
}
