import { type Comparison, type History, SLOWER } from '../../model/report/history.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Milliseconds } from '../../model/time.ts'
import { formatDuration, plural, roundShown, unbroken, UNKNOWN } from '../text/units.ts'

/** Returns what a headline says of the wall time, ` (median 4m 20s)`; '' if it was not compared. */
export function medianPhrase(history: History | undefined): string {
  const wall = history?.wall
  if (wall?.delta === undefined || wall.baseline.values < SLOWER.values) return ''
  return ` (median ${formatDuration(wall.baseline.median)})`
}

/** Jobs that took or queued clearly longer than in earlier runs, the most changed first. */
interface SlowerJobs {
  readonly label: string
  readonly jobs: readonly { readonly job: JobReport; readonly time: string }[]
}

/** Returns what a reader of the first lines should know: slower jobs, and queues that held the run up. */
export function slowerJobs(history: History | undefined): SlowerJobs[] {
  const { jobs = [], causes = [] } = history ?? {}
  const queues = causes.filter(({ part }) => part === 'queue')
  return [
    { label: 'Slower than earlier runs', jobs: jobs.map((job) => ({ job: job.job, of: job })) },
    {
      label: 'Queued longer than in earlier runs',
      jobs: queues.map(({ job, comparison }) => ({ job, of: comparison })),
    },
  ].flatMap(({ label, jobs: compared }) => {
    const slower = compared
      .filter(({ of }) => of.slower)
      .toSorted((a, b) => (b.of.delta ?? 0) - (a.of.delta ?? 0))
      .map(({ job, of: { value, baseline } }) => {
        const time = `${formatDuration(value)} (median ${formatDuration(baseline.median)})`
        return { job, time }
      })
    return slower.length === 0 ? [] : [{ label, jobs: slower }]
  })
}

/** Returns the difference of a value and its median as they are shown: `+1m 4s`, `−12s`, `0s`. */
export function formatDelta({ value, delta, baseline }: Comparison): string {
  if (value === undefined || delta === undefined) return UNKNOWN
  const shown = shownDelta(value, baseline.median)
  if (shown === 0) return formatDuration(0)
  return `${shown < 0 ? '−' : '+'}${formatDuration(Math.abs(shown))}`
}

/** Returns the delta for a table, with how many earlier values it rests on: `+1m 4s (10 runs)`. */
export function deltaCell(comparison: Comparison | undefined): string {
  if (comparison?.delta === undefined) return UNKNOWN
  const delta = formatDelta(comparison)
  const cell = unbroken(comparison.slower ? `**${delta} slower**` : delta)
  return `${cell} ${unbroken(`(${plural(comparison.baseline.values, 'run')})`)}`
}

/** Otherwise a reader who subtracts the two gets another result, since both are rounded. */
export function shownDelta(value: Milliseconds, median: Milliseconds): Milliseconds {
  return roundShown(value) - roundShown(median)
}
