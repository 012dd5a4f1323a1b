import { type Channel, channel } from 'node:diagnostics_channel'

/**
 * Receives a message before a text is read that can take seconds to compute, since users decide what it has: a log, a
 * file of results, a stored report, the memory of a month, a long workflow file or list of jobs.
 */
export const UNBOUNDED_TEXTS: Channel = channel('run-report:unbounded-texts')

/** Says that such a text is read next. */
export function announceUnboundedText(): void {
  UNBOUNDED_TEXTS.publish(undefined)
}
