import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/**
 * Reason why an archive was not extracted or kept: it is not a complete archive, has no files, exceeds a limit on
 * bytes, has a damaged or unsafe entry, or one with a secret.
 */
export type ArchiveFault = 'not-archive' | 'empty' | 'too-large' | 'entry' | 'secret'

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault

  /** @param message a clause without its full stop */
  constructor(message: string, fault: ArchiveFault = 'entry', options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

interface ExtractOptions {
  /** Maximum size of all files together. */
  readonly bytes: number
  /** Maximum number of entries. */
  readonly entries: number
  /** The system of the folder: some names are unsafe only on Windows. */
  readonly platform: NodeJS.Platform
  readonly change: ChangeContent
}

/** Changes the content of each file before it is written. */
export type ChangeContent = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

/**
 * Extracts a zip archive into an empty folder, in sequence, each entry as a stream. It stops at the
 * first unsafe entry and leaves the earlier ones: the caller removes the folder. In names, `_` replaces what an artifact
 * cannot have.
 *
 * The compression ratio has no limit: a log of a million equal lines has a ratio of a thousand. The
 * extracted size has one, regardless of what the archive declares.
 *
 * @throws `ArchiveError`, or Node's error if a file cannot be read or written
 */
export async function extractArchive(
  file: string,
  folder: string,
  { platform, change, ...limits }: ExtractOptions,
): Promise<{
  readonly files: number
  readonly bytes: number
  /** The replaced characters, each once. */
  readonly replaced: readonly string[]
}> {
  let files = 0
  let entries = 0
  const nameIn = namesForArtifacts()
  const replaced = new Set<string>()
  const { bytes } = await readEntries(file, limits.bytes, async (entry, archive) => {
    if (++entries > limits.entries) {
      throw new ArchiveError(`it has more than ${limits.entries} entries`)
    }
    const { fileName: name, externalFileAttributes: attributes } = entry
    const written = nameIn(name)
    const refusal = refuseEntry(
      { name: written, attributes, encrypted: entry.isEncrypted() },
      platform,
    )
    if (refusal !== undefined) {
      throw new ArchiveError(`the entry ${JSON.stringify(name)} ${refusal}`)
    }
    for (const [character] of name.matchAll(REFUSED)) replaced.add(character)
    if (await extractEntry(archive, entry, { path: join(folder, written), change })) files++
  })
  return { files, bytes, replaced: [...replaced] }
}

/**
 * Reads the entries of an archive in sequence. The library refuses `..`, absolute paths, backslashes and undeclared
 * sizes.
 *
 * @param maxBytes the maximum size of all files together
 * @returns this size, and how many entries the archive declares
 * @throws as `extractArchive`
 */
export async function readEntries(
  file: string,
  maxBytes: number,
  read: (entry: Entry, archive: ZipFile) => Promise<void>,
): Promise<{ readonly bytes: number; readonly entries: number }> {
  let archive: ZipFile | undefined
  let bytes = 0
  try {
    archive = await openPromise(file, { strictFileNames: true }).catch(throwNotArchive)
    for await (const entry of archive.eachEntry()) {
      bytes += entry.uncompressedSize
      if (bytes > maxBytes) {
        throw new ArchiveError(`its files are larger than ${maxBytes} bytes`, 'too-large')
      }
      await read(entry, archive)
    }
    return { bytes, entries: archive.entryCount }
  } catch (error) {
    // Errors of the library and of zlib concern the archive, but not those of the file system.
    const { syscall, name, message } = error as Partial<NodeJS.ErrnoException>
    const isOther = error instanceof ArchiveError || syscall !== undefined || name === 'AbortError'
    if (isOther) throw error
    throw new ArchiveError(message?.replace(/\.$/, '') ?? '', 'entry', { cause: error })
  } finally {
    archive?.close()
  }
}

/** Throws what the library throws when it opens an archive, as an `ArchiveError` if that is about the archive. */
export function throwNotArchive(error: unknown): never {
  const { syscall, name, message } = error as NodeJS.ErrnoException
  if (syscall !== undefined || name !== 'Error') throw error
  const detail = message.replace(/\.$/, '')
  throw new ArchiveError(`it is not a complete zip archive (${detail})`, 'not-archive', {
    cause: error,
  })
}

/** Extracts an entry; returns whether it is a file. */
async function extractEntry(
  archive: ZipFile,
  entry: Entry,
  { path, change }: Pick<ExtractOptions, 'change'> & { readonly path: string },
): Promise<boolean> {
  const name = entry.fileName
  try {
    if (name.endsWith('/')) {
      await mkdir(path, { recursive: true })
      return false
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(
      await archive.openReadStreamPromise(entry),
      (chunks: AsyncIterable<Buffer>) => change(verifyChecksum(chunks, entry)),
      // Refuses a name that the file system considers equal to an earlier one.
      createWriteStream(path, { flags: 'wx' }),
    )
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(code))
      throw new ArchiveError(`the entry ${JSON.stringify(name)} is a duplicate`)
    throw error
  }
}

/**
 * Characters that `actions/upload-artifact` refuses, also in paths.
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
 */
const REFUSED = /[":<>|*?]/g

/** Returns a function that replaces them in paths; if two names of a folder become one, the later has a number. */
function namesForArtifacts(): (name: string) => string {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  const freePath = (wanted: string) => {
    let number = numbers.get(wanted) ?? 1
    let path = wanted
    while (taken.has(path)) path = wanted.replace(/(?:\.txt|\/)?$/, `_${++number}$&`)
    numbers.set(wanted, number)
    taken.add(path)
    return path
  }
  return (name) => {
    let path = ''
    let original = ''
    for (const part of name.split(/(?<=\/)/)) {
      original += part
      path = paths.get(original) ?? freePath(path + part.replaceAll(REFUSED, '_'))
      paths.set(original, path)
    }
    return path
  }
}

/** Verifies the checksum of a file, which the library does not, and its size. */
export async function* verifyChecksum(
  chunks: AsyncIterable<Uint8Array>,
  entry: Entry,
): AsyncGenerator<Uint8Array> {
  let checksum = 0
  let size = 0
  for await (const chunk of chunks) {
    checksum = crc32(chunk, checksum)
    size += chunk.length
    if (size > entry.uncompressedSize) break
    yield chunk
  }
  if (checksum !== entry.crc32 || size !== entry.uncompressedSize) {
    throw new ArchiveError(`the entry ${JSON.stringify(entry.fileName)} is damaged`)
  }
}

interface EntryFacts {
  /** Path with `/` between its parts; the name of a folder ends with `/`. */
  readonly name: string
  /** The upper half is the file's mode if the archive was written on Unix, else 0. */
  readonly attributes: number
  readonly encrypted: boolean
}

/** Bits of a mode for the kind of file, and the kinds that are extracted. */
const KIND = 0o170000
const KINDS = { none: 0, file: 0o100000, folder: 0o040000 }

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:[.:]|$)/i

// eslint-disable-next-line no-control-regex -- the characters to find
const CONTROL = /[\u0000-\u001F\u007F]/

/**
 * Returns why an entry is unsafe, to follow its name; `undefined` if it is safe. Device names are
 * refused only on Windows: elsewhere `con` and `aux` are ordinary names, which a job can have.
 */
export function refuseEntry(
  { name, attributes, encrypted }: EntryFacts,
  platform: NodeJS.Platform,
): string | undefined {
  if (encrypted) return 'is encrypted'
  const kind = (attributes >>> 16) & KIND
  const isFolder = name.endsWith('/')
  if (kind !== KINDS.none && kind !== (isFolder ? KINDS.folder : KINDS.file)) {
    return 'is neither a file nor a folder but a link or a device'
  }
  const parts = (isFolder ? name.slice(0, -1) : name).split('/')
  for (const part of parts) {
    // Windows removes dots and spaces at the end, so `.. ` means `..`.
    if (/^[. ]*$/.test(part)) return 'leads out of the folder or nowhere'
    if (part.includes('\\')) return 'has a backslash, which is a separator on some systems'
    if (platform === 'win32' && DEVICE.test(part)) return 'is the name of a device on Windows'
    if (part.includes(':')) return 'has a colon, which names a drive or a stream on Windows'
    if (CONTROL.test(part)) return 'has control characters'
  }
  return undefined
}
