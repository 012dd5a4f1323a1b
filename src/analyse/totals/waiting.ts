import type { JobReport } from '../../model/report/job-report.ts'
import type {
  LabelWaiting,
  UnstartedJob,
  Waiting,
  WaitingTotals,
} from '../../model/report/waiting.ts'
import { type Instant, type Milliseconds, MINUTE } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import { between, CLOCKS, longestKnown, sumKnown } from '../jobs/timing.ts'
import { type JobTiming, jobTimings } from '../schedule/job-timing.ts'
import { joinLabels, labelsKey } from './runner-labels.ts'

interface WaitingOptions {
  readonly startedAt: Instant | undefined
  /** When the report is made. */
  readonly now: Instant
  /** Ids of the jobs that deploy to an environment. */
  readonly deployments: ReadonlySet<number>
}

/** Adds up where the jobs' time went before and while they ran, in total and by what they run on. */
export function splitWaiting(
  jobs: readonly JobReport[],
  { startedAt, now, deployments }: WaitingOptions,
): Waiting {
  const placed = jobTimings(jobs).filter(({ skipped }) => !skipped)
  const blocked = new Map(
    placed.flatMap(({ id, ready }) => {
      const wait = between(startedAt, ready)
      return wait === undefined ? [] : [[id, wait] as const]
    }),
  )
  const total = (of: readonly JobTiming[]): WaitingTotals => ({
    jobs: of.length,
    blocked: sumKnown(of.map(({ id }) => blocked.get(id))),
    queue: sumKnown(of.map(({ report }) => report.queue)),
    longestQueue: longestKnown(of.map(({ report }) => report.queue)),
    running: sumKnown(of.map(({ report }) => report.duration)),
  })
  const labelled = Map.groupBy(placed, ({ report }) => labelsKey(report.job.runner.labels))
  const byLabels = [...labelled]
    .filter(([labels]) => labels !== '')
    .map(([labels, jobs]): LabelWaiting => {
      const [first] = jobs
      return { labels: first ? joinLabels(first.report.job.runner.labels) : labels, ...total(jobs) }
    })
    .toSorted((a, b) => (b.queue ?? 0) - (a.queue ?? 0) || (a.labels < b.labels ? -1 : 1))
  const unstarted = placed
    .flatMap((job) => unstartedJob(job, now, deployments) ?? [])
    .toSorted((a, b) => b.waited - a.waited)
  return { total: total(placed), blocked, byLabels, unstarted, peak: peakOf(placed) }
}

/** A job that fails sooner without a runner did not fail for having waited, but for billing, say. */
const MIN_UNTIL_FAILURE: Milliseconds = MINUTE

/**
 * Returns how long a job was ready without starting. A job that is `pending` waits for its concurrency
 * group, and one that was cancelled when it was created for the jobs that it needs.
 */
function unstartedJob(
  { report, id, ready }: JobTiming,
  now: Instant,
  deployments: ReadonlySet<number>,
): UnstartedJob | undefined {
  const { job } = report
  const { state } = job
  if (!neverRan(job) || (state.kind === 'waiting' && state.status === 'pending')) return undefined
  const finished = state.kind === 'finished'
  const waited = between(ready, finished ? state.completedAt : now)
  const least = !finished ? 0 : state.conclusion === 'cancelled' ? CLOCKS : MIN_UNTIL_FAILURE
  if (waited === undefined || waited <= least) return undefined
  const isHeld = deployments.has(id) || (state.kind === 'waiting' && state.status === 'waiting')
  return { job: report, waited, finished, heldBy: isHeld ? 'approval' : 'runner' }
}

interface Change {
  readonly at: Instant
  readonly by: 1 | -1
}

/** A job that ends in the second in which another starts has made room for it. */
function peakOf(placed: readonly JobTiming[]): number {
  const changes = placed.flatMap(runningTime).toSorted((a, b) => a.at - b.at || a.by - b.by)
  let running: number = 0
  return changes.reduce((peak, { by }) => Math.max(peak, (running += by)), 0)
}

function runningTime({ report, start, end }: JobTiming): Change[] {
  if (start === undefined) return []
  const begin: Change = { at: start, by: 1 }
  if (report.job.state.kind === 'running') return [begin]
  return end === undefined ? [] : [begin, { at: end, by: -1 }]
}
