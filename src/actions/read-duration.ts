import parseDuration from 'parse-duration'
import type { Milliseconds } from '../model/time.ts'

/** Units of a duration, in lower case. `M` is not accepted: it may mean minutes or months. */
type DurationUnit = 'd' | 'h' | 'm' | 's'

/**
 * Parses a duration above 0, such as `90s`, `1h30m` or `30d`; returns `undefined` for any other text.
 *
 * @param units the accepted units
 */
export function readDuration(
  text: string,
  units: readonly DurationUnit[] = ['d', 'h', 'm', 's'],
): Milliseconds | undefined {
  // The library skips unknown words: it reads `10 parsecs 15m` as `15m`.
  const format = new RegExp(String.raw`^(?:\d+(?:\.\d+)? *[${units.join('')}] *)+$`)
  const duration = format.test(text) ? parseDuration(text) : null
  return duration !== null && duration > 0 && Number.isFinite(duration) ? duration : undefined
}
