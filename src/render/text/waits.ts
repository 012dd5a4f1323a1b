import { isPass } from '../../model/conclusion.ts'
import { HELD_BY_REASONS } from '../../model/reasons.ts'
import { idleBefore } from '../../model/report/pause.ts'
import type { Comparison } from '../../model/report/history.ts'
import type { CriticalPath, PathJob, Report } from '../../model/report/report.ts'
import { sortBy } from '../../model/some.ts'
import { type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import { type Inline, jobLabel } from './inline.ts'
import { formatDuration } from './units.ts'

/** Minimum wait for something else than a runner that is worth a line. */
export const MIN_PAUSE = 30 * SECOND

/** Minimum wait for a runner that is worth a line, and as a part of the duration of the run. */
export const MIN_LONG_QUEUE = 2 * MINUTE
const MIN_QUEUE_SHARE = 0.25

/** Limit of the lines below the heading. */
export const MAX_WAITS = 3

export function isLongQueue(
  queue: Milliseconds | undefined,
  { duration = 0 }: Pick<Report['totals'], 'duration'>,
): boolean {
  return (queue ?? 0) >= Math.max(MIN_LONG_QUEUE, duration * MIN_QUEUE_SHARE)
}

/** Says in a line each which jobs held a run that passed up, because they waited for long. */
export function longWaitLines(report: Report, inline: Inline): string[] {
  return longWaits(report).map((one) => {
    const slow = slowerQueues(report).find(({ job }) => job.listed.id === one.job.listed.id)
    const median = slow && formatDuration(slow.baseline.median)
    const wait = describeWait(one, report.criticalPath, inline)
    return median === undefined || one.heldBy !== 'runner' ? wait : `${wait} instead of ${median}`
  })
}

/** Lists the jobs on the critical path that waited longer for a runner than in earlier runs. */
export function slowerQueues({
  history,
}: Pick<Report, 'history'>): readonly (Comparison & Pick<PathJob, 'job'>)[] {
  return (history?.causes ?? [])
    .filter(({ part, comparison }) => part === 'queue' && comparison.slower)
    .map(({ job, comparison }) => ({ ...comparison, job }))
}

/** Says the same below the path of any run, and also what GitHub does not explain. */
export function waitSentences(report: Report, inline: Inline): string[] {
  const { criticalPath } = report
  return (criticalPath?.jobs ?? [])
    .filter((one) => isLong(one, report) || (one.heldBy === 'unknown' && one.delay !== undefined))
    .map((job) => `${describeWait(job, criticalPath, inline)}.`)
}

/** Lists the jobs on the path of a run that passed whose wait is worth a line, the longest first. */
export function longWaits(report: Report): readonly PathJob[] {
  const { conclusion, criticalPath } = report
  const long = criticalPath?.jobs.filter((one) => isLong(one, report)) ?? []
  return isPass(conclusion) ? sortBy(long, ({ delay = 0 }) => -delay).slice(0, MAX_WAITS) : []
}

function isLong({ job, heldBy, delay }: PathJob, { run, jobs = [], totals }: Report): boolean {
  if (heldBy === 'runner') return isLongQueue(job.queue, totals)
  if (heldBy === 'approval') return (delay ?? 0) >= MIN_PAUSE
  // A leg of a matrix waits while others run.
  return heldBy === 'unknown' && (idleBefore(job, jobs, run.startedAt) ?? 0) >= MIN_PAUSE
}

/** What a job did that had no runner. */
export const WAITED_FOR_RUNNER = `waited for ${HELD_BY_REASONS.runner}`

function describeWait(
  { job, heldBy, delay }: PathJob,
  path: CriticalPath | undefined,
  inline: Inline,
): string {
  const name = jobLabel(job.listed, inline)
  const { labels } = job.listed.runner
  const listed = labels.length === 0 ? '' : ` (${inline.text(labels.join(', '))})`
  if (heldBy === 'runner')
    return `${name} waited ${formatDuration(job.queue)} for ${HELD_BY_REASONS.runner}${listed}`
  if (heldBy === 'approval')
    return `${name} waited ${formatDuration(delay)} for ${HELD_BY_REASONS.approval}`
  const index = path?.jobs.findIndex((one) => one.job === job) ?? 0
  const before = path?.jobs[index - 1]?.job
  const since = before === undefined ? 'the run' : jobLabel(before.listed, inline)
  const began = before === undefined ? 'started' : 'finished'
  return `GitHub does not explain why ${name} started ${formatDuration(delay)} after ${since} had ${began}`
}
