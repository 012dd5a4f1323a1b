// Which runs an issue is about, and when its jobs have passed.
import { isFailure } from '../../model/conclusion.ts'
import type {
  BranchAttempt,
  JobResults,
  RunHistory,
  Series,
  SeriesRun,
} from '../../model/series.ts'

/** Runs whose jobs are read, each with a request. */
export const MAX_READ = 20
export const MAX_READ_TO_CLOSE = 100

/** Yields each run whose jobs decide, and continues with what they show: the caller reads them. */
export type ByJobs<Result> = Generator<BranchAttempt, Result, JobResults>

/** A series, as far as read. */
export interface FoundSeries extends Series {
  /** Whether no earlier run can belong to it. */
  readonly isComplete: boolean
}

/** Facts that an issue shows of its series. */
interface ShownSeries {
  readonly state: 'red' | 'green' | 'open'
  /** The first failed run. */
  readonly since?: number | undefined
  /** The last run before it that passed. */
  readonly green?: number | undefined
  /** The attempt that its text is about. */
  readonly position: { readonly run: number; readonly attempt: number }
}

/**
 * Finds the failed runs since the jobs that failed in them last passed, as if the reported run had failed.
 * A run that passed, but skipped some of these jobs, shows nothing about them, so that the series goes on.
 * A job that such a run does not have is new.
 */
export function* findSeries({ reported, older }: RunHistory): ByJobs<FoundSeries> {
  const runs: [SeriesRun, ...SeriesRun[]] = [reported]
  const failing = new Set((yield reported).failed)
  for (const [index, run] of older.entries()) {
    if (index >= MAX_READ) {
      if (!isFailure(run.conclusion)) return { runs, lastGreen: undefined, isComplete: false }
      runs.unshift(run)
      continue
    }
    const { passed, failed, partial } = yield run
    // Without the failures that the user allows, a run can have passed that GitHub calls failed.
    const hasFailed = failed.size > 0
    if (hasFailed) runs.unshift(run)
    for (const name of passed) failing.delete(name)
    for (const name of failed) failing.add(name)
    if (!hasFailed && (failing.size === 0 || !partial))
      return { runs, lastGreen: run, isComplete: true }
  }
  return { runs, lastGreen: undefined, isComplete: older.length <= MAX_READ }
}

/**
 * Continues the series that an open issue names, without a request; `undefined` if its first run is no
 * failed run, as after a re-run.
 */
export function continueSeries(
  { reported, older }: RunHistory,
  { state, since, green }: ShownSeries,
): FoundSeries | undefined {
  if (state !== 'red' || since === undefined) return undefined
  const failed = older.filter(({ id, conclusion }) => id >= since && isFailure(conclusion))
  const [first, ...others] = [...failed.toReversed(), reported]
  const runs: [SeriesRun, ...SeriesRun[]] = [first, ...others]
  const oldest = older.at(-1)
  if (first.id !== since) {
    // GitHub lists no run that is as old.
    if (oldest !== undefined && oldest.id <= since) return undefined
    runs.unshift({ id: since, ...UNLISTED })
  }
  const known = older.find(({ id }) => id === green)
  const lastGreen = known ?? (green === undefined ? green : { id: green, ...UNLISTED })
  return { runs, lastGreen, isComplete: true }
}

const UNLISTED = { number: undefined, commit: undefined, endedAt: undefined }

/**
 * Returns whether a person closed an issue about the jobs that fail now: each failed when the issue was
 * closed, and none has passed since. If these runs are not listed, or are too many to read, any issue of
 * the series can be about them.
 */
export function* isDismissal(
  { state, since, position }: ShownSeries,
  { reported, older }: RunHistory,
  series: FoundSeries,
): ByJobs<boolean> {
  if (state !== 'red' || (series.isComplete && position.run < series.runs[0].id)) return false
  const runs = [reported, ...older.slice(0, MAX_READ)]
  if (!runs.some(({ id }) => id === position.run)) return true
  const first = Math.min(since ?? position.run, position.run)
  const dismissed = new Set<string>()
  for (const run of runs.filter(({ id }) => id >= first).reverse()) {
    // The run that the issue shows can have another attempt since.
    const isShown = run.id === position.run && position.attempt < run.attempt
    const shown = { ...run, attempt: position.attempt, conclusion: 'failure' }
    for (const one of isShown ? [shown, run] : [run]) {
      const { passed, failed } = yield one
      for (const name of passed) dismissed.delete(name)
      const isLater = one.id === position.run && one.attempt > position.attempt
      if (one.id > position.run || isLater) continue
      for (const name of failed) dismissed.add(name)
    }
  }
  return [...(yield reported).failed].every((name) => dismissed.has(name))
}

/** A job that has not passed since it failed. */
export interface UnprovenJob {
  /** Empty for a run that failed as a whole; `undefined` if it is a job of a run that was not read. */
  readonly name: string | undefined
  readonly run: Pick<SeriesRun, 'id' | 'number'>
}

/**
 * Finds a job that failed in the series of an open issue and has not passed in a later run or attempt;
 * `undefined` if all have. Reads the failed runs first, the newest first, and runs that passed only if
 * a job is missing. If not all failed runs can be read, only a run of all jobs shows that none is missing.
 */
export function* findUnproven(
  { reported, older }: RunHistory,
  { since, position }: Pick<ShownSeries, 'since' | 'position'>,
): ByJobs<UnprovenJob | undefined> {
  const { run: id, attempt } = position
  const isRerun = id === reported.id && attempt < reported.attempt
  const series = [
    ...(isRerun ? [{ ...reported, attempt, conclusion: 'failure' }] : []),
    ...older.filter((run) => since === undefined || run.id >= since),
  ].slice(0, MAX_READ_TO_CLOSE)
  /** Number of jobs of a name that passed in one run: of jobs that share it, nothing shows which failed. */
  const passed = new Map<string, number>()
  const addPassed = (results: JobResults) => {
    for (const name of results.passed) {
      passed.set(name, Math.max(passed.get(name) ?? 0, countFailures(name, results)))
    }
  }
  const unread: BranchAttempt[] = [reported]
  for (const run of series) {
    if (!isFailure(run.conclusion)) {
      unread.push(run)
      continue
    }
    const results = yield run
    const findMissing = () =>
      [...results.failed].find((name) => (passed.get(name) ?? 0) < countFailures(name, results))
    while (findMissing() !== undefined) {
      const later = unread.shift()
      if (later === undefined) break
      addPassed(yield later)
    }
    const name = findMissing()
    if (name !== undefined) return { name, run }
    addPassed(results)
  }
  // The list can lack the first run: it was deleted, its re-run was cancelled, or the branch was renamed.
  const isWhole = since === undefined || [reported, ...series].some((run) => run.id === since)
  if (isWhole || !(yield reported).partial) return undefined
  return { name: undefined, run: { id: since, number: undefined } }
}

/** A run as a whole, and a job that GitHub cancelled at its time limit, count as one. */
function countFailures(name: string, { counts }: JobResults): number {
  return counts.get(name) ?? 1
}
