/*
How the path of a run is found. Example: `lint` ran from 0:10 to 1:00, `build` from
0:10 to 2:00, `test (1)` and `test (2)` need `build` and ran from 2:10 to 5:00 and to 6:00, and `pack` needs
`lint` and ran from 1:10 to 3:00.

1. Needs (`needs/`). `match-needs` finds each job in the workflow file, and so the jobs that it needs.
2. What held each job (`schedule.ts`). The last needed job to end released it: `build` held the tests, and
   `lint` held `pack`. A longer wait was for a runner or an approval, as far as GitHub reports it.
3. The path goes back from the job that ended last: `test (2)`, which needs `build`, which needs nothing.
   A job that GitHub listed late waited after the job that it needs, for an unknown reason. Only a job that started
   before one that it needs had ended contradicts the file. If it ended last, or depends on such a job, there is no path.
*/

import { neverRan } from '../../model/report/job-times.ts'
import type { PathMissing } from '../../model/reasons.ts'
import type { CriticalPath, PathJob } from '../../model/report/report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { isJobUnfinished } from '../jobs/job-report.ts'
import { jobTimings, type TimedJob } from '../jobs/job-timing.ts'
import { MAX_LAG_OF_ANY_JOB, MAX_PICKUP } from '../jobs/lateness.ts'
import { durationBetween } from '../jobs/timing.ts'
import { matchGraph } from '../needs/match-needs.ts'
import { buildSchedule, type ScheduledJob, lastToEnd } from './schedule.ts'

interface PathOptions extends Pick<
  Run,
  'startedAt' | 'graph' | 'graphMayDiffer' | 'graphMissing' | 'status'
> {
  readonly complete?: boolean
}

interface FoundPath {
  readonly path?: CriticalPath
  /** Reason why there is no path; `undefined` if no job on it ran. */
  readonly missing?: PathMissing
}

/**
 * Finds the critical path: from the last job to finish, back through the last to finish of the jobs that each
 * needs by the workflow file.
 */
export function criticalPath(jobs: readonly JobReport[], options: PathOptions): FoundPath {
  const { startedAt, graph, graphMayDiffer = false, graphMissing = 'not-read' } = options
  const timings = jobTimings(jobs)
  const hasRun = timings.some(({ end, report }) => end !== undefined && !neverRan(report.listed))
  if (!hasRun) return {}
  if (graph === undefined) return { missing: graphMissing }
  const { read: match, unread } = matchGraph(graph, jobs)
  if (match === undefined) return { missing: unread }
  const { contradicted } = match
  const schedule = buildSchedule(timings, match, startedAt)
  const finish = lastToEnd(schedule.flatMap(({ job }) => (job.skipped ? [] : job)))
  const isOtherFile = graphMayDiffer ? contradicted.size > 0 : contradicted.has(finish?.id ?? 0)
  if (isOtherFile) return { missing: 'contradicted' }
  const chain = chainTo(finish, schedule)
  if (chain.every(({ job }) => neverRan(job.report.listed))) return {}
  // GitHub lists a job when it is ready, so between two jobs of a run that goes on, all have finished.
  const goesOn = options.status !== undefined && !jobs.some(({ current }) => current)
  const soFar =
    goesOn || options.complete === false || timings.some(({ report }) => isJobUnfinished(report))
  const firstReady = Math.min(...timings.flatMap(({ ready }) => ready ?? []))
  const path = {
    soFar,
    length: durationBetween(startedAt ?? chain[0]?.job.ready, finish?.end),
    jobs: chain.map((scheduled, index) => ({
      job: scheduled.job.report,
      ...delayOf(scheduled, chain[index - 1]?.job.end ?? startedAt, firstReady),
    })),
  }
  return { path }
}

/** Follows a skipped job without listing it: what released it released the next job. */
function chainTo(
  job: TimedJob | undefined,
  schedule: readonly ScheduledJob[],
): readonly ScheduledJob[] {
  const last = schedule.find(({ job: { id } }) => id === job?.id)
  if (last === undefined) return []
  const chain = chainTo(lastToEnd(last.needs), schedule)
  return last.job.skipped ? chain : [...chain, last]
}

/**
 * Attributes a delay to what released the job, or to a runner if the wait for it was longer. Nothing explains a
 * longer delay if all jobs of the run waited together, or if it is unknown when the job was ready.
 *
 * @param firstReady when the first job of the run was ready
 */
function delayOf(
  { job, heldBy: by, isDoubtful }: ScheduledJob,
  releasedAt: Instant | undefined,
  firstReady: Instant,
): Pick<PathJob, 'heldBy' | 'delay' | 'blocked'> {
  const blocked = durationBetween(releasedAt, job.ready)
  const delay = durationBetween(releasedAt, job.start)
  if (by === 'approval' || (by === 'unknown' && !isDoubtful)) return { heldBy: by, delay, blocked }
  const queue = job.start - job.ready
  const isRunner = queue > MAX_PICKUP && queue > (blocked ?? 0)
  const together = by === undefined ? durationBetween(releasedAt, firstReady) : undefined
  const unexplained = (job.report.listed.createdAt === undefined ? delay : together) ?? 0
  return {
    heldBy: isRunner ? 'runner' : unexplained > MAX_LAG_OF_ANY_JOB ? 'unknown' : by,
    delay,
    blocked,
  }
}
