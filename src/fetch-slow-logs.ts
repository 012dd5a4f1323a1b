import { chooseSlowerJobs, explainSlower } from './analyse/history/explain-slower.ts'
import type { FailureOptions } from './explain-runs/options.ts'
import { remainsFor } from './github/http/rate-limit.ts'
import { fetchFacts } from './github/logs/facts/fetch-facts.ts'
import type { Comparison, EarlierRuns, JobComparison } from './model/report/history.ts'
import type { Report } from './model/report/report.ts'
import type { Repository } from './model/target.ts'
import { type Milliseconds, SECOND } from './model/time.ts'

/** How long a report waits for these logs. */
const TIMEOUT: Milliseconds = 20 * SECOND

interface SlowLogsOptions extends Pick<FailureOptions, 'client' | 'logLines' | 'signal'> {
  readonly target: Repository
  readonly earlierRuns: EarlierRuns | undefined
}

/**
 * Adds to a report what differs between the slower jobs and an earlier run of each. It reads two logs per job
 * in parallel, and none if no job is slower or few requests of the token remain. Never throws.
 */
export async function explainSlowerJobs(
  report: Report,
  { client, target, logLines, earlierRuns, signal: deadline }: SlowLogsOptions,
): Promise<Report> {
  const { history } = report
  if (history === undefined || earlierRuns === undefined) return report
  const isRead = logLines > 0 && remainsFor(client.rateLimit(), 'explanation')
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(TIMEOUT)])
  const source = { client, repository: target, signal }
  const explained = await Promise.all(
    chooseSlowerJobs(history, earlierRuns).map(async (slower) => {
      const jobs = [slower.comparison.job.job, slower.earlier]
      const [now, earlier] = isRead
        ? await Promise.all(jobs.map((job) => fetchFacts(source, job)))
        : []
      const run = history.runs.find(({ id }) => id === slower.run.id)
      const reasons = explainSlower(slower, { now, earlier })
      return [slower.comparison, run && reasons.length > 0 ? { run, reasons } : undefined] as const
    }),
  )
  const found = new Map<Comparison, JobComparison>(
    explained.flatMap(([comparison, slow]) =>
      slow === undefined ? [] : [[comparison, { ...comparison, slow }]],
    ),
  )
  const jobs = history.jobs.map((comparison) => found.get(comparison) ?? comparison)
  const causes = history.causes.map((cause) => ({
    ...cause,
    comparison: found.get(cause.comparison) ?? cause.comparison,
  }))
  return { ...report, history: { ...history, jobs, causes } }
}
