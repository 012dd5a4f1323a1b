import type { Conclusion } from './conclusion.ts'
import type { Some } from './some.ts'
import type { Instant } from './time.ts'

/** A run that passed, failed or was cancelled, as its latest attempt was. */
export interface BranchResult {
  readonly id: number
  readonly attempt: number
  readonly number: number | undefined
  readonly commit: string | undefined
  readonly conclusion: Conclusion
  /** Time at which GitHub created it, before its first attempt; `undefined` if unknown. */
  readonly createdAt: Instant | undefined
  /** Time at which the attempt finished; `undefined` if unknown. */
  readonly endedAt: Instant | undefined
}

/** An attempt of a run, without a conclusion if it has not finished. */
export interface BranchAttempt extends Pick<BranchResult, 'id' | 'attempt'> {
  readonly conclusion: Conclusion | undefined
}

/** Result of the jobs of a run, by the names of the jobs. */
export interface JobResults {
  readonly passed: ReadonlySet<string>
  readonly failed: ReadonlySet<string>
  /** Number of jobs of a name that ran to their end. */
  readonly counts: ReadonlyMap<string, number>
  /** Whether other jobs did not run to their end. */
  readonly partial: boolean
}

/** A run of a series; only its id is known if GitHub does not list it. */
export type SeriesRun = Pick<BranchResult, 'id' | 'number' | 'commit' | 'endedAt'> &
  Partial<Pick<BranchResult, 'createdAt'>>

/** Series in which a workflow has failed on a branch. */
export interface Series {
  /** The failed runs, oldest first. */
  readonly runs: Some<SeriesRun>
  /** The last run before them that passed; `undefined` if unknown. */
  readonly lastGreen: SeriesRun | undefined
}

/** The newest run of a branch that passed or failed, or the current one, and the runs before it. */
export interface RunHistory {
  readonly reported: BranchAttempt & SeriesRun
  /** Newest first. */
  readonly older: readonly BranchResult[]
}
