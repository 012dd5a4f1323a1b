/** A time of an API body as a test writes it: seconds after `START`, or the text to send as it is. */
export type Time = number | string | null | undefined

/** Second 0 of every generated run. */
export const START = '2026-03-01T10:00:00Z'
const START_MS = Date.parse(START)

/** `90` → `2026-03-01T10:01:30Z`; anything but a number stays what it is. */
export function writeTime(time: number): string
export function writeTime(time: Time): string | null | undefined
export function writeTime(time: Time): string | null | undefined {
  if (typeof time !== 'number') return time
  const written = new Date(START_MS + time * 1000).toISOString()
  // Real responses since 2024 carry whole seconds.
  return written.replace('.000Z', 'Z')
}

/** Seconds after `START`; `undefined` where the time is none. */
export function readSeconds(time: Time): number | undefined {
  if (typeof time === 'number') return time
  const instant = Date.parse(time ?? '')
  return Number.isNaN(instant) ? undefined : (instant - START_MS) / 1000
}
