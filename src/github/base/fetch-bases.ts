import type { BaseBranch } from '../../model/base-branch.ts'
import type { Note } from '../../model/note.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import type { Client, RepositorySource } from '../http/client.ts'
import { scarceNote } from '../http/rate-limit.ts'
import { type BaseQuery, type BranchQuery, fetchBase, fetchBranch } from './fetch-base.ts'

/** Maximum requests to the API, for all runs of a report. */
export const MAX_REQUESTS = 10

/** The list of runs, the jobs of one, and a log: fewer show little about a run. */
const MIN_REQUESTS_PER_RUN = 3

export const MAX_RUNS = Math.floor(MAX_REQUESTS / MIN_REQUESTS_PER_RUN)

const TIMEOUT: Milliseconds = 20 * SECOND

const NOT_COMPARED = 'the failures were not compared with the base branch'

export interface BasesResult {
  /** In the order of the queries; `undefined` if there is no query, or if the branch was not read. */
  readonly bases: readonly (BaseBranch | undefined)[]
  readonly notes: readonly Note[]
}

/**
 * Returns what reads the base branches of the failed runs of one commit. All share `MAX_REQUESTS` requests to the
 * API, and none is sent if few requests of the token remain, or if the time is used up.
 */
export function basesReader(source: RepositorySource) {
  const { client, remaining } = limitRequests(source.client, MAX_REQUESTS)
  // Runs of one commit have the same merge base, and what was prepared is not requested a second time.
  const shared = { ...client, get: sharing(client.get), list: sharing(client.list) }
  const limited = (): RepositorySource => ({
    ...source,
    client: shared,
    signal: AbortSignal.any([source.signal, AbortSignal.timeout(TIMEOUT)]),
  })
  const scarce = () => scarceNote(source.client.rateLimit(), NOT_COMPARED)
  return { prepare, read }

  /**
   * Lists the runs of the base branches, while it is not known yet what to read of them. Never throws.
   *
   * @param queries the most important run first
   */
  async function prepare(queries: readonly BranchQuery[]): Promise<void> {
    if (scarce() !== undefined) return
    const source = limited()
    await Promise.allSettled(queries.slice(0, MAX_RUNS).map((query) => fetchBranch(source, query)))
  }

  /**
   * Reads the base branches. Each run can use an equal part of the requests that the runs before it did not need.
   * Never throws: a note says why the runs of a branch can't be listed, and how many runs were not compared.
   *
   * @param queries the most important run first; `undefined` for one that needs no comparison
   */
  async function read(queries: readonly (BaseQuery | undefined)[]): Promise<BasesResult> {
    if (source.signal.aborted) return { bases: [], notes: [] }
    const wanted = queries.filter((query) => query !== undefined)
    const note = scarce()
    if (wanted.length > 0 && note !== undefined) return { bases: [], notes: [note] }
    const compared = wanted.slice(0, MAX_RUNS)
    const bases = new Map<BaseQuery, BaseBranch | undefined>()
    const notes = noteOnUncompared(wanted.length - compared.length)
    const from = limited()
    for (const [at, query] of compared.entries()) {
      const reserved = remaining() - Math.ceil(remaining() / (compared.length - at))
      try {
        const base = await fetchBase(from, query, () => Math.max(0, remaining() - reserved))
        if (base === undefined) notes.push(UNKNOWN_BASE)
        bases.set(query, base)
      } catch (error) {
        const text = explain(error, 'the runs of the base branch', source.repository, client.repair)
        notes.push({ severity: 'notice', text })
      }
    }
    return { bases: queries.map((query) => query && bases.get(query)), notes }
  }
}

const UNKNOWN_BASE: Note = {
  severity: 'notice',
  text: 'The base branch is unknown, so the failures were not compared with it: GitHub lists no open pull request with this commit as its head, or the token has no `pull-requests: read`.',
}

/** Returns a function that sends equal requests once. */
function sharing<Parameters extends readonly [string, object, ...unknown[]], Response>(
  read: (...parameters: Parameters) => Promise<Response>,
): (...parameters: Parameters) => Promise<Response> {
  const sent = new Map<string, Promise<Response>>()
  return (...parameters) => {
    const [route, fields] = parameters
    const key = JSON.stringify([route, fields])
    const response = sent.get(key) ?? read(...parameters)
    sent.set(key, response)
    return response
  }
}

function noteOnUncompared(count: number): Note[] {
  if (count === 0) return []
  const text = `${MAX_RUNS} failed workflow runs were compared with the base branch, and ${count} more were not, so it is unknown whether their failures are new.`
  return [{ severity: 'notice', text }]
}

/** Returns a client that rejects further requests to the API after a number of them. */
export function limitRequests(client: Client, maxRequests: number) {
  let remaining = maxRequests
  const spend = (): Client => {
    if (remaining === 0) {
      throw new GitHubError(`only ${maxRequests} requests are made for this`, { kind: 'other' })
    }
    remaining -= 1
    return client
  }
  const limited: Client = {
    ...client,
    get: async (...request) => await spend().get(...request),
    list: async (...request) => await spend().list(...request),
    redirect: async (...request) => await spend().redirect(...request),
  }
  /** Returns how many more requests the client sends. */
  return { client: limited, remaining: () => remaining }
}
