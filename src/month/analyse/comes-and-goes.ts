// What fails and passes on the same code.
import { nameKey } from '../../model/logged/test-name.ts'
import type { RunDay } from './weeks.ts'
import { MIN_SERIES } from '../../model/reasons.ts'
import type { Failed, KnownRun, MonthMemory, RedTime, Unsteady } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'
import { DAY, dayOf, HOUR, type Instant, type Milliseconds, MINUTE } from '../../model/time.ts'
import { wordsOf } from '../../model/logged/names.ts'
import { movesIn } from '../../analyse/history/workflow-runs.ts'

/** Two commits so far apart on which it failed and passed, or branches and days with it, show that it comes and goes. */
const MIN_DISTANCE: Milliseconds = 12 * HOUR
export const MIN_BRANCHES = 3
export const MIN_DAYS = 3
/** Time for which what was listed stays until it has not failed for so long. */
export const QUIET: Milliseconds = 14 * DAY
/** An error in so many runs within an hour of each other, and many times as often as on average, is a burst. */
const MIN_BURST = 3
const MANY = 4
/** Length of a memory. */
export const MONTH = 30 * DAY

export interface UnsteadyOptions {
  readonly branch: string
  readonly now: Instant
  /** When the night before was; `undefined` if this one has read all. */
  readonly sinceAt?: Instant | undefined
}

/** Something that failed, and when. */
type Placed = Pick<Failed, 'endedAt' | 'workflowPath' | 'job' | 'step' | 'test'>

/**
 * Names what failed in other runs: a test, or else a step or a job of a workflow. The name of a test is its words, by
 * which `isSameTest` compares, too: a group needs one key for each test, so the names around it stay.
 */
export function unsteadyKey({ workflowPath, job, step, test }: Omit<Placed, 'endedAt'>): string {
  return JSON.stringify(
    test === undefined ? [workflowPath, job, step] : [workflowPath, nameKey(test)],
  )
}

/**
 * Lists what fails and passes on the same code, worst first. It opens when it recovered on two commits at different times,
 * or failed on three branches and days, or failed with one error in `MIN_SERIES` red times of the default branch, and
 * closes when it has not failed for two weeks.
 *
 * 1. What another run of the default branch fails with is broken there, unless it passed on that commit.
 * 2. One error of several runs within an hour is an outage.
 * 3. What fails with another error than where it recovered is another failure.
 */
export function comesAndGoes(
  {
    failed,
    open,
    runs,
    days,
  }: Pick<MonthMemory, 'failed' | 'open' | 'runs'> & { readonly days: readonly RunDay[] },
  red: readonly RedTime[],
  { branch, now, sinceAt }: UnsteadyOptions,
): Unsteady[] {
  const broken = brokenOn(failed, red, branch)
  const burst = burstsOf(failed)
  const counted = failed.filter((one) => !broken(one) && !burst(one)) // 1, 2
  const pathOf = renamedPaths(failed, runs)
  const keyOf = (one: Failed) => unsteadyKey({ ...one, workflowPath: pathOf(one) })
  return [...Map.groupBy(counted, keyOf)]
    .flatMap(([key, all]) => {
      const sorted = sortBy(all, ({ endedAt }) => endedAt)
      const recovered = sorted.filter((one) => one.recovered)
      const series = separateSeries(sorted, red, branch)
      const proven = recovered.length > 0 ? recovered : series
      const words = new Set(proven.map(({ message = '' }) => wordsOf(message)))
      const isAlike = ({ message = '' }: Failed) => words.size === 0 || words.has(wordsOf(message))
      const some = sorted.filter(isAlike) // 3
      const last = some.at(-1) as Failed
      const branches = countDistinct(some, (one) => one.branch)
      const seenOn = countDistinct(some, ({ endedAt }) => dayOf(endedAt))
      const isWide = branches >= MIN_BRANCHES && seenOn >= MIN_DAYS && recovered.length > 0
      const { commit, endedAt = now } = recovered[0] ?? {}
      const apart = recovered.find(
        (one) => one.commit !== commit && one.endedAt - endedAt >= MIN_DISTANCE,
      )
      const proof = apart ?? series[MIN_SERIES - 1] ?? (isWide ? last : undefined)
      const before = open.find((one) => one.key === key)
      const firstAt = sinceAt === undefined ? proof?.endedAt : proof && now
      const listedAt = before?.listedAt ?? firstAt
      if (now - last.endedAt > QUIET || listedAt === undefined) return []
      const paths = new Set(some.map(({ workflowPath }) => workflowPath))
      const ofWorkflow = days.filter(({ workflowPath }) => paths.has(workflowPath))
      const { job, step, test, endedAt: lastAt, url, message, path } = last
      return {
        workflow: ofWorkflow.at(-1)?.workflow ?? last.workflow,
        workflowPath: pathOf(last),
        job,
        step,
        test,
        failed: countDistinct(some, ({ runId }) => runId),
        runs: ofWorkflow.reduce((sum, { runs }) => sum + runs, 0),
        recovered: countDistinct(recovered, ({ runId }) => runId),
        branches,
        listedAt,
        lastAt,
        url,
        message,
        path,
      }
    })
    .toSorted((a, b) => b.failed - a.failed || b.recovered - a.recovered)
}

/**
 * Lists the failures of the default branch that have its most common error, one per red time, the oldest first; empty
 * below `MIN_SERIES`. A team that works on this branch alone never runs a commit twice.
 */
function separateSeries(
  failed: readonly Failed[],
  red: readonly RedTime[],
  branch: string,
): readonly Failed[] {
  const onMain = failed.filter((one) => one.branch === branch && one.message !== undefined)
  const alike = [...Map.groupBy(onMain, ({ message = '' }) => wordsOf(message)).values()]
  const series = alike.map((some) =>
    red.flatMap((time) => some.find((one) => isWithin(one, time)) ?? []),
  )
  const [longest = []] = sortBy(series, ({ length }) => -length)
  return longest.length < MIN_SERIES ? [] : sortBy(longest, ({ endedAt }) => endedAt)
}

function countDistinct(some: readonly Failed[], valueOf: (one: Failed) => unknown): number {
  return new Set(some.map(valueOf)).size
}

/** Returns the file of the workflow in which something fails now, if it first ran after the last run of the other. */
function renamedPaths(failed: readonly Failed[], runs: readonly KnownRun[]) {
  const hasMoved = movesIn(runs)
  const nameOf = (one: Failed) => unsteadyKey({ ...one, workflowPath: '' })
  const byName = Map.groupBy(failed, nameOf)
  return (one: Failed): string => {
    const isNext = (other: Failed) => hasMoved(one.workflowPath, other.workflowPath)
    return (byName.get(nameOf(one))?.findLast(isNext) ?? one).workflowPath
  }
}

/** Returns whether another run of the default branch failed with the same at that time, which was then repaired. */
function brokenOn(failed: readonly Failed[], red: readonly RedTime[], branch: string) {
  const onMain = failed.filter((one) => one.branch === branch && !one.recovered)
  const byKey = Map.groupBy(onMain, unsteadyKey)
  return (one: Failed): boolean => {
    const others = byKey.get(unsteadyKey(one))?.filter(({ runId }) => runId !== one.runId) ?? []
    return red.some(
      (time) =>
        !time.byRerun && isWithin(one, time) && others.some((other) => isWithin(other, time)),
    )
  }
}

function isWithin({ endedAt: at, workflowPath }: Placed, time: RedTime): boolean {
  const { fromAt, untilAt = Infinity, first } = time
  return workflowPath === first.workflowPath && at >= fromAt - MINUTE && at <= untilAt
}

function burstsOf(failed: readonly Failed[]) {
  const errorOf = (one: Failed) => (one.test === undefined ? one.message : unsteadyKey(one))
  const said = Map.groupBy(failed, errorOf)
  return (one: Failed): boolean => {
    const all = said.get(errorOf(one)) ?? []
    const average = (countDistinct(all, ({ runId }) => runId) * 2 * HOUR) / MONTH
    if (errorOf(one) === undefined) return false
    const near = all.filter(({ endedAt }) => Math.abs(endedAt - one.endedAt) <= HOUR)
    return countDistinct(near, ({ runId }) => runId) >= Math.max(MIN_BURST, MANY * average)
  }
}
