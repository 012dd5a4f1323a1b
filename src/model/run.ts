import { type Conclusion, isFailure, isPass } from './conclusion.ts'
import type { Note } from './note.ts'
import type { Instant } from './time.ts'
import type { JobGraph } from './workflow-file.ts'

/** The state of a job or step. A time is `undefined` if the API omits it or if it is impossible. */
export type State =
  | { readonly kind: 'waiting'; readonly status: string }
  | { readonly kind: 'running'; readonly startedAt: Instant | undefined }
  | {
      readonly kind: 'finished'
      readonly conclusion: Conclusion
      readonly startedAt: Instant | undefined
      readonly completedAt: Instant | undefined
    }

export interface Step {
  /**
   * `group`: the step that GitHub adds after the steps of a `parallel` block. It has the duration of
   * the whole block.
   */
  readonly kind?: 'group' | undefined
  /** Ascending within the job, with gaps; not an index. */
  readonly number: number
  readonly name: string
  readonly state: State
}

export interface Runner {
  readonly name: string | undefined
  readonly group: string | undefined
  /** The labels in `runs-on`, in ascending order, so that every output lists them alike. */
  readonly labels: readonly string[]
}

export interface Job {
  /** Identifies the job: names can repeat, and GitHub truncates them to 100 characters. */
  readonly id: number
  /**
   * `check`: a check run that a step created, such as a test report. GitHub lists it among the jobs,
   * but it has no runner and no duration, and no job needs it.
   */
  readonly kind: 'job' | 'check'
  readonly name: string
  readonly url: string
  readonly state: State
  /** When the job became ready; `undefined` on GitHub Enterprise Server before 3.9. */
  readonly createdAt: Instant | undefined
  readonly runner: Runner
  /** By number. */
  readonly steps: readonly Step[]
}

/** One attempt of a workflow run, as far as it is known. */
export interface Run {
  readonly repository: string
  readonly id: number
  readonly attempt: number | undefined
  readonly number: number | undefined
  readonly workflow: string | undefined
  /** Path of its file, which distinguishes workflows of one name. */
  readonly workflowPath?: string | undefined
  readonly event: string | undefined
  readonly branch: string | undefined
  /** Number of the pull request that the run tests; `undefined` without one, or if it is unknown. */
  readonly pullRequest?: number | undefined
  readonly commit: string | undefined
  /**
   * The commit that jobs check out by default, such as the merge commit of a pull request. @default `commit`
   */
  readonly checkedOut?: string | undefined
  readonly title: string | undefined
  readonly actor: string | undefined
  readonly url: string
  /** When this attempt started. */
  readonly startedAt: Instant | undefined
  /** GitHub's status of an attempt without a conclusion, such as `queued`, `waiting` or `in_progress`. */
  readonly status?: string | undefined
  /** GitHub's conclusion of the whole attempt; `undefined` until there is one. */
  readonly conclusion: Conclusion | undefined
  /** By id; `undefined` if the jobs could not be listed. */
  readonly jobs: readonly Job[] | undefined
  /** The number of jobs that the API reports; `undefined` if it reports none. */
  readonly jobsCounted: number | undefined
  /** The jobs that the workflow file declares; `undefined` if it could not be read. */
  readonly graph?: JobGraph | undefined
  /**
   * Whether the run may have used another version of the file: GitHub merges a pull request for its runs, but lists
   * them with the commit of its head.
   */
  readonly graphMayDiffer?: boolean | undefined
  /** Why there is no graph: the workflow has no file, or it was not understood. `undefined`: not read. */
  readonly graphMissing?: 'no-file' | 'not-understood' | undefined
  /**
   * Names of the environments for which a user approved or rejected a deployment, `undefined` for one
   * that GitHub does not name. `undefined` if not requested, or unknown.
   */
  readonly approved?: readonly (string | undefined)[] | undefined
  readonly notes: readonly Note[]
}

export function isSameAttempt(one: Run, other: Run): boolean {
  return one.repository === other.repository && one.id === other.id && one.attempt === other.attempt
}

export function stepPassed({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion === 'success'
}

/**
 * Returns the first step that failed, or else the first that neither passed nor was cancelled. A step
 * that finished without a conclusion may have passed.
 */
export function failedStep(steps: readonly Step[]): Step | undefined {
  const first = (test: (conclusion: Conclusion) => boolean) =>
    steps.find(({ state }) => state.kind === 'finished' && test(state.conclusion))
  return (
    first(isFailure) ??
    first((conclusion) => !isPass(conclusion) && !['cancelled', 'unknown'].includes(conclusion))
  )
}
