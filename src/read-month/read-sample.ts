import { evenly, sampleQueues } from '../analyse/month/sample-queues.ts'
import type { RepositorySource } from '../github/http/client.ts'
import type { MonthList } from '../github/month/list-month.ts'
import type { Sampled } from '../model/shapes/month.ts'
import type { Instant } from '../model/time.ts'
import { readAttempts } from './read-attempts.ts'
import { readInParallel } from './read-in-parallel.ts'

/** Runs of a night of which the waits are read. */
export const MAX_SAMPLED = 40

interface SampleOptions {
  readonly listed: MonthList
  readonly mayRead: (needed: number) => boolean
  /** When the last night ended; `undefined` for the first. */
  readonly since: Instant | undefined
  readonly now: Instant
}

/** Reads how long the jobs of an even sample of all finished runs waited for runners. */
export async function readSample(
  source: RepositorySource,
  { listed, mayRead, since = listed.from, now }: SampleOptions,
): Promise<Sampled> {
  const finished = listed.runs.filter(
    ({ status, createdAt = 0 }) => status === 'completed' && createdAt >= since,
  )
  const read = await readInParallel(
    evenly(finished, MAX_SAMPLED),
    () => mayRead(1),
    async (listing) => await readAttempts(source, listing),
  )
  const jobs = read.flat().flatMap((attempt) => attempt.jobs ?? [])
  return { sampledAt: now, queues: sampleQueues(jobs) }
}
