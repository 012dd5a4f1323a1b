import type { Milliseconds } from '../time.ts'
import type { JobGroup } from './group.ts'
import type { NotComparable, Unfit } from '../reasons.ts'
import type { JobReport, StepReport } from './job-report.ts'
import type { Report } from './report.ts'
import type { RunDiffFields } from '../shapes/run-diff.ts'

/** Two runs, from the viewpoint of the second. */
export interface RunDiff {
  readonly before: Report
  readonly after: Report
  readonly totals: Readonly<Record<TotalName, Change>>
  /** Why the duration of a run can't be compared with any other. */
  readonly notCompared: {
    readonly before: Unfit | undefined
    readonly after: Unfit | undefined
  }
  /** In the order of the second run. Each job of both runs is in one of these three lists. */
  readonly jobs: readonly JobPair[]
  /** Only in the second run. */
  readonly added: readonly UnmatchedJob[]
  /** Only in the first run. */
  readonly removed: readonly UnmatchedJob[]
  /** The matrices whose legs are not the same, by name. */
  readonly groups: readonly GroupPair[]
  readonly failures: readonly FailureChange[]
}

/** `minutes` counts minutes, and the others are times. */
export type TotalName = 'duration' | 'queue' | 'execution' | 'minutes'

/** A value in both runs. */
export interface Change {
  readonly before: number | undefined
  readonly after: number | undefined
  /** Above 0 if it is more in the second run; `undefined` if the values can't be compared. */
  readonly delta: number | undefined
}

export interface DurationChange extends Change {
  /** The standard deviation of the duration by earlier runs; `undefined` if they are not known. */
  readonly spread: Milliseconds | undefined
  /** Whether the difference exceeds the normal variation, as far as that is known, 10 s and 10 %. */
  readonly changed: boolean
}

/** A job of both runs. */
export interface JobPair {
  readonly before: JobReport
  readonly after: JobReport
  /** `undefined` if the durations are compared. */
  readonly notCompared: NotComparable | undefined
  readonly duration: DurationChange
  readonly queue: DurationChange
  /** Empty if the durations are not compared. */
  readonly steps: readonly StepPair[]
  readonly stepsAdded: readonly StepReport[]
  readonly stepsRemoved: readonly StepReport[]
}

/** A step of both runs. */
export interface StepPair {
  readonly before: StepReport
  readonly after: StepReport
  readonly duration: DurationChange
}

/** A job that is listed for one of the runs only. */
export interface UnmatchedJob extends Pick<RunDiffFields['added'][number], 'doubt'> {
  readonly job: JobReport
}

export type Doubt = NonNullable<UnmatchedJob['doubt']>

/** The legs of a matrix; `undefined` for a run that has no such matrix. */
export interface GroupPair {
  readonly name: string
  readonly before: JobGroup | undefined
  readonly after: JobGroup | undefined
}

/** A job that failed in one of the runs, or in both. */
export interface FailureChange extends Pick<
  RunDiffFields['failures'][number],
  'change' | 'sameError'
> {
  readonly before: JobReport | undefined
  readonly after: JobReport | undefined
}
