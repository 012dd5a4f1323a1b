import type { Conclusion } from '../conclusion.ts'
import type { Note } from '../note.ts'
import type { Some } from '../some.ts'
import type { PullRequestRef } from '../target.ts'
import type { Instant, Milliseconds } from '../time.ts'
import type { Cause } from './cause.ts'
import type { Report } from './report.ts'

/** All workflow runs of a commit: for each workflow, event and branch, the latest attempt of the newest run. */
export interface CommitReport {
  readonly kind: 'commit'
  /** `owner/name`. */
  readonly repository: string
  /** 40 hexadecimal digits. */
  readonly commit: string
  readonly url: string
  /** `undefined` if unknown, or if the runs are of several branches. */
  readonly branch: string | undefined
  /** `undefined` if the commit is the head of none, or if that is unknown. */
  readonly pullRequest: PullRequestRef | undefined
  readonly madeAt: Instant
  /** The worst conclusion of the runs, including what has failed in unfinished ones. */
  readonly conclusion: Conclusion
  /** Every run of the commit was listed, and every job of these runs. */
  readonly complete: boolean
  /** Worst first; runs with the same conclusion in the order of their creation. */
  readonly runs: readonly CommitRun[]
  /** Of all runs, ordered as those of a run, and then the worst first. */
  readonly causes: readonly CommitCause[]
  /** `undefined` if no base branch is known, or if its rules could not be read. */
  readonly requiredChecks: RequiredChecks | undefined
  readonly totals: CommitTotals
  /** On the commit; each run has its own notes. */
  readonly notes: readonly Note[]
}

/** A workflow run of the commit. */
export interface CommitRun {
  /** Of an unfinished run: what is known so far. It has no jobs if they were not listed. */
  readonly report: Report
  /** Name of the workflow, with the event and the branch if only they distinguish it from other runs. */
  readonly label: string
  readonly workflowId: number | undefined
  /** When the first attempt was created. */
  readonly createdAt: Instant | undefined
  /** GitHub has a conclusion for the attempt. */
  readonly finished: boolean
  /** The run that makes the report. */
  readonly current: boolean
}

/** Failures with the same reason, in one or more runs. */
export interface CommitCause extends Cause {
  /** The runs with these failures. */
  readonly runs: Some<CommitRun>
}

/** The checks that must pass before the pull request can be merged. */
export interface RequiredChecks {
  /** The branch whose rules require them. */
  readonly branch: string
  /** Both the rulesets and the protection of the branch were read; otherwise there may be more checks. */
  readonly complete: boolean
  /** Those that block first: failed, missing, unfinished, unknown, passed. */
  readonly checks: readonly RequiredCheck[]
}

export interface RequiredCheck {
  /** Name of the check, which for a job is the name of the job. */
  readonly name: string
  /**
   * `missing`: all runs have finished, and none reported the check. `unknown`: another app or an
   * unfinished run may report it, or jobs of the same name have different results.
   */
  readonly status: 'failed' | 'missing' | 'unfinished' | 'unknown' | 'passed'
  /** URL of the job; `undefined` if no job has the name. */
  readonly url: string | undefined
}

export interface CommitTotals {
  /** When the first run was created, and when the last job finished. */
  readonly startedAt: Instant | undefined
  readonly endedAt: Instant | undefined
  /** Between these two. */
  readonly wall: Milliseconds | undefined
  /** Sum of the durations of the jobs; `undefined` if it is known for none. */
  readonly execution: Milliseconds | undefined
  /** Maximum number of jobs that ran at the same time. */
  readonly peak: number
  readonly runs: number
  /** Without the run that makes the report, if only its current job is unfinished. */
  readonly unfinishedRuns: number
  /** Listed jobs of all runs, without check runs. */
  readonly jobs: number
  readonly failedJobs: number
  /** Without the current one. */
  readonly unfinishedJobs: number
}

/** Returns whether a run has not finished. In the run that makes the report, only other jobs count. */
export function isUnfinishedRun({
  finished,
  current,
  report,
}: Pick<CommitRun, 'finished' | 'current' | 'report'>): boolean {
  return !finished && !(current && report.totals.unfinished === 0)
}
