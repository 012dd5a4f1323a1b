import { GitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import type { Parameters, Path } from '../http/request.ts'
import { asCount, asObject, asArray } from '../json-values.ts'

/** The page sizes to try: a big run can answer 502 for ever at 100 a page, and answer at 50. */
const PAGE_SIZES = [100, 50, 25, 10]

const MAX_LISTINGS = 3

/** https://docs.github.com/en/actions/reference/limits: check runs of a check suite. */
const MAX_JOBS = 50_000

export interface Listing {
  /** By id, so that a job is there once however often it was listed; the newest answer of each. */
  readonly jobs: ReadonlyMap<number, unknown>
  /** The latest `total_count`; `undefined` when no page said it. */
  readonly counted: number | undefined
  /** The first failure that left jobs out; `undefined` when all pages were read. */
  readonly failure: unknown
}

/**
 * Lists all jobs of an attempt: the first page, then all others side by side. When fewer jobs are
 * found than GitHub counts (the list moved while it was read), it lists again. Never throws: what
 * was read before a failure or the end of the signal is what it gives.
 */
export async function listJobs(
  client: Client,
  route: Path<'GET'>,
  parameters: Parameters,
  signal: AbortSignal,
): Promise<Listing> {
  const jobs = new Map<number, unknown>()
  let counted: number | undefined
  let failure: unknown

  /** Gives how many it lists. */
  async function readPage(size: number, page: number): Promise<number> {
    const answer = await client.get(route, { ...parameters, per_page: size, page }, signal)
    counted = asCount(answer.total_count) ?? counted
    const listed = asArray(answer.jobs)
    for (const job of listed) {
      const id = asCount(asObject(job).id)
      if (id !== undefined) jobs.set(id, job)
    }
    return listed.length
  }

  /** Reads the jobs in places `from` to `to`; a page that the server can't do, in smaller pages. */
  async function readRange(from: number, to: number, sizes: readonly number[]): Promise<void> {
    const [size = 1, ...smaller] = sizes
    const pages = Array.from(
      { length: Math.ceil(to / size) - Math.floor(from / size) },
      (_, index) => Math.floor(from / size) + 1 + index,
    )
    await Promise.all(
      pages.map(async (page) => {
        try {
          await readPage(size, page)
        } catch (error) {
          if (smaller.length > 0 && mayDependOnSize(error)) {
            await readRange(Math.max(from, (page - 1) * size), Math.min(to, page * size), smaller)
          } else {
            failure ??= error
          }
        }
      }),
    )
  }

  /** Reads the first page at the largest size that the server can do, and the rest at that size. */
  async function readAll(sizes: readonly number[]): Promise<void> {
    const [size = 1, ...smaller] = sizes
    let listed: number
    try {
      listed = await readPage(size, 1)
    } catch (error) {
      if (smaller.length === 0 || !mayDependOnSize(error)) throw error
      await readAll(smaller)
      return
    }
    if (counted !== undefined && counted > size) {
      await readRange(size, Math.min(counted, MAX_JOBS), sizes)
    } else if (counted === undefined || counted < listed) {
      // The count tells nothing, so there may be more for as long as pages are full.
      for (let page = 2; listed === size && page * size <= MAX_JOBS; page++) {
        listed = await readPage(size, page)
      }
    }
  }

  try {
    for (let listing = 0; listing < MAX_LISTINGS; listing++) {
      await readAll(PAGE_SIZES)
      if (failure !== undefined || counted === undefined || jobs.size >= counted) break
    }
    // No run is without jobs, unless GitHub counts none.
    if (jobs.size === 0 && counted !== 0)
      failure ??= new GitHubError('the response lists no job', { kind: 'other' })
  } catch (error) {
    failure = error
  }
  return { jobs: new Map(jobs), counted, failure }
}

/** Whether a server answered 5xx, which it may not do to a smaller question. */
function mayDependOnSize(error: unknown): boolean {
  return error instanceof GitHubError && error.kind === 'server'
}
