import pLimit from 'p-limit'

const IN_PARALLEL = 8

/** Reads items in parallel, in their order, while more can be read. What can't be read is missing. */
export async function readInParallel<Item, Found>(
  items: readonly Item[],
  mayRead: () => boolean,
  read: (item: Item) => Promise<Found | undefined>,
): Promise<Found[]> {
  const results = await pLimit(IN_PARALLEL).map(items, async (item) =>
    mayRead() ? await read(item).catch(() => undefined) : undefined,
  )
  return results.filter((found) => found !== undefined)
}
