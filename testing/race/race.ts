import fc, { type Scheduler } from 'fast-check'
import { StepFailure } from '../../src/actions/step-failure.ts'
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
  readonly #paces: readonly number[]
  readonly #actions: Promise<unknown>[] = []

  /** @param paces how many rounds each action makes when it is its turn: a fast one overtakes others */
  constructor(scheduler: Scheduler, unit: Unit, paces: readonly number[]) {
    this.#scheduler = scheduler
    this.#unit = unit
    this.#paces = paces
  }

  /** Starts an action, which waits before each request. */
  start(act: (wait: Wait) => Promise<unknown>): void {
    const name = `action ${this.#actions.length + 1}`
    const pace = this.#paces[this.#actions.length % this.#paces.length] ?? 1
    const wait =
      this.#unit === 'round' ? this.#waitForRounds(name, pace) : this.#waitForRequest(name)
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

  #waitForRounds(name: string, pace: number): Wait {
    let waiting: { readonly resume: () => void; readonly isWrite: boolean }[] = []
    let isScheduled = false
    const isContinued = (rounds: number) =>
      waiting.some(({ isWrite }) => isWrite) || (waiting.length > 0 && rounds < pace)
    const proceed = async () => {
      let rounds = 0
      do {
        rounds += 1
        const round = waiting
        waiting = []
        for (const { resume } of round) resume()
        await settled()
      } while (isContinued(rounds))
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

/** The paces of actions, from one round at a time to all in one turn. */
export const paces = fc.array(fc.constantFrom(1, 1, 2, 4, Infinity), { minLength: 4, maxLength: 4 })

/** Returns the outcome of an action that GitHub refused a change. @throws any other error */
export function failure(error: unknown): { readonly kind: 'failed'; readonly reason: string } {
  if (error instanceof StepFailure) return { kind: 'failed', reason: error.message }
  throw error
}
