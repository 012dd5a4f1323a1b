import type { LogFacts } from '../../../model/logged/log-facts.ts'
import type { Job } from '../../../model/run.ts'
import { skipped } from '../../errors/explain.ts'
import type { RepositorySource } from '../../http/client.ts'
import { LOGS } from '../fetch-log.ts'
import { lineSplitter } from '../lines/split-lines.ts'

/** Caches are restored at the start of a job, so the rest of a longer log is not read. */
const MAX_BYTES = 4_194_304

/** Reads the facts in the log of a job; `undefined` if it cannot be read. Never throws. */
export async function fetchFacts(
  { client, repository: { owner, repo }, signal }: RepositorySource,
  job: Pick<Job, 'id' | 'steps'>,
): Promise<LogFacts | undefined> {
  const read = async () => {
    const url = await client.redirect(LOGS, { owner, repo, job_id: job.id }, signal)
    const { body, from } = await client.log(url, signal)({ from: 0, to: MAX_BYTES - 1 })
    if (from !== 0) return undefined
    const { factReader } = await import(/* webpackChunkName: "logs" */ './fact-reader.ts')
    const reader = factReader(job.steps)
    const splitter = lineSplitter()
    let bytes = 0
    for await (const chunk of body) {
      for (const line of splitter.push(chunk)) reader.add(line)
      bytes += chunk.length
      if (bytes >= MAX_BYTES) break
    }
    // A line that was cut would be another one.
    if (bytes < MAX_BYTES) for (const line of splitter.end()) reader.add(line)
    return reader.end()
  }
  return await read().catch(skipped(client, `the log of job ${job.id}`))
}
