import type { JobReport } from '../../model/report/job-report.ts'

/** Returns what identifies a job in other runs and attempts, whose ids differ. Check runs can have the name of a job. */
export function jobKey({ job: { kind, name } }: JobReport): string {
  return `${kind} ${name}`
}

/** Lists the jobs whose name no other job has, without check runs. A name that several jobs have identifies none. */
export function uniquelyNamed(reports: readonly JobReport[]): JobReport[] {
  const named = Map.groupBy(reports, jobKey)
  return reports.filter(
    (report) => report.job.kind === 'job' && named.get(jobKey(report))?.length === 1,
  )
}
