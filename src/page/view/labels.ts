import type { KnownConclusion } from '../../model/conclusion.ts'
import { waitReason } from '../../model/reasons.ts'
import { DAY, type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { labelOf } from '../../render/text/labels.ts'
import { formatDuration } from '../../render/text/units.ts'
import type { JobView } from './jobs.ts'

/** Which colour and icon an outcome has. */
export type Tone = 'passed' | 'failed' | 'stopped' | 'skipped' | 'active' | 'odd'

const TONES: Readonly<Record<string, Tone>> = {
  action_required: 'odd',
  stale: 'odd',
  unknown: 'odd',
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
} satisfies Record<KnownConclusion, Tone> & Record<string, Tone>

export function toneOf(outcome: string): Tone {
  return (Object.hasOwn(TONES, outcome) ? TONES[outcome] : undefined) ?? 'odd'
}

/** Returns the colour of its bars. */
export function barColour(outcome: string): string {
  return `var(--bar-${toneOf(outcome)}, var(--bar-stopped))`
}

const WORST_FIRST = ['failed', 'odd', 'active', 'stopped', 'passed', 'skipped'] as const

/** Returns a lower number for a worse outcome. */
export function severityOf(outcome: string): number {
  return WORST_FIRST.indexOf(toneOf(outcome))
}

/** Returns GitHub's word, such as `success` or `timed out`, as the summary has it. */
export function outcomeLabel(outcome: string): string {
  if (outcome === '') return 'unknown'
  return outcome === 'in_progress' ? 'running' : labelOf(outcome)
}

/** Lists what a job did: outcome, duration, wait and critical path. */
export function jobFacts(view: JobView): string[] {
  const { status, onPath, outcome, wait, held, duration } = view
  const facts = [
    status,
    wait && `waited ${waitLabel(view)} for ${waitReason(held, outcome)}`,
    duration !== null && `ran ${ranLabel(view)}`,
    onPath && 'on the critical path',
  ]
  return facts.filter((fact) => typeof fact === 'string')
}

export function ranLabel({ duration, open }: JobView): string {
  return preciseDuration(duration) + (open && duration !== null ? ' so far' : '')
}

export function waitLabel({ wait, open, from }: JobView): string {
  return preciseDuration(wait) + (open && wait !== null && from === null ? ' so far' : '')
}

/** Returns a short duration with tenths if it is below ten seconds; a dash if it is unknown. */
export function preciseDuration(time: Milliseconds | null): string {
  if (time === null || time >= 9_950 || time % SECOND === 0)
    return formatDuration(time ?? undefined)
  return `${(time / SECOND).toFixed(time < 995 ? 2 : 1)}s`
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
