import type { NameMatch } from '../jobs/job-name.ts'

interface ReadJob {
  readonly id: number
  readonly matches: readonly NameMatch[]
}

export interface Matched {
  readonly id: number
  readonly match: NameMatch
}

// Enough for four jobs of one name; whoever repeats names more often can do without.
const MAX_PATHS = 24

/**
 * Every way to take each job for one job of the workflow file, in which no job of the file runs
 * twice that can run only once; none when there are too many.
 */
export function resolveMatches(jobs: readonly ReadJob[]): readonly (readonly Matched[])[] {
  const certain = jobs.flatMap(({ id, matches: [match, other] }) =>
    match === undefined || other !== undefined ? [] : [{ id, match }],
  )
  let ways: readonly (readonly Matched[])[] = runOnce(certain) ? [[]] : []
  for (const { id, matches } of jobs.filter(({ matches }) => matches.length !== 1)) {
    ways = ways.flatMap((way) => matches.map((match) => [...way, { id, match }])).filter(runOnce)
    if (ways.length > MAX_PATHS) return []
  }
  return ways.map((way) => [...certain, ...way]).filter(runOnce)
}

/** Without a matrix, a job runs once for each leg of its caller. */
function runOnce(matched: readonly Matched[]): boolean {
  const places = matched.flatMap(({ match }) => singlePlace(match) ?? [])
  return new Set(places).size === places.length
}

/**
 * Where only one job can be. Of a called workflow that can't be looked up one job at most is
 * understood: with more, it is not known which needs which.
 */
function singlePlace(match: NameMatch): string | undefined {
  const last = match.at(-1)
  if (last === undefined || (last.job.matrix && last.job.called !== 'unread')) return undefined
  const leg = last.job.called === 'unread' ? last.leg : withinLeg(match, match.length - 1)
  return [...match.map(({ job }) => job.key), leg].join('\n')
}

/** The leg of the caller that a level belongs to; empty for the run's own workflow. */
export function withinLeg(match: NameMatch, level: number): string {
  return match[level - 1]?.leg ?? ''
}
