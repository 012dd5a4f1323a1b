import { setTimeout } from 'node:timers/promises'
import type { BuildOptions } from '../build-report.ts'
import { type Milliseconds, SECOND } from '../model/time.ts'

/** For so long, the jobs of a run are listed several times while the list is older than what is known of the run. */
export function settling(settle: Milliseconds): Pick<BuildOptions, 'settle' | 'sleep'> {
  return {
    settle,
    sleep: (time, signal) => setTimeout(time, undefined, { signal }).catch(() => undefined),
  }
}

/** Of a report that a job of the run makes. */
export const SETTLE: Milliseconds = 5 * SECOND
/** Of a comment: the event that a run has finished can be earlier than the list. */
export const SETTLE_FINISHED: Milliseconds = 7 * SECOND
