import { slowestJob } from '../../analyse/jobs/slowest.ts'
import { sumKnown } from '../../analyse/jobs/timing.ts'
import { isUnforgivenFailure, isUnlistedFailure } from '../../analyse/totals/totals.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Verdict } from '../../model/report/cause.ts'
import type { CommitReport, CommitTotals } from '../../model/report/commit-report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report, Totals } from '../../model/report/report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { commitHeadline } from '../../render/findings/commit-headline.ts'
import { headline } from '../../render/findings/headline.ts'
import { isCompared } from '../../render/findings/evidence.ts'
import { encodeJobFacts } from '../../report-json/encode/encode-jobs.ts'
import { toSeconds } from '../../render/text/units.ts'
import { MAX_OUTPUT_UNITS } from '../command-files.ts'
import { causesOutput } from './cause-output.ts'
import type { CurrentJob } from './inputs.ts'

/** The outputs of the action, which manifest.ts describes. */
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
  'failures-compared',
  'causes',
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

/** The outputs that differ from '' if the report is not finished in time. */
export const LATE_OUTPUTS: Partial<ReportOutputs> = {
  conclusion: 'unknown',
  complete: 'false',
  'failed-jobs': '[]',
  'failures-new': '[]',
  'failures-known': '[]',
  'failures-compared': 'false',
  causes: '[]',
  jobs: '[]',
  'critical-path': '[]',
  'over-budget': '[]',
  'slower-jobs': '[]',
  'flaky-jobs': '[]',
}

export type ReportOutputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

/** Paths of the files that were written; '' for none. */
type FileOutputs = Pick<ReportOutputs, 'report-path' | 'trace-path' | 'html-path' | 'summary-path'>

/** Returns the outputs as text; '' stands for an unknown value, `[]` also for an unknown list. */
export function reportOutputs(
  report: AnyReport,
  currentJob: CurrentJob,
  files: FileOutputs,
): ReportOutputs {
  const { currentJobId, ...outputs } =
    report.kind === 'commit' ? commitValues(report) : runValues(report)
  const { id = currentJobId, runUrl } = currentJob
  return {
    ...outputs,
    'current-job-id': id === undefined ? '' : String(id),
    'current-job-url': id === undefined || runUrl === undefined ? '' : `${runUrl}/job/${id}`,
    ...files,
  }
}

function runValues(report: Report) {
  const { criticalPath, history, attempts, unlistedNeeds, currentJobId } = report
  return {
    currentJobId,
    ...sharedOutputs({
      ...report,
      headline: headline(report),
      causesText: causesOutput(report),
      runs: [report],
      failedKeys: unlistedNeeds.filter(isUnlistedFailure).map(({ key }) => key),
    }),
    'critical-path': jsonNames(criticalPath?.jobs.map(({ job }) => job)),
    'critical-path-seconds': seconds(criticalPath?.length),
    'over-budget': JSON.stringify(report.overBudget.map(({ budget }) => budget)),
    'slower-jobs': jsonNames(history?.jobs.filter(({ slower }) => slower).map(({ job }) => job)),
    'flaky-jobs': jsonNames(attempts?.flaky.map(({ job }) => job)),
  }
}

/** Returns '' or `[]` for what only a run has. */
function commitValues(report: CommitReport) {
  const runs = report.runs.map((run) => run.report)
  const budgets = runs.flatMap(({ overBudget }) => overBudget.map(({ budget }) => budget))
  return {
    currentJobId: report.runs.find((run) => run.current)?.report.currentJobId,
    ...sharedOutputs({
      ...report,
      headline: commitHeadline(report),
      causesText: causesOutput(report),
      runs,
      failedKeys: [],
    }),
    'critical-path': '[]',
    'critical-path-seconds': '',
    'over-budget': JSON.stringify([...new Set(budgets)]),
    'slower-jobs': '[]',
    'flaky-jobs': '[]',
  }
}

interface Shared extends Pick<Report, 'conclusion' | 'complete' | 'causes'> {
  readonly headline: string
  /** The value of the output `causes`. */
  readonly causesText: string
  readonly totals: Totals | CommitTotals
  readonly runs: readonly Report[]
  /** Keys of failed jobs that only `needs` contains. */
  readonly failedKeys: readonly string[]
}

/** Returns the outputs that a run and a commit have, the latter over the jobs of all runs. */
function sharedOutputs({ totals, runs, failedKeys, ...shared }: Shared) {
  const jobs = runs.flatMap((run) => run.jobs ?? [])
  const isListed = runs.some((run) => run.jobs !== undefined)
  const ifListed = (value: unknown) => (isListed ? JSON.stringify(value) : '')
  const failed = jobs.filter((job) => job.job.kind === 'job' && isUnforgivenFailure(job))
  const slowest = slowestJob(jobs)
  const [step] = runs
    .flatMap(({ slowestSteps }) => slowestSteps)
    .toSorted((a, b) => b.duration - a.duration)
  return {
    headline: shared.headline,
    conclusion: shared.conclusion,
    complete: String(shared.complete),
    'duration-seconds': seconds(totals.duration),
    'queue-seconds': seconds(sumKnown(runs.map((run) => run.totals.queue))),
    'execution-seconds': seconds(totals.execution),
    'jobs-total': ifListed(totals.jobsTotal),
    'jobs-failed': ifListed(totals.jobsFailed),
    'jobs-unfinished': ifListed(totals.jobsUnfinished),
    'failed-jobs': JSON.stringify([...failed.map(jobNameOf), ...failedKeys]),
    ...verdictOutputs({
      causes: shared.causes,
      isListed,
      unlistedNeeds: runs.flatMap(({ unlistedNeeds }) => unlistedNeeds),
    }),
    causes: shared.causesText,
    jobs: JSON.stringify(
      runs.flatMap((run) => (run.jobs ?? []).map((job) => encodeJobFacts(job, run))),
    ),
    'slowest-job': slowest === undefined ? '' : jobNameOf(slowest),
    'slowest-job-seconds': seconds(slowest?.duration),
    'slowest-step': step === undefined ? '' : `${jobNameOf(step.job)} > ${step.step.name}`,
    'slowest-step-seconds': seconds(step?.duration),
  }
}

/** Empties the output `jobs`, then also `causes`, if the outputs together are too large for the runner. */
export function withinLimit(outputs: ReportOutputs): ReportOutputs {
  if (isWithinLimit(outputs)) return outputs
  const withoutJobs = { ...outputs, jobs: '' }
  return isWithinLimit(withoutJobs) ? withoutJobs : { ...withoutJobs, causes: '' }
}

function isWithinLimit(outputs: ReportOutputs): boolean {
  const units = Object.values(outputs).reduce((sum, value) => sum + value.length, 0)
  return units <= MAX_OUTPUT_UNITS
}

/**
 * Returns the names of the jobs whose failure has a verdict, without consequences. Nothing was compared if there
 * are failures that can be the code's, and the verdict on each of them is without evidence.
 */
function verdictOutputs({
  causes,
  isListed,
  unlistedNeeds,
}: Pick<Report, 'causes' | 'unlistedNeeds'> & { readonly isListed: boolean }) {
  const judged = causes.flatMap(({ verdicts }) => verdicts)
  const isOther = judged.every(({ verdict }) => verdict.kind === 'infrastructure')
  const isGreen = isOther && !unlistedNeeds.some(isUnlistedFailure)
  const failuresOf = (kind: Verdict['kind']) =>
    judged
      .filter(({ verdict }) => verdict.kind === kind)
      .flatMap(({ failures }) => failures.map(({ job }) => job))
  return {
    'failures-new': jsonNames(failuresOf('new')),
    'failures-known': jsonNames(failuresOf('known')),
    'failures-compared': String(isListed && (judged.some(isCompared) || isGreen)),
  }
}

function jsonNames(jobs: readonly JobReport[] = []): string {
  return JSON.stringify(jobs.map(jobNameOf))
}

function jobNameOf({ job }: JobReport): string {
  return job.name
}

function seconds(duration: Milliseconds | undefined): string {
  return duration === undefined ? '' : String(toSeconds(duration))
}
