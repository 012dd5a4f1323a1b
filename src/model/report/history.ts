import type { Run } from '../run.ts'
import { type Milliseconds, SECOND } from '../time.ts'
import type { JobReport, StepReport } from './job-report.ts'

/** A value is slower than earlier ones if it is above their level by more than each of these. */
export const SLOWER = {
  /** Spreads of a new value. At most one value in 100 is further above the level. */
  deviations: 2.25,
  /** Of the level. */
  share: 0.1,
  time: 10 * SECOND,
  /** Minimum number of earlier values to call a value slower, or to show the median. */
  values: 4,
} as const satisfies Readonly<Record<string, number>>

/** Successful runs of the same workflow before this one. */
export interface EarlierRuns {
  readonly branch: string
  /** Oldest first. */
  readonly runs: readonly Run[]
}

/** The expected value, from earlier runs. */
export interface Baseline {
  readonly median: Milliseconds
  /**
   * The medians of the shorter and of the longer values if they have two modes, such as with and without
   * a cache hit, or before and after a change, else that of all. These are the levels.
   */
  readonly low: Milliseconds
  readonly high: Milliseconds
  /** The standard deviation of a new value from `high`. */
  readonly spread: Milliseconds
  /** Number of earlier values that the median is based on; never 0. */
  readonly values: number
}

/** A duration compared with its baseline. */
export interface Comparison {
  /** `undefined` if it is unknown. */
  readonly value: Milliseconds | undefined
  /**
   * `median` is the level that the value is compared with: if the earlier values have two, that of the
   * nearer one.
   */
  readonly baseline: Pick<Baseline, 'median' | 'spread' | 'values'>
  /** Above 0 if this run took longer; `undefined` if the value can't be compared. */
  readonly delta: Milliseconds | undefined
  /** The delta exceeds every limit of `SLOWER`. */
  readonly slower: boolean
  /** The delta, in either direction, exceeds the normal variation and 10 s. */
  readonly changed: boolean
  /** One for each earlier run, in their order; `undefined` for a run that has no such value. */
  readonly earlier: readonly (Milliseconds | undefined)[]
}

interface StepComparison extends Comparison {
  readonly step: StepReport
}

export const SLOW_REASON_KINDS = [
  'cache',
  'image',
  'image-version',
  'runner-version',
  'region',
  'labels',
  'download',
  'retries',
  'step-added',
  'step-removed',
  'step-ran',
  'step-skipped',
] as const

/** What differs between a slower job and an earlier run of it. That is not proof that it made it slower. */
export interface SlowReason {
  readonly kind: (typeof SLOW_REASON_KINDS)[number]
  /** Key of the cache, or name of the step or tool. */
  readonly subject: string | undefined
  /** For a cache `miss`, `partial` or `blocked`; for retries their number. */
  readonly now: string | undefined
  /** For a cache `hit`, `partial` or `restored`. */
  readonly earlier: string | undefined
  /** Size of the cache that was restored earlier. */
  readonly bytes: number | undefined
}

/** A slower job compared with the earlier run that is nearest to the level it is compared with. */
interface SlowJob {
  readonly run: Pick<Run, 'id' | 'attempt' | 'number' | 'event' | 'url'>
  readonly reasons: readonly SlowReason[]
}

export interface JobComparison extends Comparison {
  readonly job: JobReport
  /** `undefined` if the job is not slower, or if nothing is known to differ. */
  readonly slow?: SlowJob | undefined
  /** How long the job waited for a runner; `undefined` if that is known of no earlier run. */
  readonly queue: Comparison | undefined
  /** The steps that are also in earlier runs, in the order of the job. */
  readonly steps: readonly StepComparison[]
}

/** A part of the critical path that changed as the run did. */
export interface WallCause {
  readonly job: JobReport
  readonly part: 'queue' | 'duration'
  readonly comparison: Comparison
}

/** Why the wall time of a run has no comparison: what the run did. */
export const NOT_COMPARED_REASONS = {
  incomplete: 'has jobs or times that are unknown',
  unfinished: 'has not finished',
  partial: 'ran only some of its jobs in this attempt',
  failed: 'did not pass',
  'different-jobs': 'ran other jobs than each of the earlier runs',
  'different-steps': 'is reported by a step that was not found in the earlier runs',
} as const

export type NotCompared = keyof typeof NOT_COMPARED_REASONS

/** A run compared with earlier ones, of which there is at least one. */
export interface History {
  readonly branch: string
  /** Oldest first. */
  readonly runs: readonly Pick<Run, 'id' | 'attempt' | 'number' | 'event' | 'url'>[]
  /** The wall time of the run compared with earlier runs in which the same jobs ran. */
  readonly wall: Comparison | undefined
  /** Set if `wall` is `undefined`. */
  readonly notCompared: NotCompared | undefined
  /** What made the run longer or shorter, largest change first; empty if the wall time is unchanged. */
  readonly causes: readonly WallCause[]
  /**
   * How long after the start of the run its first job was listed, if that is longer than in earlier runs
   * and the run is slower. Such a run waited for another run of its concurrency group, or for an approval.
   */
  readonly startDelay: Milliseconds | undefined
  /** The jobs that are also in earlier runs, in the report's order. */
  readonly jobs: readonly JobComparison[]
  /** Names of jobs that ran and are in no earlier run. */
  readonly newJobs: readonly string[]
  /** Names of jobs that ran in the previous run and are not in this one. */
  readonly removedJobs: readonly string[]
}
