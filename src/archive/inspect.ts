import { crc32 } from 'node:zlib'
import { ArchiveError, asArchiveError, type ChangeContent, openArchive } from './extract.ts'

/**
 * Reads an archive that is kept as it is: how many entries it declares, and whether `change` would change one.
 *
 * @throws as `extractArchive`
 */
export async function inspectArchive(
  file: string,
  { change, bytes }: { readonly change: ChangeContent; readonly bytes: number },
): Promise<{ readonly entries: number; readonly isChanged: boolean }> {
  const archive = await openArchive(file)
  try {
    let left = bytes
    let isChanged = false
    for await (const entry of archive.eachEntry()) {
      left -= entry.uncompressedSize
      if (left < 0) throw new ArchiveError(`its files are larger than ${bytes} bytes`, 'too-large')
      if (entry.fileName.endsWith('/') || isChanged) continue
      isChanged = await isEntryChanged(await archive.openReadStreamPromise(entry), change)
    }
    return { entries: archive.entryCount, isChanged }
  } catch (error) {
    throw asArchiveError(error)
  } finally {
    archive.close()
  }
}

async function isEntryChanged(
  chunks: AsyncIterable<Buffer>,
  change: ChangeContent,
): Promise<boolean> {
  let [before, after] = [0, 0]
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      before = crc32(chunk, before)
      yield chunk
    }
  }
  for await (const chunk of change(measured())) after = crc32(chunk, after)
  return before !== after
}
