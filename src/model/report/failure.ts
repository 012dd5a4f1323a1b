import type { Job, Step } from '../run.ts'
import type { Milliseconds } from '../time.ts'
import type { ErrorTotal, FailureFields, LogLine } from '../shapes/failure.ts'
import type { LogRow, StepLog } from '../logged/step-log.ts'

/**
 * Reason why a job did not pass. If GitHub's responses do not show the specific kind, the next more general
 * one applies. `other`: only the conclusion is known.
 */
export type Failure =
  /**
   * The job never had a runner: billing, limits, a label that no runner has, or a rejected deployment.
   * `infrastructure` only if GitHub's own annotation says that its service is the reason.
   */
  | {
      readonly kind: 'never-started'
      readonly reason: string | undefined
      readonly infrastructure: boolean
    }
  /** The runner stopped reporting, or was shut down, during the step. */
  | { readonly kind: 'runner-lost'; readonly step: Step | undefined }
  /** The time limit of the step, or else of the whole job or of its runner, was exceeded. */
  | {
      readonly kind: 'timed-out'
      readonly limitOf: 'job' | 'step' | 'runner'
      readonly limit: Milliseconds | undefined
      readonly step: Step | undefined
    }
  | Cancellation
  | {
      readonly kind: 'failed-step'
      /** The first step that failed. */
      readonly step: Step
      /** The other failed steps, in their order. */
      readonly others: readonly Step[]
      /** Canceller that stopped the job after the step had failed. */
      readonly cancelled: Cancellation | undefined
    }
  /** A check run that a step created reports a failure. */
  | { readonly kind: 'check' }
  | { readonly kind: 'other' }

/** Lists the failed steps of a job with logs of their own, in order: the step of a `parallel` block has none. */
export function failedSteps(failure: Failure): readonly Step[] {
  if (failure.kind !== 'failed-step') return []
  return [failure.step, ...failure.others.filter(({ kind }) => kind !== 'group')]
}

export interface Cancellation {
  readonly kind: 'cancelled'
  readonly by: Canceller
  /** The step that was stopped, if one was running. */
  readonly step: Step | undefined
  /** `undefined` if the job had a runner. */
  readonly unstarted?: Unstarted | undefined
}

/** Facts about a job that was cancelled before it had a runner. */
export interface Unstarted {
  /** Time from ready to cancelled; `undefined` if GitHub reports no usable times. */
  readonly waited: Milliseconds | undefined
}

/** Canceller of a job: a person, GitHub, or another run or job. */
export type Canceller =
  /** Another leg of its matrix failed; `failed` is that leg, if it is known. */
  | {
      readonly kind: 'fail-fast'
      readonly failed: Job | undefined
      /** Only the times of the jobs show it, so a person may have cancelled the run just then. */
      readonly inferred?: true
    }
  | { readonly kind: 'person'; readonly login: string }
  /** A later run in the same concurrency group. */
  | { readonly kind: 'newer-run' }
  | { readonly kind: 'unknown' }

/** 128 + SIGKILL. It does not show who killed the process; out of memory is one reason of several. */
export const KILLED = 137

/** 128 + SIGTERM. */
export const TERMINATED = 143

/** The lines of a log that show why a step failed. */
export interface LogExcerpt {
  /** Ordered as in the step; empty if the step wrote only how its process exited. */
  readonly lines: readonly LogLine[]
  /** Number of lines above the shown ones; `undefined` if that part of the log was not read. */
  readonly omitted: number | undefined
  /** Exit code of the step's process; GitHub's own line with it is not among the lines. */
  readonly exitCode: number | undefined
  /** `undefined` if the lines are not known to be of the step. */
  readonly errors?: StepFindings | undefined
  /** Tests that had not ended when a limit or a cancellation cut the log, the longest first. @default none */
  readonly notEnded?: readonly NotEnded[] | undefined
}

/** A test or a target that started and had not ended: since when, if the log shows it. */
export type NotEnded = NonNullable<FailureFields['logs'][number]['notEnded']>[number]

/**
 * Chooses message and lines of a step again, beside what it printed in a run in which it passed.
 *
 * @returns `undefined` if not all that it printed was kept
 */
export type ChooseBeside = (green: readonly LogRow[]) => ExcerptBeside | undefined

/** By the number of the step. */
export type BesideByStep = ReadonlyMap<number, ChooseBeside>

/** Part of a step that is shown beside a green log. */
export interface ExcerptBeside extends Pick<LogExcerpt, 'lines' | 'omitted'> {
  readonly shown: LoggedMessage | undefined
  readonly green: Omit<GreenLines, 'evidence'>
}

/** A green log beside which message and lines were chosen. */
type GreenLines = NonNullable<FailureFields['logs'][number]['green']>

/**
 * One thing that failed in a step, as its log shows it: a test, a target, a finding of a linter, an error of a
 * compiler, or one line. At least one of `title` and `detail` is known.
 */
export interface ErrorEntry {
  /** Name of what failed: a test with the names around it, a target, a rule, a file. As printed, so untrusted. */
  readonly title: string | undefined
  /** Reason: the assertion, or the sentence of the compiler or the tool. */
  readonly detail: string | undefined
  readonly position: SourcePosition | undefined
  /** Whether it is a test. */
  readonly isTest?: boolean
}

/** A position in a file, as a tool names it. */
export interface SourcePosition {
  /** Path with `/`. In a report the path of `file`; otherwise as printed, without the folder of the checkout. */
  readonly path: string
  /** Counted from 1; `undefined` if the tool names only the file. */
  readonly line: number | undefined
  /** Counted from 1. */
  readonly column: number | undefined
  /** The file in the repository: of a log, as an absolute path shows it; of a report, by all evidence. It is no identity. */
  readonly file?: string | undefined
}

/**
 * Starts a line in the log of the step that makes the report: the rest of the line is quoted from another job, so it
 * is no error of this one.
 */
export const QUOTED_REASON = '  ↳ Reason'

/** Entries of one step that are kept. */
export const MAX_ENTRIES = 200

/** Lines that are reasons; more are not named. */
export const MAX_REASONS = 100

/** Things that failed in a step. */
export interface ErrorList {
  /**
   * Things that failed, in the order of the log, the lines of each process together; at most `MAX_ENTRIES`, each thing
   * once.
   */
  readonly entries: readonly ErrorEntry[]
  /** `undefined` if the tool prints no total. It may count more than there are entries. */
  readonly total: ErrorTotal | undefined
  /** Whether more can have failed: a tool stopped at the first failures, or not all was read or kept. */
  readonly mayBeMore?: boolean
}

/**
 * Returns whether a list has all that failed, so that what it does not name did not fail: what it counts is what it names, and
 * nothing was cut. It is about what tools list: a log that names nothing has only the line that says why.
 */
export function isWholeList({ entries, total, mayBeMore = false }: ErrorList): boolean {
  const { length } = entries
  return length > 0 && (total?.failed ?? length) === length && !mayBeMore
}

/** Thing that failed, as it is recognised in other runs. */
export interface LoggedEntry extends ErrorEntry {
  readonly isTest: boolean
  /** Tool whose form the line has that names it; the tool of `ANY_FINDING` for a line in no form. */
  readonly tool: string
  readonly printed: string
  readonly identity: EntryIdentity
}

/**
 * Identity of an entry: what is the same of it in another run or leg that is about the same thing, beside its path: never a
 * position, and amounts only in an error that compares.
 */
interface EntryIdentity {
  /** Thing that failed: its title, masked; empty without one. */
  readonly name: string
  /** Error with which it failed: its detail, masked; empty for a test that only compares values, or says that it failed. */
  readonly error: string
  /** Its detail, masked, with the values that a test compares. */
  readonly message: string
}

/** Reason why a step failed, as it is shown: what failed by name, a line, or both. */
export interface LoggedMessage {
  readonly entry?: ErrorEntry | undefined
  readonly line?: string | undefined
  /** Whether it is a test, a finding, or an error that the runner marked or nothing followed. */
  readonly isCertain: boolean
}

/** What the log of a step says failed, and why, whatever lines of it are shown. */
export interface StepFindings extends ErrorList {
  readonly entries: readonly LoggedEntry[]
  /** Lines that say why the step failed, as printed, the first one first. */
  readonly reasons: readonly string[]
  /**
   * Lines that mention a failure, as printed; beside a line in the form of a tool, only lines that are not of that tool.
   */
  readonly mentions: readonly string[]
  /** The line that says why the step failed, if that is about none of the entries. */
  readonly message: string | undefined
  /** Message that is shown. */
  readonly shown: LoggedMessage | undefined
  /** Whether the line that is compared with other logs certainly says why, and is the message that is shown. */
  readonly isReasonCertain: boolean
  /** The same for two logs of one error in different legs and runs; `undefined` if no line says what failed. */
  readonly errorNames: string | undefined
  /** Whether a failure is in a tool's own form. */
  readonly isInToolForm: boolean
  /** Whether a reported line says more than that something failed. */
  readonly identifiesError: boolean
  /** Last sentence of the runner, if that is that it ended the step at its time limit, whatever it printed. */
  readonly timedOut: string | undefined
  readonly kinds: LoggedKinds
  readonly log: StepLog
}

/** A kind that only a log shows. */
export type LoggedKind =
  | 'runner-lost'
  | 'out-of-memory'
  | 'tool-crash'
  | 'disk-full'
  | 'network'
  | 'action-download'
  | 'container'
  | 'device'
  | 'refused'

/** Kinds of failure that a log is about, if not just that of a step. */
export interface LoggedKinds {
  /** The kind that ended the step beyond doubt. */
  readonly proven: LoggedKind | undefined
  /** The same if the step is one in which the runner downloads actions or starts containers. */
  readonly provenInSetUp: LoggedKind | undefined
  /** The kind that the log states, without proof that nothing else is the reason. */
  readonly stated: LoggedKind | undefined
  /** The host of the last failed request, if it is neither the runner nor a service that is there for everybody. */
  readonly host: string | undefined
  /** Whether a line that reports a failure is of a test or an assertion. */
  readonly namesFailure: boolean
  /** The limit of the script after which a process that was killed can have been killed by it. */
  readonly killLimit: Milliseconds | undefined
}

/** An excerpt of the log of a job. */
export interface StepExcerpt extends LogExcerpt {
  /** `undefined` if no step is known to have failed. */
  readonly step: Step | undefined
  readonly origin: ExcerptOrigin
  /**
   * Name of the step that ended with an error after which the job continued, as
   * with `continue-on-error`; `undefined` if the lines are of a step that failed.
   */
  readonly continued?: string | undefined
  /** `undefined` if no green log was read. */
  readonly green?: GreenLines | undefined
}

/** The origin of the lines of an excerpt. */
type ExcerptOrigin = FailureFields['logs'][number]['origin']
