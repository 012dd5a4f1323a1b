import type { Commit } from './shapes/failure.ts'
import type { StepExcerpt } from './report/failure.ts'
import type { Job, Run, Step } from './run.ts'

/** The branch that a run is compared with, as far as read. */
export interface BaseBranch {
  readonly name: string
  /** The reported run is itself a run of this branch. */
  readonly isCurrent: boolean
  /** Whether the run tests a merge of its commit into the branch, and so the newest commits of both. */
  readonly testsMerge: boolean
  /**
   * The runs of the workflow for commits of this branch before the reported attempt, all of one event,
   * without their jobs, newest first: the completed ones, and the newest unfinished one before the run.
   */
  readonly runs: readonly BaseRun[]
  /**
   * SHA of the newest commit of the branch that the reported run contains; `undefined` if unknown, and if the
   * run tests a merge, which contains the newest commit of all.
   */
  readonly mergeBase: string | undefined
  readonly responses: BaseResponses
}

export interface BaseRun extends Run {
  readonly attempt: number
  readonly completed: boolean
  /** Whether it began between the attempts of the reported run. */
  readonly isLater?: boolean
}

/** Something to read of a base branch. */
export type BaseRequest =
  | { readonly kind: 'jobs'; readonly run: Pick<Run, 'id'>; readonly attempt: number }
  /** The lines that say why the steps failed. */
  | {
      readonly kind: 'log'
      /** Of another run; absent for an earlier attempt of the same. */
      readonly run?: Pick<Run, 'number' | 'branch' | 'conclusion'> | undefined
      readonly job: Job
      readonly steps: readonly Step[]
    }
  /** The commits that are in `head` and not in `base`, both SHAs. */
  | { readonly kind: 'commits'; readonly base: string; readonly head: string }

/** Responses that were read, by key; an entry that is `undefined` could not be read. */
export interface BaseResponses {
  /** Keyed by `jobsKey`: every job of the attempt. */
  readonly jobs: ReadonlyMap<string, readonly Job[] | undefined>
  /** Keyed by job id. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[] | undefined>
  /** Keyed by `commitsKey`. */
  readonly commits: ReadonlyMap<string, CommitRange | undefined>
}

export function jobsKey(runId: number, attempt: number): string {
  return `${runId}/${attempt}`
}

export function commitsKey(base: string, head: string): string {
  return `${base}...${head}`
}

export interface CommitRange {
  /** Oldest first; a long range lists only its first commits. */
  readonly commits: readonly Commit[]
  readonly total: number | undefined
  /** Files that they change, a renamed one by both names; `undefined` if there may be more. */
  readonly files: readonly string[] | undefined
  /** The lines that they add and remove; `undefined` if some of them are unknown. */
  readonly changedLines?: string | undefined
}

/** Failed runs of other branches, as far as read. */
export interface OtherBranches {
  /**
   * The newest run of each branch, newest first, with the number of its pull request, or of the last pull request in its
   * merge group.
   */
  readonly runs: readonly BaseRun[]
  /** The last run for an earlier commit of the run's own branch, if it failed, the branch is protected, and no pull request open. */
  readonly ofBranch?: BaseRun | undefined
  readonly responses: BaseResponses
  /** `undefined` before they are read. */
  readonly histories: Histories | undefined
}

/** The newest commits of a branch, and those of some heads. */
export interface Histories {
  readonly base: ReadonlySet<string>
  /** Those that the branch lacks, by the SHA of the head, newest first; empty if that is unknown. */
  readonly heads: ReadonlyMap<string, readonly string[]>
}
