import { severityRank } from '../../model/conclusion.ts'
import type { JobGroup } from '../../model/report/group.ts'
import { countConclusions, type JobReport } from '../../model/report/job-report.ts'
import { isSome, mapSome, type Some } from '../../model/some.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { onlyMatch } from '../jobs/job-name.ts'
import { jobEnd, readyAt } from '../jobs/job-report.ts'
import { CALLS, nameLevels, withoutMatrix } from '../jobs/name-levels.ts'
import { maxKnown, median, minKnown } from '../jobs/timing.ts'

/** Called workflows with more jobs than this are split by their own matrices and calls. */
const MAX_UNSPLIT = 12

interface Named {
  readonly report: JobReport
  readonly levels: readonly string[]
  /** The levels without their matrix values. */
  readonly bases: readonly string[]
}

/** Jobs with one key, and the number of levels of their names in that key. */
interface Members {
  readonly key: string
  readonly depth: number
  readonly named: readonly Named[]
}

/**
 * Groups the jobs by the workflow file or, if their names do not have exactly one match in it, by name;
 * in the order of the first job of each group.
 */
export function groupJobs(jobs: readonly JobReport[], graph?: JobGraph): JobGroup[] {
  const named = jobs.map((report) => nameByFile(report, graph) ?? nameByText(report))
  const indexes = new Map(jobs.map((job, index) => [job, index]))
  const indexOf = ({ jobs }: JobGroup) => indexes.get(jobs[0]) ?? 0
  return partition(named, 1)
    .flatMap(toGroups)
    .toSorted((a, b) => indexOf(a) - indexOf(b))
}

function partition(named: readonly Named[], depth: number): Members[] {
  const byKey = Map.groupBy(named, (job) => groupKey(job, depth))
  return [...byKey].flatMap(([key, members]) => {
    const deepest = Math.max(...members.map(({ levels }) => levels.length))
    if (members.length > MAX_UNSPLIT && depth < deepest) {
      const finer = partition(members, depth + 1)
      // Don't split further if most jobs would end up ungrouped.
      if (finer.length > 1 && finer.length <= members.length / 2) return finer
    }
    return [{ key, depth, named: members }]
  })
}

function nameByText(report: JobReport): Named {
  const levels = nameLevels(report.job.name)
  return { report, levels, bases: levels.map(withoutMatrix) }
}

/** Keeps the parentheses in the name of a job without a matrix. */
function nameByFile(report: JobReport, graph: JobGraph | undefined): Named | undefined {
  const match = onlyMatch(report.job.name, graph)
  if (match === undefined) return undefined
  const ends = [0, ...match.map(({ leg }) => leg.length + CALLS.length)]
  const levels = match.map(({ leg }, at) => leg.slice(ends[at]))
  const bases = levels.map((level, at) =>
    match[at]?.job.matrix === true ? withoutMatrix(level) : level,
  )
  const rest = report.job.name.slice(ends.at(-1))
  const beyond = rest === '' ? [] : nameLevels(rest)
  return { report, levels: [...levels, ...beyond], bases: [...bases, ...beyond.map(withoutMatrix)] }
}

/** Returns the first levels of a name, the last of them without its matrix values. */
function groupKey({ levels, bases }: Named, depth: number): string {
  const above = levels.slice(0, depth - 1)
  return [...above, bases[above.length] ?? ''].join(CALLS)
}

/** Jobs whose name is the key itself are duplicates, not legs. */
function toGroups({ key, depth, named }: Members): JobGroup[] {
  const legs = named.filter(({ report }) => report.job.name !== key)
  const alone = legs.length < 2 ? named : named.filter(({ report }) => report.job.name === key)
  const groups = alone.map(({ report }) => toJobGroup('job', report.job.name, [report]))
  if (!isSome(legs) || legs.length < 2) return groups
  const kind = legs.every(({ levels }) => levels.length > depth) ? 'workflow' : 'matrix'
  return [
    ...groups,
    toJobGroup(
      kind,
      key,
      mapSome(legs, ({ report }) => report),
    ),
  ]
}

function toJobGroup(kind: JobGroup['kind'], name: string, jobs: Some<JobReport>): JobGroup {
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  return {
    kind,
    name,
    jobs,
    byConclusion: countConclusions(jobs),
    readyAt: minKnown(ran.map(({ job }) => readyAt(job))),
    completedAt: maxKnown(ran.map(jobEnd)),
    durations: durationSpread(jobs.flatMap(({ duration }) => duration ?? [])),
    worst: jobs.reduce((worst, job) => (isWorseJob(job, worst) ? job : worst)),
  }
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
