import { jobStart } from '../../model/report/job-times.ts'
import type { Report } from '../../model/report/report.ts'
import type { Job, Run } from '../../model/run.ts'
import { onlyMatch } from '../jobs/job-name.ts'
import { conclusionOf, hasNotPassed } from '../jobs/timing.ts'

/**
 * Finds the job that shows by its success that the gate of a run passed: (1) the only one of which a step uses this action,
 * if its conclusion shows that; (2) it ran in this attempt, alone under its name, and (3) began after all that failed had
 * ended. `undefined` while the run goes on, and of a fork, whose workflow files are its own.
 */
export function passedGate({
  run,
  jobs = [],
  complete,
}: Pick<Report, 'run' | 'jobs' | 'complete'>): Job | undefined {
  if (run.conclusion === undefined || run.fork !== undefined || !complete) return undefined
  const [declared, another] = (run.graph ?? []).filter(({ gate }) => gate !== undefined)
  if (declared?.gate !== 'shown' || another !== undefined) return undefined // 1
  const [report, other] = jobs.filter(({ listed: { name } }) => {
    const match = onlyMatch(name, run.graph)
    return match?.length === 1 && match[0]?.job === declared
  })
  const isOnly = report !== undefined && other === undefined && !report.carriedOver // 2
  return isOnly && hasSeenAll(report.listed, run) ? report.listed : undefined
}

/** Whether a job may show that the gate of a run passed, whatever its workflow file says. */
export function mayShowGate(run: Run): boolean {
  return (run.jobs ?? []).some((job) => hasSeenAll(job, run))
}

/** Whether a job passed, and began after all that failed had ended. (3) */
function hasSeenAll(job: Job, { jobs = [] }: Run): boolean {
  const start = jobStart(job) ?? -Infinity
  const endOf = ({ state }: Job) => (state.kind === 'finished' && state.completedAt) || Infinity
  return (
    conclusionOf(job) === 'success' && jobs.filter(hasNotPassed).every((one) => endOf(one) <= start)
  )
}
