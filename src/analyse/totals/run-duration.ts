import type { Run } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { reportJob } from '../jobs/job-report.ts'
import { totalsOf } from './totals.ts'

/**
 * What an attempt took that has ended: from its start to the last completion of its jobs. `undefined`
 * where not all of its jobs are there. GitHub's `updated_at` is no end: it moves when logs are deleted.
 */
export function runDuration(run: Run): Milliseconds | undefined {
  const { jobs, jobsCounted } = run
  if (run.conclusion === undefined || jobs === undefined || jobs.length !== jobsCounted) {
    return undefined
  }
  const context = { run, currentJobId: undefined, currentStatus: undefined, forgiven: new Set<number>() }
  return totalsOf(
    run,
    jobs.map((job) => reportJob(job, context)),
  ).wall
}
