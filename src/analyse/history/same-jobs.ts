import type { JobReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import { matchesPattern } from '../text-pattern.ts'

/** Half of `SLOWER.share`, so that the other jobs alone can't make a run slower. */
export const MAX_OTHER_SHARE = 0.05

export interface RunWork {
  readonly jobs: readonly JobReport[]
  readonly wall: Milliseconds | undefined
}

/**
 * Whether the same jobs ran in two runs, so that their wall times can be compared. Two jobs are the
 * same if they have the same name, and both passed or both did not. The jobs that one run lacks may
 * queue and run for 5 % of the other's wall time in total. Otherwise a new job of a few seconds would
 * invalidate all earlier runs. Check runs and jobs that never ran take no time and do not count.
 */
export function ranSameJobs(a: RunWork, b: RunWork): boolean {
  const ours = groupByLevels(a.jobs)
  const theirs = groupByLevels(b.jobs)
  return isNegligible(onlyIn(ours, theirs), a.wall) && isNegligible(onlyIn(theirs, ours), b.wall)
}

/**
 * Returns the unique names of the jobs that ran and that none of the other runs has.
 *
 * @param others the jobs of each other run
 */
export function namesMissingIn(
  jobs: readonly JobReport[],
  others: readonly (readonly JobReport[])[],
): string[] {
  const names = new Set(jobs.filter(ranInAttempt).map(({ job }) => job.name))
  const listed = new Map(others.flat().map((report) => [report.job.name, report]))
  const skipped = [...listed.values()].filter(({ outcome }) => outcome === 'skipped')
  return [...names].filter(
    (name) => !listed.has(name) && !skipped.some(({ job }) => standsFor(job.name, name)),
  )
}

/** Whether a job ran in this attempt. */
function ranInAttempt({ job, carriedOver }: JobReport): boolean {
  return job.kind === 'job' && !carriedOver && !neverRan(job)
}

type JobGroups = ReadonlyMap<string, readonly JobReport[]>

function groupByLevels(jobs: readonly JobReport[]): JobGroups {
  return Map.groupBy(jobs.filter(ranInAttempt), ({ job, outcome = 'success' }) =>
    JSON.stringify([job.name, outcome === 'success']),
  )
}

/** Lists the jobs of unmatched groups: if one of several jobs with a name is missing, nothing shows which. */
function onlyIn(groups: JobGroups, others: JobGroups): JobReport[] {
  return [...groups].flatMap(([key, jobs]) => (others.get(key)?.length === jobs.length ? [] : jobs))
}

function isNegligible(jobs: readonly JobReport[], wall: Milliseconds | undefined): boolean {
  if (jobs.length === 0) return true
  if (wall === undefined || jobs.some(({ duration }) => duration === undefined)) return false
  const time = jobs.reduce((sum, { queue = 0, duration = 0 }) => sum + queue + duration, 0)
  return time <= MAX_OTHER_SHARE * wall
}

/**
 * Whether a skipped job would have been the named one, had it run: GitHub lists a skipped matrix or
 * call as one job and does not evaluate expressions in its name.
 *
 * @example `test` stands for `test (windows)`, `Test ${{ matrix.os }}` for `Test windows`
 */
export function standsFor(skipped: string, name: string): boolean {
  const pattern = skipped.replace(CUT_EXPRESSION, '*')
  const patterns = pattern === skipped ? [`${skipped} (*`] : [pattern]
  return [...patterns, `${pattern} / *`].some((each) => matchesPattern(name, each))
}

/** GitHub can have cut off the end. */
const CUT_EXPRESSION = /\$\{\{.*?(?:\}\}|$)/gs
