import { type NameMatch, positionOf } from '../jobs/job-name.ts'

export interface Matched {
  readonly id: number
  readonly match: NameMatch
}

/** Enough for four jobs with the same name; with more, we fall back to timestamps. */
const MAX_WAYS = 24

/**
 * Lists every way to match each job with one job of the workflow file so that no job of the file runs
 * more often than it can; empty if there are too many ways.
 */
export function resolveMatches(
  jobs: readonly { readonly id: number; readonly matches: readonly NameMatch[] }[],
): readonly (readonly Matched[])[] {
  const certain = jobs.flatMap(({ id, matches: [match, other] }) =>
    match === undefined || other !== undefined ? [] : [{ id, match }],
  )
  let ways: readonly (readonly Matched[])[] = runOnce(certain) ? [[]] : []
  for (const { id, matches } of jobs.filter(({ matches }) => matches.length !== 1)) {
    ways = ways.flatMap((way) => matches.map((match) => [...way, { id, match }])).filter(runOnce)
    if (ways.length > MAX_WAYS) return []
  }
  return ways.map((way) => [...certain, ...way]).filter(runOnce)
}

/** Whether each job without a matrix runs only once for each leg of its caller. */
function runOnce(matched: readonly Matched[]): boolean {
  const keys = matched.flatMap(({ match }) => singleKey(match) ?? [])
  return new Set(keys).size === keys.length
}

/**
 * Returns a key that only one job can have; `undefined` for a leg of a matrix. We can place only one job
 * of a called workflow whose file is unavailable; with more, their dependencies are unknown.
 */
function singleKey(match: NameMatch): string | undefined {
  const last = match.at(-1)
  if (last === undefined || (last.job.matrix && last.job.called !== 'unread')) return undefined
  return positionOf(match, match.length - 1) + (last.job.called === 'unread' ? last.leg : '')
}
