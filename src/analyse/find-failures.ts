import type { CauseGroup, FailureReport } from '../model/report/cause.ts'
import type { JobReport, PartsByJob } from '../model/report/job-report.ts'
import type { Run } from '../model/run.ts'
import { groupCauses } from './causes/causes.ts'
import { type Explanations, reportFailures, UNEXPLAINED } from './failures/report-failures.ts'
import { type JobsOptions, reportJobs } from './report-jobs.ts'

export interface FailuresOptions extends Required<
  Pick<JobsOptions, 'currentRun' | 'allowedFailures'>
> {
  readonly losses?: JobsOptions['losses']
  readonly explanations?: Explanations
  readonly parts?: PartsByJob
}

/** The jobs of a run, and what failed among them, by what was read so far. */
export interface FoundFailures {
  /** `undefined` if they could not be read. */
  readonly jobs: readonly JobReport[] | undefined
  readonly failures: readonly FailureReport[]
  readonly causes: readonly CauseGroup[]
}

/** Reports the jobs of a run, their failures, and what caused these. */
export function findFailures(run: Run, options: FailuresOptions): FoundFailures {
  const { explanations = UNEXPLAINED, parts } = options
  const listed = reportJobs(run, { ...options, ...explanations })
  const jobs = listed?.map((job) => withParts(job, parts))
  const failures = reportFailures(jobs ?? [], explanations)
  return { jobs, failures, causes: groupCauses(failures) }
}

/** Adds the inner steps of its steps to the report of a job; they change nothing else in it. */
function withParts(report: JobReport, parts: PartsByJob | undefined): JobReport {
  const found = parts?.get(report.listed.id)
  if (found === undefined) return report
  const steps = report.steps.map((timed) => ({ ...timed, parts: found.get(timed.step.number) }))
  return { ...report, steps }
}
