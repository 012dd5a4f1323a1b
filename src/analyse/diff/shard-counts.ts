import type { JobReport } from '../../model/report/job-report.ts'

/** Number of the shards among which each of the numbers in a name counts, if it counts shards. */
type ShardCounts = ReadonlyMap<string, readonly (number | undefined)[]>

/**
 * Returns whether two jobs share their work with different numbers of others: the same number in their
 * names counts from 0 or 1 in both runs, but not equally far. `test (3)` of four legs does another part of
 * the work than `test (3)` of eight.
 */
export function shardComparer(
  before: readonly JobReport[],
  after: readonly JobReport[],
): (before: JobReport, after: JobReport) => boolean {
  const [ours, theirs] = [countShards(before), countShards(after)]
  return (one, other) => {
    const pattern = patternOf(one.job.name)
    const others = theirs.get(pattern) ?? []
    if (patternOf(other.job.name) !== pattern) return false
    return (ours.get(pattern) ?? []).some((count, at) => {
      const now = others[at]
      return count !== undefined && now !== undefined && count !== now
    })
  }
}

const NUMBER = /\d+/g

function patternOf(name: string): string {
  return name.replace(NUMBER, '#')
}

function countShards(jobs: readonly JobReport[]): ShardCounts {
  const named = Map.groupBy(jobs, ({ job }) => patternOf(job.name))
  return new Map(
    [...named].map(([pattern, members]) => {
      const numbers = members.map(({ job }) => (job.name.match(NUMBER) ?? []).map(Number))
      const count = (at: number) => countFromStart(new Set(numbers.map((own) => own[at] ?? NaN)))
      return [pattern, (numbers[0] ?? []).map((_, at) => count(at))]
    }),
  )
}

/** Returns how many numbers there are if they are 0, 1, ... or 1, 2, ... */
function countFromStart(numbers: ReadonlySet<number>): number | undefined {
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)]
  return min <= 1 && max - min + 1 === numbers.size ? numbers.size : undefined
}
