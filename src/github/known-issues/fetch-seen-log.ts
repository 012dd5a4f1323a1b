import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Job } from '../../model/run.ts'
import { failedStep } from '../../model/run.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { fetchLogs } from '../logs/fetch-log.ts'
import { decodeJobs } from '../run/decode.ts'
import { JOB_PATH } from '../run/run-responses.ts'

/** A failed job that an issue shows, and the log of the step at which it failed. */
export interface SeenLog {
  readonly job: Job
  readonly excerpts: readonly StepExcerpt[]
}

/** Reads a job that an issue shows, and its log; `undefined` if one of them cannot be read. Never throws. */
export async function fetchSeenLog(
  source: RepositorySource,
  jobId: number,
  lines: number,
): Promise<SeenLog | undefined> {
  const data = await source
    .get(JOB_PATH, { job_id: jobId })
    .catch(skipped(source.client, `the job ${jobId}`))
  const [job] = decodeJobs(data === undefined ? [] : [data], { ...source.repository, runId: NaN })
  if (job?.id !== jobId) return undefined
  const step = failedStep(job.steps)
  const wanted = { job, steps: step === undefined ? [] : [step] }
  const { excerpts } = await fetchLogs(source, [wanted], { lines, kinds: false })
  const read = excerpts.get(jobId)
  return read && { job, excerpts: read }
}
