import { DAY, type Instant } from '../../model/time.ts'

/** One request each; a workflow's token has 1,000 per hour. */
export const MAX_CHECKS = 100

interface PickOptions<Item> {
  /** Maximum number of items to pick. */
  readonly limit: number
  readonly now: Instant
  /** Returns whether to pick an item. */
  readonly has: (item: Item) => Promise<boolean>
}

export interface Picked<Item> {
  /** In the order of the list. */
  readonly items: readonly Item[]
  /** Number of newer items for which `has` is true or was not called. */
  readonly left: number
  /** Distance between checked items; 1 if all were checked. */
  readonly step: number
}

/**
 * Picks the oldest items of a list for which `has` is true. It checks all of up to 100 items. Of more,
 * it checks about 100 at equal distances, and those just before the first match. Each day it checks
 * others, so that it finds every item in time.
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
  /** Returns the oldest match. */
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
