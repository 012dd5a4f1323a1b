import type { Job } from '../../model/run.ts'
import type { Need } from '../../model/shapes/report.ts'
import { isFailure } from '../../model/conclusion.ts'
import { conclusionOf, hasNotPassed, isSkipped } from '../jobs/state.ts'

/** Stands for all keys that are not in `needs` and have no known name. No job has this key. */
export const OTHER_KEY = ''

/** The list of jobs, with the current job and its `needs`. */
export interface ListedJobs {
  /** Without check runs, which belong to no key. */
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

/** Which listed jobs may belong to which key. */
export interface PossibleKeys {
  /** With `file`, a single key is proven; with `name`, it is a guess from GitHub's default names. */
  readonly basis: 'file' | 'name'
  /** Without the current job. */
  readonly jobs: readonly KeyedJob[]
  /** Keys that had finished when the current job started: those in `needs` and, by the file, those that they need. */
  readonly waitedFor: ReadonlySet<string>
}

/** Returns the key of a need in lower case, since GitHub ignores the case of keys. */
export function needKey({ key }: Need): string {
  return key.toLowerCase()
}

export function idsOf(jobs: readonly KeyedJob[]): readonly number[] {
  return jobs.map(({ job }) => job.id)
}

/** Returns the only key that a job may belong to; `undefined` if there are several. */
export function onlyKey({ keys }: KeyedJob): string | undefined {
  const [key] = keys
  return keys.size === 1 ? key : undefined
}

/** Facts that decide which jobs can account for a need. */
interface NeedEvidence {
  readonly possible: PossibleKeys
  /** Keys that are the only one of a job. */
  readonly owners: ReadonlySet<string | undefined>
  /** Ids of jobs whose failure `needs` forgives. */
  readonly forgivenByNeeds: ReadonlySet<number>
  /** Ids of jobs that are forgiven in any way. */
  readonly forgiven: ReadonlySet<number>
  /** Whether every job that GitHub counts is listed. */
  readonly complete: boolean
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
  return result === 'failure' ? hasFailed(job) : hasNotPassed(job)
}

function hasFailed(job: Job): boolean {
  const isFailed = (item: Job | Job['steps'][number]) => isFailure(conclusionOf(item) ?? 'success')
  return isFailed(job) || (hasNotPassed(job) && job.steps.some(isFailed))
}

/**
 * Lists the ids of the jobs that can account for a need: finished jobs that explain its result and may
 * belong to its key. If the result is not success, (1) names alone exclude no job if none is named
 * after the key, (2) a job that `needs` forgives accounts for nothing, (3) another forgiven job does
 * only if its key is certain, or if no unfinished or unlisted job may have the key.
 */
export function candidatesFor(
  need: Need,
  { possible: { basis, jobs }, owners, forgivenByNeeds, forgiven, complete }: NeedEvidence,
): readonly number[] {
  const key = needKey(need)
  const excludesNone = basis === 'name' && isTrouble(need) && !owners.has(key) // (1)
  const possible = jobs.filter(({ keys }) => excludesNone || keys.has(key))
  const finished = possible.filter(({ job }) => explains(job, need))
  if (!isTrouble(need)) return idsOf(finished)

  const isOpen = !complete || possible.some(({ job }) => job.state.kind !== 'finished')
  const doubtful = finished.filter(
    (keyed) => isOpen && forgiven.has(keyed.job.id) && onlyKey(keyed) !== key, // (3)
  )
  const excluded = new Set([...forgivenByNeeds, ...idsOf(doubtful)]) // (2)
  return idsOf(finished).filter((id) => !excluded.has(id))
}
