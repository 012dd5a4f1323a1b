import type { CriticalPath, PathJob } from '../model/critical-path.ts'
import type { JobReport } from '../model/report.ts'
import type { Instant } from '../model/time.ts'
import type { JobGraph } from '../model/workflow-file.ts'
import { matchNeeds } from './match-needs.ts'
import { placeJobs } from './placed-job.ts'
import { inferReleases } from './releases.ts'
import {
  buildSchedule,
  lastToFinish,
  releaserOf,
  savedWithout,
  slackOf,
  type Schedule,
  type TimedJob,
} from './schedule.ts'
import { between } from './timing.ts'

/**
 * The critical path: from the last job to finish, back through the job whose end released it, to a
 * job that was ready at the start or was held up by something that is no job.
 *
 * @param graph the workflow file's jobs; without it, or when it does not fit the run, the path rests
 * on times alone
 * @returns `undefined` when no job has ended, or GitHub does not tell when jobs were created
 */
export function criticalPath(
  jobs: readonly JobReport[],
  startedAt: Instant | undefined,
  graph?: JobGraph,
): CriticalPath | undefined {
  const placed = placeJobs(jobs)
  const needs = graph && matchNeeds(graph, jobs, placed)
  if (needs === undefined && placed.every(({ createdAt }) => createdAt === undefined))
    return undefined
  const schedule = buildSchedule(placed, needs ?? inferReleases(placed, startedAt))
  const last = lastToFinish(schedule)
  if (last === undefined) return undefined
  const path = chainTo(last, schedule)
  return {
    basis: needs === undefined ? 'times' : 'needs',
    length: between(startedAt ?? path[0]?.ready, last.end),
    jobs: path.map((job, index) => ({
      job: job.report,
      ...costs(job, path[index - 1]?.end ?? startedAt, schedule),
    })),
    slack: needs === undefined ? undefined : slackOf(schedule),
  }
}

/** A skipped job is passed through: what released it released what it released. */
function chainTo(last: TimedJob, schedule: Schedule): readonly TimedJob[] {
  const releaser = releaserOf(last, schedule)
  const before = releaser === undefined ? [] : chainTo(releaser, schedule)
  return last.skipped ? before : [...before, last]
}

function costs(
  job: TimedJob,
  releasedAt: Instant | undefined,
  schedule: Schedule,
): Omit<PathJob, 'job'> {
  return {
    blocked: between(releasedAt, job.ready),
    couldSave: job.report.duration === undefined ? undefined : savedWithout(job, schedule),
  }
}
