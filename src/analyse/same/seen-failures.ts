import { loggedFailure, type LoggedFailure } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Job, Run } from '../../model/run.ts'
import { reportJobs } from '../report-jobs.ts'

/** Reports what failed in jobs of other runs that issues show, by job id. */
export function seenFailures(
  run: Run,
  logs: ReadonlyMap<
    number,
    { readonly job: Job; readonly excerpts: readonly StepExcerpt[] } | undefined
  >,
): ReadonlyMap<number, LoggedFailure | undefined> {
  return new Map(
    Array.from(logs, ([id, log]) => [id, log && reportSeenJob(run, log.job, log.excerpts)]),
  )
}

function reportSeenJob(
  run: Run,
  job: Job,
  excerpts: readonly StepExcerpt[],
): LoggedFailure | undefined {
  const otherRun: Run = { ...run, startedAt: undefined, conclusion: undefined, jobs: [job] }
  const [report] = reportJobs(otherRun) ?? []
  return report && loggedFailure(report, excerpts)
}
