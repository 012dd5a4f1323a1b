import { commitsKey } from '../../model/base-branch.ts'
import type { Evidence, RedSince } from '../../model/report/cause.ts'
import type { FailureReport } from '../../model/report/failure-report.ts'
import { evidenceOf, jobEvidence } from './evidence.ts'
import { type Comparison, hasPassed, isSame, type Reading } from './read-runs.ts'

/** The commits in `head` that are not in `base`. */
interface Range {
  readonly base: string
  readonly head: string
}

interface Series {
  /** The first failed run; this run itself if none before it failed. */
  readonly run: Evidence
  /** `undefined` if the last green run has the same commit, or if a commit is unknown. */
  readonly commits: Range | undefined
}

/**
 * Returns since when the branch of this run fails with an error, and the commits that can have caused it;
 * `undefined` on another branch, or if it is not known.
 */
export function findRedSince(
  failure: FailureReport,
  readings: readonly Reading[],
  comparison: Comparison,
): RedSince | undefined {
  const series = findSeries(failure, readings, comparison)
  if (series === undefined) return undefined
  const { commits } = series
  const range =
    commits && comparison.base.responses.commits.get(commitsKey(commits.base, commits.head))
  return { run: series.run, commits: range?.commits ?? [], commitsTotal: range?.total }
}

/** Finds the last run that passed, and the first one after it, if all runs between them were read. */
export function findSeries(
  failure: FailureReport,
  readings: readonly Reading[],
  { run, base }: Comparison,
): Series | undefined {
  if (!base.isCurrent) return undefined
  const green = readings.findIndex(hasPassed)
  const since = readings
    .slice(0, Math.max(0, green))
    .filter(({ result }) => result.kind !== 'not-run')
  const last = readings[green]
  if (last === undefined || !since.every(isSame)) return undefined
  const first = since.at(-1)
  const head = first?.run.commit ?? run.commit
  const before = last.run.commit
  const isKnown = before !== undefined && head !== undefined && head !== before
  return {
    run: first === undefined ? jobEvidence(run, failure.job.job, 'failed') : evidenceOf(first),
    commits: isKnown ? { base: before, head } : undefined,
  }
}
