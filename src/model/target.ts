import type { Run } from './run.ts'
import type { Instant } from './time.ts'
import type { FileRef } from './workflow-file.ts'
import type { Need } from './shapes/report.ts'
import type { PullRequestRef } from './shapes/commit-report.ts'

export interface RepositoryRef {
  readonly owner: string
  readonly repo: string
}

/** A repository on its server. */
export interface Repository extends RepositoryRef {
  /** URL of the website, such as `https://github.com`, without a trailing slash. */
  readonly serverUrl: string
}

export interface RunRef extends RepositoryRef {
  readonly runId: number
}

/** The attempt to report, and what the runner reports about the current job. */
export interface Target extends Repository, RunRef {
  /** `undefined` for the latest. */
  readonly attempt: number | undefined
  /** `undefined` if the report is about another run or attempt than the current one. */
  readonly current: CurrentRun | undefined
}

/** The commit whose runs to report. */
export interface CommitTarget extends Repository {
  /** 40 hexadecimal digits. */
  readonly commit: string
  /** `undefined` to use the one that GitHub lists with the runs. */
  readonly pullRequest: PullRequestRef | undefined
  /** Whether GitHub says that the pull request conflicts with its base branch; absent if that was not requested. */
  readonly conflicts?: boolean
  /** The run that makes the report, which may be one of the commit's. */
  readonly currentRun: Target | undefined
}

/** Facts that a job knows about itself and its run without the API. */
export interface CurrentRun {
  /** Id of the current job; `undefined` on old runners and GitHub Enterprise Server. */
  readonly jobId: number | undefined
  readonly runnerName: string | undefined
  /** The status of the current job so far: `success`, `failure` or `cancelled`. */
  readonly jobStatus: string | undefined
  /** The jobs that the current one waited for; empty if the workflow did not pass them. */
  readonly needs: readonly Need[]
  readonly workflowFile?: FileRef | undefined
  readonly facts: RunFacts
  /** The event that started it: its full ref, and its payload if the file is readable. */
  readonly event?: { readonly ref: string | undefined; readonly payload: unknown } | undefined
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
   * absolute path. If composite actions are nested, it is the action of the innermost step.
   */
  | { readonly kind: 'composite'; readonly path: string }

/** Facts about the run from the environment, used if the API does not report them. */
export type RunFacts = Pick<
  Run,
  'number' | 'workflow' | 'event' | 'branch' | 'pullRequest' | 'commit' | 'actor'
>

/**
 * Parses `owner/name`; returns `undefined` for any other text. `.` and `..` are not names: they
 * would change the path of an API request.
 */
export function parseRepository(text: string): RepositoryRef | undefined {
  const [, owner, repo] = /^(?!\.{1,2}\/)([\w.-]+)\/(?!\.{1,2}$)([\w.-]+)$/.exec(text) ?? []
  return owner === undefined || repo === undefined ? undefined : { owner, repo }
}

export function runUrl({ serverUrl, owner, repo, runId }: Repository & RunRef): string {
  return `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`
}

export function commitUrl({ serverUrl, owner, repo, commit }: CommitTarget): string {
  return `${serverUrl}/${owner}/${repo}/commit/${commit}`
}

export function pullRequestUrl({ serverUrl, owner, repo }: Repository, number: number): string {
  return `${serverUrl}/${owner}/${repo}/pull/${number}`
}

export function jobUrl(run: Repository & RunRef, jobId: number): string {
  return `${runUrl(run)}/job/${jobId}`
}

export function stepUrl(job: { readonly url: string }, step: { readonly number: number }): string {
  return `${job.url}#step:${step.number}:1`
}
