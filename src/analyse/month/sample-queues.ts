import type { JobReport } from '../../model/report/job-report.ts'
import { SECOND } from '../../model/time.ts'
import type { Sampled } from '../../model/shapes/month.ts'

/** Waits of one night and set of labels that are kept. */
const MAX_WAITS = 50

/** Lists how long the jobs of a night's sample waited for runners, by their labels. */
export function sampleQueues(jobs: readonly JobReport[]): Sampled['queues'] {
  const waits = jobs
    .filter(({ job, carriedOver }) => !carriedOver && job.kind === 'job')
    .flatMap(({ queue, job: { runner } }) =>
      queue === undefined || runner.labels.length === 0
        ? []
        : [{ labels: runner.labels.join(', '), seconds: Math.round(queue / SECOND) }],
    )
  return [...Map.groupBy(waits, ({ labels }) => labels)].map(([labels, some]) => ({
    labels,
    seconds: evenly(some, MAX_WAITS).map(({ seconds }) => seconds),
  }))
}

/** Chooses items evenly: all if there are few. */
export function evenly<Item>(items: readonly Item[], max: number): readonly Item[] {
  const every = Math.max(1, items.length / max)
  return items.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
}
