// Which values of a line the logs show.
import type { LogRows } from '../../model/logged/green-log.ts'
import type { LogRow } from '../../model/logged/step-log.ts'
import { isSome } from '../../model/some.ts'
import { fitFinder, isValue, type VaryingLine } from './vary-values.ts'

/** Lines that two logs do not share, and of which the nearest are compared; more show nothing. */
const MAX_COMPARED = 500

/**
 * Returns a function that finds a line in logs, as it is, or with other values if two of the logs print the line with
 * different ones.
 *
 * @param others further logs: they show which values such a line has
 */
export function variesByEvidence(
  logs: readonly LogRows[],
  others: readonly LogRows[] = [],
): (row: Pick<LogRow, 'key'>) => boolean {
  const keys = keysOf(logs.flat())
  const pairs = logs.flatMap((rows, index) =>
    logs.slice(index + 1).flatMap((later) => varyingLines(rows, later)),
  )
  if (!isSome(pairs)) return ({ key }) => keys.has(key)
  const printed = [...keys, ...keysOf(others.flat())].map(splitWords)
  const fits = fitFinder(pairs, printed)
  return ({ key }) => keys.has(key) || fits(splitWords(key))
}

export function keysOf(rows: LogRows): ReadonlySet<string> {
  return new Set(rows.map(({ key }) => key))
}

/** Returns what two logs print in the same line with other values. */
function varyingLines(rows: LogRows, others: LogRows): readonly VaryingLine[] {
  const keys = keysOf(rows)
  const otherKeys = keysOf(others)
  const unshared = rows.filter(({ key }) => !otherKeys.has(key)).slice(0, MAX_COMPARED)
  const unsharedThere = others.filter(({ key }) => !keys.has(key)).slice(0, MAX_COMPARED)
  const candidates = Map.groupBy(
    unsharedThere.map(({ key }) => splitWords(key)),
    ({ length }) => length,
  )
  return unshared.flatMap(({ key }) => {
    const words = splitWords(key)
    const nearest = nearestTo(words, candidates.get(words.length) ?? [])
    const places = [...words.keys()].filter((index) => words[index] !== nearest[index])
    if (nearest.length === 0 || places.length * 2 > words.length) return []
    const areValues = [words, nearest].every((line) =>
      places.every((index) => isValue(line[index] ?? '')),
    )
    const isWorded = words.some((word, index) => word === nearest[index] && /\p{L}/u.test(word))
    return areValues && isWorded ? { words, places } : []
  })
}

/** Returns the first of the lines that have most words in the same place as one; they have as many. */
function nearestTo(
  words: readonly string[],
  candidates: readonly (readonly string[])[],
): readonly string[] {
  let nearest: readonly string[] = []
  let maxEqual = -1
  for (const candidate of candidates) {
    let equal = 0
    for (let index = 0; index < words.length; index += 1)
      if (words[index] === candidate[index]) equal += 1
    if (equal > maxEqual) [nearest, maxEqual] = [candidate, equal]
  }
  return nearest
}

/** Divides a line into words, numbers, what is masked, and each other sign. */
function splitWords(key: string): readonly string[] {
  return key.match(/<\w+>|[\p{L}\p{N}_]+(?:\.\d+)*|[^\s\p{L}\p{N}]/gu) ?? []
}
