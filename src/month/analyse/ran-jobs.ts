// Jobs that had a runner, and how a sample of them is chosen.
import { digestOf } from '../../model/digest.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { FailedAttempt } from './what-failed.ts'

/** A job that had a runner, with how long it ran. */
interface RanJob {
  readonly run: FailedAttempt['run']
  readonly report: JobReport
  readonly labels: string
  readonly ran: Milliseconds
}

/** Lists the jobs of some attempts that had a runner. */
export function ranJobs(attempts: readonly FailedAttempt[]): readonly RanJob[] {
  return attempts.flatMap(({ run, jobs = [] }) =>
    jobs.flatMap((report) => {
      const { listed: job, carriedOver, duration: ran } = report
      const labels = job.runner.labels.join(', ')
      const isJob = job.kind === 'job' && !carriedOver && labels !== ''
      return isJob && ran !== undefined ? [{ run, report, labels, ran }] : []
    }),
  )
}

/** Returns a number by which the first items are a sample: each n-th one could always be the same job of a workflow. */
export function hashOf(id: number): number {
  return Number(`0x${digestOf([String(id)])}`)
}
