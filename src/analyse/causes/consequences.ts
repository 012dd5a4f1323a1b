import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import type { Predecessors } from '../needs/match-needs.ts'

/**
 * Returns, by job id, the failed jobs that caused a job's failure: (1) fail-fast cancelled the job
 * because of them, or (2) the job ran although a job that it needs had failed, as a gate does.
 *
 * @param predecessors `undefined` if it is unknown which job needs which; a job without an entry contradicts the file
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
    const roots = failuresBefore(report).flatMap((cause) => {
      const above = causesOf(cause)
      return above.length === 0 ? [cause.job] : above
    })
    const unique = [...new Map(roots.map((job) => [job.id, job])).values()]
    causes.set(report.job.id, unique)
    return unique
  }
  const failuresBefore = ({ job, failure }: JobReport): JobReport[] => {
    if (failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast')
      return [troubled.get(failure.by.failed?.id ?? NaN) ?? []].flat() // (1)
    // Only a failure at a step can be a consequence of failed jobs before it.
    if (failure?.kind !== 'failed-step' && failure?.kind !== 'other') return []
    const before = new Set(predecessors?.get(job.id))
    for (const id of before) for (const one of predecessors?.get(id) ?? []) before.add(one)
    return [...before].flatMap((id) => troubled.get(id) ?? []) // (2)
  }
  for (const report of troubled.values()) causesOf(report)
  return causes
}
