// The usage of a run.
import { jobStart, neverRan } from '../../model/report/job-times.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import {
  type ReportedUsage,
  type SystemUsage,
  SYSTEMS,
  type RunUsage,
  type UsedTime,
} from '../../model/usage.ts'
import { reportJob } from '../jobs/job-report.ts'
import { runnerSystem } from '../jobs/runner.ts'
import { isSkipped, sum } from '../jobs/timing.ts'
import { runDuration } from './totals.ts'

interface UsedJob {
  readonly duration: Milliseconds | undefined
}

/**
 * Returns the usage of a run. A time that GitHub does not report is measured: GitHub has none for self-hosted runners,
 * and none for public repositories.
 *
 * @param attempts all attempts with all their jobs, the first one first
 * @param reported what GitHub reports; `undefined` if it reports no usage
 */
export function usageOfRun(
  attempts: readonly Run[],
  reported: ReportedUsage | undefined,
): RunUsage {
  const own = withoutCopies(attempts)
  const ran = own.flatMap((run) =>
    (run.jobs ?? [])
      .filter((job) => job.kind === 'job' && !neverRan(job))
      .map((job) => ({
        system: reported?.systemOfJob.get(job.id) ?? runnerSystem(job.runner, run.url),
        duration: reportJob(job, { run }).duration,
      })),
  )
  const bySystem = Map.groupBy(ran, ({ system }) => system)
  const unknown = bySystem.get('UNKNOWN') ?? []
  return {
    systems: SYSTEMS.flatMap((system) => {
      const jobs = bySystem.get(system) ?? []
      const given = reported?.systems.get(system)
      // Without their ids, the jobs that GitHub counts in excess may be those of which nothing else shows the system.
      const mayCountUnknown =
        unknown.length > 0 && given?.listsJobs === false && (given.jobs ?? Infinity) > jobs.length
      if (given?.duration === undefined || mayCountUnknown) return measured(system, jobs)
      const { duration } = given
      return { system, jobs: given.jobs ?? jobs.length, duration, source: 'github' }
    }),
    run: runTime(own, reported),
  }
}

/**
 * Removes the jobs that an attempt has taken over: GitHub lists them again, with a new id and their old times.
 *
 * @param attempts all attempts, the first one first
 */
export function withoutCopies(attempts: readonly Run[]): readonly Run[] {
  const key = (job: Job) => JSON.stringify([job.name, jobStart(job)])
  return attempts.map((run, index) => {
    const before = new Set(attempts.slice(0, index).flatMap(({ jobs = [] }) => jobs.map(key)))
    const jobs = run.jobs?.filter((job) => jobStart(job) === undefined || !before.has(key(job)))
    return { ...run, jobs, jobsCounted: jobs?.length }
  })
}

function measured(system: SystemUsage['system'], jobs: readonly UsedJob[]): SystemUsage[] {
  if (jobs.length === 0) return []
  const duration = sumAll(jobs.map((job) => job.duration))
  return [{ system, jobs: jobs.length, duration, source: 'measured' }]
}

/** Adds up the attempts from their start to the end of their last job, without the time between them. */
function runTime(
  attempts: readonly Run[],
  reported: ReportedUsage | undefined,
): UsedTime | undefined {
  if (reported?.duration !== undefined) return { duration: reported.duration, source: 'github' }
  const used = attempts.filter(({ jobs = [] }) => jobs.some((job) => !isSkipped(job)))
  const duration = used.length === 0 ? undefined : sumAll(used.map(runDuration))
  return duration === undefined ? undefined : { duration, source: 'measured' }
}

function sumAll(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length < values.length ? undefined : sum(known)
}
