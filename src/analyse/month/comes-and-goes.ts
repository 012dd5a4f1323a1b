import type { Failed, MonthMemory, Unsteady } from '../../model/shapes/month.ts'
import { DAY, dayOf, HOUR, type Instant, type Milliseconds, MINUTE } from '../../model/time.ts'
import { labelOf, type RedInterval } from './red-time.ts'

/** So many commits on which it failed and passed, or branches and days with it, show that it comes and goes. */
const MIN_COMMITS = 2
export const MIN_BRANCHES = 3
export const MIN_DAYS = 3
/** What was listed stays until it has not failed for so long. */
export const QUIET: Milliseconds = 14 * DAY
/** An error without a test, in so many runs within an hour of each other, and many times as often as on average, is a burst. */
const MIN_BURST = 3
const MANY = 4
/** How long a memory is. */
export const MONTH = 30 * DAY

/** Something that failed, and when. */
type Placed = Pick<Failed, 'endedAt' | 'workflow' | 'job' | 'step' | 'test'>

/** Names what failed in other runs: a test, or else a step or a job of a workflow. */
export function unsteadyKey({ workflow, job, step, test }: Omit<Placed, 'endedAt'>): string {
  return JSON.stringify(test === undefined ? [workflow, job, step] : [workflow, test])
}

/**
 * Lists what fails and passes on the same code, worst first. It opens when it recovered on two commits, or failed on
 * three branches and days, and closes when it has not failed for two weeks.
 *
 * 1. What the default branch fails with is broken there, unless a re-run alone repaired that.
 * 2. One error of several runs within an hour is a burst of the machines.
 */
export function comesAndGoes(
  { failed, open, days }: Pick<MonthMemory, 'failed' | 'open' | 'days'>,
  red: readonly RedInterval[],
  { branch, now }: { readonly branch: string; readonly now: Instant },
): Unsteady[] {
  const broken = brokenOn(failed, red, branch)
  const burst = burstsOf(failed)
  const counted = failed.filter((one) => !broken(one) && !burst(one)) // 1, 2
  const since = new Map(open.map((one) => [one.key, one.listedAt]))
  const runsOf = new Map(
    [...Map.groupBy(days, ({ workflow }) => workflow)].map(([workflow, some]) => [
      workflow,
      some.reduce((sum, { runs }) => sum + runs, 0),
    ]),
  )
  return [...Map.groupBy(counted, unsteadyKey)]
    .flatMap(([key, some]) => {
      const last = some.reduce((a, b) => (b.endedAt > a.endedAt ? b : a))
      const recovered = some.filter((one) => one.recovered)
      const proven = numberOf(recovered, ({ commit }) => commit) >= MIN_COMMITS
      const [branches, seenOn] = [
        numberOf(some, (one) => one.branch),
        numberOf(some, ({ endedAt }) => dayOf(endedAt)),
      ]
      const opens =
        proven || (branches >= MIN_BRANCHES && seenOn >= MIN_DAYS && recovered.length > 0)
      const isQuiet = now - last.endedAt > QUIET
      if (isQuiet || (!opens && !since.has(key))) return []
      return {
        workflow: last.workflow,
        job: last.job,
        step: last.step,
        test: last.test,
        failed: numberOf(some, ({ runId }) => runId),
        runs: runsOf.get(last.workflow) ?? 0,
        recovered: numberOf(recovered, ({ runId }) => runId),
        branches,
        listedAt: since.get(key) ?? now,
        last: labelOf({ ...last, id: last.runId, number: last.runNumber }),
        lastAt: last.endedAt,
        url: last.url,
        message: last.message,
        path: last.path,
      }
    })
    .toSorted((a, b) => b.failed - a.failed || b.recovered - a.recovered)
}

function numberOf(some: readonly Failed[], valueOf: (one: Failed) => unknown): number {
  return new Set(some.map(valueOf)).size
}

/** Returns whether the default branch failed with the same at that time, and was then repaired. */
function brokenOn(failed: readonly Failed[], red: readonly RedInterval[], branch: string) {
  const broken = red.filter(({ byRerun }) => !byRerun)
  const onMain = failed.filter((one) => one.branch === branch && !one.recovered)
  const keys = new Map(
    broken.map((interval) => [
      interval,
      new Set(onMain.filter((one) => isWithin(one, interval)).map(unsteadyKey)),
    ]),
  )
  return (one: Placed): boolean =>
    broken.some(
      (interval) => isWithin(one, interval) && keys.get(interval)?.has(unsteadyKey(one)) === true,
    )
}

function isWithin({ endedAt: at, workflow }: Placed, interval: RedInterval): boolean {
  const { from, until = Infinity, first } = interval
  return workflow === first.workflow && at >= from - MINUTE && at <= until
}

function burstsOf(failed: readonly Failed[]) {
  const untested = failed.filter(({ test, message }) => test === undefined && message !== undefined)
  const said = new Map(
    [...Map.groupBy(untested, ({ message }) => message)].map(([message, all]) => [
      message,
      { all, average: (numberOf(all, ({ runId }) => runId) * 2 * HOUR) / MONTH },
    ]),
  )
  return ({ message, endedAt, test }: Failed): boolean => {
    const alike = test === undefined ? said.get(message) : undefined
    if (alike === undefined) return false
    const near = alike.all.filter((one) => Math.abs(one.endedAt - endedAt) <= HOUR)
    return numberOf(near, ({ runId }) => runId) >= Math.max(MIN_BURST, MANY * alike.average)
  }
}
