import { DAY, type Instant } from '../../model/time.ts'

/** One request each, of 1,000 in an hour that a workflow's token has. */
const MAX_CHECKS = 100

interface PickOptions<Item> {
  /** The most items to pick. */
  readonly limit: number
  readonly now: Instant
  /** Checks whether an item is to be picked at all. */
  readonly has: (item: Item) => Promise<boolean>
}

export interface Picked<Item> {
  /** In the order of the list. */
  readonly items: readonly Item[]
  /** How many newer items were not found to be ones that `has` refuses. */
  readonly left: number
  /** Of how many items one was checked. */
  readonly step: number
}

/**
 * Picks the oldest items of a list for which `has` is true. It checks all of up to 100 items, or else about
 * 100 at equal distances and those just before the first that it finds. Others are checked each day, so
 * that none is missed for good.
 *
 * @param list newest first
 * @throws what `has` throws
 */
export async function pickOldest<Item>(
  list: readonly Item[],
  { limit, now, has }: PickOptions<Item>,
): Promise<Picked<Item>> {
  const items = list.map((item, index) => ({ item, index: list.length - 1 - index })).reverse()
  const step = Math.max(1, Math.ceil(items.length / MAX_CHECKS))
  const offset = Math.floor(now / DAY) % step
  const refused = new Set<number>()
  /** Returns the oldest that is to be picked. */
  const check = async (some: typeof items) => {
    const results = await Promise.all(some.map(async ({ item }) => await has(item)))
    for (const [at, { index }] of some.entries()) if (results[at] !== true) refused.add(index)
    return some.find(({ index }) => !refused.has(index))?.index
  }
  const first = await check(items.filter(({ index }) => index % step === offset))
  if (first === undefined) return { items: [], left: 0, step }
  const start = (await check(items.slice(Math.max(0, first - step + 1), first))) ?? first
  const rest = items.filter(({ index }) => index >= start && !refused.has(index))
  const picked = rest.slice(0, limit).map(({ item }) => item)
  return { items: picked.reverse(), left: rest.length - picked.length, step }
}
