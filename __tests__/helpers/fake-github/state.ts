import type { ApiComment, ApiIssue, ApiPull } from './api-conversation.ts'
import type { FakeRun } from './fake-run.ts'
import { REPOSITORY_ID } from './repository.ts'

/** Everything that the fake knows. A test may change it at any time; the next response shows it. */
export interface FakeState {
  runs: FakeRun[]
  /** Where the log of each job is, by job id; a job that is not in it has no log. */
  logs: Map<number, string>
  /** What is remarked on each check run, by its id, which is that of the job. */
  annotations: Map<number, readonly object[]>
  /** Texts of files by path, the same at every commit. */
  files: Map<string, string>
  /** What is at a path below the repository, such as `branches/main`. */
  bodies?: ReadonlyMap<string, object>
  /** Without them, commits can't be compared. */
  commits?: Commits | undefined
  pulls: ApiPull[]
  issues: ApiIssue[]
  comments: ApiComment[]
  /** Login that the token writes as. */
  readonly writer: string
}

/** The commits of a repository: a branch, and commits that are based on it. */
export interface Commits {
  readonly branch: string
  /** SHAs of the branch, oldest first. */
  readonly shas: readonly string[]
  /** For a commit that is not on the branch, the one of the branch that it is based on. */
  readonly mergeBases: Readonly<Record<string, string>>
}

/** How a path names a repository: `octo-org/octo-shop`, or its number as `Link` headers do. */
export type RepositoryKey = { readonly fullName: string } | { readonly id: number }

/** Every attempt of every run of a repository. */
export function runsOf(world: FakeState, repository: RepositoryKey): FakeRun[] {
  return world.runs.filter((run) => belongsTo(run, repository))
}

/** Every attempt of one run, oldest first. */
export function attemptsOf(world: FakeState, repository: RepositoryKey, runId: number): FakeRun[] {
  return runsOf(world, repository)
    .filter((run) => run.id === runId)
    .sort((one, other) => one.attempt - other.attempt)
}

export function findJob(
  world: FakeState,
  repository: RepositoryKey,
  id: number,
): object | undefined {
  return runsOf(world, repository)
    .flatMap(({ jobs }) => jobs)
    .findLast((job) => 'id' in job && job.id === id)
}

export function repositoryIdOf(run: FakeRun): number {
  return run.repositoryId ?? REPOSITORY_ID
}

function belongsTo(run: FakeRun, key: RepositoryKey): boolean {
  return 'id' in key
    ? repositoryIdOf(run) === key.id
    : run.repository.toLowerCase() === key.fullName.toLowerCase()
}
