import type { Milliseconds } from './time.ts'

/** One or more expressions without text between them, in a name of at most 1,000 characters. */
export const EXPRESSION = /(?:\$\{\{.*?\}\})+/s

/** The only step in which the runner downloads actions. If it fails, no step of the workflow has run. */
export const SET_UP = 'Set up job'
/** The step in which the runner pulls and starts the containers of a job and of its services. */
export const CONTAINERS = 'Initialize containers'

/** Steps that the runner adds to those of a workflow, by where they stand; `Post ...` follows the step that it names. */
export const RUNNER_STEPS = {
  [SET_UP]: 'before',
  'Set up runner': 'before',
  [CONTAINERS]: 'before',
  'Wait for all background steps': 'between',
  'Stop containers': 'behind',
  'Complete runner': 'behind',
  'Complete job': 'behind',
} as const

export type RunnerStep = keyof typeof RUNNER_STEPS

export function isRunnerName(name: string | undefined): name is RunnerStep {
  return name !== undefined && Object.hasOwn(RUNNER_STEPS, name)
}

/** Value of `uses` of a step of this action, and not of a sub-action. */
export const OWN_ACTION = /^[\w.-]+\/run-report@\S+$/i

/**
 * A job as the workflow file declares it. A setting is `undefined` if its value is an expression,
 * and GitHub's default if the file does not set it.
 */
export interface WorkflowJob {
  /** In lower case, since GitHub ignores the case of keys. */
  readonly key: string
  /** The key as written, if that is another text. */
  readonly writtenKey?: string
  /** Its `name` as written, with its expressions, or else its key. */
  readonly name: string
  /** The names of its legs, if the file has all of the values in its `name`, or that GitHub appends to it. */
  readonly legNames?: readonly string[] | undefined
  /** Keys of jobs of the same file. */
  readonly needs: readonly string[]
  /** Its `if` without `${{ }}` around it; '' if it is no text or is too long, `undefined` without one. */
  readonly condition?: string | undefined
  readonly matrix: boolean
  /** Whether one failed leg cancels the other legs. */
  readonly failFast: boolean | undefined
  /** Number of legs that can run in parallel; `Infinity` without a limit. */
  readonly maxParallel: number | undefined
  /** Whether a failure of this job does not fail the run. */
  readonly continueOnError: boolean | undefined
  readonly timeout: Milliseconds | undefined
  /** The environment that it deploys to, which can require an approval, with its expressions. */
  readonly environment?: string | undefined
  /** The concurrency group of the job itself, with its expressions. */
  readonly concurrency?: string | undefined
  /**
   * Set if a step uses this action: its inputs if the job succeeds only if that step does and its gate is about the run,
   * else `hidden`. Without the files of composite actions, which can use it, too.
   */
  readonly gate?: DeclaredInputs | 'hidden' | undefined
  /** Names of the runner's own steps that the file gives to steps of the workflow. @default none */
  readonly runnerNames?: readonly RunnerStep[] | undefined
  /** The jobs of the workflow that it calls; `undefined` for a job with steps. */
  readonly called: JobGraph | Unread | undefined
  /** The `uses` of a workflow whose file is not available. */
  readonly uses?: string | undefined
}

/** Texts of inputs by their names in lower case; `undefined` for an expression. */
export type DeclaredInputs = Readonly<Record<string, string | undefined>>

/** The jobs of one workflow file. */
export type JobGraph = readonly WorkflowJob[]

/** The file of the called workflow is not available, or can't be read. */
export type Unread = 'unread'

/** A file of a repository at a commit. */
export interface FileRef {
  readonly owner: string
  readonly repo: string
  readonly path: string
  /** A commit, or a ref that resolves to one. */
  readonly ref: string
}
