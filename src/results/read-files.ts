// Reads the files of test results of a run, within the limits of all.
import { type Note, collapseBlanks } from '../model/note.ts'
import {
  type FoundResults,
  type ResultFile,
  type StatedEntry,
  type UnreadResults,
  resultTitle,
} from '../model/results/test-results.ts'
import type { UnreadTestsReason } from '../model/reasons.ts'
import { groupsOf } from '../model/some.ts'
import { MAX_FILE_BYTES, resultReader, TOO_LARGE } from './result-reader.ts'
import { findDetail, findPosition } from '../logs/entries/entry-details.ts'
import { nameWithin, splitNames } from '../model/logged/test-name.ts'
import { MAX_ENTRIES } from '../model/report/failure.ts'
import { firstFilledLine } from './values.ts'

/** Maximum files of one artifact, or of the workspace. */
export const MAX_FILES = 2_000
/** Maximum size of all files of a run, after decompression. */
export const MAX_TOTAL_BYTES = 64_000_000
const MAX_PATH_CHARACTERS = 200

/** Fault of an artifact or of a pattern without a file in a format that is read. */
export const OTHER_FORMAT = {
  kind: 'tests-format',
  reason: 'no file in it is in a format that is read, such as JUnit XML',
} as const

/** Result of an empty file. */
const NONE = { kind: 'junit', suites: [], tests: [], suiteErrors: [], fault: undefined } as const

type Bytes = AsyncIterable<Uint8Array>

/** File with its size as it is stored, and the pattern that it was found by. */
type ListedFile = Pick<ResultFile, 'name' | 'writtenAt'> & {
  readonly pattern?: string | undefined
  readonly size: number
  readonly chunks: Bytes
}

type FileOrigin = Pick<ResultFile, 'artifact' | 'uploaders'>

interface ReadOutcome {
  readonly read?: Omit<ResultFile, 'failed'>
  readonly unread?: UnreadResults
}

/** Only a list throws. */
type FilesReader = (
  listed: AsyncIterable<ListedFile> | Iterable<ListedFile>,
  from: FileOrigin,
) => Promise<readonly (ResultFile | UnreadResults)[]>

/** Returns a function that reads the test results among files, within limits for all that it reads. */
export function filesReader(
  redact: (chunks: Bytes) => Bytes,
  reasonOf: (error: unknown) => string,
): FilesReader {
  let left = MAX_TOTAL_BYTES

  /** Reads a file: one with a fault has results as well, which show what failed. */
  async function readFile(
    { name, size, chunks, writtenAt }: ListedFile,
    from: FileOrigin,
    isOverCount: boolean,
  ): Promise<ReadOutcome> {
    const fail = (reason: string, kind: UnreadTestsReason = 'tests-unread') => {
      return { ...from, name, reason, kind }
    }
    if (isOverCount) return { unread: fail(`at most ${MAX_FILES} files are read`) }
    if (size > MAX_FILE_BYTES) return { unread: fail(`it ${TOO_LARGE}`) }
    const reader = resultReader()
    let received = 0
    try {
      for await (const chunk of left > 0 ? redact(chunks) : []) {
        left -= chunk.length
        received += chunk.length
        if (left <= 0 || !reader.add(chunk)) break
      }
      if (left <= 0)
        return { unread: fail(`at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`) }
      const results = received === 0 ? NONE : reader.end()
      const { reason, kind } = OTHER_FORMAT
      if (results === undefined) return { unread: fail(reader.otherFormat() ?? reason, kind) }
      const { fault } = results
      const read = { ...from, name, writtenAt, results }
      return fault === undefined ? { read } : { read, unread: fail(fault, 'tests-cut') }
    } catch (error) {
      return { unread: fail(reasonOf(error)) }
    }
  }

  return async (listed, from) => {
    const outcomes: (ReadOutcome & Pick<ListedFile, 'pattern'>)[] = []
    for await (const file of listed) {
      const outcome = await readFile(file, from, outcomes.length >= MAX_FILES)
      outcomes.push({ pattern: file.pattern, ...outcome })
    }
    const read = outcomes.flatMap((one) => one.read ?? [])
    const faults = [...Map.groupBy(outcomes, ({ pattern }) => pattern).values()].flatMap(
      (found) => {
        const others = found.filter(({ unread }) => unread?.kind === 'tests-format')
        // A file in another format beside one of test results is no fault.
        return others.length === found.length
          ? others.slice(0, 1)
          : found.filter((one) => !others.includes(one))
      },
    )
    const isEmpty = outcomes.length === 0 && from.artifact !== undefined
    return [
      ...listFailed(read),
      ...faults.flatMap((one) => one.unread ?? []),
      ...(isEmpty ? [{ ...from, ...OTHER_FORMAT, name: undefined }] : []),
    ]
  }
}

/** Divides what was read into files, and a note for each reason why something was not. */
export function foundIn(read: readonly (ResultFile | UnreadResults)[]): FoundResults {
  const unread = read.filter((one) => 'reason' in one)
  // Of artifacts that are not named, most have no test results.
  const noted = unread.filter(({ reason }) => reason !== OTHER_FORMAT.reason)
  const groups = groupsOf(noted, ({ reason }) => reason.replace(/ \(line \d+.*/, ''))
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

/** Lines of what a tool wrote, with the stack, that show the position if attributes do not. */
const MAX_LINES = 100
/** Part before what a tool says, since the position is shown as well. */
const POSITION = /^(?:at )?(?:[A-Za-z]:)?[^\s:()]+\.\w{1,8}[:(]\d[\d:)]*(?: -)?(?:\s+|$)/

type ReadFile = Omit<ResultFile, 'failed'>

/** Lists what failed in each of the files of one upload, in the form in which logs list it. */
export function listFailed(files: readonly ReadFile[]): readonly ResultFile[] {
  const shared = sharedParts(files)
  return files.map((file) => {
    const { kind, tests, suiteErrors } = file.results
    const failed = tests.filter(({ outcome }) => outcome === 'failed').slice(0, MAX_ENTRIES)
    const entries = failed.map((test): StatedEntry => {
      const { message, text = '', position } = test.reason ?? {}
      const name = resultTitle(test)
      const place = outerNamesOf(file, test.host, test.suite)
        .filter((part) => shared.get(test.id)?.includes(part) === false)
        .filter((part) => nameWithin(part, test.name) !== name)
      const title = [...(place.length > 0 ? [`[${place.join(' ')}]`] : []), name].join(' ')
      const lines = text.split('\n', MAX_LINES)
      const others = lines.filter((line) => firstFilledLine([line]) !== message)
      const said = findDetail([message ?? '', ...others], true) ?? message
      const detail = said?.replace(POSITION, '') || undefined
      const stack = findPosition(lines, test.position?.path, title)
      return { title, detail, position: position ?? stack ?? test.position, isTest: true, test }
    })
    // Errors of the run in TRX repeat what the tool printed of its tests.
    const others = kind === 'trx' && entries.length > 0 ? [] : suiteErrors
    const errors = others.map(({ suite, message: detail, position }): StatedEntry => {
      return { title: suite || undefined, detail, position, isTest: false, test: undefined }
    })
    return { ...file, failed: [...entries, ...errors].slice(0, MAX_ENTRIES) }
  })
}

/** Returns the names of what is around a test, beside its class and its file. */
function outerNamesOf(file: ReadFile, host: string, suite: string): readonly string[] {
  return [...file.name.split('/').slice(0, -1), host, ...splitNames(suite)].filter(
    (part) => part !== '',
  )
}

/** Returns, by the id of a test that failed, what is around all tests with it. */
function sharedParts(files: readonly ReadFile[]) {
  const ids = new Set(files.flatMap(({ results }) => results.tests.map(({ id }) => id)))
  const shared = new Map<string, readonly string[]>()
  for (const file of ids.size > 0 ? files : [])
    for (const { host, name, tests } of file.results.suites) {
      const parts = outerNamesOf(file, host, name)
      for (const id of tests.keys())
        if (ids.has(id))
          shared.set(
            id,
            (shared.get(id) ?? parts).filter((part) => parts.includes(part)),
          )
    }
  return shared
}
