import { type BaseRequest, commitsKey } from '../../model/base-branch.ts'
import type { RedSince } from '../../model/shapes/failure.ts'
import { evidenceOf, jobEvidence } from './evidence.ts'
import { type Beside, hasSameError, passedThere } from './read-runs.ts'
import { containedRuns } from './contained-commits.ts'
import { MAX_RUNS_TO_STEP, requestFor } from './unread-runs.ts'

/**
 * Returns since when the branch of this run fails with an error, and the commits that can have caused it;
 * `undefined` on another branch, or if it is not known.
 */
export function findRedSince(beside: Beside): RedSince | undefined {
  const series = findRedSeries(beside)
  if (series === undefined) return undefined
  const { commits } = series
  const range = commits && beside.base.responses.commits.get(commitsKey(commits.base, commits.head))
  return { run: series.run, commits: range?.commits ?? [], commitsTotal: range?.total }
}

/**
 * Finds the last run that passed, and the first one after it, which may be this run itself, if all runs between them
 * were read.
 *
 * @returns `commits` in `head` that are not in `base`; `undefined` if these are equal, or if one is unknown
 */
function findRedSeries(beside: Beside) {
  const { failure, run, base } = beside
  const readings = containedRuns(beside)
  if (!base.isCurrent || readings === undefined) return undefined
  const green = readings.findIndex(passedThere)
  const since = readings.slice(0, green).filter(({ result }) => result.kind !== 'not-run')
  const last = readings[green]
  if (last === undefined || !since.every(hasSameError)) return undefined
  const first = since.at(-1)
  const head = first?.run.commit ?? run.commit
  const before = last.run.commit
  const isKnown = before !== undefined && head !== undefined && head !== before
  return {
    run: first === undefined ? jobEvidence(run, failure.job.job, 'failed') : evidenceOf(first),
    commits: isKnown ? { base: before, head } : undefined,
  }
}

/** Lists the next unread run since the last green one, and then the commits since. */
export function sinceGreen(beside: Beside): readonly BaseRequest[] {
  const { base, readings } = beside
  const commits = findRedSeries(beside)?.commits
  if (commits !== undefined) {
    const isRead = base.responses.commits.has(commitsKey(commits.base, commits.head))
    return isRead ? [] : [{ kind: 'commits', ...commits }]
  }
  const ran = readings.filter(({ run, result }) => run.completed && result.kind !== 'not-run')
  return requestFor(ran.slice(0, MAX_RUNS_TO_STEP).find((reading) => !hasSameError(reading)))
}
