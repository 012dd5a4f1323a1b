/** A list that is never empty. */
export type Some<Item> = readonly [Item, ...Item[]]

export function isSome<Item>(items: readonly Item[]): items is Some<Item> {
  return items.length > 0
}

export function mapSome<Item, Result>(
  items: Some<Item>,
  map: (item: Item, index: number) => Result,
): Some<Result> {
  const [first, ...others] = items
  return [map(first, 0), ...others.map((item, index) => map(item, index + 1))]
}

/** Sorts items by a number, the least first. */
export function sortBy<Item>(items: readonly Item[], rankOf: (item: Item) => number): Item[] {
  return items.toSorted((a, b) => rankOf(a) - rankOf(b))
}

export function sortSome<Item>(items: Some<Item>, rankOf: (item: Item) => number): Some<Item> {
  const [first = items[0], ...others] = sortBy(items, rankOf)
  return [first, ...others]
}

/** Groups items by a key, in the order of the first item of each group. */
export function groupsOf<Item>(items: Some<Item>, keyOf: KeyOf<Item>): Some<Some<Item>>
export function groupsOf<Item>(items: readonly Item[], keyOf: KeyOf<Item>): readonly Some<Item>[]
export function groupsOf<Item>(
  items: readonly Item[],
  keyOf: KeyOf<Item>,
): readonly (readonly Item[])[] {
  return [...Map.groupBy(items, keyOf).values()]
}

/** Returns the last of the items with the same key, in the order of the first items. */
export function uniqueBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}

type KeyOf<Item> = (item: Item, index: number) => unknown

/** Returns the median, or the mean of the two middle values; `undefined` without values. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const low = sorted.at(-half - 1)
  const high = sorted[half]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
