import { type Note, oneLine } from '../model/note.ts'
import type { ResultFile } from '../model/results/test-results.ts'
import { groupsOf } from '../model/some.ts'
import { MAX_FILE_BYTES, resultReader, TOO_LARGE } from './result-reader.ts'

/** Maximum files of one artifact, or of the workspace. */
export const MAX_FILES = 2_000
/** Maximum size of all files of a run, after decompression. */
export const MAX_TOTAL_BYTES = 64_000_000
/** Maximum characters of a path in a note. */
const MAX_PATH = 200
const TOO_MUCH = `at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`

/** Which files can be test results; their content decides. */
export const RESULTS = /\.(?:xml|trx)$/i

/** Why an artifact or a file was not all read. */
export interface Fault {
  readonly artifact: string | undefined
  readonly file?: string
  /** A clause. */
  readonly reason: string
}

/** Files in the order in which they are listed, and why some were not all read. */
export interface ReadFiles {
  readonly files: readonly ResultFile[]
  readonly faults: readonly Fault[]
}

interface ReadOptions extends Pick<ResultFile, 'artifact' | 'uploaders'> {
  /** How many bytes may still be read of all files of a run. */
  readonly left: { bytes: number }
  readonly redact: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
  readonly reasonOf: (error: unknown) => string
}

interface ListedFile {
  readonly name: string
  /** In bytes, as it is stored. */
  readonly size: number
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Reads the test results among files, each as far as it needs to be read. Only the list can throw. */
export async function readFiles(
  listed: AsyncIterable<ListedFile> | Iterable<ListedFile>,
  { artifact, uploaders, left, redact, reasonOf }: ReadOptions,
): Promise<ReadFiles> {
  const files: ResultFile[] = []
  const faults: Fault[] = []
  let count = 0
  for await (const { name, size, chunks } of listed) {
    const fail = (reason: string) => faults.push({ artifact, file: name, reason })
    if (!RESULTS.test(name)) continue
    if (++count > MAX_FILES) fail(`at most ${MAX_FILES} files of an artifact are read`)
    else if (size > MAX_FILE_BYTES) fail(TOO_LARGE)
    else if (left.bytes < 0) fail(TOO_MUCH)
    else
      try {
        const reader = resultReader()
        for await (const chunk of redact(chunks)) {
          left.bytes -= chunk.length
          if (left.bytes < 0 || !reader.add(chunk)) break
        }
        const results = left.bytes < 0 ? undefined : reader.end()
        if (results !== undefined) files.push({ artifact, name, uploaders, results })
        const fault = left.bytes < 0 ? TOO_MUCH : results?.fault
        if (fault !== undefined) fail(fault)
      } catch (error) {
        fail(reasonOf(error))
      }
  }
  return { files, faults }
}

/** Returns a note for each reason. */
export function notesOnFaults(faults: readonly Fault[]): readonly Note[] {
  const withoutPosition = ({ reason }: Fault) => reason.replace(/ \(line \d+.*/, '')
  return groupsOf(faults, withoutPosition).map(([{ artifact, file, reason }, ...others]) => {
    const path = file && oneLine(file).slice(0, MAX_PATH)
    const what = [path ?? [], artifact ? `the artifact ${oneLine(artifact)}` : []]
      .flat()
      .join(' of ')
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return {
      severity: 'notice',
      text: `Test results in ${what}${more} could not all be read: ${reason}.`,
    }
  })
}
