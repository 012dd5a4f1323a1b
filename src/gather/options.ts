import type { BaseQuery } from '../github/base/fetch-base.ts'
import type { ReadDefaultBranch } from '../github/history/default-branch.ts'
import type { Client } from '../github/http/client.ts'
import type { ListedRun } from '../model/listed-run.ts'
import type { LossOptions } from '../model/report/losses.ts'
import type { TestResultsOption } from '../model/results/test-results.ts'
import type { Job, Run } from '../model/run.ts'
import type { Target } from '../model/target.ts'

export interface FailureOptions extends LossOptions {
  readonly client: Client
  /** Names of jobs whose failure is forgiven; `*` stands for any text. */
  readonly allowedFailures: readonly string[]
  /** The base of the run's pull request; `undefined` if it has none, or if the event does not name it. */
  readonly baseBranch?: string | undefined
  /** The label of the issues in which people wrote down known failures; `undefined` to read none. */
  readonly knownIssues?: string | undefined
  /** Files of test results that name what failed; `undefined` for none. */
  readonly testResults?: TestResultsOption | undefined
  /** The values for which the gate fails. @default none */
  readonly failOn?: readonly string[]
  /** Lines of log for each failure; 0 for none, and then no test results are read, and failures are not compared. */
  readonly logLines: number
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

/** Limits of what is read of why jobs failed. */
export interface ReasonOptions extends Pick<FailureOptions, 'logLines' | 'maxAnnotated'> {
  /** Logs of all runs; fewer than `MAX_LOGS` if requests remain only for the first failures. */
  readonly maxRead: number
  /** Annotations that are read first. @default as many as may explain a failure */
  readonly maxFirst?: number
  /** Jobs whose logs are read for their inner steps. */
  readonly partJobs: readonly Job[]
}

/** Options of all that explains failures. */
export interface QuestionOptions extends ExplainOptions, ReasonOptions {
  /** Whether test results need as many requests left as a run that passed leaves: nothing failed, and nothing waits for them. */
  readonly areOptional: boolean
}

export interface RunToExplain {
  readonly run: Run
  /** Facts that its runner knows, if this step is part of it. */
  readonly current?: Target['current']
  /** The run as GitHub lists it; absent if that could not be read, or if it is compared with no other. */
  readonly listing?: ListedRun | undefined
  /** Returns what was listed of a branch already. */
  readonly listed?: BaseQuery['listed']
}
