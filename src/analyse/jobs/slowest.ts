import type { JobReport, SlowStep, StepReport, TimedStep } from '../../model/report/job-report.ts'
import { groupsOf, sortBy } from '../../model/some.ts'
import { isRunnerStep } from './runner-step.ts'

/** Number as in the schema of the JSON report. */
const MAX_SLOWEST_STEPS = 10

/** Returns the job of this attempt that ran longest; `undefined` if no duration is known. */
export function slowestJob(jobs: readonly JobReport[]): JobReport | undefined {
  const ran = jobs.filter(({ carriedOver, duration }) => !carriedOver && duration !== undefined)
  return sortBy(ran, ({ duration = 0 }) => -duration)[0]
}

/**
 * Returns the steps of this attempt that ran longest, longest first and each name once, without those that the
 * runner added: the shards of one test have the same step.
 */
export function slowestSteps(jobs: readonly JobReport[]): SlowStep[] {
  const steps = jobs
    .filter(({ carriedOver }) => !carriedOver)
    .flatMap((job) => job.steps.filter(tookTime).map((timed) => ({ job, timed })))
  const own = steps.filter(({ job, timed }) => !isRunnerStep(timed.step, job.job.steps))
  const sorted = sortBy(own, ({ timed }) => -timed.duration)
  return groupsOf(sorted, ({ timed }) => timed.step.name)
    .slice(0, MAX_SLOWEST_STEPS)
    .map(([{ job, timed }]) => ({ job, ...timed }))
}

/** Returns the longest step, the first of several; `undefined` if none took any time. */
export function slowestStep(steps: readonly StepReport[]): TimedStep | undefined {
  return sortBy(steps.filter(tookTime), ({ duration }) => -duration)[0]
}

/** Excludes groups, whose steps count themselves. */
function tookTime(timed: StepReport): timed is TimedStep {
  return timed.step.kind !== 'group' && timed.duration !== undefined && timed.duration > 0
}
