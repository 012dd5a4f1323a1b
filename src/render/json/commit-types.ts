import type { RequiredCheck } from '../../model/report/commit-report.ts'
import type { CauseJson } from './causes.ts'
import type { NoteJson, ReportJson, SCHEMA_VERSION } from './types.ts'
import type { ConclusionText, Count, Id, Ordinal, Seconds, Text, Time, Url } from './values.ts'

/**
 * What the workflow runs of a commit did: for each workflow, event and branch, the latest attempt of the
 * newest run. `null` is unknown. Times are ISO 8601 in UTC; durations are in seconds with at most three
 * decimals.
 */
export interface CommitReportJson {
  /** Changes if readers of the report have to change. New fields do not change it. */
  readonly schemaVersion: typeof SCHEMA_VERSION
  /** Distinguishes this report from that of one run, which has no such field. */
  readonly kind: 'commit'
  /** By the clock of the machine that made the report. */
  readonly madeAt: Time
  /**
   * Repository of the runs, as `owner/name`.
   *
   * @pattern ^[^/]+/[^/]+$
   */
  readonly repository: string
  /**
   * Full SHA.
   *
   * @pattern ^[0-9a-f]{40}$
   */
  readonly commit: string
  readonly url: Url
  /** `null` also if the runs are of several branches. */
  readonly branch: Text | null
  /** `null` also if the commit is the head of no pull request. */
  readonly pullRequest: PullRequestJson | null
  /** The worst conclusion of the runs, including what has failed in unfinished ones. */
  readonly conclusion: ConclusionText
  /** The report has every run of the commit, and every job of these runs. */
  readonly complete: boolean
  readonly runsTotal: Count
  /** Without the run that made the report, if only its current job is unfinished. */
  readonly runsUnfinished: Count
  /** Listed jobs of all runs. */
  readonly jobsTotal: Count
  /** Jobs that failed, timed out or could not start, and are not forgiven. */
  readonly jobsFailed: Count
  /** Jobs that have not finished, without the current one. */
  readonly jobsUnfinished: Count
  /** When the first run was created. */
  readonly startedAt: Time | null
  /** When the last job finished. */
  readonly endedAt: Time | null
  /** Between these two. */
  readonly durationSeconds: Seconds | null
  /** Sum of the durations of the jobs. */
  readonly executionSeconds: Seconds | null
  /** The most jobs that ran in parallel. */
  readonly peakJobs: Count
  /** What caused the failures of all runs, the worst first. */
  readonly causes: readonly CommitCauseJson[]
  /** `null` if no base branch is known, or if its rules could not be read. */
  readonly requiredChecks: RequiredChecksJson | null
  /** Worst first. */
  readonly runs: readonly CommitRunJson[]
  /** Notes on the commit; each run has its own. */
  readonly notes: readonly NoteJson[]
}

interface PullRequestJson {
  readonly number: Ordinal
  readonly url: Url
  /** The branch to merge into. */
  readonly base: Text | null
}

/** A workflow run of the commit. */
export interface CommitRunJson {
  /** Name of the workflow, with the event and the branch if only they distinguish it from other runs. */
  readonly label: Text
  readonly workflowId: Id | null
  /** When the first attempt was created. */
  readonly createdAt: Time | null
  /** GitHub has a conclusion for the attempt. If false, `report` has what is known so far. */
  readonly finished: boolean
  /** The run that made the report. */
  readonly current: boolean
  readonly report: ReportJson
}

/** Failures with the same reason, in one or more runs. The failures are in the reports of these runs. */
export interface CommitCauseJson extends CauseJson {
  /**
   * Ids of the runs.
   *
   * @minItems 1
   */
  readonly runIds: readonly Id[]
}

/** The checks that must pass before the pull request can be merged. */
interface RequiredChecksJson {
  /** The branch whose rules require them. */
  readonly branch: Text
  /** Both the rulesets and the protection of the branch were read; otherwise there may be more checks. */
  readonly complete: boolean
  /** Those that block first. */
  readonly checks: readonly RequiredCheckJson[]
}

interface RequiredCheckJson {
  /** For a job, its name. */
  readonly name: Text
  /**
   * `missing`: all runs have finished, and none reported the check. `unknown`: another app or an
   * unfinished run may report it, or jobs of the same name have different results.
   */
  readonly status: RequiredCheck['status']
  /** URL of the job; `null` if no job has the name. */
  readonly url: Url | null
}
