import type { Note } from '../../model/note.ts'
import type { CriticalPath, HeldBy } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { UnstartedJob } from '../../model/report/waiting.ts'
import type { AttemptsJson } from './attempts.ts'
import type { CauseJson } from './causes.ts'
import type { FailureJson } from './failures.ts'
import type { HistoryJson } from './history.ts'
import type { MinutesJson } from './minutes.ts'
import type { ExceededBudgetJson } from './over-budget.ts'
import type { StepPartsJson } from './step-parts.ts'
import type {
  ConclusionText,
  Count,
  Counts,
  Id,
  Ordinal,
  Seconds,
  Text,
  Time,
  Url,
} from './values.ts'

export const SCHEMA_VERSION = 1

/**
 * What one attempt of a GitHub Actions workflow run did. `null` is unknown. Times are ISO 8601 in UTC;
 * durations are in seconds with at most three decimals.
 */
export interface ReportJson {
  /** Changes if readers of the report have to change. New fields do not change it. */
  readonly schemaVersion: typeof SCHEMA_VERSION
  /** By the clock of the runner that made the report. */
  readonly madeAt: Time
  /**
   * Repository of the run, as `owner/name`.
   *
   * @pattern ^[^/]+/[^/]+$
   */
  readonly repository: string
  readonly run: RunJson
  /** The result in one line, such as `CI failed in 5m 4s: build failed at Run make`. */
  readonly headline: Text
  /** GitHub's conclusion of the attempt, or, if it has none yet, the worst that is known so far. */
  readonly conclusion: ConclusionText
  /** `jobs` has every job that the API counts. If false, all values cover only the jobs it has. */
  readonly complete: boolean
  /** Finished jobs by outcome. The current job is counted if it has already failed. */
  readonly counts: Counts
  /** Listed jobs; `null` if they could not be listed. */
  readonly jobsTotal: Count | null
  /** Jobs that failed, timed out or could not start, and are not forgiven. */
  readonly jobsFailed: Count | null
  /** Jobs that have not finished, without the current one. */
  readonly jobsUnfinished: Count | null
  /** From the start of the attempt to the last completion. */
  readonly durationSeconds: Seconds | null
  /** Sum over the jobs that were not carried over; `null` if it is known for none. */
  readonly queueSeconds: Seconds | null
  /** Sum of the durations of the jobs that were not carried over; `null` if it is known for none. */
  readonly executionSeconds: Seconds | null
  /** The jobs that decided when the run finished, in the order in which they ran; empty if unknown. */
  readonly criticalPath: readonly PathJobJson[]
  /** `needs`: dependencies from the workflow file; `times`: inferred from timestamps. */
  readonly criticalPathBasis: CriticalPath['basis'] | null
  /** Jobs are unfinished or not listed, so that the path may change, and saving and slack are unknown. */
  readonly criticalPathSoFar: boolean
  /** From the start of the attempt to the end of the last job. */
  readonly criticalPathSeconds: Seconds | null
  /**
   * The steps that ran longest, the longest first.
   *
   * @maxItems 10
   */
  readonly slowestSteps: readonly SlowStepJson[]
  /** The jobs that did not pass and are not forgiven, worst first. */
  readonly failures: readonly FailureJson[]
  /** The same failures by what caused them. Each one is in one cause, as itself or as a consequence. */
  readonly causes: readonly CauseJson[]
  /** Exceeded budgets, in the order of the input. */
  readonly overBudget: readonly ExceededBudgetJson[]
  /** `null` if the input `history-runs` is 0, or if there are no earlier runs. */
  readonly history: HistoryJson | null
  /** `null` for the first attempt. */
  readonly attempts: AttemptsJson | null
  /** `null` if no job ran. */
  readonly minutes: MinutesJson | null
  /** Ids of the jobs that the current one does not wait for. */
  readonly unneededJobIds: readonly Id[]
  readonly waiting: WaitingJson
  /** The jobs by what their names have in common. */
  readonly groups: readonly GroupJson[]
  readonly timelineLeftOut: TimelineLeftOutJson
  /** The input `needs`; empty if it is not set. */
  readonly needs: readonly NeedJson[]
  /** Results other than success in `needs` that no listed job shows. */
  readonly unlistedNeeds: readonly UnlistedNeedJson[]
  /** In the order in which they became ready; empty if they could not be listed. */
  readonly jobs: readonly JobJson[]
  readonly notes: readonly NoteJson[]
}

/** The run and the attempt that is reported. */
export interface RunJson {
  /** The same for all attempts. */
  readonly id: Id
  /** 1 for the first, higher for each re-run. */
  readonly attempt: Ordinal | null
  /** Counts the runs of the workflow. */
  readonly number: Count | null
  /** Name of the workflow. */
  readonly workflow: Text | null
  /** Path of the workflow file in its repository. */
  readonly workflowPath: Text | null
  /** The event that triggered the run, such as `push`. */
  readonly event: Text | null
  /** Branch or tag. */
  readonly branch: Text | null
  /** Full SHA. */
  readonly commit: Text | null
  readonly title: Text | null
  /** The user who started the attempt. */
  readonly actor: Text | null
  readonly url: Url
  /** Start of the attempt. */
  readonly startedAt: Time | null
}

export interface StateJson {
  /**
   * GitHub's status: `completed`, `in_progress`, `queued`, `waiting`, `pending`, `requested`, or one that
   * GitHub adds later.
   *
   * @minLength 1
   */
  readonly status: string
  /** `null` if it has not finished. */
  readonly conclusion: ConclusionText | null
  /** `null` if it has not started or the time is unknown. */
  readonly startedAt: Time | null
  /** `null` if it has not finished or the time is unknown. */
  readonly completedAt: Time | null
}

/** A job without its steps, as in the output `jobs`. */
export interface JobFactsJson extends StateJson {
  /** Also the id of the job's check run. Names are not unique, ids are. */
  readonly id: Id
  /** GitHub truncates names to 100 characters. */
  readonly name: string
  readonly url: Url
  /** `check` for a check run that a step created. */
  readonly kind: 'job' | 'check'
  /**
   * What the job counts as: its conclusion, but `timed_out` if GitHub cancelled it at its time limit,
   * and `failure` if it was cancelled after one of its steps had failed. `null` if it has not finished.
   */
  readonly outcome: ConclusionText | null
  /** The job did not pass, and the workflow or the input `allowed-failures` forgives that. */
  readonly forgiven: boolean
  /** The job that made the report. */
  readonly current: boolean
  /** The job ran in an earlier attempt and not in this one; it counts in no sum. */
  readonly carriedOver: boolean
  /** When the job was ready to run; `null` on GitHub Enterprise Server before 3.9. */
  readonly createdAt: Time | null
  /** From the start of the attempt to ready: `needs`, `max-parallel`, concurrency, approval. */
  readonly blockedSeconds: Seconds | null
  /** From ready to started; `null` if unknown or never started. */
  readonly queueSeconds: Seconds | null
  /** From ready to started, if the job waited for an approval or a runner; it has no queue then. */
  readonly approvalSeconds: Seconds | null
  /** From started to completed, for the current job to its last completed step. */
  readonly durationSeconds: Seconds | null
  /** How much longer the job could have taken without delaying the run; `null` if not certain. */
  readonly slackSeconds: Seconds | null
  readonly runner: RunnerJson
}

/** The runner of a job. */
interface RunnerJson {
  /** `null` if the job never got a runner. */
  readonly name: Text | null
  readonly group: Text | null
  /** The labels in `runs-on`. */
  readonly labels: readonly string[]
}

/** A job of the attempt. */
export interface JobJson extends JobFactsJson {
  /** By number. Steps may overlap, so that their durations do not add up to that of the job. */
  readonly steps: readonly StepJson[]
}

/** A step of a job. */
export interface StepJson extends StateJson {
  /** Ascending within the job, with gaps. */
  readonly number: Count
  readonly name: string
  /** `null` if the step was skipped, has not finished, or has invalid times. */
  readonly durationSeconds: Seconds | null
  /** Inner steps, if it runs a composite action; `null` if unknown, mostly because its log was not read. */
  readonly parts: StepPartsJson | null
}

/** One of the steps that ran longest. */
interface SlowStepJson {
  /** Id of the job in `jobs`. */
  readonly jobId: Id
  readonly job: string
  /** Number of the step in its job. */
  readonly number: Count
  readonly step: string
  readonly durationSeconds: Seconds
}

/** A job on the critical path. */
export interface PathJobJson {
  readonly id: Id
  readonly name: Text
  /**
   * What the job waited for last. `concurrency` and `approval` each include a runner, since the times
   * can't distinguish them. `null` if it was ready when the attempt started.
   */
  readonly heldBy: HeldBy | null
  /** From the end of the previous job on the path, or the start of the attempt, to its start. */
  readonly delaySeconds: Seconds | null
  /** From the end of the previous job on the path, or the start of the attempt, to ready. */
  readonly blockedSeconds: Seconds | null
  /** From ready to started. */
  readonly queueSeconds: Seconds | null
  readonly durationSeconds: Seconds | null
  /** The most the run would shorten if the job took no time. */
  readonly couldSaveSeconds: Seconds | null
}

/** How long jobs waited and ran. Jobs that were skipped or carried over do not count. */
export interface WaitingTotalsJson {
  readonly jobs: Count
  /** Sum over the jobs of the time from the start of the attempt to ready. */
  readonly blockedSeconds: Seconds | null
  /** Sum over the jobs of the time from ready to started. */
  readonly queueSeconds: Seconds | null
  /** The longest time from ready to started. */
  readonly longestQueueSeconds: Seconds | null
  /** Sum over the jobs of the time from started to completed. */
  readonly runningSeconds: Seconds | null
}

/** How long the jobs of the attempt waited and ran. */
export interface WaitingJson extends WaitingTotalsJson {
  /** The most jobs that ran in parallel. */
  readonly peakJobs: Count
  /** Jobs that were ready and never started, the longest wait first. */
  readonly unstarted: readonly UnstartedJobJson[]
  /** The longest queue first. */
  readonly byLabels: readonly LabelWaitingJson[]
}

/** How long the jobs with the same runner labels waited and ran. */
interface LabelWaitingJson extends WaitingTotalsJson {
  /** The labels in `runs-on`, sorted and joined with commas. */
  readonly labels: Text
}

/** A job that was ready and never started. */
interface UnstartedJobJson {
  /** Id of the job in `jobs`. */
  readonly jobId: Id
  /** From ready until the report was made, or until the job was cancelled or failed. */
  readonly waitedSeconds: Seconds
  /** The job can no longer start. */
  readonly finished: boolean
  /** `approval` is an approval or a runner. */
  readonly heldBy: UnstartedJob['heldBy']
}

/** The legs of a matrix, the jobs of a called workflow, or one job alone. */
export interface GroupJson {
  readonly kind: JobGroup['kind']
  /** What the names of the jobs have in common. */
  readonly name: Text
  /**
   * In the order of `jobs`.
   *
   * @minItems 1
   */
  readonly jobIds: readonly Id[]
  readonly counts: Counts
  /** When the first of them was ready. */
  readonly readyAt: Time | null
  /** When the last of them finished. */
  readonly endedAt: Time | null
  /** The shortest duration. */
  readonly minSeconds: Seconds | null
  readonly medianSeconds: Seconds | null
  /** The longest duration. */
  readonly maxSeconds: Seconds | null
  /** Id of the job with the worst conclusion, or, if all passed, of the one that ran longest. */
  readonly worstJobId: Id
}

/** How many jobs the timeline of the summary does not show, by reason. */
interface TimelineLeftOutJson {
  readonly skipped: Count
  /** They ran in an earlier attempt. */
  readonly carriedOver: Count
  /** GitHub does not say when they ran. */
  readonly untimed: Count
  /** The shortest ones, if there are too many to read. */
  readonly crowded: Count
}

/** A job that the current one waited for. */
interface NeedJson {
  /** Key of the job in the workflow file. */
  readonly key: string
  /** As in the `needs` context, such as `success`. */
  readonly result: string
}

/** A job in `needs` that no listed job shows. */
interface UnlistedNeedJson {
  /** Key of the job in the workflow file. */
  readonly key: Text
  /** As in the `needs` context. */
  readonly result: Text
  /** The input `allowed-failures` names the key. */
  readonly forgiven: boolean
}

/** Something odd in GitHub's data, or something that the report had to omit. */
export interface NoteJson {
  /** `warning`: something to fix or to consider; `notice`: good to know. */
  readonly severity: Note['severity']
  /** One or more sentences, possibly of several lines. */
  readonly text: Text
  /** Id of the job; `null` if the note is about the run. */
  readonly jobId: Id | null
}
