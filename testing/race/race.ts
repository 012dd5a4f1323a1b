import type { Scheduler } from 'fast-check'
import type { Wait } from '../fake-github/direct-clients.ts'

/**
 * What nothing else can come between: all requests that an action sends in parallel and the change that
 * follows, since GitHub cannot make it on a condition, or only one request.
 */
export type Unit = 'round' | 'request'

interface RaceEvent {
  readonly label: string
  readonly happen: () => void
}

/** Actions that act in parallel, and events between their requests, in an order that fast-check draws. */
export class Race {
  readonly #scheduler: Scheduler
  readonly #unit: Unit
  readonly #actions: Promise<unknown>[] = []

  constructor(scheduler: Scheduler, unit: Unit) {
    this.#scheduler = scheduler
    this.#unit = unit
  }

  /** Starts an action, which waits before each request. */
  start(act: (wait: Wait) => Promise<unknown>): void {
    const name = `action ${this.#actions.length + 1}`
    const wait = this.#unit === 'round' ? this.#waitForRound(name) : this.#waitForRequest(name)
    this.#actions.push(act(wait))
  }

  /** Lets one event after the other happen, and waits until all actions have finished. */
  async run(events: Iterable<RaceEvent>): Promise<void> {
    for (const { label, happen } of events) {
      const happened = this.#schedule(label, async () => {
        happen()
        await settled()
      })
      await this.#scheduler.waitFor(happened)
    }
    await this.#scheduler.waitFor(Promise.all(this.#actions))
  }

  #waitForRound(name: string): Wait {
    let waiting: { readonly resume: () => void; readonly isWrite: boolean }[] = []
    let isScheduled = false
    const proceed = async () => {
      do {
        const round = waiting
        waiting = []
        for (const { resume } of round) resume()
        await settled()
      } while (waiting.some(({ isWrite }) => isWrite))
      isScheduled = false
      if (waiting.length > 0) schedule()
    }
    const schedule = () => {
      isScheduled = true
      void this.#schedule(name, proceed)
    }
    return (isWrite) =>
      new Promise((resume) => {
        waiting.push({ resume, isWrite })
        if (!isScheduled) schedule()
      })
  }

  #waitForRequest(name: string): Wait {
    return (isWrite) =>
      new Promise((resume) => {
        void this.#schedule(`${name}${isWrite ? ' writes' : ''}`, async () => {
          resume()
          await settled()
        })
      })
  }

  async #schedule(label: string, builder: () => Promise<void>): Promise<void> {
    const { faulty } = await this.#scheduler.scheduleSequence([{ label, builder }]).task
    if (faulty) throw new Error(`${label} failed`)
  }
}

/** Resolves when no promise is left that can go on without a request. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
