/** Holds responses until the client waits for nothing else, which makes rounds of requests exact. */
export type HeldResponses = ReturnType<typeof holdResponses>

/** Returns what servers in the process of their client share, so that they respond together. */
export function holdResponses() {
  let rounds = 0
  let held: (() => void)[] = []
  return {
    /** How often the held responses were sent. */
    get rounds() {
      return rounds
    },
    /** Resolves when the response may be sent. */
    hold: () =>
      new Promise<void>((resolve) => {
        if (held.push(resolve) > 1) return
        void untilIdle(() => held.length).then(() => {
          rounds += 1
          const responses = held
          held = []
          for (const respond of responses) respond()
        })
      }),
  }
}

/** More than the turns that a request takes from the client to a server of the same process. */
const QUIET_TURNS = 20
/** What the process waits for and nobody holds: files, and connections and data on their way. */
const UNDER_WAY = /Req|Connect|Write|Shutdown/i

// The timer as it is before a run in this process shortens it.
const { setTimeout: wait } = globalThis

/**
 * Resolves when this process has done all that it can without another response, however long that takes.
 *
 * @param count the number of requests so far
 */
export async function untilIdle(count: () => number): Promise<void> {
  let seen = NaN
  for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
    // After the timers that have expired, so that no pause of the client is cut short.
    await new Promise<void>((resolve) => wait(resolve, 1))
    await new Promise<void>((resolve) => setImmediate(resolve))
    const isUnderWay = process.getActiveResourcesInfo().some((name) => UNDER_WAY.test(name))
    if (count() !== seen || isUnderWay) quiet = 0
    seen = count()
  }
}
