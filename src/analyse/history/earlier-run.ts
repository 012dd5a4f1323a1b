import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { jobEnd, jobStart, neverRan, reportJob, uniquelyNamed } from '../jobs/job-report.ts'
import { durationBetween, minKnown } from '../jobs/timing.ts'
import { totalsOfRun } from '../totals/totals.ts'
import type { RunWork } from './same-jobs.ts'

/** An earlier run. Its wall time is `undefined` if a job was carried over or has no known end. */
export interface EarlierRun extends RunWork, Pick<Run, 'startedAt'> {
  readonly startDelay: Milliseconds | undefined
  /** Keyed by name. */
  readonly succeeded: ReadonlyMap<string, { report: JobReport; steps: Map<string, StepReport> }>
}

export function toEarlierRun(run: Run): EarlierRun {
  const jobs = (run.jobs ?? []).map((job) => reportJob(job, { run }))
  const succeeded = uniquelyNamed(jobs).filter(
    ({ outcome, carriedOver }) => outcome === 'success' && !carriedOver,
  )
  return {
    jobs,
    startedAt: run.startedAt,
    startDelay: startDelayOf(run, jobs),
    wall: jobs.every(hasKnownEnd) ? totalsOfRun(run, jobs).duration : undefined,
    succeeded: new Map(
      succeeded.map((report) => [report.job.name, { report, steps: nameSteps(report.steps) }]),
    ),
  }
}

/** Returns how long after the start of the attempt its first job started. */
export function startDelayOf(
  { startedAt }: Run,
  jobs: readonly JobReport[],
): Milliseconds | undefined {
  const ran = jobs.filter(({ job, carriedOver }) => job.kind === 'job' && !carriedOver)
  return durationBetween(startedAt, minKnown(ran.map(({ job }) => jobStart(job))))
}

/** Whether a job ran in this attempt and has an end, or never ran. */
export function hasKnownEnd(report: JobReport): boolean {
  return !report.carriedOver && (neverRan(report.job) || jobEnd(report) !== undefined)
}

/** Returns the steps keyed by "index/count name", so that steps with equal names stay distinct. */
export function nameSteps(steps: readonly StepReport[]): Map<string, StepReport> {
  const named = Map.groupBy(steps, ({ step }) => versionlessName(step.name))
  return new Map(
    [...named].flatMap(([name, all]) =>
      all.map((step, index) => [`${index + 1}/${all.length} ${name}`, step]),
    ),
  )
}

/** The name that the runner gives to a step with an action, or to the pre or post step of that action. */
const ACTION_STEP = /^((?:Pre |Post )?Run [^\s@]+\/[^\s@]+)@\S+$/

/**
 * Returns the name by which a step is found in other runs, whatever the version of its action.
 *
 * @example 'Run actions/checkout@v5' → 'Run actions/checkout'
 */
export function versionlessName(name: string): string {
  return ACTION_STEP.exec(name)?.[1] ?? name
}
