/** A job as the workflow file has it, and what is needed to find it among the jobs of a run. */
export interface WorkflowJob {
  readonly key: string
  /** Its `name` as written, with its expressions, or else its key. */
  readonly name: string
  /** Keys of jobs of the same file. */
  readonly needs: readonly string[]
  readonly matrix: boolean
  /** The jobs of the workflow that it calls; `undefined` for a job with steps. */
  readonly called: JobGraph | Unread | undefined
}

/** The jobs of one workflow file. */
export type JobGraph = readonly WorkflowJob[]

/** The called workflow's file is not at hand. */
export type Unread = 'unread'

/** A file of a repository at a commit. */
export interface FilePlace {
  readonly owner: string
  readonly repo: string
  readonly path: string
  /** A commit, or what leads to one. */
  readonly ref: string
}
