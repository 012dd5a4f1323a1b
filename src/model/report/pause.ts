import type { HeldBy } from '../reasons.ts'
import { stateStart } from '../run.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { JobReport } from './job-report.ts'
import type { CriticalPath, PathJob } from './report.ts'

const PAUSES: ReadonlySet<HeldBy | undefined> = new Set(['approval', 'unknown'])

/** Lists the jobs on a path that can have waited for something else than a runner, such as an approval. */
export function pausedJobs(path: CriticalPath | undefined): readonly PathJob[] {
  return path?.jobs.filter(({ heldBy }) => PAUSES.has(heldBy)) ?? []
}

/**
 * Returns how long no other job of a run ran until a job started; `undefined` if its start is unknown.
 *
 * @param startedAt of the attempt
 */
export function idleBefore(
  { listed }: JobReport,
  jobs: readonly JobReport[],
  startedAt: Instant | undefined,
): Milliseconds | undefined {
  const start = stateStart(listed.state)
  if (start === undefined) return undefined
  const ends = jobs.flatMap(({ listed: job, duration }) => {
    const began = stateStart(job.state)
    if (began === undefined || duration === undefined || began >= start) return []
    return began + duration
  })
  const idleSince = Math.max(startedAt ?? -Infinity, ...ends)
  return idleSince === -Infinity ? undefined : Math.max(0, start - idleSince)
}
