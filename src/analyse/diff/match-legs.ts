import type { JobReport } from '../../model/report/job-report.ts'
import { CUT } from '../jobs/job-name.ts'
import { CALLS, nameLevels, withoutMatrix } from '../jobs/name-levels.ts'

export interface MatchedJobs {
  readonly before: JobReport
  readonly after: JobReport
  /** Several jobs have this name, so another pair of them may be the right one. */
  readonly isAmbiguous: boolean
}

/** The matrix values in a name, and the name without them. */
interface Leg {
  readonly job: JobReport
  readonly base: string
  readonly values: readonly string[]
}

/**
 * Matches legs of a matrix by the dimensions that stayed the same, of which there must be one, and only
 * if no other leg of either run could be meant:
 *
 * 1. A value of a dimension was replaced everywhere: `test (ubuntu-22.04, 20)` is `test (ubuntu-24.04, 20)`.
 * 2. A dimension with one value was added or removed: `test (20)` is `test (ubuntu, 20)`.
 *
 * @param before the jobs of the first run that have no match
 * @param after those of the second run
 * @param all all jobs of both runs
 */
export function matchLegs(
  before: readonly JobReport[],
  after: readonly JobReport[],
  all: { readonly before: readonly JobReport[]; readonly after: readonly JobReport[] },
): MatchedJobs[] {
  const bases = { before: legsByBase(all.before), after: legsByBase(all.after) }
  const open = { before: legsByBase(before), after: legsByBase(after) }
  return [...open.before].flatMap(([base, left]) => {
    const right = open.after.get(base) ?? []
    const [ours = [], theirs = []] = [bases.before.get(base), bases.after.get(base)]
    const [count = NaN, other = NaN] = [countOf(ours), countOf(theirs)]
    if (count === other) return matchReplaced(left, right, [ours, theirs]) // 1
    if (Math.abs(count - other) !== 1) return []
    // 2
    const [narrow, wide] = count > other ? [right, left] : [left, right]
    const ways = (wide[0]?.values ?? [])
      .flatMap((_, at) => (valuesAt(wide, at).size === 1 ? at : []))
      .map((omitted) => withValues(wide, ({ values }) => values.filter((_, at) => at !== omitted)))
      .map((cut) => (wide === left ? pairUnique(cut, narrow) : pairUnique(narrow, cut)))
      .filter(({ length }) => length > 0)
    // With several such dimensions, it is unknown which is the added one.
    return ways.length === 1 ? (ways[0] ?? []) : []
  })
}

/** Groups the legs by the name without their values. A truncated name lacks some of them. */
function legsByBase(jobs: readonly JobReport[]): ReadonlyMap<string, readonly Leg[]> {
  const legs = jobs.filter(({ job }) => job.kind === 'job' && !job.name.endsWith(CUT)).map(toLeg)
  return Map.groupBy(
    legs.filter(({ values }) => values.length > 0),
    ({ base }) => base,
  )
}

function toLeg(job: JobReport): Leg {
  const levels = nameLevels(job.job.name)
  const bases = levels.map(withoutMatrix)
  const values = levels.flatMap((level, index) => {
    const own = level.slice((bases[index]?.length ?? 0) + 2)
    return own.endsWith(')') ? own.slice(0, -1).split(', ') : []
  })
  return { job, base: bases.join(CALLS), values }
}

/** Returns how many values each of the legs has; `undefined` if they differ. */
function countOf(legs: readonly Leg[]): number | undefined {
  const counts = new Set(legs.map(({ values }) => values.length))
  return counts.size === 1 ? legs[0]?.values.length : undefined
}

function matchReplaced(
  left: readonly Leg[],
  right: readonly Leg[],
  [ours, theirs]: readonly [readonly Leg[], readonly Leg[]],
): MatchedJobs[] {
  const replacements = (ours[0]?.values ?? []).map((_, at) => {
    const [old, now] = [valuesAt(ours, at), valuesAt(theirs, at)]
    const [gone, ...othersGone] = [...old].filter((value) => !now.has(value))
    const [added, ...othersAdded] = [...now].filter((value) => !old.has(value))
    return othersGone.length + othersAdded.length > 0 ? undefined : { gone, added }
  })
  const translated = withValues(left, ({ values }) =>
    values.map((value, at) => {
      const { gone, added } = replacements[at] ?? {}
      return value === gone ? (added ?? value) : value
    }),
  )
  const remaining = translated.filter(({ values }, index) =>
    values.some((value, at) => value === left[index]?.values[at]),
  )
  return pairUnique(remaining, right)
}

function withValues(legs: readonly Leg[], valuesOf: (leg: Leg) => readonly string[]): Leg[] {
  return legs.map((leg) => ({ ...leg, values: valuesOf(leg) }))
}

function valuesAt(legs: readonly Leg[], at: number): Set<string> {
  return new Set(legs.flatMap(({ values }) => values[at] ?? []))
}

/** Pairs the legs whose values belong to one leg of each run. */
function pairUnique(left: readonly Leg[], right: readonly Leg[]): MatchedJobs[] {
  const keyOf = ({ values }: Leg) => JSON.stringify(values)
  const [ours, theirs] = [Map.groupBy(left, keyOf), Map.groupBy(right, keyOf)]
  return [...ours].flatMap(([key, [leg, ...others]]) => {
    const [other, ...more] = theirs.get(key) ?? []
    if (leg === undefined || other === undefined || others.length + more.length > 0) return []
    return [{ before: leg.job, after: other.job, isAmbiguous: false }]
  })
}
