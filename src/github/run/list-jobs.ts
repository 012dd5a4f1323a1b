import { announceUnboundedText } from '../http/unbounded-texts.ts'
import { unreadNote } from '../errors/explain.ts'
import { GitHubError, toGitHubError } from '../errors/github-error.ts'
import type { OtherParameters, RepositorySource } from '../http/client.ts'
import { asArray, asCount, asObject, asOrdinal, asString, onePerId } from '../json-values.ts'
import {
  ATTEMPT_PATH,
  JOB_PATH,
  type JobData,
  type RUN_PATH,
  type RunResponses,
} from './run-responses.ts'

type CountedJobs = Pick<RunResponses, 'jobs' | 'jobsCounted'>
type JobsPath = `${typeof RUN_PATH | typeof ATTEMPT_PATH}/jobs`

/** Page sizes to try: for a large run, GitHub may return 502 for pages of 100 but not of 50. */
const PAGE_SIZES = [100, 50, 25, 10]

const MAX_LISTINGS = 3

/** Jobs of which all texts together take less than a second, whatever they are. */
const MAX_SHORT_LIST = 1_000

/** https://docs.github.com/en/actions/reference/limits: check runs of a check suite. */
const MAX_SUITE_JOBS = 50_000

interface Listing {
  /** Unique by id; the newest response for a job that was listed twice. */
  readonly jobs: readonly unknown[]
  /** The largest `total_count`; `undefined` if no page has it. */
  readonly counted: number | undefined
  /** The first failure that made jobs missing; `undefined` if all pages were read. */
  readonly failure: unknown
}

/**
 * Lists all jobs of an attempt: the first page, then the rest in parallel. Lists again if it finds fewer
 * jobs than GitHub counts, since the list can change in the meantime. Never throws: after a failure or
 * an abort, it returns the jobs read so far.
 */
export async function listJobs(
  source: RepositorySource,
  route: JobsPath,
  parameters: OtherParameters<JobsPath>,
): Promise<Listing> {
  const jobs = new Map<number, unknown>()
  let counted: number | undefined
  let failure: unknown

  /** Returns how many jobs the page lists. */
  async function readPage(size: number, page: number): Promise<number> {
    const response = await source.get(route, { ...parameters, per_page: size, page })
    counted = maxCount(counted, asCount(response.total_count))
    if ((counted ?? 0) > MAX_SHORT_LIST) announceUnboundedText()
    const listed = asArray(response.jobs)
    for (const job of listed) jobs.set(asCount(asObject(job).id) ?? NaN, job)
    jobs.delete(NaN)
    return listed.length
  }

  /** Reads the jobs at positions `from` to `to`; if a page fails, in smaller pages. */
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

  /** Reads the first page at the largest size that works, and the rest at that size. */
  async function readAll(sizes: readonly number[]): Promise<void> {
    const [size = 1, ...smaller] = sizes
    let listed: number
    try {
      listed = await readPage(size, 1)
    } catch (error) {
      if (smaller.length === 0 || !mayDependOnSize(error)) throw error
      await readAll(smaller).catch((later: unknown) => {
        throw toGitHubError(later).kind === 'own-limit' ? error : later
      })
      return
    }
    if (counted !== undefined && counted > size) {
      await readRange(size, Math.min(counted, MAX_SUITE_JOBS), sizes)
    } else if (counted === undefined || counted < listed) {
      // The count is unusable, so there may be more pages as long as each is full.
      for (let page = 2; listed === size && page * size <= MAX_SUITE_JOBS; page++) {
        listed = await readPage(size, page)
      }
    }
  }

  try {
    for (let listing = 0; listing < MAX_LISTINGS; listing++) {
      await readAll(PAGE_SIZES)
      if (failure !== undefined || counted === undefined || jobs.size >= counted) break
    }
    // A run without jobs is an error, unless GitHub counts none.
    if (jobs.size === 0 && counted !== 0) {
      failure ??= new GitHubError('the response lists no job', { kind: 'other' })
    }
  } catch (error) {
    failure = error
  }
  return { jobs: [...jobs.values()], counted, failure }
}

/** Returns the jobs of a listing. @throws its failure, and if GitHub counts more jobs than it lists */
export function wholeListing({ jobs, counted, failure }: Listing): readonly unknown[] {
  if (failure !== undefined) throw toGitHubError(failure)
  if (counted === undefined || jobs.length < counted) {
    throw new GitHubError('GitHub counts more jobs than it lists', { kind: 'other' })
  }
  return jobs
}

/**
 * Merges two listings of an attempt. An attempt never loses a job, so the larger count holds: pages can come
 * from a server that is behind.
 */
export function mergeListings(before: CountedJobs, after: CountedJobs): CountedJobs {
  const jobs = [...(before.jobs ?? []), ...(after.jobs ?? [])]
  return {
    jobs: onePerId(jobs),
    jobsCounted: maxCount(before.jobsCounted, after.jobsCounted),
  }
}

function maxCount(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)
}

/** Returns whether the server responded with 5xx, which a smaller page may avoid. */
function mayDependOnSize(error: unknown): boolean {
  return error instanceof GitHubError && error.kind === 'server'
}

/** Reference to an attempt of a run. */
interface AttemptRef {
  readonly runId: number
  readonly attempt: number
}

export type JobsResponse = Pick<RunResponses, 'jobs' | 'jobsCounted' | 'notes'>

/** Lists all jobs of an attempt. Never throws. */
export async function listAttempt(
  source: RepositorySource,
  { runId, attempt }: AttemptRef,
): Promise<Listing> {
  return await listJobs(source, `${ATTEMPT_PATH}/jobs`, { run_id: runId, attempt_number: attempt })
}

/** Lists all jobs of an attempt, not decoded. @throws if a page can't be read */
export async function listWholeAttempt(
  source: RepositorySource,
  ref: AttemptRef,
): Promise<readonly unknown[]> {
  return wholeListing(await listAttempt(source, ref))
}

/** Lists the jobs of an attempt, not decoded. Never throws: if a page can't be read, a note says why. */
export async function fetchJobs(source: RepositorySource, ref: AttemptRef): Promise<JobsResponse> {
  const { jobs, counted, failure } = await listAttempt(source, ref)
  if (failure === undefined) return { jobs, jobsCounted: counted, notes: [] }
  const note = unreadNote(failure, `the jobs of run ${ref.runId}`, source, 'warning')
  return { jobs: jobs.length === 0 ? undefined : jobs, jobsCounted: counted, notes: [note] }
}

/** Returns the attempt of a run or a job; a server that does not report it has no second attempts. */
export function attemptOf(response: unknown): number {
  return asOrdinal(asObject(response).run_attempt) ?? 1
}

/** The conclusion of a job, and the run and attempt that it belongs to. */
export interface JobStatus {
  readonly id: number | undefined
  readonly runId: number | undefined
  readonly attempt: number
  readonly name: string | undefined
  readonly conclusion: string | undefined
}

/** @throws as `client.get` */
export async function fetchJobStatus(source: RepositorySource, jobId: number): Promise<JobStatus> {
  return readJobStatus(await source.get(JOB_PATH, { job_id: jobId }))
}

/**
 * Finds a job in the latest attempt of its run, where a re-run job has a new id.
 *
 * @returns `undefined` if no job of that attempt has its name, or several have
 * @throws the failure that `listAttempt` returns
 */
export async function findLatestJob(
  source: RepositorySource,
  run: AttemptRef,
  job: JobStatus,
): Promise<JobStatus | undefined> {
  const { jobs, failure } = await listAttempt(source, run)
  if (failure !== undefined) throw failure as Error
  const latest = jobs.map(readJobStatus)
  const [found, ...others] = latest.filter(({ name }) => name !== undefined && name === job.name)
  return latest.find(({ id }) => id === job.id) ?? (others.length === 0 ? found : undefined)
}

function readJobStatus(response: unknown): JobStatus {
  const job = asObject<JobData>(response)
  return {
    id: asCount(job.id),
    runId: asCount(job.run_id),
    attempt: attemptOf(job),
    name: asString(job.name),
    conclusion: asString(job.conclusion),
  }
}
