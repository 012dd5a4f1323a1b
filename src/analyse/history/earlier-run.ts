import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import { endOf, neverRan, reportJob } from '../jobs/job-report.ts'
import type { RunWork } from '../jobs/same-jobs.ts'
import { versionlessName } from '../jobs/step-name.ts'
import { totalsOf } from '../totals/totals.ts'

/** An earlier run; its wall time is `undefined` if not all of its jobs ran, or if an end is unknown. */
export interface EarlierRun extends RunWork {
  /** By name. */
  readonly succeeded: ReadonlyMap<string, EarlierJob>
}

interface EarlierJob {
  readonly report: JobReport
  readonly steps: ReadonlyMap<string, StepReport>
}

export function describeRun(run: Run): EarlierRun {
  const jobs = (run.jobs ?? []).map((job) => reportJob(job, { run }))
  const succeeded = nameJobs(jobs).filter(([, { outcome }]) => outcome === 'success')
  return {
    jobs,
    wall: jobs.every(hasKnownEnd) ? totalsOf(run, jobs).wall : undefined,
    succeeded: new Map(
      succeeded.map(([name, report]) => [name, { report, steps: nameSteps(report.steps) }]),
    ),
  }
}

/** Whether nothing of the job can have been after what is known; one carried over was another time. */
export function hasKnownEnd(report: JobReport): boolean {
  return !report.carriedOver && (neverRan(report.job) || endOf(report) !== undefined)
}

/** Returns the jobs of this attempt that share their name with no other, by name. Check runs are none. */
export function nameJobs(reports: readonly JobReport[]): [name: string, report: JobReport][] {
  const jobs = reports.filter(({ job }) => job.kind === 'job')
  return [...Map.groupBy(jobs, ({ job }) => job.name)].flatMap(([name, [first, ...duplicates]]) =>
    first === undefined || duplicates.length > 0 || first.carriedOver ? [] : [[name, first]],
  )
}

/** Returns the steps by name, with their position among those of the name, and how many these are. */
export function nameSteps(steps: readonly StepReport[]): Map<string, StepReport> {
  const named = Map.groupBy(steps, ({ step }) => versionlessName(step.name))
  return new Map(
    [...named].flatMap(([name, all]) =>
      all.map((step, index) => [`${index + 1}/${all.length} ${name}`, step] as const),
    ),
  )
}
