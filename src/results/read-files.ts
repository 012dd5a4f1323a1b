import { type Note, collapseBlanks } from '../model/note.ts'
import type { FoundResults, ResultFile } from '../model/results/test-results.ts'
import { groupsOf } from '../model/some.ts'
import { listFailed } from './failed-list.ts'
import { MAX_FILE_BYTES, resultReader, TOO_LARGE } from './result-reader.ts'

/** Maximum files of one artifact, or of the workspace. */
export const MAX_FILES = 2_000
/** Maximum size of all files of a run, after decompression. */
export const MAX_TOTAL_BYTES = 64_000_000
const MAX_PATH_CHARACTERS = 200

/** Reason why an artifact, or a file, was not all read, as a clause. */
type Fault = Pick<ResultFile, 'artifact'> & {
  readonly name?: string
  readonly reason: string
  /** Whether nothing is there to read. */
  readonly isMissing?: boolean
}

/** Result of an empty file. */
const NONE = { kind: 'junit', suites: [], tests: [], suiteErrors: [], fault: undefined } as const

type Bytes = AsyncIterable<Uint8Array>

/** File with its size as it is stored. */
type ListedFile = Pick<ResultFile, 'name'> & { readonly size: number; readonly chunks: Bytes }

/** Only a list throws. */
type FilesReader = (
  listed: AsyncIterable<ListedFile> | Iterable<ListedFile>,
  from: Pick<ResultFile, 'artifact' | 'uploaders'>,
) => Promise<readonly (ResultFile | Fault)[]>

/** Returns a function that reads the test results among files, within limits for all that it reads. */
export function filesReader(
  redact: (chunks: Bytes) => Bytes,
  reasonOf: (error: unknown) => string,
): FilesReader {
  let left = MAX_TOTAL_BYTES
  return async (listed, from) => {
    const read: Omit<ResultFile, 'failed'>[] = []
    const faults: Fault[] = []
    let count = 0
    for await (const { name, size, chunks } of listed) {
      const fail = (reason: string) => faults.push({ artifact: from.artifact, name, reason })
      const reader = resultReader()
      let received = 0
      try {
        const isRead = ++count <= MAX_FILES && size <= MAX_FILE_BYTES && left > 0
        for await (const chunk of isRead ? redact(chunks) : []) {
          left -= chunk.length
          received += chunk.length
          if (left <= 0 || !reader.add(chunk)) break
        }
        const isEmpty = isRead && received === 0
        const results = isEmpty ? NONE : left > 0 ? reader.end() : undefined
        if (results !== undefined) read.push({ ...from, name, results })
        if (count > MAX_FILES) fail(`at most ${MAX_FILES} files are read`)
        else if (size > MAX_FILE_BYTES) fail(`it ${TOO_LARGE}`)
        else if (left <= 0) fail(`at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`)
        else if (results?.fault !== undefined) fail(results.fault)
      } catch (error) {
        fail(reasonOf(error))
      }
    }
    return [...listFailed(read), ...faults]
  }
}

/** Divides what was read into files, and a note for each reason why something was not. */
export function foundIn(read: readonly (ResultFile | Fault)[]): FoundResults {
  const faults = read.filter((one) => 'reason' in one)
  const unread = new Set(faults.filter((one) => !one.isMissing).map(({ artifact }) => artifact))
  const groups = groupsOf(faults, ({ reason }) => reason.replace(/ \(line \d+.*/, ''))
  const notes = groups.map(([{ artifact, name, reason }, ...others]): Note => {
    const path = name === undefined ? [] : collapseBlanks(name).slice(0, MAX_PATH_CHARACTERS)
    const archive = artifact === undefined ? [] : `the artifact ${collapseBlanks(artifact)}`
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const what = [path, archive].flat().join(' of ')
    const text = `Test results in ${what}${more} could not all be read: ${reason}.`
    return { severity: 'notice', text }
  })
  return { files: read.filter((one) => 'results' in one), unread, notes }
}
