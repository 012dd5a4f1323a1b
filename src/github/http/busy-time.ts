import type { Instant, Milliseconds } from '../../model/time.ts'

/** Time that this process takes to read the logs of a deadline, and to compare them, while none of them can arrive. */
export interface BusyTime {
  /** The time until the deadline. */
  readonly deadline: Milliseconds
  /** Counts the time of something that awaits nothing. */
  readonly measure: <Value>(run: () => Value) => Value
  /** Whether it is over half of the time until the deadline, so that a log was not late, but long. */
  readonly isMost: () => boolean
}

export function startBusyTime(deadline: Milliseconds, now: () => Instant): BusyTime {
  let busy = 0
  return {
    deadline,
    measure(run) {
      const start = now()
      try {
        return run()
      } finally {
        busy += now() - start
      }
    },
    isMost: () => busy > deadline / 2,
  }
}
