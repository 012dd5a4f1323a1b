import type { Step } from '../run.ts'
import type { Some } from '../some.ts'
import type { Annotation, ErrorList, Failure, LoggedKind, StepExcerpt } from './failure.ts'
import type { JobReport } from './job-report.ts'

/** A job in trouble, and what is known about the cause. */
export interface FailureReport {
  readonly job: JobReport
  readonly failure: Failure
  /** Excerpts of the first failed step, then of the others; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** What failed in each of these steps, as far as its log names it. */
  readonly errors: readonly StepErrors[]
  /** Annotations on the failure by GitHub, the runner and the steps. */
  readonly annotations: readonly Annotation[]
}

/** What failed in a step that failed. */
export interface StepErrors extends ErrorList {
  readonly step: Step
}

/** Failures with the same reason. The report shows one entry for them. */
export interface Cause extends CauseGroup {
  /** The first of `verdicts`. */
  readonly verdict: Verdict
  /** Each failure is in one of them; what may be the code's comes first. */
  readonly verdicts: Some<JudgedFailures>
}

/** The failures of a cause that have one verdict. */
export interface JudgedFailures {
  readonly verdict: Verdict
  readonly failures: Some<FailureReport>
}

/** A cause before anything was compared with other runs. */
export interface CauseGroup {
  readonly kind: CauseKind
  /** The first line that says why a step failed, as printed; `undefined` if no line does. */
  readonly message: string | undefined
  /**
   * Kind, step and message without what differs from run to run; in a report, their digest. `undefined` if no
   * line was read that says what failed: such failures cannot be compared with other runs.
   */
  readonly signature: string | undefined
  /** The first one has the excerpt. */
  readonly failures: Some<FailureReport>
  /** Jobs that failed or were cancelled only because of these. */
  readonly consequences: readonly JobReport[]
}

export type CauseKind = Failure['kind'] | LoggedKind

/** What can be the reason for a failure of a kind. The kind does not say it for `other`. */
export const ORIGINS = {
  'failed-step': 'code',
  'timed-out': 'code',
  other: 'code',
  'out-of-memory': 'code',
  check: 'code',
  'runner-lost': 'infrastructure',
  'disk-full': 'infrastructure',
  network: 'infrastructure',
  'action-download': 'infrastructure',
  cancelled: 'other',
  'never-started': 'other',
} as const satisfies Readonly<Record<CauseKind, 'code' | 'infrastructure' | 'other'>>

export type InfrastructureKind = {
  [Kind in CauseKind]: (typeof ORIGINS)[Kind] extends 'infrastructure' ? Kind : never
}[CauseKind]

/** What each verdict says, as the JSON schema describes it. */
export const VERDICTS = {
  known: 'the same step failed with the same error on the base branch',
  unsteady: 'it failed and passed on the same commit, or comes and goes on the base branch',
  new: 'the base branch passed the step on a commit that this run contains',
  infrastructure: 'the kind of the cause says so',
  unknown: 'nothing proves one of the others',
} as const

/** Whose failures of a cause are, as far as other runs show. */
export interface Verdict {
  readonly kind: keyof typeof VERDICTS
  /** The base branch that was read; `undefined` if none was. */
  readonly branch?: string | undefined
  /** Newest first. Empty only for `infrastructure` and `unknown`. */
  readonly evidence: readonly Evidence[]
  /** Whether the evidence is of the newest runs of the base branch that ran the job, without a gap. */
  readonly inLastRuns?: boolean | undefined
  /** Why the verdict is `unknown`. */
  readonly reason?: UnknownReason | undefined
  /** On the base branch itself: when the series of failures began. */
  readonly redSince?: RedSince | undefined
}

/** Why a verdict is `unknown`, as the JSON schema describes it. */
export const UNKNOWN_REASONS = {
  'no-base': 'no completed run for a commit of the base branch was found',
  'not-run':
    'no run of the base branch ran the job, or not the step, or not under a name that identifies it',
  'older-base': 'the base branch passed the step only before commits that this run contains',
  'unknown-commit':
    'the branch passes the step now, but it is unknown whether on a commit that this run contains',
  'other-error': 'the job fails on the base branch too, at another step or with another error',
  'no-log': 'a log is missing, empty or expired, here or there, or says only that something failed',
  'not-read': 'the runs, jobs or logs of the base branch were not read',
} as const

export type UnknownReason = keyof typeof UNKNOWN_REASONS

/** A job of another run or attempt that a verdict rests on. */
export interface Evidence {
  readonly runId: number
  readonly runNumber: number | undefined
  readonly attempt: number | undefined
  readonly branch: string | undefined
  /** Full SHA of the commit that it ran on. */
  readonly commit?: string | undefined
  readonly jobName: string
  readonly url: string
  readonly outcome: 'passed' | 'failed'
}

/** The first failed run after the last green one, and the commits between them. */
export interface RedSince {
  readonly run: Evidence
  /** Oldest first; empty if `contents: read` is missing. */
  readonly commits: readonly Commit[]
  readonly commitsTotal: number | undefined
}

/** A commit of the base branch. */
export interface Commit {
  readonly sha: string
  readonly url: string
  /** The first line of the message. */
  readonly title: string
  /** Login, or else name. */
  readonly author: string | undefined
}
