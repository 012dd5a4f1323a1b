import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ArchiveError } from './archive-error.ts'
import { refuseEntry } from './entry-check.ts'

export interface ExtractOptions {
  /** Maximum size of all files together. */
  readonly bytes: number
  /** Maximum number of entries. */
  readonly entries: number
  /** The system of the folder: some names are not safe on Windows only. */
  readonly platform: NodeJS.Platform
}

interface Extracted {
  readonly files: number
  readonly bytes: number
}

/**
 * Extracts a zip archive into an empty folder, one entry after the other, each as a stream. At the
 * first entry that is not safe it stops, with what came before it extracted: the caller takes the
 * folder away.
 *
 * How much smaller than itself a file may be packed is not bounded: a log of a million equal lines
 * is packed a thousandfold. What it unpacks to is, whatever the archive declares.
 *
 * @throws `ArchiveError`, or Node's error where a file can't be read or written
 */
export async function extractArchive(
  file: string,
  folder: string,
  { platform, ...limits }: ExtractOptions,
): Promise<Extracted> {
  let archive: ZipFile | undefined
  let files = 0
  let bytes = 0
  let entries = 0
  try {
    archive = await openArchive(file)
    for await (const entry of archive.eachEntry()) {
      if (++entries > limits.entries) {
        throw new ArchiveError(`it has more than ${limits.entries} entries`)
      }
      bytes += entry.uncompressedSize
      if (bytes > limits.bytes) {
        throw new ArchiveError(`its files are larger than ${limits.bytes} bytes`, 'too-large')
      }
      const { fileName: name, externalFileAttributes: attributes } = entry
      const refusal = refuseEntry({ name, attributes, encrypted: entry.isEncrypted() }, platform)
      if (refusal !== undefined) {
        throw new ArchiveError(`the entry ${JSON.stringify(name)} ${refusal}`)
      }
      if (await extractEntry(archive, entry, folder)) files++
    }
  } catch (error) {
    throw asArchiveError(error)
  } finally {
    archive?.close()
  }
  return { files, bytes }
}

/**
 * Counts the entries that an archive declares.
 *
 * @throws as `extractArchive`
 */
export async function countEntries(file: string): Promise<number> {
  const archive = await openArchive(file)
  archive.close()
  return archive.entryCount
}

/** Opens an archive. The library refuses `..`, absolute paths, backslashes and undeclared sizes. */
async function openArchive(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { strictFileNames: true })
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException
    if (syscall !== undefined) throw error
    const detail = message.replace(/\.$/, '')
    throw new ArchiveError(`it is not a complete zip archive (${detail})`, 'not-archive', {
      cause: error,
    })
  }
}

/** @returns whether it was a file */
async function extractEntry(archive: ZipFile, entry: Entry, folder: string): Promise<boolean> {
  const name = entry.fileName
  const path = join(folder, name)
  try {
    if (name.endsWith('/')) {
      await mkdir(path, { recursive: true })
      return false
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(
      await archive.openReadStreamPromise(entry),
      (chunks: AsyncIterable<Buffer>) => checkSum(chunks, entry),
      // A name that the file system takes for one that is there already is not written over.
      createWriteStream(path, { flags: 'wx' }),
    )
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(code))
      throw new ArchiveError(`the entry ${JSON.stringify(name)} is there twice`)
    throw error
  }
}

/** The library checks a file's length and leaves its sum to others. */
async function* checkSum(chunks: AsyncIterable<Buffer>, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.crc32) {
    throw new ArchiveError(`the entry ${JSON.stringify(entry.fileName)} is damaged`)
  }
}

/** The library's and zlib's errors tell of the archive; those of the file system are its own. */
function asArchiveError(error: unknown): unknown {
  const { syscall, name, message } = error as Partial<NodeJS.ErrnoException>
  const isOther = error instanceof ArchiveError || syscall !== undefined || name === 'AbortError'
  return isOther
    ? error
    : new ArchiveError(message?.replace(/\.$/, '') ?? '', 'entry', { cause: error })
}
