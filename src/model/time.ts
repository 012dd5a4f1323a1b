/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A duration. */
export type Milliseconds = number

export const SECOND: Milliseconds = 1_000
export const MINUTE: Milliseconds = 60 * SECOND
export const HOUR: Milliseconds = 60 * MINUTE
export const DAY: Milliseconds = 24 * HOUR

/** Days up to now that the report of a month compares with those before. */
export const RECENT_DAYS = 7

/** Returns the start of the day of a time, in UTC. */
export function dayOf(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY
}
