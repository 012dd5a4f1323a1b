import { chooseSlowerJobs, explainSlower } from './analyse/history/explain-slower.ts'
import { type Client, within } from './github/http/client.ts'
import { remainsFor } from './github/http/rate-limit.ts'
import { fetchFacts } from './github/logs/facts/fetch-facts.ts'
import type { Comparison, EarlierRuns, JobComparison } from './model/report/history.ts'
import type { Report } from './model/report/report.ts'
import type { Repository } from './model/target.ts'
import { type Milliseconds, SECOND } from './model/time.ts'

/** How long a report waits for these logs. */
const TIMEOUT: Milliseconds = 20 * SECOND

interface SlowLogsOptions {
  readonly client: Client
  readonly target: Repository
  /** With 0, no log is read. */
  readonly logLines: number
  readonly earlierRuns: EarlierRuns | undefined
  readonly signal: AbortSignal
}

/**
 * Adds to a report what differs between the slower jobs and an earlier run of each. It reads two logs per job
 * in parallel, and none if no job is slower or few requests of the token remain. Never throws.
 */
export async function explainSlowerJobs(
  report: Report,
  { client, target, logLines, earlierRuns, signal }: SlowLogsOptions,
): Promise<Report> {
  const { history } = report
  if (history === undefined || earlierRuns === undefined) return report
  const isRead = logLines > 0 && remainsFor(client.rateLimit(), 'explanation')
  const source = within({ client, repository: target, signal }, TIMEOUT)
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
