import type { Run } from './run.ts'
import type { PullRequestRef } from './target.ts'
import type { Instant, Milliseconds } from './time.ts'

/** A run in a list of runs, with the data of its latest attempt. */
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
  /** GitHub's status, such as `queued` or `completed`; `unknown` if there is none. */
  readonly status: string
  readonly createdAt: Instant | undefined
}

/** A run in the list of a commit's runs. */
export interface CommitListing extends ListedRun {
  readonly workflowId: number | undefined
  /** SHA of the commit that GitHub describes with the run; `undefined` if it describes none. */
  readonly headCommit: string | undefined
  /** Open pull requests of the repository, with the SHA of their present head. */
  readonly pullRequests: readonly (PullRequestRef & { readonly head: string | undefined })[]
}

/** A run with its durations, which are `undefined` if not requested or unknown. */
export interface FoundRun extends ListedRun {
  /** From the start of the attempt to the last completion of its jobs. */
  readonly duration: Milliseconds | undefined
  /** The time that GitHub bills for all attempts. */
  readonly billable: Milliseconds | undefined
}

/** Returns whether the branch is known to belong to the run's repository, not to a fork. */
export function isOwnBranch({ run, headRepository }: ListedRun): boolean {
  return headRepository?.toLowerCase() === run.repository.toLowerCase()
}
