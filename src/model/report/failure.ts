import type { Job, Step } from '../run.ts'
import type { Milliseconds } from '../time.ts'

/**
 * Why a job did not pass. If GitHub's responses do not show the specific kind, it is the more general
 * one, down to `other`: only the conclusion is known.
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
  /** The time limit of the step, or else of the whole job, was exceeded. */
  | {
      readonly kind: 'timed-out'
      readonly limitOf: 'job' | 'step'
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
      /** What stopped the job after the step had failed. */
      readonly cancelled: Cancellation | undefined
    }
  /** A check run that a step created reports a failure. */
  | { readonly kind: 'check' }
  | { readonly kind: 'other' }

export interface Cancellation {
  readonly kind: 'cancelled'
  readonly by: Canceller
  /** The step that was stopped, if one was running. */
  readonly step: Step | undefined
}

/** Who or what cancelled a job. */
export type Canceller =
  /** Another leg of its matrix failed; `failed` is that leg, if it is known. */
  | { readonly kind: 'fail-fast'; readonly failed: Job | undefined }
  | { readonly kind: 'person'; readonly login: string }
  /** A later run in the same concurrency group. */
  | { readonly kind: 'newer-run' }
  | { readonly kind: 'unknown' }

/** An annotation on a job's check run, written by the runner, by GitHub, or by a step. */
export interface Annotation {
  /** `failure`, `warning` or `notice`. */
  readonly level: string
  readonly title: string | undefined
  readonly message: string
  /** `.github` if the annotation is on no file. */
  readonly path: string | undefined
  /** For path `.github`, the line of the step's log, or 1 if the annotation belongs to no step. */
  readonly line: number | undefined
}

/** The lines of a log that show why a step failed. */
export interface LogExcerpt {
  /** In the step's order; empty if the step wrote no more than how its process ended. */
  readonly lines: readonly LogLine[]
  /** Lines of the step above these; `undefined` if that part of the log was not read. */
  readonly omitted: number | undefined
  /** How the step's process ended; GitHub's own line on that is not among the lines. */
  readonly exitCode: number | undefined
}

/** An excerpt of the log of a job. */
export interface StepExcerpt extends LogExcerpt {
  /** `undefined` if no step is known to have failed. */
  readonly step: Step | undefined
  readonly origin: ExcerptOrigin
}

/**
 * Where the lines of an excerpt are from:
 *
 * - `step`: the step wrote them.
 * - `parallel-steps`: the step, or steps that ran at the same time.
 * - `first-error`: no line was found to be of the step; these lead to the first error of the job.
 * - `end`: as before, or no step is known to have failed; these are the last before the job cleaned up.
 */
export type ExcerptOrigin = 'step' | 'parallel-steps' | 'first-error' | 'end'

/** One line of a log, as plain text: no time, no colours, no control characters but tabs. */
export interface LogLine {
  readonly text: string
  /** An error of the step, or part of one. */
  readonly error: boolean
  /** The line was longer than what was kept of it. */
  readonly cut: boolean
  /** Lines between the line before and this one that are left out. */
  readonly skipped: number
}
