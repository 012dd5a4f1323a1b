import pLimit from 'p-limit'
import { ArchiveError } from '../../archive/extract.ts'
import { chunksOf, readArchivedFiles } from '../../archive/read-parts.ts'
import { type Note, oneLine } from '../../model/note.ts'
import { groupsOf } from '../../model/some.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { logReason } from '../logs/fetch-log.ts'
import type { ChosenArtifact } from './choose-artifacts.ts'
import { openArtifact } from './open-artifact.ts'

export const MAX_READ_ARTIFACTS = 20
/** Maximum files of one archive. */
export const MAX_FILES = 2_000
/** Maximum size of one file, before and after decompression. */
export const MAX_FILE_BYTES = 20_000_000
/** Maximum size of all files after decompression. */
export const MAX_TOTAL_BYTES = 64_000_000

const TIMEOUT: Milliseconds = 10 * SECOND
const MAX_PARALLEL = 4
/** Maximum characters of a path in a note. */
const MAX_PATH = 200
/** Which files can be test results; their content decides. */
const RESULTS = /\.(?:xml|trx)$/i
/** A file that was uploaded without an archive gives the artifact its name. */
const FILE = /\.[a-z]\w*$/i
const ZIP_START = 'PK'

const TOO_LARGE = `it is larger than ${MAX_FILE_BYTES / 1e6} MB`
const TOO_MUCH = `at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`

/**
 * Reads a file as far as it needs. The chunks fail if the file cannot be read to its end.
 *
 * @param path as in the archive: untrusted, and only a name
 */
type ReadFile = (
  artifact: ChosenArtifact,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
) => Promise<void>

interface Fault {
  readonly what: string
  readonly reason: string
}

/**
 * Reads the files of artifacts that can be test results, several artifacts in parallel. Nothing is written to the disk.
 * Never throws: it returns a note for each reason why something was not read.
 */
export async function readArtifacts(
  { signal: ended, ...source }: RepositorySource,
  artifacts: readonly ChosenArtifact[],
  readFile: ReadFile,
  retryAfter = SECOND,
): Promise<readonly Note[]> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT)])
  const reading = { ...source, signal, readFile, retryAfter, left: { bytes: MAX_TOTAL_BYTES } }
  const limit = pLimit(MAX_PARALLEL)
  const read = artifacts
    .slice(0, MAX_READ_ARTIFACTS)
    .map((artifact) => limit(() => readArtifact(artifact, reading)))
  const reason = `at most ${MAX_READ_ARTIFACTS} are read`
  const unread = artifacts
    .slice(MAX_READ_ARTIFACTS)
    .map((artifact): Fault => ({ what: nameOf(artifact), reason }))
  const faults = [...(await Promise.all(read)).flat(), ...unread]
  return groupsOf(faults, ({ reason }) => reason).map(([{ what, reason }, ...others]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `Test results in ${what}${more} could not be read: ${reason}.`
    return { severity: 'notice', text }
  })
}

interface Reading extends RepositorySource {
  readonly readFile: ReadFile
  readonly left: { bytes: number }
  readonly retryAfter: Milliseconds
}

async function readArtifact(artifact: ChosenArtifact, reading: Reading): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  const name = nameOf(artifact)
  const fail = (path: string, reason: string) =>
    faults.push({ what: `${oneLine(path).slice(0, MAX_PATH)} of ${name}`, reason })
  let files = 0
  const isWanted = (path: string, size: number): boolean => {
    if (!RESULTS.test(path)) return false
    const isOver = ++files > MAX_FILES
    if (isOver) fail(path, `at most ${MAX_FILES} files of an archive are read`)
    else if (size > MAX_FILE_BYTES) fail(path, TOO_LARGE)
    return !isOver && size <= MAX_FILE_BYTES
  }
  const read = async (path: string, chunks: AsyncIterable<Uint8Array>) => {
    try {
      const redacted = reading.client.redact(limited(chunks, reading.left))
      await reading.readFile(artifact, path, redacted)
    } catch (error) {
      fail(path, reasonOf(error, reading))
    }
  }
  try {
    const file = await openArtifact(artifact, reading)
    const archived = readArchivedFiles(file, isWanted)
    try {
      for await (const { name, chunks } of archived) await read(name, chunks)
    } catch (error) {
      if (!isFile(artifact, error)) throw error
      if (!isWanted(artifact.name, file.size)) return faults
      const bytes = await file.bytes(0, file.size)
      if (bytes.toString('latin1', 0, 2) === ZIP_START) throw error
      await read(artifact.name, chunksOf(bytes))
    }
  } catch (error) {
    faults.push({ what: name, reason: reasonOf(error, reading) })
  }
  return faults
}

/** Returns whether an artifact was uploaded without an archive, by the error that it is none, and by its name. */
function isFile({ name }: ChosenArtifact, error: unknown): boolean {
  const isNone = error instanceof ArchiveError && error.fault === 'not-archive'
  return isNone && !(error.cause instanceof GitHubError) && FILE.test(name)
}

/** Limits what is read, whatever the archive declares. */
async function* limited(chunks: AsyncIterable<Uint8Array>, left: Reading['left']) {
  let ofFile = MAX_FILE_BYTES
  for await (const chunk of chunks) {
    ofFile -= chunk.length
    left.bytes -= chunk.length
    if (ofFile < 0 || left.bytes < 0) throw new ArchiveError(ofFile < 0 ? TOO_LARGE : TOO_MUCH)
    yield chunk
  }
}

function nameOf({ name }: ChosenArtifact): string {
  return `the artifact ${oneLine(name)}`
}

function reasonOf(error: unknown, { signal, client }: RepositorySource): string {
  const { cause, message } = error as Error
  const failed = cause instanceof GitHubError ? cause : error
  if (signal.aborted || failed instanceof GitHubError)
    return logReason(failed, signal, client.repair)
  return error instanceof ArchiveError ? message : `it is damaged (${oneLine(message)})`
}
