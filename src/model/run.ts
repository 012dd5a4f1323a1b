import { type Conclusion, isFailure, isPass } from './conclusion.ts'
import type { Note } from './note.ts'
import type { Instant } from './time.ts'
import type { JobGraph } from './workflow-file.ts'

/**
 * Where a job or step stands. A time that the API does not give, or gives in a form that cannot be
 * true, is `undefined`.
 */
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
   * `group`: the step that GitHub adds after the steps of a `parallel` block. It lasts as long as
   * they do together, so its time is theirs.
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
  /** What `runs-on` asked for. */
  readonly labels: readonly string[]
}

export interface Job {
  /** The identity of a job: names repeat, and GitHub cuts them at 100 characters. */
  readonly id: number
  /**
   * `check`: a check run that a step created, such as a test report. GitHub lists it among the jobs,
   * but it has no runner and no duration, and no job needs it.
   */
  readonly kind: 'job' | 'check'
  readonly name: string
  readonly url: string
  readonly state: State
  /** When the job was ready to run; `undefined` on GitHub Enterprise Server before 3.9. */
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
  readonly event: string | undefined
  readonly branch: string | undefined
  readonly commit: string | undefined
  readonly title: string | undefined
  readonly actor: string | undefined
  readonly url: string
  /** When this attempt started; a re-run starts anew. */
  readonly startedAt: Instant | undefined
  /** GitHub's status of an attempt without a conclusion, such as `queued`, `waiting` or `in_progress`. */
  readonly status?: string | undefined
  /** GitHub's word for the whole attempt; `undefined` while it is not concluded. */
  readonly conclusion: Conclusion | undefined
  /** By id; `undefined` when the jobs could not be listed. */
  readonly jobs: readonly Job[] | undefined
  /** How many jobs the API counts; `undefined` when it does not say. */
  readonly jobsCounted: number | undefined
  /** What the workflow file declares; `undefined` where it could not be read. */
  readonly graph?: JobGraph | undefined
  /** Why there is no graph: the workflow has no file, or it was not understood. `undefined`: not read. */
  readonly graphMissing?: 'no-file' | 'not-understood' | undefined
  /** Whether somebody approved or rejected a deployment; `undefined` if not requested, or unknown. */
  readonly approved?: boolean | undefined
  readonly notes: readonly Note[]
}

/** The first step that failed, or else ended in another way that is no pass, save cancelled. */
export function failedStep(steps: readonly Step[]): Step | undefined {
  const first = (test: (conclusion: Conclusion) => boolean) =>
    steps.find(({ state }) => state.kind === 'finished' && test(state.conclusion))
  return (
    first(isFailure) ?? first((conclusion) => !isPass(conclusion) && conclusion !== 'cancelled')
  )
}
