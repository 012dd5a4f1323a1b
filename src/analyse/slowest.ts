import type { JobReport, SlowStep, StepReport, TimedStep } from '../model/report.ts'

/** How many of the slowest steps a report names. */
const MOST_STEPS = 10

/** The job of this attempt that ran longest; `undefined` when no duration is known. */
export function slowestJob(jobs: readonly JobReport[]): JobReport | undefined {
  return jobs
    .filter(({ carriedOver, duration }) => !carriedOver && duration !== undefined)
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))[0]
}

/** The steps of this attempt that ran longest, longest first. */
export function slowestSteps(jobs: readonly JobReport[]): SlowStep[] {
  const current = jobs.filter(({ carriedOver }) => !carriedOver)
  // A step is among the longest only if the longest step of its job is.
  const candidates = new Set(
    current
      .toSorted((a, b) => (b.slowestStep?.duration ?? 0) - (a.slowestStep?.duration ?? 0))
      .slice(0, MOST_STEPS),
  )
  return current
    .filter((job) => candidates.has(job))
    .flatMap((job) => longestFirst(job.steps, MOST_STEPS).map((timed) => ({ job, ...timed })))
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, MOST_STEPS)
}

/** Returns the steps that took any time, longest first, without groups of steps. */
export function longestFirst(steps: readonly StepReport[], most: number): TimedStep[] {
  return steps
    .filter(
      (timed): timed is TimedStep =>
        timed.step.kind !== 'group' && timed.duration !== undefined && timed.duration > 0,
    )
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, most)
}
