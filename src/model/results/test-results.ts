import { nameWithin, splitNames } from '../logged/test-name.ts'
import type { Note } from '../note.ts'
import type { UnreadTestsReason } from '../reasons.ts'
import type { Job, Run } from '../run.ts'
import type { Instant } from '../time.ts'
import type { ErrorEntry, SourcePosition } from '../report/failure.ts'

/** Reason why something failed, as a file of test results says it. Untrusted text. */
export interface StatedReason {
  /** Text in one line. */
  readonly message: string | undefined
  /** The start of what the tool wrote, with the stack; '' if nothing. */
  readonly text: string
  /** Only what attributes say. */
  readonly position: SourcePosition | undefined
}

/** A test that failed, or that passed after its tool had repeated it. */
export interface TestResult {
  /** Name of its suite, without a number. */
  readonly id: string
  /** Name and host of its suite. */
  readonly suite: string
  readonly host: string
  readonly class: string | undefined
  readonly name: string
  /** Position of the test, as attributes say. */
  readonly position: SourcePosition | undefined
  /** Outcome of its last try. `flaky`: it passed, and the tool itself says that it failed before. */
  readonly outcome: 'failed' | 'flaky'
  /** Whether a later test with its name did not fail: it can be the same one, repeated. @default false */
  readonly endedOtherwise?: boolean
  /** Detail of the first failure, also if it passed later. */
  readonly reason: StatedReason | undefined
}

/** Between an id and the number of an equal one; XML cannot contain it. */
const NUMBER = '\0'

/** Returns a function that distinguishes equal ids of tests: all after the first get a number. */
export function numberer(): (id: string) => string {
  const counts = new Map<string, number>()
  return (id) => {
    const count = counts.get(id) ?? 0
    counts.set(id, count + 1)
    return count === 0 ? id : `${id}${NUMBER}${count}`
  }
}

/** Whether an equal test stands before it. */
export function isNumbered(id: string): boolean {
  return id.includes(NUMBER)
}

export function withoutNumber(id: string): string {
  return id.split(NUMBER, 1)[0] ?? id
}

/** A suite as its file lists it. Equal tests of two suites of a file are two tests. */
export interface TestSuite {
  /** Name with those around it, the outer one first, separated by ` > `; '' if none has a name. */
  readonly name: string
  /** The machine, or the project of Playwright; '' if its file does not say. */
  readonly host: string
  /** Cases by class (in TRX an id), file and name, as in other runs. Those with equal ones are rows, and have a number. */
  readonly tests: ReadonlyMap<string, TestResult | 'passed' | 'skipped'>
}

/** Content of a file of test results. The counts in its attributes are often wrong, so they are not read. */
export interface TestResults {
  readonly kind: 'junit' | 'trx' | 'nunit' | 'xunit'
  /** Sorted by their first tests. */
  readonly suites: readonly TestSuite[]
  /** Only ids are kept of other tests. */
  readonly tests: readonly TestResult[]
  /** Suites, set-ups or runs that failed without a test; '' is a suite without a name. */
  readonly suiteErrors: readonly (StatedReason & Pick<TestResult, 'suite'>)[]
  /**
   * Reason why it was not all read, as a clause. There can then be more tests than the listed ones, and the file decides
   * nothing.
   */
  readonly fault: string | undefined
}

/** Failures, as a file of test results says it. */
export interface StatedEntry extends ErrorEntry {
  /** `undefined` if it is no test. */
  readonly test: TestResult | undefined
}

/** A file of test results of a run. */
export interface ResultFile {
  /** Name of its artifact; `undefined` if it is in the workspace. */
  readonly artifact: string | undefined
  /** Path as in the archive, or in the workspace: untrusted, and only a name. */
  readonly name: string
  /** Several if nothing distinguishes them; none if no job of the attempt is known to have uploaded it. */
  readonly uploaders: readonly Uploader[]
  /** When it was written, by the clock of the runner; absent in an artifact. */
  readonly writtenAt?: Instant | undefined
  readonly results: TestResults
  /** Entries in the form in which logs list them, at most `MAX_ENTRIES`. */
  readonly failed: readonly StatedEntry[]
}

/** A job that may have uploaded a file. */
interface Uploader {
  readonly jobId: number
  /** Number of the step; `undefined` if it is unknown which step it was. */
  readonly step: number | undefined
}

/** A file, an artifact or a pattern of which not all was read. */
export interface UnreadResults extends Pick<ResultFile, 'artifact' | 'uploaders'> {
  readonly kind: UnreadTestsReason
  /** Path of the file, the pattern, or what was listed; `undefined` for a whole artifact, or if nothing is named. */
  readonly name: string | undefined
  /** Why, and what to change, as a clause. */
  readonly reason: string
}

export interface FoundResults {
  readonly files: readonly ResultFile[]
  readonly unread: readonly UnreadResults[]
  readonly notes: readonly Note[]
}

export const NO_RESULTS: FoundResults = { files: [], unread: [], notes: [] }

/** Returns the results of files of which nothing was read. */
export function unreadResults(kind: UnreadTestsReason, reason: string): FoundResults {
  const unread = { kind, reason, artifact: undefined, name: undefined, uploaders: [] }
  return { ...NO_RESULTS, unread: [unread] }
}

/** The files of the newest green run of the base branch. */
export interface BaseTests {
  readonly branch: string
  /** The reported run is itself a run of this branch. */
  readonly isCurrent: boolean
  readonly run: Pick<Run, 'id' | 'number' | 'url' | 'commit' | 'checkedOut'>
  /** Jobs of the run, which name who uploaded its files; `undefined` if they were not wanted. */
  readonly jobs?: readonly Job[] | undefined
  readonly results: FoundResults
}

/** Choice of the files of test results to read. */
export interface TestResultsOption {
  /** Whether, by pattern, it is of an artifact with a name. */
  readonly named?: ReadonlyMap<string, (name: string) => boolean>
  /** Whether to read artifacts that evidence shows to be of failed jobs, beside named ones. @default true */
  readonly auto?: boolean
  /** Reads those in the workspace, which are of the current job, if there are patterns for them. */
  readonly inWorkspace?: ((jobId: number | undefined) => Promise<FoundResults>) | undefined
}

/** Returns the name of a test after its class, as its tool prints it; without a class, after its innermost suite. */
export function resultTitle({ class: className = 'test', suite, name }: TestResult): string {
  // Node calls each class `test`.
  const outer = className === 'test' ? (splitNames(suite).at(-1) ?? '') : className
  const isIn = name.endsWith(` ${outer}`) || /^(?:\W|$)/.test(name.slice(outer.length))
  if (outer === '' || name === '' || (isIn && name.includes(outer))) return name || outer
  return nameWithin(outer, name)
}

/** Default and common names of steps that upload. */
export const UPLOAD = /upload|artifact/i
