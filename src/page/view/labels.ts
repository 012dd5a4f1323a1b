import { DAY, type Instant, type Milliseconds } from '../../model/time.ts'
import { formatDuration } from '../../render/text/units.ts'
import type { JobView } from './jobs.ts'

/** Which colour and icon an outcome has. */
export type Tone = 'passed' | 'failed' | 'stopped' | 'skipped' | 'active' | 'odd'

const TONES: Readonly<Record<string, Tone>> = {
  success: 'passed',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'stopped',
  skipped: 'skipped',
  neutral: 'skipped',
  in_progress: 'active',
  queued: 'active',
  waiting: 'active',
  pending: 'active',
  requested: 'active',
  '': 'skipped',
}

export function toneOf(outcome: string): Tone {
  return (Object.hasOwn(TONES, outcome) ? TONES[outcome] : undefined) ?? 'odd'
}

const LABELS: Readonly<Record<string, string>> = {
  success: 'passed',
  failure: 'failed',
  startup_failure: 'failed to start',
  in_progress: 'running',
  action_required: 'requires action',
  '': 'unknown',
}

/** Returns a word or two, such as `passed` or `timed out`. */
export function outcomeLabel(outcome: string): string {
  const label = Object.hasOwn(LABELS, outcome) ? LABELS[outcome] : undefined
  return label ?? outcome.replaceAll('_', ' ')
}

/** Returns the outcome of a job with what it depends on. */
export function jobOutcome({ job, outcome }: JobView): string {
  const note = job.forgiven
    ? ', forgiven'
    : job.carriedOver
      ? ', earlier attempt'
      : job.current
        ? ', this job'
        : ''
  return outcomeLabel(outcome) + note
}

/** Returns a duration in seconds for people; a dash if it is unknown. */
export function secondsLabel(seconds: number | null | undefined): string {
  return formatDuration(seconds == null ? undefined : seconds * 1_000)
}

/** Returns a short duration with tenths if it is below ten seconds. */
export function preciseDuration(time: Milliseconds): string {
  if (time < 10_000 && time % 1_000 !== 0) return `${(time / 1_000).toFixed(time < 1_000 ? 2 : 1)}s`
  return formatDuration(time)
}

/** Returns `+12s`, `−3s` or `±0s`. */
export function deltaLabel(delta: Milliseconds): string {
  if (Math.abs(delta) < 500) return '±0s'
  return `${delta < 0 ? '−' : '+'}${formatDuration(Math.abs(delta))}`
}

const counts = new Intl.NumberFormat('en')

/** Returns `5,000`. */
export function countLabel(count: number): string {
  return counts.format(count)
}

/** Returns a time of day in UTC, with the date if `length` exceeds a day. */
export function clockLabel(instant: Instant, length: Milliseconds): string {
  const text = new Date(instant).toISOString()
  const time = text.slice(11, 19)
  return `${length > DAY ? `${text.slice(0, 10)} ` : ''}${time} UTC`
}
