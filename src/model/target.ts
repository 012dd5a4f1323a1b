import type { Instant } from './time.ts'
import type { FileRef } from './workflow-file.ts'

/** Which attempt to report, and what the runner has told about the job that asks. */
export interface Target {
  /** Address that people open, such as `https://github.com`; without a slash at its end. */
  readonly serverUrl: string
  readonly owner: string
  readonly repo: string
  readonly runId: number
  /** `undefined`: the latest. */
  readonly attempt: number | undefined
  /** `undefined` when the report is on another run or attempt than the one that makes it. */
  readonly current: CurrentRun | undefined
}

/** A job that the current job waited for, from the workflow's `needs` context. */
export interface Need {
  /** The job's key in the workflow file. */
  readonly key: string
  readonly result: string
}

/** What a job knows about itself and its run without asking the API. */
export interface CurrentRun {
  /** Id of the current job; `undefined` on old runners and GitHub Enterprise Server. */
  readonly jobId: number | undefined
  readonly runnerName: string | undefined
  /** How the current job stands so far: `success`, `failure` or `cancelled`. */
  readonly jobStatus: string | undefined
  /** The jobs that the current one waited for; empty when the workflow did not say. */
  readonly needs: readonly Need[]
  /** Where the workflow file of the run is. */
  readonly workflowFile?: FileRef | undefined
  readonly facts: RunFacts
  readonly step?: CurrentStep | undefined
}

/** The step of the current job that runs this action. */
export interface CurrentStep {
  readonly action: CurrentAction | undefined
  readonly processStartedAt: Instant
}

/** The action that the workflow file names in the current step. */
export type CurrentAction =
  /** This action, as `OWNER/REPO@REF`. */
  | { readonly kind: 'repository'; readonly repository: string; readonly ref: string }
  /** This action, as `./path`. `script` is the path of the bundle in the repository. */
  | { readonly kind: 'local'; readonly script: string }
  /**
   * A composite action that runs this action. `path` is its folder in the repository, or else an
   * absolute path. If composite actions are nested, it is that of the innermost one.
   */
  | { readonly kind: 'composite'; readonly path: string }

/** What the environment says of the run, for when the API does not. */
export interface RunFacts {
  readonly number: number | undefined
  readonly workflow: string | undefined
  readonly event: string | undefined
  readonly branch: string | undefined
  readonly commit: string | undefined
  readonly actor: string | undefined
}

/**
 * Parses `owner/name`; returns `undefined` for any other text. `.` and `..` are not names: they
 * would change the path of an API request.
 */
export function parseRepository(text: string): Pick<Target, 'owner' | 'repo'> | undefined {
  const [, owner, repo] = /^(?!\.{1,2}\/)([\w.-]+)\/(?!\.{1,2}$)([\w.-]+)$/.exec(text) ?? []
  return owner === undefined || repo === undefined ? undefined : { owner, repo }
}

/** The address of the run, for people. */
export function runUrl({ serverUrl, owner, repo, runId }: Target): string {
  return `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`
}

/** The address of one job of the run, for people. */
export function jobUrl(target: Target, jobId: number): string {
  return `${runUrl(target)}/job/${jobId}`
}
