import { createInflateRaw } from 'node:zlib'
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl'
import { ArchiveError, throwNotArchive, verifyChecksum } from './extract.ts'

/** A file of which only parts are in memory. */
export interface PartialFile {
  readonly size: number
  /** Returns the bytes from a position to another, which is not included. */
  readonly bytes: (from: number, before: number) => Promise<Buffer<ArrayBuffer>>
}

interface ArchivedFile {
  readonly name: string
  /** Size in bytes, as compressed in the archive. */
  readonly size: number
  readonly chunks: AsyncIterable<Uint8Array>
}

const MAX_ENTRIES = 50_000

/**
 * Lists the files of an archive whose names match, by its directory. Only their chunks read more: they fail if the
 * file is damaged, or larger than the archive declares. A name can lead out of a folder.
 *
 * @throws `ArchiveError` if it is no archive, or what `bytes`, the library or zlib throws
 */
export async function* readArchivedFiles(
  file: PartialFile,
  names: RegExp,
): AsyncGenerator<ArchivedFile, void> {
  class PartReader extends RandomAccessReader {
    override read(...[to, at, length, from, done]: Parameters<RandomAccessReader['read']>): void {
      file.bytes(from, from + length).then((bytes) => {
        bytes.copy(to, at)
        done(null)
      }, done)
    }
  }
  // Names are decoded here: the library stops at a name that leads out of a folder.
  const options = { decodeStrings: false, autoClose: false }
  const opening = fromRandomAccessReaderPromise(new PartReader(), file.size, options)
  const archive = await opening.catch(throwNotArchive)
  if (archive.entryCount > MAX_ENTRIES)
    throw new ArchiveError(`it has more than ${MAX_ENTRIES} entries`)
  const found: Entry[] = []
  for await (const entry of archive.eachEntry()) {
    const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry
    entry.fileName = getFileNameLowLevel(flags, fileNameRaw, extraFields, true)
    if (names.test(entry.fileName)) found.push(entry)
  }
  for (const entry of found) {
    const { fileName: name, compressedSize: size } = entry
    yield { name, size, chunks: contentOf(entry, archive, file) }
  }
}

async function* contentOf(entry: Entry, archive: ZipFile, file: PartialFile) {
  if (!entry.canDecodeFileData()) throw new ArchiveError('it is encrypted or of an unknown method')
  const { fileDataStart: at } = await archive.readLocalFileHeaderPromise(entry, { minimal: true })
  const data = await file.bytes(at, at + entry.compressedSize)
  // The streams of the library take several times as long for a small file.
  const isStored = entry.compressionMethod === 0
  const chunks = isStored ? new Blob([data]).stream() : createInflateRaw().end(data)
  yield* verifyChecksum(chunks as AsyncIterable<Uint8Array>, entry)
}
