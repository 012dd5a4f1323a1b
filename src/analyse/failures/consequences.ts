import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import type { Predecessors } from '../needs/match-needs.ts'

/**
 * Returns, by job id, the failed jobs that caused a job's failure: (1) fail-fast cancelled the job
 * because of them, (2) the job ran although a job that it needs had failed, as a gate does.
 *
 * @param predecessors `undefined` if it is unknown which job needs which
 */
export function failureCauses(
  reports: readonly JobReport[],
  predecessors: Predecessors | undefined,
): ReadonlyMap<number, readonly Job[]> {
  const troubled = new Map(
    reports.filter(isInTrouble).map((report) => [report.job.id, report] as const),
  )
  const causes = new Map<number, readonly Job[]>()
  const causesOf = (report: JobReport): readonly Job[] => {
    const known = causes.get(report.job.id)
    if (known !== undefined) return known
    const direct = [...failFastCause(report), ...neededFailures(report, predecessors, troubled)]
    const roots = direct.flatMap((cause) => {
      const above = causesOf(cause)
      return above.length === 0 ? [cause.job] : above
    })
    const unique = [...new Map(roots.map((job) => [job.id, job])).values()]
    causes.set(report.job.id, unique)
    return unique
  }
  const failFastCause = ({ failure }: JobReport): JobReport[] => {
    if (failure?.kind !== 'cancelled' || failure.by.kind !== 'fail-fast') return [] // (1)
    const cause = failure.by.failed === undefined ? undefined : troubled.get(failure.by.failed.id)
    return cause === undefined ? [] : [cause]
  }
  for (const report of troubled.values()) causesOf(report)
  return causes
}

/** Lists the failed jobs that a job needs. Only a failure at a step can be a consequence of them. */
function neededFailures(
  { job, failure }: JobReport,
  predecessors: Predecessors | undefined,
  troubled: ReadonlyMap<number, JobReport>,
): JobReport[] {
  if (failure?.kind !== 'failed-step' && failure?.kind !== 'other') return [] // (2)
  const before = new Set(predecessors?.get(job.id))
  for (const id of before) for (const earlier of predecessors?.get(id) ?? []) before.add(earlier)
  return [...before].flatMap((id) => troubled.get(id) ?? [])
}
