import pLimit from 'p-limit'

const IN_PARALLEL = 8

/** Reads items in parallel, in their order, while more can be read. What can't be read is missing. */
export async function readInParallel<Item, Found>(
  items: readonly Item[],
  mayRead: () => boolean,
  read: (item: Item) => Promise<Found | undefined>,
): Promise<{ readonly listing: Item; readonly found: Found }[]> {
  const results = await pLimit(IN_PARALLEL).map(items, async (listing) => {
    const found = mayRead() ? await read(listing).catch(() => undefined) : undefined
    return found === undefined ? [] : [{ listing, found }]
  })
  return results.flat()
}
