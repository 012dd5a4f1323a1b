import type { Run } from './run.ts'
import type { Instant, Milliseconds } from './time.ts'

/** A run in a list of runs, as of its latest attempt. */
export interface ListedRun {
  /** Without jobs. Its actor is the user who triggered the latest attempt. */
  readonly run: Run
  /** Login of the user who triggered the first attempt, by which GitHub filters. */
  readonly actor: string | undefined
  /**
   * `owner/name` of the repository that the branch belongs to: that of the run, or a fork. `undefined` if
   * GitHub does not report it, as for a deleted fork.
   */
  readonly headRepository: string | undefined
  /** GitHub's word, such as `queued` or `completed`; `unknown` where there is none. */
  readonly status: string
  readonly createdAt: Instant | undefined
}

/** A run with its times; `undefined` if they were not requested or are not known. */
export interface FoundRun extends ListedRun {
  /** From the start of the attempt to the last completion of its jobs. */
  readonly duration: Milliseconds | undefined
  /** What GitHub bills for all attempts. */
  readonly billable: Milliseconds | undefined
}

/** Returns whether the branch is known to belong to the repository of the run, and not to a fork. */
export function isOwnBranch({
  run,
  headRepository,
}: Pick<ListedRun, 'run' | 'headRepository'>): boolean {
  return headRepository?.toLowerCase() === run.repository.toLowerCase()
}
