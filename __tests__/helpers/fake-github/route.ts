import type { FakeRun } from './fake-run.ts'
import type { FakeResponse } from './response.ts'
import { attemptsOf, type FakeState, type RepositoryKey } from './state.ts'

/** A request as far as it decides the response: the path below the base of the API. */
export interface RequestInfo {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** The JSON that it sent. */
  readonly content?: unknown
  /** Where the API is, for the addresses in headers. */
  readonly apiUrl: string
}

export interface Lookup {
  readonly world: FakeState
  readonly repository: RepositoryKey
  /** The numbers in the path, in order. */
  readonly numbers: readonly number[]
  readonly question: RequestInfo
}

export interface Route {
  /** @default 'GET' */
  readonly method?: 'POST' | 'PATCH' | 'DELETE'
  /** The path below that of the repository. */
  readonly path: RegExp
  readonly documentation: string
  /** `undefined` where there is no such thing. */
  readonly response: (lookup: Lookup) => FakeResponse | undefined
}

/** The attempts of the run that the path names. */
export function findAttempts({ world, repository, numbers: [runId = 0] }: Lookup): FakeRun[] {
  return attemptsOf(world, repository, runId)
}

/** The attempt that the path names, or else the latest. */
export function findAttempt(lookup: Lookup): FakeRun | undefined {
  const [, attempt] = lookup.numbers
  return findAttempts(lookup).findLast((run) => attempt === undefined || run.attempt === attempt)
}
