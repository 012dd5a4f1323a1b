import type { BasesResult } from '../github/base/fetch-bases.ts'
import type { OtherBranches } from '../model/base-branch.ts'
import type { KnownIssues } from '../model/known-issue.ts'
import type { Note } from '../model/note.ts'
import type { MonthRecord } from '../model/shapes/month.ts'
import type { BranchQuery } from '../github/base/fetch-base.ts'
import type { ReadDefaultBranch } from '../github/history/default-branch.ts'
import type { Client } from '../github/http/client.ts'
import type { RunResponses } from '../github/run/run-responses.ts'
import type { FoundFailures } from '../analyse/find-failures.ts'
import type { EarlierRuns } from '../model/report/history.ts'
import type { Run } from '../model/run.ts'
import type { Target } from '../model/target.ts'
import type { ResultsOptions } from '../read-results.ts'

export interface FailureOptions extends ResultsOptions {
  readonly client: Client
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  /** The base of the run's pull request; `undefined` if it has none, or if the event does not name it. */
  readonly baseBranch?: string | undefined
  /** The label of the issues in which people wrote down known failures; `undefined` to read none. */
  readonly knownIssues?: string | undefined
  /**
   * Maximum number of jobs with a failed step whose annotations are fetched. By default 10 with logs,
   * and without logs only those that may have timed out.
   */
  readonly maxAnnotated?: number
  /**
   * Whether to read the logs of a few more jobs for the inner steps of composite actions. By default
   * only those in logs that are read for failures.
   */
  readonly parts?: boolean
  /** Whether to find the files of what failed, which only links need. @default true */
  readonly links?: boolean
  /** Ends all requests and waits; the report then uses the data fetched so far. */
  readonly signal: AbortSignal
}

export interface ExplainOptions extends FailureOptions {
  readonly defaultBranch: ReadDefaultBranch
}

export interface RunToExplain {
  readonly run: Run
  readonly target: Target
  readonly responses: RunResponses
  /** Returns what was listed of a branch already. */
  readonly listed?: BranchQuery['listed']
  /** Runs whose jobs need not be read again. @default none */
  readonly earlierRuns?: Promise<EarlierRuns | undefined>
}

export interface ExplainedRun extends RunToExplain, FoundFailures {}

/** What failures were compared with first. */
export interface Compared {
  readonly base: BasesResult
  /** `undefined` if they were not read. */
  readonly known: KnownIssues | undefined
}

/** Why runs failed. */
export interface Explained extends Compared {
  /** In the order of the runs. */
  readonly found: readonly ExplainedRun[]
  readonly notes: readonly Note[]
  /** Other branches that were read, in the order of the runs. */
  readonly others: readonly (OtherBranches | undefined)[]
  /** `undefined` if there is none, or if it was not needed. */
  readonly month?: MonthRecord | undefined
}
