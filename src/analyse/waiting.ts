import type { JobReport } from '../model/report.ts'
import type { Instant } from '../model/time.ts'
import type { LabelWaiting, Waiting, WaitingTotals } from '../model/waiting.ts'
import { placeJobs, type PlacedJob } from './placed-job.ts'
import { joinLabels, labelsKey } from './runner-labels.ts'
import { between, longestKnown, sumKnown } from './timing.ts'

/** Where the jobs' time went before and while they ran, in all and by what they run on. */
export function splitWaiting(jobs: readonly JobReport[], startedAt: Instant | undefined): Waiting {
  const placed = placeJobs(jobs).filter(({ skipped }) => !skipped)
  const blocked = new Map(
    placed.flatMap(({ id, ready }) => {
      const wait = between(startedAt, ready)
      return wait === undefined ? [] : [[id, wait] as const]
    }),
  )
  const total = (of: readonly PlacedJob[]): WaitingTotals => ({
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
  return { total: total(placed), blocked, byLabels, peak: peakOf(placed) }
}

interface Change {
  readonly at: Instant
  readonly by: 1 | -1
}

/** A job that ends in the second in which another starts has made room for it. */
function peakOf(placed: readonly PlacedJob[]): number {
  const changes = placed.flatMap(runningTime).toSorted((a, b) => a.at - b.at || a.by - b.by)
  let running: number = 0
  return changes.reduce((peak, { by }) => Math.max(peak, (running += by)), 0)
}

function runningTime({ report, start, end }: PlacedJob): Change[] {
  if (start === undefined) return []
  const begin: Change = { at: start, by: 1 }
  if (report.job.state.kind === 'running') return [begin]
  return end === undefined ? [] : [begin, { at: end, by: -1 }]
}
