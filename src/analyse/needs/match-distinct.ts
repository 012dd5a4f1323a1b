/**
 * Assigns a different candidate to each of as many keys as possible. Earlier keys have priority,
 * whatever the order of the candidates.
 *
 * @param candidatesOf ids of the candidates
 * @returns the keys that got a candidate
 * @see https://en.wikipedia.org/wiki/Matching_(graph_theory)#Maximum-cardinality_matching
 */
export function matchDistinct<Key>(
  keys: readonly Key[],
  candidatesOf: (key: Key) => readonly number[],
): ReadonlySet<Key> {
  const owners = new Map<number, Key>()
  const candidates = new Map(keys.map((key) => [key, candidatesOf(key)]))
  /** Assigns a candidate that is free, or whose owner can take another candidate. */
  const assign = (key: Key, visited: Set<number>): boolean =>
    (candidates.get(key) ?? []).some((candidate) => {
      if (visited.has(candidate)) return false
      visited.add(candidate)
      const owner = owners.get(candidate)
      if (owner !== undefined && !assign(owner, visited)) return false
      owners.set(candidate, key)
      return true
    })
  return new Set(keys.filter((key) => assign(key, new Set())))
}
