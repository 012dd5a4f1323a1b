import {
  type BaseBranch,
  type BaseRequest,
  type BaseResponses,
  commitsKey,
  jobsKey,
  type MergeBase,
  NO_RESPONSES,
} from '../../model/base-branch.ts'
import type { Note } from '../../model/note.ts'
import type { Job, Run } from '../../model/run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { explain } from '../errors/explain.ts'
import { fetchDefaultBranch } from '../history/find-earlier-runs.ts'
import type { Source } from '../history/list-branch-runs.ts'
import { isScarce, type RateLimit } from '../http/rate-limit.ts'
import { asObject, asString } from '../json-values.ts'
import { fetchLogs } from '../logs/fetch-log.ts'
import { listAttempt } from '../run/attempt-jobs.ts'
import { decodeRun } from '../run/decode.ts'
import { fetchCommits, fetchMergeBase } from './compare-commits.ts'
import { findBase } from './find-base.ts'
import { limitRequests } from './limit-requests.ts'
import { listBaseRuns } from './list-base-runs.ts'

/** Maximum requests to the API. */
const MAX_REQUESTS = 10

const TIMEOUT: Milliseconds = 20 * SECOND

interface BaseQuery {
  /** The response for the reported run. */
  readonly run: unknown
  readonly latestOnly: boolean | undefined
  /** Base of the pull request, by the payload of the event; `undefined` if it has none. */
  readonly baseBranch: string | undefined
  /** `undefined` if unknown; it is then fetched. */
  readonly defaultBranch: string | undefined
  /** Earlier runs whose jobs are at hand. */
  readonly atHand: readonly Run[]
  /** Maximum lines of each log. */
  readonly lines: number
  /** Lists what is worth reading next, by what was read so far; empty if nothing is. */
  readonly next: (base: BaseBranch) => readonly BaseRequest[]
}

interface BaseResult {
  /** `undefined` if it could not be read. */
  readonly base: BaseBranch | undefined
  readonly notes: readonly Note[]
}

/**
 * Reads the runs of the base branch, and of their jobs and logs what `next` lists, with at most
 * `MAX_REQUESTS` requests to the API, none if few requests of the token remain or if
 * the time is used up. Never throws: if the runs
 * can't be listed, a note says why; whatever else can't be read is missing.
 */
export async function fetchBase(source: Source, query: BaseQuery): Promise<BaseResult> {
  if (source.signal.aborted) return { base: undefined, notes: [] }
  const rateLimit = source.client.rateLimit()
  if (rateLimit !== undefined && isScarce(rateLimit)) {
    return { base: undefined, notes: [noteOnScarcity(rateLimit)] }
  }
  const { client, remaining } = limitRequests(source.client, MAX_REQUESTS)
  const signal = AbortSignal.any([source.signal, AbortSignal.timeout(TIMEOUT)])
  const limited = { ...source, client, signal }
  try {
    let base = await fetchBranch(limited, query)
    if (base === undefined) return { base: undefined, notes: [] }
    for (;;) {
      const wanted = query.next(base).slice(0, remaining())
      if (wanted.length === 0 || signal.aborted) return { base, notes: [] }
      base = { ...base, responses: await readAll(limited, wanted, base.responses, query) }
    }
  } catch (error) {
    const text = explain(error, 'the runs of the base branch', source.target, client.repair)
    return { base: undefined, notes: [{ severity: 'notice', text }] }
  }
}

/** @throws what the client throws */
async function fetchBranch(source: Source, query: BaseQuery): Promise<BaseBranch | undefined> {
  const { run, atHand } = query
  const named = findBase(run, query)
  const found =
    named.branch === undefined
      ? findBase(run, { ...query, defaultBranch: await fetchDefaultBranch(source) })
      : named
  const { branch, isCurrent, testsMerge } = found
  if (branch === undefined) return undefined
  const [runs, mergeBase] = await Promise.all([
    listBaseRuns(source, run, branch),
    isCurrent ? undefined : findMergeBase(source, branch, run, found.sha),
  ])
  const jobs = atHand.flatMap(({ id, attempt = 1, jobs }) =>
    jobs === undefined ? [] : [[jobsKey(id, attempt), jobs] as const],
  )
  const responses = { ...NO_RESPONSES, jobs: new Map(jobs) }
  return { name: branch, isCurrent, testsMerge, runs, mergeBase, responses }
}

/** Never throws: the permission to read commits is optional. */
async function findMergeBase(
  source: Source,
  branch: string,
  run: unknown,
  sha: string | undefined,
): Promise<MergeBase | undefined> {
  if (sha !== undefined) return { sha, committedAt: undefined }
  const head = asString(asObject(run).head_sha)
  if (head === undefined) return undefined
  return await fetchMergeBase(source, branch, head).catch(skipped(source, 'the merge base'))
}

/** Makes requests in parallel and adds their responses to the earlier ones. */
async function readAll(
  source: Source,
  wanted: readonly BaseRequest[],
  { jobs, excerpts, commits }: BaseResponses,
  query: BaseQuery,
): Promise<BaseResponses> {
  const responses = {
    jobs: new Map(jobs),
    excerpts: new Map(excerpts),
    commits: new Map(commits),
  }
  await Promise.all(
    wanted.map(async (request) => {
      switch (request.kind) {
        case 'jobs': {
          const { run, attempt } = request
          const read = await fetchJobs(source, run.id, attempt, query.latestOnly)
          responses.jobs.set(jobsKey(run.id, attempt), read)
          return
        }
        case 'log': {
          const read = await fetchLogs([request], { ...source, lines: query.lines })
          responses.excerpts.set(request.job.id, read.excerpts.get(request.job.id))
          return
        }
        case 'commits': {
          const { base, head } = request
          const read = fetchCommits(source, base, head)
          const range = await read.catch(skipped(source, `the commits ${base}...${head}`))
          responses.commits.set(commitsKey(base, head), range)
          return
        }
      }
    }),
  )
  return responses
}

/** Lists the jobs of an attempt; `undefined` if not all can be read. Never throws. */
async function fetchJobs(
  { client, target, signal }: Source,
  runId: number,
  attempt: number,
  latestOnly: boolean | undefined,
): Promise<readonly Job[] | undefined> {
  const ref = { ...target, runId, attempt, current: undefined }
  const { jobs, counted, failure } = await listAttempt(client, { ...ref, latestOnly }, signal)
  if (failure !== undefined || counted === undefined || jobs.size < counted) {
    client.debug(
      `Skipped the jobs of run ${runId}: ${failure instanceof Error ? failure.message : 'some are missing'}`,
    )
    return undefined
  }
  const listed = { run: undefined, jobs: [...jobs.values()], jobsCounted: counted, notes: [] }
  return decodeRun(listed, ref).jobs
}

function noteOnScarcity({ remaining, limit }: RateLimit): Note {
  const text = `Only ${remaining} of ${limit} API requests remain, so the failures were not compared with the base branch.`
  return { severity: 'notice', text }
}

function skipped({ client }: Source, what: string) {
  return (error: unknown): undefined => {
    client.debug(`Skipped ${what}: ${String(error)}`)
  }
}
