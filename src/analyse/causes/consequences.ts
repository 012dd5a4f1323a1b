import type { FailureReport } from '../../model/report/cause.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import { uniqueBy } from '../../model/some.ts'
import { jobEnd, jobStart } from '../jobs/job-report.ts'
import { contradict } from '../jobs/timing.ts'
import type { Predecessors } from '../needs/match-needs.ts'
import { gatedNames } from './knock-on.ts'

/**
 * Returns, by job id, the failed jobs that caused a job's failure: (1) fail-fast cancelled the job
 * because of them, or (2) the job ran although a job that it needs had failed, as a gate does. (3) If it is unknown what
 * it needs, a gate of this action follows from the jobs before it that its log names, or else from all of these jobs.
 *
 * @param predecessors `undefined` if it is unknown which job needs which; a job without an entry contradicts the file
 */
export function failureCauses(
  reports: readonly JobReport[],
  predecessors: Predecessors | undefined,
  excerpts: ReadonlyMap<number, FailureReport['excerpts']> = new Map(),
): ReadonlyMap<number, readonly Job[]> {
  const troubled = new Map(reports.filter(isInTrouble).map((report) => [report.job.id, report]))
  const causes = new Map<number, readonly Job[]>()
  const causesOf = (report: JobReport): readonly Job[] => {
    const known = causes.get(report.job.id)
    if (known !== undefined) return known
    const roots = failuresBefore(report).flatMap((cause) => {
      const above = causesOf(cause)
      return above.length === 0 ? [cause.job] : above
    })
    const unique = uniqueBy(roots, ({ id }) => id)
    causes.set(report.job.id, unique)
    return unique
  }
  const failuresBefore = ({ job, failure }: JobReport): JobReport[] => {
    if (failure?.kind === 'cancelled' && failure.by.kind === 'fail-fast') {
      const cause = troubled.get(failure.by.failed?.id ?? NaN)
      return cause === undefined ? [] : [cause] // (1)
    }
    // Only a failure at a step can be a consequence of failed jobs before it.
    if (failure?.kind !== 'failed-step' && failure?.kind !== 'other') return []
    if (predecessors?.has(job.id) !== true) return gatedBefore({ job, failure }) // (3)
    const before = new Set(predecessors.get(job.id))
    for (const id of before) for (const earlier of predecessors.get(id) ?? []) before.add(earlier)
    return [...before].flatMap((id) => troubled.get(id) ?? []) // (2)
  }
  const gatedBefore = ({ job, failure }: Pick<JobReport, 'job' | 'failure'>): JobReport[] => {
    const names = gatedNames(excerpts.get(job.id), { failure })
    if (names === undefined) return []
    const before = [...troubled.values()].filter(
      (report) =>
        report.job.id !== job.id &&
        !contradict(jobEnd(report), jobStart(job)) &&
        gatedNames(excerpts.get(report.job.id), report) === undefined,
    )
    const named = before.filter((report) => names.includes(report.job.name))
    return named.length > 0 ? named : before
  }
  for (const report of troubled.values()) causesOf(report)
  return causes
}
