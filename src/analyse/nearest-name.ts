import { closest, distance } from 'fastest-levenshtein'

/** A name that differs in more than this share of its characters is another one. */
const MAX_SHARE = 0.4

/** Returns the name that a person may have meant; `undefined` if none is near. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const name = closest(given, [...names])
  return distance(given, name) <= MAX_SHARE * given.length ? name : undefined
}
