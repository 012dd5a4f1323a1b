import { createInflateRaw } from 'node:zlib'
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
} from 'yauzl'
import { ArchiveError, throwNotArchive, verifyChecksum } from './extract.ts'

/** A file of which only parts are in memory. */
export interface PartialFile {
  readonly size: number
  /** Returns the bytes from a position to another, which is not included. */
  readonly bytes: (from: number, before: number) => Promise<Buffer>
}

interface ArchivedFile {
  /** As in the archive: it can lead out of a folder. */
  readonly name: string
  /** Fail if the file is damaged, or larger than the archive declares. */
  readonly chunks: AsyncIterable<Buffer>
}

const MAX_ENTRIES = 50_000
/** Of the header before the data of a file, beside its name and the fields that the directory has as well. */
const MAX_HEADER_BYTES = 1_024
const CHUNK_BYTES = 65_536

/**
 * Reads files of an archive from its directory, in the order of their data. The chunks of a file must be read before
 * the next file.
 *
 * @throws `ArchiveError` if it is no archive, or what `bytes`, the library or zlib throws
 */
export async function* readArchivedFiles(
  file: PartialFile,
  isWanted: (name: string, compressedSize: number) => boolean,
): AsyncGenerator<ArchivedFile> {
  // Names are decoded here: the library stops at a name that leads out of a folder.
  const options = { decodeStrings: false, autoClose: false }
  const opening = fromRandomAccessReaderPromise(new PartReader(file), file.size, options)
  const archive = await opening.catch(throwNotArchive)
  if (archive.entryCount > MAX_ENTRIES)
    throw new ArchiveError(`it has more than ${MAX_ENTRIES} entries`)
  const wanted: Entry[] = []
  for await (const entry of archive.eachEntry()) {
    const { generalPurposeBitFlag: flags, fileNameRaw, extraFields, compressedSize } = entry
    entry.fileName = getFileNameLowLevel(flags, fileNameRaw, extraFields, true)
    if (isWanted(entry.fileName, compressedSize)) wanted.push(entry)
  }
  wanted.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const entry of wanted) {
    const chunks = async function* () {
      if (!entry.canDecodeFileData())
        throw new ArchiveError('it is encrypted or of an unknown method')
      const { relativeOffsetOfLocalHeader: from, fileNameLength, extraFieldLength } = entry
      const length = MAX_HEADER_BYTES + fileNameLength + extraFieldLength + entry.compressedSize
      // The library reads the header alone, which would be a request of its own.
      await file.bytes(from, Math.min(from + length, file.size))
      const { fileDataStart: at } = await archive.readLocalFileHeaderPromise(entry, {
        minimal: true,
      })
      const data = await file.bytes(at, at + entry.compressedSize)
      // The streams of the library take several times as long for a small file.
      const isStored = entry.compressionMethod === 0
      yield* verifyChecksum(isStored ? chunksOf(data) : createInflateRaw().end(data), entry)
    }
    yield { name: entry.fileName, chunks: chunks() }
  }
}

class PartReader extends RandomAccessReader {
  readonly #file: PartialFile

  constructor(file: PartialFile) {
    super()
    this.#file = file
  }

  override read(...[buffer, at, length, from, done]: Parameters<RandomAccessReader['read']>): void {
    this.#file.bytes(from, from + length).then((bytes) => {
      bytes.copy(buffer, at)
      done(null)
    }, done)
  }
}

/** Divides bytes, so that only a part of them is decoded at a time. */
// eslint-disable-next-line @typescript-eslint/require-await -- as other chunks are
export async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
}
