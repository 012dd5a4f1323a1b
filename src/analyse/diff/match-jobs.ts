import { type JobReport, isInTrouble } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { jobKey } from '../jobs/same-job.ts'
import { type MatchedJobs, matchLegs } from './match-legs.ts'

interface Matches {
  readonly matched: readonly MatchedJobs[]
  readonly added: readonly JobReport[]
  readonly removed: readonly JobReport[]
}

/**
 * Matches the jobs of two runs, each with one at most:
 *
 * 1. the job itself, if both are reports of one run;
 * 2. jobs with the same name; of several, failed ones first, so that no failure seems new or gone that
 *    may be neither;
 * 3. legs of a matrix of which a value was replaced, or a dimension was added or removed.
 */
export function matchJobs(before: Report, after: Report): Matches {
  const [left, right] = [before.jobs ?? [], after.jobs ?? []]
  const isSameRun = before.run.repository === after.run.repository && before.run.id === after.run.id
  const ids = new Set(isSameRun ? left.map(({ job }) => job.id) : [])
  const itself = pairBy(left, right, ({ job }) => (ids.has(job.id) ? String(job.id) : undefined)) // 1
  const named = pairBy(itself.removed, itself.added, jobKey) // 2
  const legs = matchLegs(named.removed, named.added, { before: left, after: right }) // 3
  const renamed = new Set(legs.flatMap((pair) => [pair.before, pair.after]))
  return {
    matched: [...itself.matched, ...named.matched, ...legs],
    added: named.added.filter((job) => !renamed.has(job)),
    removed: named.removed.filter((job) => !renamed.has(job)),
  }
}

/** Pairs the jobs with equal keys; a job without a key stays alone. */
function pairBy(
  before: readonly JobReport[],
  after: readonly JobReport[],
  keyOf: (job: JobReport) => string | undefined,
): Matches {
  const group = (jobs: readonly JobReport[]) =>
    Map.groupBy(
      jobs.toSorted((a, b) => Number(isInTrouble(b)) - Number(isInTrouble(a))),
      keyOf,
    )
  const others = group(after)
  const matched = [...group(before)].flatMap(([key, jobs]) => {
    const theirs = key === undefined ? [] : (others.get(key) ?? [])
    const isAmbiguous = jobs.length > 1 || theirs.length > 1
    return jobs.flatMap((job, index) => {
      const other = theirs[index]
      return other === undefined ? [] : [{ before: job, after: other, isAmbiguous }]
    })
  })
  const paired = new Set(matched.flatMap((pair) => [pair.before, pair.after]))
  const alone = (jobs: readonly JobReport[]) => jobs.filter((job) => !paired.has(job))
  return { matched, added: alone(after), removed: alone(before) }
}
