import { crc32 } from 'node:zlib'
import { type ChangeContent, readEntries } from './extract.ts'

/**
 * Reads an archive that is kept as it is: how many entries it declares, and whether `change` would change one.
 *
 * @throws as `extractArchive`
 */
export async function inspectArchive(
  file: string,
  { change, bytes }: { readonly change: ChangeContent; readonly bytes: number },
): Promise<{ readonly entries: number; readonly isChanged: boolean }> {
  let isChanged = false
  const { entries } = await readEntries(file, bytes, async (entry, archive) => {
    if (entry.fileName.endsWith('/') || isChanged) return
    isChanged = await isEntryChanged(await archive.openReadStreamPromise(entry), change)
  })
  return { entries, isChanged }
}

async function isEntryChanged(
  chunks: AsyncIterable<Buffer>,
  change: ChangeContent,
): Promise<boolean> {
  let before = 0
  let after = 0
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      before = crc32(chunk, before)
      yield chunk
    }
  }
  for await (const chunk of change(measured())) after = crc32(chunk, after)
  return before !== after
}
