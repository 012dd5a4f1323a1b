import { type Note, oneLine } from '../model/note.ts'
import type { ResultFile } from '../model/results/test-results.ts'
import { groupsOf } from '../model/some.ts'
import { MAX_FILE_BYTES, resultReader } from './result-reader.ts'

/** Maximum files of one artifact, or of the workspace. */
export const MAX_FILES = 2_000
/** Maximum size of all files of a run, after decompression. */
export const MAX_TOTAL_BYTES = 64_000_000
/** Maximum characters of a path in a note. */
const MAX_PATH = 200

/** Files in the order in which they are listed, and why what was not all read. */
export interface ReadFiles {
  readonly files: readonly ResultFile[]
  readonly faults: readonly (Pick<ResultFile, 'artifact'> & {
    readonly file?: string
    /** A clause. */
    readonly reason: string
  })[]
}

export interface FoundResults {
  readonly files: readonly ResultFile[]
  readonly notes: readonly Note[]
}

type Bytes = AsyncIterable<Uint8Array>

interface ListedFile {
  readonly name: string
  /** In bytes, as it is stored. */
  readonly size: number
  readonly chunks: Bytes
}

/** Returns a function that reads the test results among files, within limits for all that it reads. Only a list throws. */
export function filesReader(
  redact: (chunks: Bytes) => Bytes,
  reasonOf: (error: unknown) => string,
) {
  let left = MAX_TOTAL_BYTES
  return async (
    listed: AsyncIterable<ListedFile> | Iterable<ListedFile>,
    from: Pick<ResultFile, 'artifact' | 'uploaders'>,
  ): Promise<ReadFiles> => {
    const files: ResultFile[] = []
    const faults: ReadFiles['faults'][number][] = []
    let count = 0
    for await (const { name, size, chunks } of listed) {
      const reader = resultReader()
      let reason: string | undefined
      if (++count > MAX_FILES) reason = `at most ${MAX_FILES} files are read`
      else if (size > MAX_FILE_BYTES) reason = `it is larger than ${MAX_FILE_BYTES / 1e6} MB`
      else
        try {
          for await (const chunk of left > 0 ? redact(chunks) : []) {
            left -= chunk.length
            if (left <= 0 || !reader.add(chunk)) break
          }
          if (left <= 0) reason = `at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`
          const results = left > 0 ? reader.end() : undefined
          if (results !== undefined) files.push({ ...from, name, results })
          reason ??= results?.fault
        } catch (error) {
          reason = reasonOf(error)
        }
      if (reason !== undefined) faults.push({ artifact: from.artifact, file: name, reason })
    }
    return { files, faults }
  }
}

/** Joins what was read, with a note for each reason. */
export function foundIn(read: readonly ReadFiles[]): FoundResults {
  const faults = read.flatMap((each) => each.faults)
  const groups = groupsOf(faults, ({ reason }) => reason.replace(/ \(line \d+.*/, ''))
  const notes = groups.map(([{ artifact, file, reason }, ...others]): Note => {
    const path = file === undefined ? [] : oneLine(file).slice(0, MAX_PATH)
    const of = artifact === undefined ? [] : `the artifact ${oneLine(artifact)}`
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const what = `${[path, of].flat().join(' of ')}${more}`
    return {
      severity: 'notice',
      text: `Test results in ${what} could not all be read: ${reason}.`,
    }
  })
  return { files: read.flatMap(({ files }) => files), notes }
}
