import type { StepExcerpt } from '../../model/report/failure.ts'
import { isInTrouble, type JobReport } from '../../model/report/job-report.ts'
import type { Job } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { onlyReports } from './knock-on.ts'
import { byReadiness, type JobTiming, jobTimings } from '../jobs/job-timing.ts'
import type { Predecessors } from '../needs/match-needs.ts'

/**
 * Returns, by job id, the failed jobs that caused a job's failure: (1) fail-fast cancelled the job
 * because of them, (2) the job ran although a job that it needs had failed, as a gate does, or (3) if its needs are
 * unknown, it became ready when they and all other jobs so far had finished, and its log only says that they failed.
 *
 * @param predecessors `undefined` if it is unknown which job needs which; a job without an entry contradicts the file
 * @param excerpts by job id, of the logs that were read; `undefined` if not every job is listed
 */
export function failureCauses(
  reports: readonly JobReport[],
  predecessors: Predecessors | undefined,
  excerpts: ReadonlyMap<number, readonly StepExcerpt[]> | undefined,
): ReadonlyMap<number, readonly Job[]> {
  const timings = jobTimings(reports)
  const troubled = new Map(
    reports.filter(isInTrouble).map((report) => [report.job.id, report] as const),
  )
  const causes = new Map<number, readonly Job[]>()
  const causesOf = (report: JobReport): readonly Job[] => {
    const known = causes.get(report.job.id)
    if (known !== undefined) return known
    const direct = [...failFastCause(report), ...failuresBefore(report)]
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
  /** Only a failure at a step can be a consequence of failed jobs before it. */
  const failuresBefore = (report: JobReport): JobReport[] => {
    const { job, failure } = report
    if (failure?.kind !== 'failed-step' && failure?.kind !== 'other') return []
    const needed = predecessors?.get(job.id)
    if (needed !== undefined) {
      const before = new Set(needed)
      for (const id of before) for (const one of predecessors?.get(id) ?? []) before.add(one)
      return [...before].flatMap((id) => troubled.get(id) ?? []) // (2)
    }
    const read = excerpts?.get(job.id)
    if (read === undefined || report.carriedOver) return []
    const before = new Set(jobsBefore(job, timings))
    const failed = [...troubled.values()].filter((one) => one.carriedOver || before.has(one))
    const reported = failed.map((one) => one.job)
    return onlyReports({ job: report, failure, excerpts: read }, reported) ? failed : [] // (3)
  }
  for (const report of troubled.values()) causesOf(report)
  return causes
}

/** Lists the jobs that had finished when a job became ready; empty if any job was running when the last of them finished. */
function jobsBefore({ id }: Job, timings: readonly JobTiming[]): JobReport[] {
  const job = timings.find((timing) => timing.id === id)
  const ready = job?.ready
  if (job === undefined || ready === undefined) return []
  const ended = timings.filter((timing) => canRelease(timing, job, ready))
  const last = ended.reduce((latest, { end }) => Math.max(latest, end), -Infinity)
  const isRunning = (other: JobTiming) =>
    !other.skipped && !canRelease(other, job, ready) && (other.ready ?? -Infinity) < last
  return timings.some(isRunning) ? [] : ended.map(({ report }) => report)
}

/** A skipped job releases nothing: what released it also released what followed it. */
function canRelease(
  ended: JobTiming,
  job: JobTiming,
  ready: Instant,
): ended is JobTiming & { readonly end: Instant } {
  if (ended.skipped || ended.end === undefined || ended.end > ready) return false
  return byReadiness(ended, job) < 0
}
