// How a duration, a count or a list of names is written.
import { DAY, HOUR, type Instant, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import { memoize } from '../../model/logged/memoize.ts'

export const UNKNOWN = '–'

const UNITS = [
  { suffix: 'd', length: DAY },
  { suffix: 'h', length: HOUR },
  { suffix: 'm', length: MINUTE },
  { suffix: 's', length: SECOND },
]

/**
 * Returns a duration for people, in its two largest units, rounded to the smaller: `12m 4s`, `6m`,
 * `1h 2m`, `2d 3h`; a dash if it is unknown.
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

/** Returns the same for a table cell, on one line. */
export const durationCell: (duration: Milliseconds | undefined) => string = memoize((duration) =>
  unbroken(formatDuration(duration)),
)

/** Returns a duration of less than 10 s with its fraction, `420ms` or `1.4s`, and a longer one as above. */
export function formatPrecisely(duration: Milliseconds | undefined): string {
  if (duration === undefined || duration >= 9.95 * SECOND) return durationCell(duration)
  if (Math.round(duration) < SECOND) return `${Math.round(duration)}ms`
  return `${(duration / SECOND).toFixed(1)}s`
}

/** Rounds a duration as `formatDuration` does. */
function roundShown(duration: Milliseconds): Milliseconds {
  const step = duration >= DAY ? HOUR : duration >= HOUR ? MINUTE : SECOND
  return Math.round(duration / step) * step
}

/** Returns the difference of two durations as shown: `+1m 4s`, `−12s`, `0s`. */
export function formatDifference(value: Milliseconds, median: Milliseconds): string {
  const shown = shownDelta(value, median)
  if (shown === 0) return formatDuration(0)
  return `${shown < 0 ? '−' : '+'}${formatDuration(Math.abs(shown))}`
}

/** Returns the difference of the rounded values, which a reader gets by subtracting them. */
export function shownDelta(value: Milliseconds, median: Milliseconds): Milliseconds {
  return roundShown(value) - roundShown(median)
}

/** Keeps a value and its units on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0')
}

/** Returns `58 %`; a dash if the part is longer than the whole, which clocks that differ can show. */
export function shareOf(part: Milliseconds | undefined, whole: Milliseconds | undefined): string {
  if (part === undefined || whole === undefined || whole === 0 || part > whole) return UNKNOWN
  return unbroken(`${Math.round((part / whole) * 100)} %`)
}

/** Returns a duration for programs: seconds with at most three decimals; `null` if it is unknown. */
export function toSeconds(duration: Milliseconds | undefined): number | null {
  return duration === undefined ? null : Math.round(duration) / SECOND
}

/** Returns durations for programs, each under a name with the unit. */
export function inSeconds<Times extends Readonly<Record<string, Milliseconds | undefined>>>(
  times: Times,
): InSeconds<Times> {
  const seconds: Record<string, number | null> = {}
  for (const [name, time] of Object.entries(times)) seconds[`${name}Seconds`] = toSeconds(time)
  // They have the names of the times.
  return seconds as InSeconds<Times>
}

type InSeconds<Times> = {
  readonly [Name in keyof Times & string as `${Name}Seconds`]: undefined extends Times[Name]
    ? number | null
    : number
}

/**
 * Returns a time for programs, like the API: `2026-03-01T10:00:00Z`, with milliseconds only if there
 * are any; `null` if it is unknown.
 */
export function toTime(instant: Instant | undefined): string | null {
  return instant === undefined ? null : formatTime(instant)
}

const formatTime = memoize((instant: Instant) =>
  new Date(instant).toISOString().replace('.000Z', 'Z'),
)

/** Returns a day for people: `2026-03-01`. */
export function formatDay(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** Returns a time of the last 24 hours: `10:00 UTC`. */
export function formatClock(instant: Instant): string {
  return formatInstant(instant).slice('2026-03-01 '.length)
}

/** Returns a time for people: `2026-03-01 10:00 UTC`. */
export function formatInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Returns `1,240`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en')
}

/** Returns `1 job` or `3 jobs`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Lists the texts that say something. */
export function textsIn(texts: readonly (string | false | undefined)[]): string[] {
  return texts.filter((text): text is string => Boolean(text))
}

/** Joins these texts. */
export function joinTexts(texts: Parameters<typeof textsIn>[0], separator: string): string {
  return textsIn(texts).join(separator)
}

/** Returns `lint, build, test and 3 more`. */
export function enumerate(items: readonly string[], max = 3): string {
  const rest = items.length - max
  return items.slice(0, max).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
