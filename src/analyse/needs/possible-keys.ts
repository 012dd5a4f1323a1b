import type { Job } from '../../model/run.ts'
import type { Need } from '../../model/shapes/report.ts'
import { isFailure } from '../../model/conclusion.ts'
import { conclusionOf, hasNotPassed, isSkipped } from '../jobs/timing.ts'

/** Stands for all keys that are not in `needs` and have no known name. No job has this key. */
export const OTHER_KEY = ''

/** The list of jobs, with the current job and its `needs`. */
export interface ListedJobs {
  /** Jobs without check runs, which belong to no key. */
  readonly jobs: readonly Job[]
  /** `undefined` if the current job is not listed or not recognised. */
  readonly current: Job | undefined
  readonly needs: readonly Need[]
  /** Whether every job that GitHub counts is listed. */
  readonly complete: boolean
}

/** A listed job and every key of the workflow file that it may belong to, in lower case. */
export interface KeyedJob {
  readonly job: Job
  readonly keys: ReadonlySet<string>
}

/** Listed jobs that may belong to which key. */
export interface PossibleKeys {
  /** Evidence: with `file`, a single key is proven; with `name`, it is a guess from GitHub's default names. */
  readonly basis: 'file' | 'name'
  /** Jobs without the current one. */
  readonly jobs: readonly KeyedJob[]
  /** Keys that had finished when the current job started: those in `needs` and, by the file, those that they need. */
  readonly waitedFor: ReadonlySet<string>
}

/** Returns the key of a need in lower case, since GitHub ignores the case of keys. */
export function needKey({ key }: Need): string {
  return key.toLowerCase()
}

export function keyedJobIds(jobs: readonly KeyedJob[]): readonly number[] {
  return jobs.map(({ job }) => job.id)
}

/** Returns the only key that a job may belong to; `undefined` if there are several. */
export function onlyKey({ keys }: Pick<KeyedJob, 'keys'>): string | undefined {
  const [key] = keys
  return keys.size === 1 ? key : undefined
}

export function isTrouble({ result }: Need): boolean {
  return result !== 'success'
}

/**
 * Whether a job finished in a way that explains the result that `needs` reports for its key. A job that was only
 * cancelled explains no failure: the leg that failed may not be listed yet.
 */
export function explains(job: Job, { result }: Need): boolean {
  if (result === 'success') return job.state.kind === 'finished'
  if (result === 'skipped') return isSkipped(job)
  return result === 'failure' ? mayHaveFailed(job) : hasNotPassed(job)
}

function mayHaveFailed(job: Job): boolean {
  const isFailed = (item: Job | Job['steps'][number]) => isFailure(conclusionOf(item) ?? 'success')
  return isFailed(job) || (hasNotPassed(job) && job.steps.some(isFailed))
}
