/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A duration. */
export type Milliseconds = number

export const SECOND: Milliseconds = 1_000
export const MINUTE: Milliseconds = 60 * SECOND
export const HOUR: Milliseconds = 60 * MINUTE
export const DAY: Milliseconds = 24 * HOUR

/** Whole days of which the report of a month sums up what ran. */
export const RECENT_DAYS = 7

/** Returns the start of the day of a time, in UTC. */
export function dayOf(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY
}

/** Returns the last `RECENT_DAYS` whole days in UTC before an instant: `untilAt` is the midnight before it. */
export function recentDays(now: Instant): { readonly fromAt: Instant; readonly untilAt: Instant } {
  const untilAt = dayOf(now)
  return { fromAt: untilAt - RECENT_DAYS * DAY, untilAt }
}
