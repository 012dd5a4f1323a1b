import type { Run } from '../run.ts'
import { type Milliseconds, SECOND } from '../time.ts'
import type { JobReport, StepReport } from './job-report.ts'
import type { ComparisonFields, HistoryFields, SlowReason } from '../shapes/comparisons.ts'

/** A value is slower than earlier ones if it is above their level by more than each limit. */
export const SLOWER = {
  /** Spreads of a new value. At most one value in 100 is further above the level. */
  deviations: 2.25,
  /** Share of the level. */
  share: 0.1,
  time: 10 * SECOND,
  /** Minimum number of earlier values to call a value slower, or to show the median. */
  values: 4,
} as const satisfies Readonly<Record<string, number>>

/** Whether a value that is longer than its baseline by so much is slower, whatever the earlier values are. */
export function isSlower(
  delta: Milliseconds,
  { median, spread, values }: Comparison['baseline'],
): boolean {
  const limits = [SLOWER.deviations * spread, SLOWER.share * median, SLOWER.time]
  return values >= SLOWER.values && limits.every((limit) => delta > limit)
}

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
   * a cache hit, or before and after a change, else the median of all. These are the levels.
   */
  readonly low: Milliseconds
  readonly high: Milliseconds
  /** The standard deviation of a new value from `high`. */
  readonly spread: Milliseconds
  /** Number of earlier values that the median is based on; never 0. */
  readonly values: number
}

/** A duration compared with its baseline. */
export interface Comparison extends Pick<ComparisonFields, 'delta' | 'slower' | 'changed'> {
  /** `undefined` if it is unknown. */
  readonly value: Milliseconds | undefined
  /**
   * `median` is the level that the value is compared with: if the earlier values have two, the nearer one.
   */
  readonly baseline: Pick<Baseline, 'median' | 'spread' | 'values'>
  /** One for each earlier run, in their order; `undefined` for a run that has no such value. */
  readonly earlier: readonly (Milliseconds | undefined)[]
}

/** A slower job compared with the earlier run that is nearest to the level it is compared with. */
interface SlowJob {
  readonly run: HistoryFields['runs'][number]
  readonly reasons: readonly SlowReason[]
}

export interface JobComparison extends Comparison {
  readonly job: JobReport
  /** `undefined` if the job is not slower, or if nothing is known to differ. */
  readonly slow?: SlowJob | undefined
  /** Time that the job waited for a runner; `undefined` if that is known of no earlier run. */
  readonly queue: Comparison | undefined
  /** The steps that are also in earlier runs, in the order of the job. */
  readonly steps: readonly (Comparison & { readonly step: StepReport })[]
}

/** A part of a job that changed as the run did: of one on the critical path, if that is known. */
export interface WallCause extends Pick<HistoryFields['causes'][number], 'part'> {
  readonly job: JobReport
  readonly comparison: Comparison
}

/** A run compared with earlier ones, of which there is at least one. */
export interface History extends Omit<
  HistoryFields,
  'runs' | 'duration' | 'withoutWait' | 'causes' | 'jobs'
> {
  /** Oldest first. */
  readonly runs: readonly HistoryFields['runs'][number][]
  /** The wall time of the run compared with earlier runs in which the same jobs ran. */
  readonly duration: Comparison | undefined
  /** The same without the waits of `pausedJobs`; `undefined` if there are none, or if they are not known. */
  readonly withoutWait: Comparison | undefined
  readonly causes: readonly WallCause[]
  /** The jobs that are also in earlier runs, in the report's order. */
  readonly jobs: readonly JobComparison[]
}
