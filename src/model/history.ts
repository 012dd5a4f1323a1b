import type { JobReport, StepReport } from './report.ts'
import type { Run } from './run.ts'
import { SECOND, type Milliseconds } from './time.ts'

/** A figure is slower than usual when it is beyond the median by more than each of these. */
export const SLOWER = {
  /** In scaled median absolute deviations. */
  deviations: 3,
  /** Of the median. */
  share: 0.1,
  time: 10 * SECOND,
  /** On fewer earlier figures nothing is called slower, or usual. */
  figures: 4,
} as const satisfies Readonly<Record<string, number>>

/** Successful runs of the same workflow before this one. */
export interface EarlierRuns {
  readonly branch: string
  /** Oldest first. */
  readonly runs: readonly Run[]
}

/** What something usually takes. */
export interface Usual {
  readonly median: Milliseconds
  /** The median absolute deviation, scaled to the standard deviation of a new figure. */
  readonly spread: Milliseconds
  /** How many earlier figures it rests on; never 0. */
  readonly figures: number
}

/** What something took beside what it usually takes. */
export interface Comparison {
  /** `undefined` when it is not known, or can't be compared. */
  readonly figure: Milliseconds | undefined
  readonly usual: Usual
  /** Above 0 when this run took longer. */
  readonly delta: Milliseconds | undefined
  readonly slower: boolean
  /** One for each earlier run, in their order; `undefined` for a run that has no such figure. */
  readonly earlier: readonly (Milliseconds | undefined)[]
}

export interface StepComparison extends Comparison {
  readonly step: StepReport
}

export interface JobComparison extends Comparison {
  readonly job: JobReport
  /** The steps that earlier runs have too, in the order of the job. */
  readonly steps: readonly StepComparison[]
}

/** A run beside earlier ones; never without an earlier run. */
export interface History extends EarlierRuns {
  /** The wall time of the run; `undefined` when it is known of no earlier run. */
  readonly wall: Comparison | undefined
  /** The jobs that earlier runs have too, in the report's order. */
  readonly jobs: readonly JobComparison[]
}
