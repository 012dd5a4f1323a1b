import type { ResponseName } from './any-responses.ts'
import type { ChangeName } from './changes.ts'

/** Told of what is tried: a test that tries nothing passes too. */
export interface Tally {
  /** Only of a change that was made: no time is made wrong where there is none. */
  readonly changed: (answer: ResponseName, change: ChangeName) => void
  /** An answer was handed to the action. */
  readonly answered: (answer: ResponseName) => void
}

export interface Counts {
  readonly changes: ReadonlyMap<ChangeName, ReadonlyMap<ResponseName, number>>
  readonly answers: ReadonlyMap<ResponseName, number>
}

export function countTries(): Tally & { readonly counts: Counts } {
  const changes = new Map<ChangeName, Map<ResponseName, number>>()
  const answers = new Map<ResponseName, number>()
  const addOne = (counts: Map<ResponseName, number>, answer: ResponseName) =>
    counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return {
    counts: { changes, answers },
    changed(answer, change) {
      changes.set(change, addOne(changes.get(change) ?? new Map<ResponseName, number>(), answer))
    },
    answered: (answer) => void addOne(answers, answer),
  }
}
