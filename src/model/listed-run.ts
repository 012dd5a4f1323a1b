import type { Run } from './run.ts'
import type { PullRequestRef } from './shapes/commit-report.ts'
import type { Instant } from './time.ts'

/** A file of a called workflow by its name in GitHub's list, and the commit that was used. */
export interface CalledFile {
  readonly path: string
  readonly sha: string
}

/** A run in a list of runs, with the data of its latest attempt. */
export interface ListedRun {
  /** Has no jobs. Its actor is the user who triggered the latest attempt. */
  readonly run: Run
  /** Login of the user who triggered the first attempt, by which GitHub filters. */
  readonly actor: string | undefined
  /**
   * `owner/name` of the repository that the branch belongs to: the repository of the run, or a fork. `undefined` if
   * GitHub does not report it, as for a deleted fork.
   */
  readonly headRepository: string | undefined
  readonly headRepositoryId: number | undefined
  /** Whether the branch is in a fork, which can have been deleted, and so is not one of the repository. */
  readonly isFromFork: boolean
  /** GitHub's status, such as `queued` or `completed`; `unknown` if there is none. */
  readonly status: string
  readonly createdAt: Instant | undefined
  /** Time at which GitHub last changed the run: when it concluded the latest attempt, whose end it does not report. */
  readonly updatedAt: Instant | undefined
  readonly workflowId: number | undefined
  /** The files of the workflows that it calls. @default none */
  readonly calls?: readonly CalledFile[]
  /** SHA of the commit that GitHub describes with the run; `undefined` if it describes none. */
  readonly headCommit: string | undefined
  /**
   * Open pull requests of the repository from the branch, with the SHA of their newest commit. Empty for
   * forks, and if the list was requested without them.
   */
  readonly pullRequests: readonly (PullRequestRef & { readonly commit: string | undefined })[]
}
