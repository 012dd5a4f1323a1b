/** Legs that differ only in their number, such as the shards of a test suite. */
interface NumberedLegs {
  /** How many there are of each, such as for each system. */
  readonly count: number
  /** The indices of the names, by what else the names say. */
  readonly groups: readonly (readonly number[])[]
}

/** A word that says that the number after it is that of a part. */
const PART = String.raw`(?:shard|part|partition|chunk|slice|split|bucket|group|batch|index)s?`

const PART_BEFORE = new RegExp(String.raw`(?:^|[^a-z])${PART}[\s:=#_-]*$`, 'i')
const PART_KEY = new RegExp(String.raw`(?:^|[^a-z])${PART}(?:[^a-z]|$)`, 'i')

/** `1/4`, `1 of 4`, `1-of-4`. */
const TOTAL = /^[\s_-]*(?:\/|of)[\s_-]*(\d+)(?!\d*\.\d)/i

/** `(1, 4)`. */
const TOTAL_VALUE = /^, (\d+)\)/

/**
 * Finds the legs that are parts of one whole: numbered from 1 or 0 without a gap, and called parts by (1) a
 * total that is their count, (2) a word in the name, (3) the matrix key. A number alone can be a version,
 * a year or a port.
 *
 * @param matrixKeys those of the workflow file; `undefined` if it does not show them
 * @returns `undefined` if no number, or more than one, can be that of the part
 * @example test (1/2), test (2/2) → count 2, groups [[0, 1]]
 */
export function findNumberedLegs(
  names: readonly string[],
  matrixKeys: readonly string[] | undefined,
): NumberedLegs | undefined {
  const numbers = names.flatMap((name, index) => numbersIn(name, index))
  const candidates = [...Map.groupBy(numbers, ({ masked }) => masked).values()].filter((numbered) =>
    isWhole(numbered, matrixKeys),
  )
  const groups = candidates.map((numbered) => numbered.map(({ index }) => index))
  const counts = new Set(groups.map(({ length }) => length))
  const [count] = counts
  const isPartition =
    groups.flat().length === names.length && new Set(groups.flat()).size === names.length
  return count === undefined || counts.size > 1 || !isPartition ? undefined : { count, groups }
}

interface NumberInName {
  readonly index: number
  readonly value: number
  readonly before: string
  readonly after: string
  /** The name without this number. */
  readonly masked: string
}

function numbersIn(name: string, index: number): NumberInName[] {
  return [...name.matchAll(/\d+/g)].map(({ 0: digits, index: at }) => {
    const [before, after] = [name.slice(0, at), name.slice(at + digits.length)]
    return { index, value: Number(digits), before, after, masked: `${before}\n${after}` }
  })
}

function isWhole(numbered: readonly NumberInName[], matrixKeys: readonly string[] = []): boolean {
  const [first] = numbered
  if (first === undefined || numbered.length < 2) return false
  const { before, after } = first
  const sorted = numbered.map(({ value }) => value).toSorted((a, b) => a - b)
  const [start = NaN] = sorted
  if (start > 1 || sorted.some((value, at) => value !== start + at)) return false
  // `3.9`, `v2`, `1st`
  if (/[\p{L}.]$/u.test(before) || /^(?:\.\d|\p{L})/u.test(after)) {
    if (!PART_BEFORE.test(before)) return false
  }
  const total = TOTAL.exec(after)?.[1]
  if (total !== undefined) return Number(total) === numbered.length // (1)
  const value = TOTAL_VALUE.exec(after)?.[1]
  if (value !== undefined && Number(value) === numbered.length && before.endsWith('(')) return true // (1)
  if (PART_BEFORE.test(before)) return true // (2)
  return PART_KEY.test(spaced(keyOf(first, matrixKeys) ?? '')) // (3)
}

/** Returns the matrix key of a number that is a whole value: GitHub appends the values in their order. */
function keyOf({ before, after }: NumberInName, keys: readonly string[]): string | undefined {
  if (!/[(,] ?$/.test(before) || !/^(?:, |\)$)/.test(after)) return undefined
  const at = before.slice(before.lastIndexOf('(')).split(', ').length - 1
  return at + after.split(', ').length === keys.length ? keys[at] : undefined
}

/** `shardIndex` → `shard Index` */
function spaced(key: string): string {
  return key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
}
