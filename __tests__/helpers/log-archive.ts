import { logLine } from './log-text.ts'
import { zipArchive, type ZipEntry } from './zip-archive.ts'

/** So many different files are packed; the others repeat them. */
const DIFFERENT = 16

/**
 * An archive of logs as GitHub makes them, which pack to about a tenth.
 *
 * @param bytes of all files together, about
 */
export function logArchive(files: number, bytes: number): Buffer {
  const data = Array.from({ length: Math.min(files, DIFFERENT) }, (_, index) =>
    logOf(index, Math.floor(bytes / files)),
  )
  const entries = Array.from({ length: files }, (_, index): ZipEntry => {
    const name = `build (${Math.floor(index / 20)})/${(index % 20) + 1}_Run make.txt`
    return { name, data: data[index % data.length] ?? '' }
  })
  return zipArchive(entries)
}

/** Lines, the first so many of which are repeated until it is long enough. */
function logOf(seed: number, bytes: number): Buffer {
  const lines = Array.from({ length: LINES }, (_, index) => {
    const hash = Math.imul(seed * LINES + index, 2_654_435_761) >>> 0
    const text = `compiling src/part-${hash % 97}/file-${index}.c (${hash})`
    return logLine(index / 100, `${text}\n`)
  })
  return Buffer.alloc(bytes, lines.join(''))
}

/** Many longer than what deflate looks back on. */
const LINES = 20_000
