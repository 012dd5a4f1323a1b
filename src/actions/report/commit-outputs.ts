import { hasFailed } from '../../analyse/totals/totals.ts'
import { slowestJob, slowestSteps } from '../../analyse/jobs/slowest.ts'
import { sumKnown } from '../../analyse/jobs/timing.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { commitHeadline } from '../../render/commit/headline.ts'
import { jobFacts } from '../../render/json/to-json.ts'
import type { CurrentJob } from './inputs.ts'
import {
  currentJobOutputs,
  fileOutputs,
  nameOf,
  type Outputs,
  seconds,
  verdictOutputs,
  type WrittenFiles,
} from './outputs.ts'

/**
 * Returns the outputs for a commit. They are those of a run, over the jobs of all runs; '' for what only
 * a run has.
 */
export function commitOutputs(
  report: CommitReport,
  currentJob: CurrentJob,
  files: WrittenFiles,
): Outputs {
  const { runs, totals } = report
  const jobs = runs.flatMap(({ report: run }) => run.jobs ?? [])
  const isListed = runs.some(({ report: run }) => run.jobs !== undefined)
  const slowest = slowestJob(jobs)
  const [slowestStep] = slowestSteps(jobs)
  const failed = jobs.filter((job) => job.job.kind === 'job' && hasFailed(job))
  const current = runs.find((run) => run.current)?.report.currentJobId
  const ifListed = (value: string) => (isListed ? value : '')
  return {
    headline: commitHeadline(report),
    conclusion: report.conclusion,
    complete: String(report.complete),
    'duration-seconds': seconds(totals.wall),
    'queue-seconds': seconds(sumKnown(runs.map(({ report: run }) => run.totals.queue))),
    'execution-seconds': seconds(totals.execution),
    'jobs-total': ifListed(String(totals.jobs)),
    'jobs-failed': ifListed(String(totals.failedJobs)),
    'jobs-unfinished': ifListed(String(totals.unfinishedJobs)),
    'failed-jobs': ifListed(JSON.stringify(failed.map(nameOf))),
    ...verdictOutputs({
      causes: report.causes,
      jobs: isListed ? jobs : undefined,
      unlisted: runs.flatMap(({ report: run }) => run.unlisted),
    }),
    jobs: ifListed(
      JSON.stringify(
        runs.flatMap(({ report: run }) => (run.jobs ?? []).map((job) => jobFacts(job, run))),
      ),
    ),
    'slowest-job': slowest === undefined ? '' : nameOf(slowest),
    'slowest-job-seconds': seconds(slowest?.duration),
    'slowest-step':
      slowestStep === undefined ? '' : `${nameOf(slowestStep.job)} > ${slowestStep.step.name}`,
    'slowest-step-seconds': seconds(slowestStep?.duration),
    'critical-path': '',
    'critical-path-seconds': '',
    'over-budget': JSON.stringify([
      ...new Set(
        runs.flatMap(({ report: run }) => run.overBudget.map(({ budget }) => budget.line)),
      ),
    ]),
    'slower-jobs': '',
    'flaky-jobs': '',
    ...currentJobOutputs(currentJob.id ?? current, currentJob),
    ...fileOutputs(files),
  }
}
