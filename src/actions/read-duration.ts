import parseDuration from 'parse-duration'
import type { Milliseconds } from '../model/time.ts'

/** The library takes what it knows out of any text: `15m` out of `10 parsecs 15m`. */
const DURATION = /^(?:\d+(?:\.\d+)? *[dhms] *)+$/i

/** A duration above 0, such as `90s`, `1h30m` or `30d`; `undefined` where the text is none. */
export function readDuration(text: string): Milliseconds | undefined {
  const duration = DURATION.test(text) ? parseDuration(text) : null
  return duration !== null && duration > 0 && Number.isFinite(duration) ? duration : undefined
}
