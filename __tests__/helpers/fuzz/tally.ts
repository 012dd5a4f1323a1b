import type { ResponseName } from './any-responses.ts'
import type { ChangeName } from './changes.ts'

/** Counts what is tried, since a test that tries nothing passes too. */
export interface Tally {
  /** Only of a change that was made: no time is made wrong where there is none. */
  readonly changed: (response: ResponseName, change: ChangeName) => void
  /** A response was handed to the action. */
  readonly responded: (response: ResponseName) => void
}

export interface Counts {
  readonly changes: ReadonlyMap<ChangeName, ReadonlyMap<ResponseName, number>>
  readonly responses: ReadonlyMap<ResponseName, number>
}

export function countTries(): Tally & { readonly counts: Counts } {
  const changes = new Map<ChangeName, Map<ResponseName, number>>()
  const responses = new Map<ResponseName, number>()
  const addOne = (counts: Map<ResponseName, number>, response: ResponseName) =>
    counts.set(response, (counts.get(response) ?? 0) + 1)
  return {
    counts: { changes, responses },
    changed(response, change) {
      changes.set(change, addOne(changes.get(change) ?? new Map<ResponseName, number>(), response))
    },
    responded: (response) => void addOne(responses, response),
  }
}
