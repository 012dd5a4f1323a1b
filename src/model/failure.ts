import type { Job, Step } from './run.ts'
import type { Milliseconds } from './time.ts'

/**
 * What went wrong with a job that did not pass. What can't be told from GitHub's answers is the more
 * general kind, down to `other`: the conclusion is all that is known.
 */
export type Failure =
  /** It never had a runner: billing, limits, a label that no runner has. */
  | { readonly kind: 'never-started'; readonly reason: string | undefined }
  /** The runner stopped reporting, or was shut down, during the step. */
  | { readonly kind: 'runner-lost'; readonly step: Step | undefined }
  /** It ran into its limit: that of the step, or else that of the whole job. */
  | {
      readonly kind: 'timed-out'
      readonly limitOf: 'job' | 'step'
      readonly limit: Milliseconds | undefined
      readonly step: Step | undefined
    }
  /** The step, if one is known, is the one that this stopped. */
  | { readonly kind: 'cancelled'; readonly by: Canceller; readonly step: Step | undefined }
  | { readonly kind: 'failed-step'; readonly step: Step }
  | { readonly kind: 'other' }

/** Who or what cancelled a job. */
export type Canceller =
  /** Another leg of its matrix failed; the job is known when it can be told which. */
  | { readonly kind: 'fail-fast'; readonly failed: Job | undefined }
  | { readonly kind: 'person'; readonly login: string }
  /** A later run in the same concurrency group. */
  | { readonly kind: 'newer-run' }
  | { readonly kind: 'unknown' }

/** A remark on a job's check run, written by the runner, by GitHub, or by a step. */
export interface Annotation {
  /** `failure`, `warning` or `notice`. */
  readonly level: string
  readonly title: string | undefined
  readonly message: string
  /** `.github` where the remark is on no file. */
  readonly path: string | undefined
  readonly line: number | undefined
}

/** What a failed step wrote: its last lines, and its first error where that is further up. */
export interface LogExcerpt {
  /** In the step's order; none when all that it wrote is what it ended with. */
  readonly lines: readonly LogLine[]
  /** Lines of the step above these; `undefined` when that part of the log was not read. */
  readonly leftOut: number | undefined
  /** What the step's process ended with; GitHub's own line on that is not among the lines. */
  readonly exitCode: number | undefined
}

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
