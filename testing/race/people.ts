import { directClients, type Wait } from '../fake-github/direct-clients.ts'
import type { FakeState } from '../fake-github/state.ts'

interface Note {
  readonly text: string
  readonly at: number
}

/** The texts that people write into comments and issues while actions act. */
export class People {
  readonly #state: FakeState
  #notes: Note[] = []
  #written = 0
  #time = 0
  /** Texts that an action removed although it had read them. */
  readonly lost: string[] = []

  constructor(state: FakeState) {
    this.#state = state
  }

  /** Returns a text that a person writes now. */
  write(): string {
    this.#written += 1
    const text = `Note ${this.#written} of a person.`
    this.#notes.push({ text, at: (this.#time += 1) })
    return text
  }

  /** Forgets the texts in a post that a person deletes. */
  forget(body: string): void {
    this.#notes = this.#notes.filter(({ text }) => !body.includes(text))
  }

  /** Returns how often each text can be read now. */
  counts(): number[] {
    const all = this.#bodies().join('\n')
    return this.#notes.map(({ text }) => all.split(text).length - 1)
  }

  /**
   * Returns the clients of an action. GitHub changes nothing on a condition, so a text that is written
   * after the action has read the post is lost without a fault.
   *
   * @param written receives each text that the action writes
   */
  clients(wait: Wait, written: (body: string) => void) {
    let readAt = 0
    return directClients(this.#state, {
      wait,
      sent: ({ route, isWrite, parameters: { body } }) => {
        if (!isWrite) {
          if (/comments|issues/.test(route)) readAt = this.#time += 1
          return
        }
        const all = this.#bodies().join('\n')
        const missing = this.#notes.filter(({ text }) => !all.includes(text))
        this.lost.push(...missing.filter(({ at }) => at < readAt).map(({ text }) => text))
        this.#notes = this.#notes.filter((note) => !missing.includes(note))
        if (typeof body === 'string') written(body)
      },
    })
  }

  #bodies(): string[] {
    const { comments, issues } = this.#state
    return [...comments, ...issues].map(({ body }) => body ?? '')
  }
}
