import { type Conclusion, isFailure, isPass } from './conclusion.ts'
import type { Note } from './note.ts'
import type { Instant } from './time.ts'
import type { JobGraph } from './workflow-file.ts'
import type { JobFields } from './shapes/job.ts'
import type { RunFields } from './shapes/report.ts'

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

export interface Job extends Pick<
  JobFields,
  'id' | 'kind' | 'name' | 'url' | 'createdAt' | 'runner'
> {
  readonly state: State
  /** Sorted by number. */
  readonly steps: readonly Step[]
}

type RunLater = 'workflowPath' | 'pullRequest' | 'status' | 'fork'

/** One attempt of a workflow run, as far as known. */
export interface Run extends Omit<RunFields, RunLater>, Partial<Pick<RunFields, RunLater>> {
  readonly repository: string
  /** Time at which GitHub changed it last; the deletion of its logs is a change, too. */
  readonly updatedAt?: Instant | undefined
  /** Sorted by id; `undefined` if the jobs could not be listed. */
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
  /** Reason why there is no graph: the workflow has no file, or it was not understood. `undefined`: not read. */
  readonly graphMissing?: 'no-file' | 'not-understood' | undefined
  /**
   * Names of the environments for which a user approved or rejected a deployment, `undefined` for one
   * that GitHub does not name. `undefined` if not requested, or unknown.
   */
  readonly approved?: readonly (string | undefined)[] | undefined
  /** Keys of the file that are names of jobs in other runs of the same report. @default none */
  readonly takenKeys?: readonly string[] | undefined
  readonly notes: readonly Note[]
}

/** Returns the branch of a run, with the fork that has it: each can have one of the same name. */
export function branchName({ branch, fork }: Run): string | undefined {
  return fork === undefined || branch === undefined ? branch : `${fork}:${branch}`
}

/** Returns when a job or step started; `undefined` if it has not, or if the time is unknown. */
export function stateStart(state: State): Instant | undefined {
  return state.kind === 'waiting' ? undefined : state.startedAt
}

/** Returns when a step finished; `undefined` if it was skipped. */
export function completedAt({ state }: Step): Instant | undefined {
  return state.kind === 'finished' && state.conclusion !== 'skipped' ? state.completedAt : undefined
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
