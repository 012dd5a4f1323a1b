import { DAY, HOUR, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import { memoize } from './memoize.ts'

/** What stands where a figure is not known. */
export const UNKNOWN = '–'

const UNITS = [
  { suffix: 'd', length: DAY },
  { suffix: 'h', length: HOUR },
  { suffix: 'm', length: MINUTE },
  { suffix: 's', length: SECOND },
]

/**
 * A duration for people, in its two largest units, rounded to the smaller: `12m 4s`, `6m`, `1h 2m`,
 * `2d 3h`; unknown is a dash.
 */
export function formatDuration(duration: Milliseconds | undefined): string {
  if (duration === undefined) return UNKNOWN
  let rest = roundShown(duration)
  const parts: string[] = []
  for (const { suffix, length } of UNITS) {
    const amount = Math.floor(rest / length)
    rest -= amount * length
    if (amount > 0) parts.push(`${amount}${suffix}`)
  }
  return parts.length === 0 ? '0s' : parts.join(' ')
}

/** The same for a table, where it stays on one line. */
export const durationCell: (duration: Milliseconds | undefined) => string = memoize((duration) =>
  unbroken(formatDuration(duration)),
)

/** Rounds a duration to what `formatDuration` shows of it. */
export function roundShown(duration: Milliseconds): Milliseconds {
  const step = duration >= DAY ? HOUR : duration >= HOUR ? MINUTE : SECOND
  return Math.round(duration / step) * step
}

/** Keeps a figure and its units on one line. */
export function unbroken(figure: string): string {
  return figure.replaceAll(' ', '\u00A0')
}

/** `58 %`; unknown where a part is longer than its whole, as with clocks that differ. */
export function shareOf(part: Milliseconds | undefined, whole: Milliseconds | undefined): string {
  if (part === undefined || whole === undefined || whole === 0 || part > whole) return UNKNOWN
  return unbroken(`${Math.round((part / whole) * 100)} %`)
}

/** A duration for programs: seconds with at most three decimals; `null` when it is not known. */
export function toSeconds(duration: Milliseconds): number
export function toSeconds(duration: Milliseconds | undefined): number | null
export function toSeconds(duration: Milliseconds | undefined): number | null {
  return duration === undefined ? null : Math.round(duration) / SECOND
}

/** `1 job`, `3 jobs`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
