import { jobIdsOf } from '../../model/report/job-report.ts'
import { type Comparison, isSlower, SLOWER } from '../../model/report/history.ts'
import { pausedJobs } from '../../model/report/pause.ts'
import type { Report } from '../../model/report/report.ts'
import { type Inline, jobText, PLAIN } from './inline.ts'
import { formatDifference, formatDuration, plural, unbroken, UNKNOWN } from './units.ts'
import { MIN_PAUSE, WAITED_FOR_RUNNER } from './waits.ts'

/**
 * Returns what a headline adds to the wall time: `, as fast as usual`; '' if it was not compared. A run that waited for
 * something else than a runner is compared without that wait.
 */
export function pacePhrase(report: Pick<Report, 'history' | 'criticalPath'>): string {
  const { history, criticalPath } = report
  const isPaused = pausedJobs(criticalPath).length > 0
  const wall = isPaused ? history?.withoutWait : history?.duration
  if (history === undefined || wall?.delta === undefined) return ''
  if (wall.baseline.values < SLOWER.values) return ''
  const { duration, startDelay } = history
  const isLong = (duration?.value ?? 0) - (wall.value ?? 0) >= MIN_PAUSE
  const rest = isLong ? ` (${formatDuration(wall.value)} without the wait)` : ''
  if (!wall.changed) return `${rest}, as fast as usual`
  const median = `than usual (${formatDuration(wall.baseline.median)})`
  const start = `waited ${formatDuration(startDelay)} before its first job started`
  if (startDelay !== undefined && !isPaused)
    return wall.slower
      ? `, slower ${median}, and ${start}`
      : `, longer ${median} because it ${start}`
  const reason = runnerReason(wall, report)
  if (reason !== undefined) return `${rest}, longer ${median}: ${reason}`
  return `${rest}, ${wall.delta > 0 ? 'slower' : 'faster'} ${median}`
}

/** Returns which job waited longest for a runner, if the run is slower only for such waits. */
function runnerReason(
  wall: Comparison,
  { history, criticalPath }: Pick<Report, 'history' | 'criticalPath'>,
): string | undefined {
  const held = criticalPath?.jobs.filter(({ heldBy }) => heldBy === 'runner') ?? []
  const ids = new Set(jobIdsOf(held))
  const queues = history?.causes.filter(
    ({ job, part }) => part === 'queue' && ids.has(job.listed.id),
  )
  const longest = queues?.[0]?.job
  if (longest === undefined || !wall.slower) return undefined
  const queued = queues?.reduce((sum, { comparison }) => sum + (comparison.delta ?? 0), 0) ?? 0
  const isReason = !isSlower((wall.delta ?? 0) - queued, wall.baseline)
  return isReason ? `${jobText(longest.listed, PLAIN)} ${WAITED_FOR_RUNNER}` : undefined
}

/** Returns the difference between a value and its median as shown: `+1m 4s`, `−12s`, `0s`. */
export function formatDelta({ value, delta, baseline }: Comparison): string {
  if (value === undefined || delta === undefined) return UNKNOWN
  return formatDifference(value, baseline.median)
}

/** Returns the delta for a table, with the number of earlier values: `+1m 4s (10 runs)`. */
export function deltaCell(comparison: Comparison, { strong }: Inline): string {
  if (comparison.delta === undefined) return UNKNOWN
  const delta = formatDelta(comparison)
  const cell = unbroken(comparison.slower ? strong(`${delta} slower`) : delta)
  return `${cell} ${unbroken(`(${plural(comparison.baseline.values, 'run')})`)}`
}
