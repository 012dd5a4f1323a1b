import type { Note } from '../../model/note.ts'
import type { CriticalPath, HeldBy } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { UnstartedJob } from '../../model/report/waiting.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { AttemptsJson } from './attempts.ts'
import type { FailureJson } from './failures.ts'
import type { HistoryJson } from './history.ts'
import type { MinutesJson } from './minutes.ts'
import type { ExceededBudgetJson } from './over-budget.ts'

/** Increases with each change that breaks readers of the report. */
export const SCHEMA_VERSION = 1

/** The published form of a report, described by `report.schema.json`: unknown is `null`. */
export interface ReportJson {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly madeAt: string
  readonly repository: string
  readonly run: RunJson
  readonly conclusion: string
  readonly complete: boolean
  /** Finished jobs by conclusion. */
  readonly counts: Readonly<Record<string, number>>
  readonly jobsTotal: number | null
  readonly jobsFailed: number | null
  readonly jobsUnfinished: number | null
  readonly durationSeconds: number | null
  readonly queueSeconds: number | null
  readonly executionSeconds: number | null
  /** In the order in which they ran; empty if the path is unknown. */
  readonly criticalPath: readonly PathJobJson[]
  readonly criticalPathBasis: CriticalPath['basis'] | null
  readonly criticalPathSeconds: number | null
  readonly slowestSteps: readonly SlowStepJson[]
  /** Failures of the jobs that did not pass and are not forgiven, worst first. */
  readonly failures: readonly FailureJson[]
  readonly overBudget: readonly ExceededBudgetJson[]
  /** Compared with earlier runs; `null` if not requested, or if there are none. */
  readonly history: HistoryJson | null
  /** Compared with earlier attempts of the same run; `null` for the first. */
  readonly attempts: AttemptsJson | null
  readonly minutes: MinutesJson | null
  /** Ids of the jobs that `needs` does not wait for. */
  readonly unneededJobIds: readonly number[]
  readonly waiting: WaitingJson
  readonly groups: readonly GroupJson[]
  /** Numbers of jobs that the timeline of the summary hides, by reason. */
  readonly timelineLeftOut: Timeline['hidden']
  readonly needs: readonly { readonly key: string; readonly result: string }[]
  /** Results other than success in `needs` that no listed job shows. */
  readonly unlistedNeeds: readonly {
    readonly key: string
    readonly result: string
    readonly forgiven: boolean
  }[]
  readonly jobs: readonly JobJson[]
  readonly notes: readonly NoteJson[]
}

interface RunJson {
  readonly id: number
  readonly attempt: number | null
  readonly number: number | null
  readonly workflow: string | null
  readonly event: string | null
  readonly branch: string | null
  readonly commit: string | null
  readonly title: string | null
  readonly actor: string | null
  readonly url: string
  readonly startedAt: string | null
}

export interface StateJson {
  /** GitHub's term: `completed`, `in_progress`, `queued`, ... */
  readonly status: string
  readonly conclusion: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
}

/** A job without its steps, as in the output `jobs`. */
export interface JobFactsJson extends StateJson {
  readonly id: number
  readonly name: string
  readonly url: string
  /** `check` for a check run that a step created. */
  readonly kind: 'job' | 'check'
  /**
   * What the job counts as: its conclusion, but `timed_out` if GitHub cancelled it at its time limit,
   * and `failure` if it was cancelled after one of its steps had failed.
   */
  readonly outcome: string | null
  readonly forgiven: boolean
  readonly current: boolean
  readonly carriedOver: boolean
  readonly createdAt: string | null
  /** From the attempt's start to ready. */
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  /** From ready to started for a job that waited for an approval or a runner; then it has no queue. */
  readonly approvalSeconds: number | null
  readonly durationSeconds: number | null
  /** How much longer the job could have taken without delaying the end of the run; `null` if uncertain. */
  readonly slackSeconds: number | null
  readonly runner: {
    readonly name: string | null
    readonly group: string | null
    readonly labels: readonly string[]
  }
}

export interface JobJson extends JobFactsJson {
  readonly steps: readonly StepJson[]
}

export interface StepJson extends StateJson {
  readonly number: number
  readonly name: string
  readonly durationSeconds: number | null
}

interface SlowStepJson {
  readonly jobId: number
  readonly job: string
  readonly number: number
  readonly step: string
  readonly durationSeconds: number
}

export interface PathJobJson {
  readonly id: number
  readonly name: string
  /** `null` for a job that was ready when the attempt started. */
  readonly heldBy: HeldBy | null
  /** From the end of the previous job on the path, or the attempt's start, to its start. */
  readonly delaySeconds: number | null
  /** From the end of the previous job on the path, or the attempt's start, to ready. */
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  readonly durationSeconds: number | null
  /** The most the run would shorten if the job took no time. */
  readonly couldSaveSeconds: number | null
}

export interface WaitingJson extends WaitingTotalsJson {
  /** Maximum number of jobs that ran at the same time. */
  readonly peakJobs: number
  /** Jobs that were ready and never started, the longest wait first. */
  readonly unstarted: readonly UnstartedJobJson[]
  readonly byLabels: readonly (WaitingTotalsJson & { readonly labels: string })[]
}

interface UnstartedJobJson {
  readonly jobId: number
  /** From ready until the report was made, or until the job was cancelled or abandoned. */
  readonly waitedSeconds: number
  readonly finished: boolean
  readonly heldBy: UnstartedJob['heldBy']
}

export interface WaitingTotalsJson {
  readonly jobs: number
  readonly blockedSeconds: number | null
  readonly queueSeconds: number | null
  readonly longestQueueSeconds: number | null
  readonly runningSeconds: number | null
}

export interface GroupJson {
  readonly kind: JobGroup['kind']
  readonly name: string
  readonly jobIds: readonly number[]
  readonly counts: Readonly<Record<string, number>>
  readonly readyAt: string | null
  readonly endedAt: string | null
  readonly minSeconds: number | null
  readonly medianSeconds: number | null
  readonly maxSeconds: number | null
  readonly worstJobId: number
}

interface NoteJson {
  readonly severity: Note['severity']
  readonly text: string
  readonly jobId: number | null
}
