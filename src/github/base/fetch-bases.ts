import type { BaseBranch } from '../../model/base-branch.ts'
import type { Note } from '../../model/note.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { GitHubError } from '../errors/github-error.ts'
import { type Client, type RepositorySource, within } from '../http/client.ts'
import { scarceNote } from '../http/rate-limit.ts'
import { type BaseQuery, type BranchQuery, fetchBase, fetchBranch } from './fetch-base.ts'

/** Maximum requests to the API, for all runs of a report; and if few remain: enough for the verdict of one failure. */
export const MAX_REQUESTS = 10
export const MAX_LAST_REQUESTS = 5

/** The list of runs, the jobs of one, and a log: fewer show little about a run. */
export const MIN_REQUESTS_PER_RUN = 3

const TIMEOUT: Milliseconds = 20 * SECOND

const NOT_COMPARED = 'the failures were not compared with the base branch'

export interface BasesResult {
  /** In the order of the queries; `undefined` if there is no query, or if the branch was not read. */
  readonly bases: readonly (BaseBranch | undefined)[]
  readonly notes: readonly Note[]
}

/**
 * Returns what reads the base branches of the failed runs of one commit. All share `MAX_REQUESTS` requests to the
 * API, and none is sent if hardly any request of the token remains, or if the time is used up.
 *
 * @param isScarce whether few requests of the token remain, so that only the first verdicts are worth some
 */
export function basesReader(source: RepositorySource, isScarce = false) {
  const maxRequests = isScarce ? MAX_LAST_REQUESTS : MAX_REQUESTS
  const maxRuns = Math.floor(maxRequests / MIN_REQUESTS_PER_RUN)
  const { client, remaining } = limitRequests(source.client, maxRequests)
  // Runs of one commit have the same merge base, and what was prepared is not requested a second time.
  const [get, list, query] = [sharing(client.get), sharing(client.list), sharing(client.query)]
  const shared = { ...client, get, list, query }
  const limited = () => within({ ...source, client: shared }, TIMEOUT)
  const scarce = () => scarceNote(source.client.rateLimit(), 'reasons', NOT_COMPARED)
  return { prepare, read }

  /**
   * Lists the runs of the base branches, while it is not known yet what to read of them. Never throws.
   *
   * @param queries the most important run first
   */
  async function prepare(queries: readonly BranchQuery[]): Promise<void> {
    if (scarce() !== undefined) return
    const source = limited()
    await Promise.allSettled(queries.slice(0, maxRuns).map((query) => fetchBranch(source, query)))
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
    const compared = wanted.slice(0, maxRuns)
    const bases = new Map<BaseQuery, BaseBranch | undefined>()
    const notes = noteOnUncompared(compared.length, wanted.length - compared.length)
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

function noteOnUncompared(compared: number, count: number): Note[] {
  if (count === 0) return []
  const text = `${compared} of ${compared + count} failed workflow runs were compared with the base branch, so it is unknown whether the failures of the others are new.`
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
    query: async (...request) => await spend().query(...request),
    redirect: async (...request) => await spend().redirect(...request),
  }
  /** Returns how many more requests the client sends. */
  return { client: limited, remaining: () => remaining }
}
