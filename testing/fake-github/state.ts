import type { ApiComment, ApiIssue, ApiPull } from './api-conversation.ts'
import type { FakeRun } from './fake-run.ts'
import type { FakeResponse } from './response.ts'

/** Everything that the fake knows. A test may change it at any time; the next response shows it. */
export interface FakeState {
  runs: FakeRun[]
  /** The URL of each job's log, by job id; a job that is not in it has no log. */
  logs: Record<number, string>
  /** The URL of each artifact's archive or file, by its id. */
  artifacts: Record<number, string>
  /** The annotations on each check run, by its id, which is that of the job. */
  annotations: Record<number, readonly object[]>
  /** Texts of files by path, the same at every commit. */
  files: Record<string, string>
  /** Bodies by their path below the repository, such as `branches/main`. */
  bodies: Record<string, object>
  /** Without them, commits can't be compared. */
  commits?: Commits | undefined
  pulls: ApiPull[]
  /** Without pull requests. */
  issues: ApiIssue[]
  /** On pull requests and issues, in the order of their ids. */
  comments: ApiComment[]
  /** Who last edited an issue, if not its author, by its node id. */
  editors: Record<string, string>
  /** Login that the token writes as. */
  readonly writer: string
}

/** A part of a state, which the fake GitHub does not change. */
export type Known = {
  readonly [Key in keyof FakeState]?: FakeState[Key] extends readonly (infer Item)[]
    ? readonly Item[]
    : Readonly<FakeState[Key]>
}

/** Returns the state of a fake GitHub that knows nothing but these. */
export function fakeState(known: Known = {}): FakeState {
  const { runs = [], pulls = [], issues = [], comments = [], logs, files, editors } = known
  return {
    ...{ artifacts: {}, annotations: {}, bodies: {}, writer: 'github-actions[bot]' },
    ...known,
    ...{ runs: [...runs], pulls: [...pulls], issues: [...issues], comments: [...comments] },
    ...{ logs: { ...logs }, files: { ...files }, editors: { ...editors } },
  }
}

/** The commits of a repository: a branch, and commits that are based on it. */
interface Commits {
  readonly branch: string
  /** SHAs of the branch, oldest first. */
  readonly shas: readonly string[]
  /** For a commit that is not on the branch, the one that it is based on: one of the branch, or such a commit itself. */
  readonly mergeBases: Readonly<Record<string, string>>
  /** Files that differ between any two commits, `old.ts > new.ts` for a renamed one. @default none */
  readonly files?: readonly string[] | undefined
}

/** Lists the commits that a commit contains, the newest first; none if it is unknown. */
export function historyOf({ shas, mergeBases }: Commits, sha: string): readonly string[] {
  const parents = new Map(shas.map((one, at) => [one, shas[at - 1]]))
  const history: string[] = []
  for (
    let at: string | undefined = sha;
    at !== undefined && (parents.has(at) || at in mergeBases);
    at = mergeBases[at] ?? parents.get(at)
  )
    history.push(at)
  return history
}

/** A request for something of a repository. */
export interface Lookup {
  readonly state: FakeState
  /** Every attempt of every run of the repository. */
  readonly runs: readonly FakeRun[]
  /** The last part of the path that the route does not name, such as a file or a branch. */
  readonly name: string
  /** The numbers in the path, in order. */
  readonly numbers: readonly number[]
  /** The requested URL, with the base of the API. */
  readonly url: URL
  /** The JSON that the request sent. */
  readonly content: unknown
}

/** Responds to a request; `undefined` if there is no such thing. */
export type Respond = (lookup: Lookup) => FakeResponse | undefined

/** The attempts of the run that the path names, oldest first. */
export function findAttempts({ runs, numbers: [id] }: Pick<Lookup, 'runs' | 'numbers'>): FakeRun[] {
  return runs.filter((run) => run.id === id).sort((one, other) => one.attempt - other.attempt)
}

/** The attempt that the path names, or else the latest. */
export function findAttempt(lookup: Lookup): FakeRun | undefined {
  const [, attempt] = lookup.numbers
  return findAttempts(lookup).findLast((run) => attempt === undefined || run.attempt === attempt)
}

/** The job that the path names. */
export function findJob({ runs, numbers: [id] }: Lookup): object | undefined {
  return runs.flatMap(({ jobs }) => jobs).findLast((job) => 'id' in job && job.id === id)
}
