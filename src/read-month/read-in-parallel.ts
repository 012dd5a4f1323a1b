const IN_PARALLEL = 8

/** Reads items in parallel, in their order, while more can be read. What can't be read is missing. */
export async function readInParallel<Item, Found>(
  items: readonly Item[],
  mayRead: () => boolean,
  read: (item: Item) => Promise<Found | undefined>,
): Promise<{ readonly listing: Item; readonly found: Found }[]> {
  const results: { at: number; listing: Item; found: Found }[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length && mayRead(); at = next++) {
      const listing = items[at] as Item
      const found = await read(listing).catch(() => undefined)
      if (found !== undefined) results.push({ at, listing, found })
    }
  }
  await Promise.all(Array.from({ length: IN_PARALLEL }, work))
  return results.sort((a, b) => a.at - b.at)
}
