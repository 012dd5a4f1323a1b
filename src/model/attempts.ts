import type { JobReport } from './report.ts'
import type { Job } from './run.ts'

/** An attempt before the one that is reported, as far as it was asked for. */
export interface EarlierAttempt {
  readonly number: number
  /** `undefined` when they could not be listed. */
  readonly jobs: readonly Job[] | undefined
}

/** A job in an earlier attempt. */
export interface AttemptJob {
  readonly job: Job
  /** It did not run in that attempt but in one before. */
  readonly carriedOver: boolean
}

/** A job that did not end the same in every attempt. */
export interface AttemptRow {
  readonly name: string
  /** One for each earlier attempt; `undefined` where it has no such job. */
  readonly earlier: readonly (AttemptJob | undefined)[]
  /** The job in this attempt. */
  readonly job: JobReport
}

/** A job that failed in an earlier attempt, and ran again and succeeded in this one. */
export interface FlakyJob {
  readonly job: JobReport
  /** Numbers of attempts. Never empty. */
  readonly failedIn: readonly number[]
}

/** This attempt beside the earlier ones of the same run. */
export interface Attempts {
  readonly number: number
  /** Numbers of the earlier attempts that are compared, ascending. Never empty. */
  readonly earlier: readonly number[]
  /** How many earlier attempts are not. */
  readonly leftOut: number
  readonly differing: readonly AttemptRow[]
  readonly flaky: readonly FlakyJob[]
}
