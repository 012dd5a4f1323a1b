import type { Step } from '../run.ts'
import type { Some } from '../some.ts'
import type { ErrorList, Failure, StepExcerpt } from './failure.ts'
import type {
  Annotation,
  Elsewhere,
  Evidence,
  FailingSet,
  ListedFailure,
  MachineChange,
  MeasuredChange,
  RedSince,
  MonthEvidence,
  TestCounts,
} from '../shapes/failure.ts'
import type { JobReport } from './job-report.ts'
import type { CauseKind, UnknownReason, VERDICTS } from '../reasons.ts'

/** A job in trouble, and what is known about the cause. */
export interface FailureReport {
  readonly job: JobReport
  readonly failure: Failure
  /** Excerpts of the first failed step, then of the others; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** What failed in each of these steps, as far as its log or its test results name it. */
  readonly errors: readonly StepErrors[]
  /** By files of test results that agree with the log; `undefined` if none was used. */
  readonly tests?: TestCounts | undefined
  /** Tests that failed by all files that this job alone can have written, whether these were used or not. */
  readonly failedTests?: readonly string[] | undefined
  /** Annotations on the failure by GitHub, the runner and the steps. */
  readonly annotations: readonly Annotation[]
}

/** What failed in a step that failed. */
export interface StepErrors extends ErrorList {
  readonly step: Step
}

/** Failures with the same reason. The report shows one entry for them. */
export interface Cause extends CauseGroup {
  /** The page on which a person writes it down as a known failure; `undefined` if that makes no sense. */
  readonly newIssueUrl?: string | undefined
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
  /** Why a step failed, as every text words it: what failed by name and why, or else a line; `undefined` if none says it. */
  readonly message: string | undefined
  /** Whether it is a test, a finding, an error that the runner marked or nothing followed, or of a log that shows the kind. */
  readonly isMessageCertain: boolean
  /**
   * Kind, step and message, or the names of tests alone, without what differs from run to run; in a report, their digest with
   * its version. `undefined` if no line was read that says what failed: such failures cannot be compared with other runs.
   */
  readonly signature: string | undefined
  /** The first one has the excerpt. */
  readonly failures: Some<FailureReport>
  /** Jobs that failed or were cancelled only because of these. */
  readonly consequences: readonly JobReport[]
}

/** Whose failures of a cause are, as far as other runs show. */
export interface Verdict {
  readonly kind: keyof typeof VERDICTS
  /** The base branch that was read; `undefined` if none was. */
  readonly branch?: string | undefined
  /** Newest first. Empty only for `infrastructure`, `unknown`, and what is known by issues alone. */
  readonly evidence: readonly Evidence[]
  /** Whether the evidence is of the newest runs of the base branch that ran the job, without a gap. */
  readonly inLastRuns?: boolean | undefined
  /** The newest run of the base branch that ran the step, if it passed a known error since. */
  readonly passedSince?: Evidence | undefined
  /** Amounts of a known error that differ from the newest evidence, none of them worse. */
  readonly measured?: readonly MeasuredChange[] | undefined
  /** The green run of the base branch that showed what varies: without it, the error would not have been recognised. */
  readonly learned?: readonly Evidence[] | undefined
  /** What the logs show to differ from the newest evidence beside the commit: only of one that is `new`. */
  readonly differs?: readonly MachineChange[] | undefined
  /** The host that did not respond, which the step also names when it passes: the change may have broken what it serves. */
  readonly host?: string | undefined
  /** The only line that the error has and that of the evidence has not, as printed: without it, it would be known. */
  readonly almost?: string | undefined
  /** What failed by name beside the newest evidence, which failed as well: only if some is new or gone. */
  readonly failingSet?: FailingSet | undefined
  /** Why the verdict is `unknown`. */
  readonly reason?: UnknownReason | undefined
  /** On the base branch itself: when the series of failures began. */
  readonly redSince?: RedSince | undefined
  /** What issues list of the failure; `undefined` if they list nothing of it. */
  readonly issues?: ListedFailure | undefined
  /** Which other branches have it, if that was read: only of one that is `new` or `unknown`. */
  readonly elsewhere?: Elsewhere | undefined
  /** That it comes and goes, by the memory of a month: only of one that is `new` or `unknown`. */
  readonly inMonth?: MonthEvidence | undefined
  /** What other runs show, if the failure is known by issues alone. */
  readonly compared?: Verdict | undefined
}
