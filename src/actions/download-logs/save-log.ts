import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ArchiveError, extractArchive } from '../../archive/extract.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import { abortError } from '../../github/errors/github-error.ts'
import type { Client } from '../../github/http/client.ts'
import { type LogRef, openLog } from '../../github/logs/open-log.ts'
import { MINUTE, SECOND } from '../../model/time.ts'
import { writeAtomically } from '../../files.ts'

interface SaveOptions {
  readonly log: LogRef
  readonly folder: string
  /** Whether to extract the archive; the log of one job is not an archive. */
  readonly extract: boolean
  readonly maxBytes: number
}

interface SavedLog {
  /** The folder of the extracted files, or the saved file. */
  readonly path: string
  readonly files: number
  readonly bytes: number
}

/** Maximum pause of GitHub or the log host. */
const IDLE_TIMEOUT = 60 * SECOND

/** Maximum time of a whole download. */
const DEADLINE = 30 * MINUTE

/** More than a run has: each job has a folder, a file of its own and a file per step. */
const MAX_ARCHIVE_ENTRIES = 100_000

/**
 * Saves a log as a stream, so that memory does not grow with its size. A failure leaves no part of
 * the log.
 *
 * @throws what `openLog` throws, `ArchiveError`, or Node's error if the log cannot be written
 */
export async function saveLog(client: Client, options: SaveOptions): Promise<SavedLog> {
  const { log, folder, extract, maxBytes } = options
  const { runId, attempt, jobId } = log
  if (extract) {
    const { files, bytes } = await writeAtomically(folder, async (path) => {
      const archive = `${path}.zip`
      await download(client, log, archive, maxBytes)
      await mkdir(path)
      const extracted = await extractArchive(archive, path, {
        bytes: maxBytes,
        entries: MAX_ARCHIVE_ENTRIES,
        platform: process.platform,
        change: client.redact,
      })
      if (extracted.files === 0) throw new ArchiveError('it has no files', 'empty')
      return extracted
    })
    return { path: folder, files, bytes }
  }
  const archiveName = `run-${runId}${attempt === undefined ? '' : `-attempt-${attempt}`}.zip`
  const path = join(folder, jobId === undefined ? archiveName : `job-${jobId}.txt`)
  const bytes = await writeAtomically(path, async (file) => {
    const size = await download(client, log, file, maxBytes)
    if (jobId !== undefined) return size
    const { entries, isChanged } = await inspectArchive(file, {
      bytes: maxBytes,
      change: client.redact,
    })
    if (entries === 0) throw new ArchiveError('it has no files', 'empty')
    if (isChanged) throw new ArchiveError('a log in it has the token of this step', 'secret')
    return size
  })
  return { path, files: 1, bytes }
}

/** @returns the size of the file */
async function download(
  client: Client,
  log: LogRef,
  file: string,
  maxBytes: number,
): Promise<number> {
  const idle = new AbortController()
  const signal = AbortSignal.any([idle.signal, AbortSignal.timeout(DEADLINE)])
  const timer = setTimeout(() => {
    idle.abort(new DOMException('nothing was received in time', 'TimeoutError'))
  }, IDLE_TIMEOUT)
  let bytes = 0
  async function* measure(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      timer.refresh()
      bytes += chunk.length
      if (bytes > maxBytes)
        throw new ArchiveError(`it is larger than ${maxBytes} bytes`, 'too-large')
      yield chunk
    }
  }
  try {
    const body = await openLog(client, log, signal)
    await pipeline(body, measure, createWriteStream(file, { flags: 'wx' }), { signal })
    return bytes
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error
  } finally {
    clearTimeout(timer)
  }
}
