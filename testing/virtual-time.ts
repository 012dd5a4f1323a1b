import { setImmediate } from 'node:timers/promises'

/** Rounds of the event loop after which all that can happen without time has happened. */
const IDLE_ROUNDS = 6_000

/** A clock that goes on when nothing else happens, so that no test waits. */
export function virtualTime() {
  let now = 0
  let due: { readonly at: number; readonly run: () => void }[] = []
  const after = (delayMs: number, run: () => void) => due.push({ at: now + delayMs, run })
  return {
    now: () => now,
    wait: (delayMs: number) =>
      new Promise<undefined>((resolve) => {
        after(delayMs, () => {
          resolve(undefined)
        })
      }),
    /** Stands for `AbortSignal.timeout`. */
    timeout: (delayMs: number) => {
      const controller = new AbortController()
      after(delayMs, () => {
        controller.abort(new DOMException('over', 'TimeoutError'))
      })
      return controller.signal
    },
    /** Returns the result of some work, which takes no real time. */
    async run<Value>(work: Promise<Value>): Promise<Value> {
      const state = { isDone: false }
      const end = () => {
        state.isDone = true
      }
      work.then(end, end)
      for (;;) {
        for (let round = 0; round < IDLE_ROUNDS && !state.isDone; round++) await setImmediate()
        if (state.isDone) return await work
        const [next, ...others] = due.toSorted((one, other) => one.at - other.at)
        // What is imported on demand takes real time.
        if (next === undefined) continue
        due = others
        now = next.at
        next.run()
      }
    },
  }
}
