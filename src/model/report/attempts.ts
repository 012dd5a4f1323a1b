import type { Job } from '../run.ts'
import type { Annotation } from './failure.ts'
import type { JobReport } from './job-report.ts'

/** An attempt before the one that is reported, as far as it was fetched. */
export interface EarlierAttempt {
  readonly number: number
  /** `undefined` if they could not be listed. */
  readonly jobs: readonly Job[] | undefined
  /** By job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations?: ReadonlyMap<number, readonly Annotation[]>
}

export interface AttemptJob {
  readonly job: Pick<Job, 'id' | 'url' | 'state'>
  /** The job did not run in that attempt but in an earlier one. */
  readonly carriedOver: boolean
}

/** A job that did not finish with the same outcome in every attempt. */
export interface AttemptRow {
  readonly name: string
  /** One for each earlier attempt; `undefined` if that attempt has no such job. */
  readonly earlier: readonly (AttemptJob | undefined)[]
  readonly job: JobReport
}

/** A job that failed by itself in an attempt and passed in a later one, on the same commit. */
export interface FlakyJob {
  readonly job: JobReport
  /** Numbers of attempts, ascending. Empty if the job failed in an attempt that was not listed. */
  readonly failedIn: readonly number[]
  readonly passedIn: number
  /** Names of the steps at which it failed; failures at an unknown step are not included. */
  readonly steps: readonly string[]
}

/** A job that failed by itself in at least two attempts and passed in no known attempt. */
export interface RepeatedFailure {
  readonly job: JobReport
  /** Numbers of attempts, ascending, with this one if the job ran in it. */
  readonly failedIn: readonly number[]
}

/** This attempt compared with earlier ones of the same run. */
export interface Attempts {
  readonly number: number
  /** Numbers of the earlier attempts that are compared, ascending. Never empty. */
  readonly earlier: readonly number[]
  readonly notCompared: number
  readonly differing: readonly AttemptRow[]
  readonly flaky: readonly FlakyJob[]
  readonly repeated: readonly RepeatedFailure[]
}
