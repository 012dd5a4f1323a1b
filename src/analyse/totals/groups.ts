import { severityRank } from '../../model/conclusion.ts'
import type { JobGroup } from '../../model/report/report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { groupsOf, isSome, type Some, sortBy } from '../../model/some.ts'
import type { Milliseconds } from '../../model/time.ts'
import { jobEnd, readyAt } from '../jobs/job-report.ts'
import { CALLS } from '../jobs/job-name.ts'
import { maxKnown, median, minKnown } from '../jobs/timing.ts'

/** Called workflows with more jobs than this are split by their own matrices and calls. */
const MAX_UNSPLIT = 12

/** Jobs that have the first levels in common, but for values of the last one. */
interface Members {
  readonly depth: number
  readonly jobs: Some<JobReport>
}

/** Groups the jobs by their levels, in the order of the first job of each group. */
export function groupJobs(jobs: readonly JobReport[]): JobGroup[] {
  const indexes = new Map(jobs.map((job, index) => [job, index]))
  const indexOf = ({ jobs }: JobGroup) => indexes.get(jobs[0]) ?? 0
  return sortBy(partition(jobs, 1).flatMap(toGroups), indexOf)
}

function partition(jobs: readonly JobReport[], depth: number): Members[] {
  return groupsOf(jobs, (job) => groupKey(job, depth)).flatMap((members) => {
    const deepest = Math.max(...members.map((job) => job.levels.length))
    if (members.length > MAX_UNSPLIT && depth < deepest) {
      const finer = partition(members, depth + 1)
      // Don't split further if most jobs would end up ungrouped.
      if (finer.length > 1 && finer.length <= members.length / 2) return finer
    }
    return [{ depth, jobs: members }]
  })
}

function groupKey({ levels }: JobReport, depth: number): string {
  const above = levels.slice(0, depth - 1).map(({ text }) => text)
  return JSON.stringify([...above, levels[above.length]?.key])
}

/** Jobs with the name of the group alone are duplicates, not legs. */
function toGroups({ depth, jobs }: Members): JobGroup[] {
  const isLeg = (job: JobReport) =>
    job.levels.slice(depth - 1).some((level, at) => at > 0 || level.isLeg)
  const legs = jobs.filter(isLeg)
  const alone = legs.length < 2 ? jobs : jobs.filter((job) => !isLeg(job))
  const groups = alone.map((job) => toJobGroup('job', job.job.name, [job]))
  if (!isSome(legs) || legs.length < 2) return groups
  const kind = legs.every((job) => job.levels.length > depth) ? 'workflow' : 'matrix'
  const levels = legs[0].levels.slice(0, depth)
  const name = levels.map(({ text, base }, at) => (at === depth - 1 ? base : text)).join(CALLS)
  return [...groups, toJobGroup(kind, name, legs)]
}

function toJobGroup(kind: JobGroup['kind'], name: string, jobs: Some<JobReport>): JobGroup {
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  return {
    kind,
    name,
    jobs,
    readyAt: minKnown(ran.map(({ job }) => readyAt(job))),
    completedAt: maxKnown(ran.map(jobEnd)),
    durations: durationSpread(jobs.flatMap(({ duration }) => duration ?? [])),
    worst: worstJob(jobs),
  }
}

/** Returns the job with the worst outcome that is not forgiven; the longest of these. */
export function worstJob(jobs: Some<JobReport>): JobReport {
  return jobs.reduce((worst, job) => (isWorseJob(job, worst) ? job : worst))
}

function isWorseJob(a: JobReport, b: JobReport): boolean {
  const rank = ({ outcome, forgiven }: JobReport) =>
    severityRank(forgiven ? 'success' : (outcome ?? 'success'))
  return rank(a) === rank(b) ? (a.duration ?? 0) > (b.duration ?? 0) : rank(a) < rank(b)
}

function durationSpread(durations: readonly Milliseconds[]): JobGroup['durations'] {
  const middle = median(durations)
  if (middle === undefined) return undefined
  return { min: Math.min(...durations), median: middle, max: Math.max(...durations) }
}
