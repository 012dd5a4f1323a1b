import { brokenOn } from '../analyse/month/comes-and-goes.ts'
import { redIntervals } from '../analyse/month/red-time.ts'
import { evenly, sumSample, timesOf } from '../analyse/month/sample-runs.ts'
import { dayOf } from '../analyse/month/slower-jobs.ts'
import type { RepositorySource } from '../github/http/client.ts'
import type { MonthRuns } from '../github/month/list-month.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import { BRANCH_EVENTS } from '../model/event.ts'
import type { MonthMemory } from '../model/shapes/month.ts'
import type { Instant } from '../model/time.ts'
import { readAttempts } from './read-attempts.ts'
import { readInParallel } from './read-in-parallel.ts'

/** Runs of which the times are read: an even sample of all, and those of the default branch that passed. */
export const MAX_SAMPLED = 40
export const MAX_TIMED = 60
const MAX_TIMED_A_DAY = 10

interface SampleOptions {
  readonly listed: MonthRuns
  readonly next: MonthMemory
  readonly branch: string
  readonly mayRead: (needed: number) => boolean
  /** When the last night ended; `undefined` for the first. */
  readonly since: Instant | undefined
}

/** Reads the times of a sample: of all finished runs evenly, and of runs of the default branch that passed on their first attempt. */
export async function readSample(
  source: RepositorySource,
  { listed, next, branch, mayRead, since }: SampleOptions,
): Promise<Pick<MonthMemory, 'samples' | 'times' | 'names'>> {
  const finished = listed.runs.filter(
    ({ status, createdAt = 0 }) => status === 'completed' && createdAt >= (since ?? listed.from),
  )
  const even = evenly(finished, MAX_SAMPLED)
  const timed = chooseTimed(listed.runs, next, branch).slice(0, since && MAX_TIMED)
  const wanted = [...new Set([...timed, ...even])]
  const read = await readInParallel(
    wanted,
    () => mayRead(1),
    async (listing) => await readAttempts(source, listing),
  )
  const chosen = new Set(timed)
  const names = [...next.names]
  const times = read.flatMap(({ listing, found: [attempt] }) =>
    chosen.has(listing) && attempt !== undefined
      ? timesOf(attempt, listing.createdAt ?? 0, names)
      : [],
  )
  const isEven = new Set(even)
  const atSteps = next.failed.map((one) => ({ ...one, test: undefined }))
  const broken = brokenOn(atSteps, redIntervals(next.runs), branch)
  const sample = sumSample(
    read.flatMap(({ listing, found }) =>
      isEven.has(listing)
        ? { attempts: found, isCancelled: listing.run.conclusion === 'cancelled' }
        : [],
    ),
    broken,
    next.readAt,
  )
  return { names, times: [...next.times, ...times], samples: [...next.samples, sample] }
}

/** Chooses runs of the default branch that passed on their first attempt: a few of each workflow and day, newest first. */
function chooseTimed(
  runs: readonly RunListing[],
  { times }: MonthMemory,
  branch: string,
): RunListing[] {
  const keyOf = (workflow: string | undefined, at: Instant) => JSON.stringify([workflow, dayOf(at)])
  const known = new Set(times.map(({ run }) => run.id))
  const counts = new Map<string, number>()
  for (const { run, startedAt } of times) {
    const key = keyOf(run.workflow, startedAt)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const passed = runs.filter(
    ({ run, isFromFork, createdAt }) =>
      run.branch === branch &&
      !isFromFork &&
      createdAt !== undefined &&
      !known.has(run.id) &&
      BRANCH_EVENTS.has(run.event) &&
      run.attempt === 1 &&
      run.conclusion === 'success',
  )
  return passed.filter(({ run, createdAt = 0 }) => {
    const key = keyOf(run.workflow, createdAt)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= MAX_TIMED_A_DAY
  })
}
