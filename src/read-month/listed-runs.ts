import { jobEnd } from '../analyse/jobs/job-report.ts'
import type { MonthList } from '../github/month/list-month.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import { isFailure, ranAndPassed } from '../model/conclusion.ts'
import { BRANCH_EVENTS } from '../model/event.ts'
import type { MainRun, MonthMemory } from '../model/shapes/month.ts'
import { dayOf, type Instant } from '../model/time.ts'
import type { ReadAttempts } from './read-failed.ts'

export function isRed({ run: { conclusion, attempt = 1 }, status }: RunListing): boolean {
  return status === 'completed' && (isFailure(conclusion ?? 'unknown') || attempt > 1)
}

/** Returns a finished run of the default branch, with the end of a first attempt that failed. */
export function mainRun(
  { run, status, isFromFork, createdAt, updatedAt }: RunListing,
  branch: string,
  read: ReadAttempts | undefined,
  before: MainRun | undefined,
): MainRun | undefined {
  const { event = '', conclusion, attempt = 1, workflow } = run
  const isOfMain = run.branch === branch && !isFromFork && BRANCH_EVENTS.has(event)
  if (!isOfMain || status !== 'completed' || conclusion === undefined) return undefined
  if (createdAt === undefined || updatedAt === undefined || workflow === undefined) return undefined
  const [first] = attempt > 1 ? (read?.attempts ?? []) : []
  const ends = (first?.failures ?? []).flatMap(({ job }) => jobEnd(job) ?? [])
  return {
    id: run.id,
    number: run.number,
    workflow,
    commit: run.commit,
    url: run.url,
    event,
    attempt,
    conclusion,
    createdAt,
    endedAt: updatedAt,
    failedAt: ends.length === 0 ? before?.failedAt : Math.max(...ends),
  }
}

/** Counts the runs of each workflow and day. */
export function daysOf({ runs }: MonthList): MonthMemory['days'] {
  const finished = runs.filter(({ status }) => status === 'completed')
  const keyOf = ({ run, createdAt = 0 }: RunListing) =>
    JSON.stringify([dayOf(createdAt), run.workflow ?? `Run ${run.id}`])
  return [...Map.groupBy(finished, keyOf)].map(([key, some]) => {
    const [dayAt, workflow] = JSON.parse(key) as [Instant, string]
    const count = (test: (conclusion: string) => boolean) =>
      some.filter(({ run: { conclusion = 'unknown' } }) => test(conclusion)).length
    return {
      dayAt,
      workflow,
      failedRuns: count(isFailure),
      runs: count((conclusion) => isFailure(conclusion) || ranAndPassed(conclusion)),
      cancelledRuns: count((conclusion) => conclusion === 'cancelled'),
      repeatedRuns: some.filter(({ run: { attempt = 1 } }) => attempt > 1).length,
    }
  })
}
