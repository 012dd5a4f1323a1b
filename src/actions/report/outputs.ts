import { hasFailed, isUnlistedFailure } from '../../analyse/totals/totals.ts'
import type { Verdict } from '../../model/report/cause.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report, UnlistedNeed } from '../../model/report/report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { headline } from '../../render/findings/headline.ts'
import { isCompared } from '../../render/findings/verdict.ts'
import { jobFacts } from '../../render/json/to-json.ts'
import { toSeconds } from '../../render/text/units.ts'
import { MAX_OUTPUT_UNITS } from '../command-files.ts'
import type { CurrentJob } from './inputs.ts'

/** The outputs of the action, as in action.yml. */
export const OUTPUT_NAMES = [
  'headline',
  'conclusion',
  'complete',
  'duration-seconds',
  'queue-seconds',
  'execution-seconds',
  'jobs-total',
  'jobs-failed',
  'jobs-unfinished',
  'failed-jobs',
  'failures-new',
  'failures-known',
  'jobs',
  'slowest-job',
  'slowest-job-seconds',
  'slowest-step',
  'slowest-step-seconds',
  'critical-path',
  'critical-path-seconds',
  'over-budget',
  'slower-jobs',
  'flaky-jobs',
  'current-job-id',
  'current-job-url',
  'report-path',
  'trace-path',
  'html-path',
  'summary-path',
] as const

export type Outputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

/** Paths of the files that were written. */
export interface WrittenFiles {
  readonly reportPath: string | undefined
  readonly tracePath: string | undefined
  readonly htmlPath: string | undefined
  readonly summaryPath: string | undefined
}

/** Returns the outputs as text; '' stands for unknown. */
export function outputsOf(report: Report, currentJob: CurrentJob, files: WrittenFiles): Outputs {
  const { totals, jobs, slowestJob, slowestSteps, criticalPath } = report
  const [slowestStep] = slowestSteps
  return {
    headline: headline(report),
    conclusion: report.conclusion,
    complete: String(report.complete),
    'duration-seconds': seconds(totals.wall),
    'queue-seconds': seconds(totals.queue),
    'execution-seconds': seconds(totals.execution),
    'jobs-total': jobs === undefined ? '' : String(totals.jobs),
    'jobs-failed': jobs === undefined ? '' : String(totals.failed),
    'jobs-unfinished': jobs === undefined ? '' : String(totals.unfinished),
    'failed-jobs': jsonUnlessUnknown(jobs && failedJobs(jobs, report.unlisted)),
    ...verdictOutputs(report),
    jobs: jobs === undefined ? '' : JSON.stringify(jobs.map((job) => jobFacts(job, report))),
    'slowest-job': slowestJob === undefined ? '' : nameOf(slowestJob),
    'slowest-job-seconds': seconds(slowestJob?.duration),
    'slowest-step':
      slowestStep === undefined ? '' : `${nameOf(slowestStep.job)} > ${slowestStep.step.name}`,
    'slowest-step-seconds': seconds(slowestStep?.duration),
    'critical-path': jsonUnlessUnknown(criticalPath?.jobs.map(({ job }) => nameOf(job))),
    'critical-path-seconds': seconds(criticalPath?.length),
    'over-budget': JSON.stringify(report.overBudget.map(({ budget }) => budget.line)),
    'slower-jobs': jsonUnlessUnknown(
      report.history?.jobs.filter(({ slower }) => slower).map(({ job }) => nameOf(job)),
    ),
    'flaky-jobs': jsonUnlessUnknown(report.attempts?.flaky.map(({ job }) => nameOf(job))),
    ...currentJobOutputs(currentJob.id ?? report.currentJobId, currentJob),
    ...fileOutputs(files),
  }
}

export function currentJobOutputs(id: number | undefined, { runUrl }: CurrentJob) {
  return {
    'current-job-id': id === undefined ? '' : String(id),
    'current-job-url': id === undefined || runUrl === undefined ? '' : `${runUrl}/job/${id}`,
  }
}

export function fileOutputs({ reportPath, tracePath, htmlPath, summaryPath }: WrittenFiles) {
  return {
    'report-path': reportPath ?? '',
    'trace-path': tracePath ?? '',
    'html-path': htmlPath ?? '',
    'summary-path': summaryPath ?? '',
  }
}

/** Empties the output `jobs` if the outputs together are too large for the runner. */
export function withinLimit(outputs: Outputs): Outputs {
  const units = Object.values(outputs).reduce((sum, value) => sum + value.length, 0)
  return units <= MAX_OUTPUT_UNITS ? outputs : { ...outputs, jobs: '' }
}

/** Returns the names of listed jobs, and the keys of failed jobs that only `needs` contains. */
function failedJobs(jobs: readonly JobReport[], unlisted: readonly UnlistedNeed[]): string[] {
  const listed = jobs.filter((report) => report.job.kind === 'job' && hasFailed(report))
  return [...listed.map(nameOf), ...unlisted.filter(isUnlistedFailure).map(({ key }) => key)]
}

/**
 * Returns the names of the jobs that failed for a cause with a verdict, without consequences; '' if there
 * are failures that can be the code's, and none was compared with other runs.
 */
export function verdictOutputs({
  causes,
  jobs,
  unlisted,
}: Pick<Report, 'causes' | 'jobs' | 'unlisted'>) {
  const isOther = causes.every(({ verdict }) => verdict.kind === 'infrastructure')
  const isGreen = isOther && !unlisted.some(isUnlistedFailure)
  const isKnown = jobs !== undefined && (causes.some(isCompared) || isGreen)
  const failuresOf = (kind: Verdict['kind']) =>
    causes
      .filter(({ verdict }) => verdict.kind === kind)
      .flatMap(({ failures }) => failures.map(({ job }) => nameOf(job)))
  return {
    'failures-new': jsonUnlessUnknown(isKnown ? failuresOf('new') : undefined),
    'failures-known': jsonUnlessUnknown(isKnown ? failuresOf('known') : undefined),
  }
}

function jsonUnlessUnknown(value: readonly string[] | undefined): string {
  return value === undefined ? '' : JSON.stringify(value)
}

export function nameOf({ job }: JobReport): string {
  return job.name
}

export function seconds(duration: Milliseconds | undefined): string {
  return duration === undefined ? '' : String(toSeconds(duration))
}
