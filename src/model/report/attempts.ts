import type { Job } from '../run.ts'
import type { Annotation } from '../shapes/failure.ts'
import type { JobReport } from './job-report.ts'
import type { AttemptsFields } from '../shapes/comparisons.ts'

/** An attempt before the one that is reported, as far as fetched. */
export interface EarlierAttempt {
  readonly number: number
  /** `undefined` if they could not be listed. */
  readonly jobs: readonly Job[] | undefined
  /** Keyed by job id; jobs whose annotations were not fetched have no entry. */
  readonly annotations?: ReadonlyMap<number, readonly Annotation[]>
}

export interface AttemptJob {
  readonly job: Pick<Job, 'id' | 'url' | 'state'>
  /** Whether the job ran in an attempt before that one. */
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
export interface FlakyJob extends Omit<AttemptsFields['flaky'][number], 'job' | 'jobId'> {
  readonly job: JobReport
}

/** A job that failed by itself in at least two attempts and passed in no known attempt. */
export interface RepeatedFailure extends Omit<AttemptsFields['repeated'][number], 'job' | 'jobId'> {
  readonly job: JobReport
}

/** This attempt compared with earlier ones of the same run. */
export interface Attempts extends Pick<AttemptsFields, 'number' | 'notCompared'> {
  /** Numbers of the earlier attempts that are compared, ascending. Never empty. */
  readonly earlier: readonly number[]
  readonly differing: readonly AttemptRow[]
  readonly flaky: readonly FlakyJob[]
  readonly repeated: readonly RepeatedFailure[]
  /** Jobs that this attempt skipped, and that failed in an earlier one and did not pass since. */
  readonly notRerun: readonly JobReport[]
}
