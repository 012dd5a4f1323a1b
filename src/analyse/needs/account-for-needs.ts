import { isPass } from '../../model/conclusion.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Need, CurrentRun } from '../../model/target.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { findCurrentJob } from '../jobs/current-job.ts'
import { keysByFile } from './keys-by-file.ts'
import { keysByName } from './keys-by-name.ts'
import { matchDistinct } from './match-distinct.ts'
import { candidatesFor, explains, isTrouble } from './need-candidates.ts'
import {
  type KeyedJob,
  keyOf,
  type ListedJobs,
  onlyKey,
  type PossibleKeys,
} from './possible-keys.ts'

/** A key of `needs` and the listed jobs that may belong to it. */
interface NeedMatch {
  readonly need: Need
  readonly jobs: readonly Job[]
  /**
   * Whether exactly these jobs belong to the key. Never by names alone: a `name:` can make any job look
   * like that of another key.
   */
  readonly certain: boolean
}

/** How the listed jobs and the results in `needs` fit together. */
export interface NeedsAccount {
  readonly basis: PossibleKeys['basis']
  /** In the order of `needs`. */
  readonly matches: readonly NeedMatch[]
  /** Needs with another result than success that no listed, finished job accounts for. */
  readonly unaccounted: readonly Need[]
  /** Ids of jobs that did not pass although `needs` reports success for their key. */
  readonly forgiven: ReadonlySet<number>
  /** Whether the complete list contradicts `needs`, because the API lags behind the runner. */
  readonly outdated: boolean
  /** Ids of listed jobs that the current job did not wait for. */
  readonly forgotten: ReadonlySet<number>
}

/**
 * Decides which listed jobs belong to which key of `needs`, and what follows from that.
 *
 * @param allowed ids of jobs that are forgiven, by `allowed-failures` or otherwise. They account for the
 * failure of a key only if no unfinished or unlisted job could: otherwise a gate could pass against `needs`
 */
export function accountForNeeds(
  run: Pick<Run, 'jobs' | 'jobsCounted' | 'graph'>,
  own: CurrentRun | undefined,
  allowed: ReadonlySet<number> = new Set(),
): NeedsAccount {
  const needs = own?.needs ?? []
  const jobs = (run.jobs ?? []).filter(({ kind }) => kind === 'job')
  const current = findCurrentJob(jobs, own)
  // A list without the current job is older than this job, so other jobs may be missing from it too.
  const isOlder = own?.jobId !== undefined && current === undefined
  const isCounted = run.jobsCounted !== undefined && (run.jobs?.length ?? 0) >= run.jobsCounted
  const listed: ListedJobs = { jobs, current, needs, complete: isCounted && !isOlder }
  const account = accountForJobs(listed, run.graph, allowed)
  if (!account.outdated || account.basis === 'name') return account
  // Jobs may be missing from an outdated list, so nothing can be concluded by elimination.
  const cautious = accountForJobs({ ...listed, complete: false }, run.graph, allowed)
  return { ...cautious, outdated: true }
}

function accountForJobs(
  listed: ListedJobs,
  graph: JobGraph | undefined,
  allowed: ReadonlySet<number>,
): NeedsAccount {
  const { needs, complete } = listed
  const possible = readPossibleKeys(graph, listed)
  const forgiven = findForgiven(listed, possible)
  const owners = new Set(possible.jobs.map(onlyKey))
  const evidence = { possible, owners, forgiven, allowed, complete }
  // Keys with jobs of their own come first, so that no other key takes these jobs.
  const [owning = [], others = []] = [true, false].map((owns) =>
    needs.filter((need) => isTrouble(need) && owners.has(keyOf(need)) === owns),
  )
  const expected = [...owning, ...others, ...finishedKeys(needs, possible)]
  const accounted = matchDistinct(expected, (need) => candidatesFor(need, evidence))
  const isLate = ({ job, keys }: KeyedJob) =>
    job.state.kind !== 'finished' && [...keys].every((key) => possible.waitedFor.has(key))
  return {
    basis: possible.basis,
    matches: needs.map((need) => matchOf(need, possible)),
    unaccounted: needs.filter((need) => isTrouble(need) && !accounted.has(need)),
    forgiven,
    outdated: complete && (possible.jobs.some(isLate) || accounted.size < expected.length),
    forgotten: findForgotten(listed, possible),
  }
}

function readPossibleKeys(graph: JobGraph | undefined, listed: ListedJobs): PossibleKeys {
  const byFile =
    graph === undefined || listed.needs.length === 0 ? undefined : keysByFile(graph, listed)
  return byFile ?? keysByName(listed)
}

function matchOf(need: Need, { basis, jobs }: PossibleKeys): NeedMatch {
  const matched = jobs.filter(({ keys }) => keys.has(keyOf(need)))
  const isOnly = matched.every((job) => onlyKey(job) !== undefined)
  const certain = basis === 'file' && matched.length > 0 && isOnly
  return { need, jobs: matched.map(({ job }) => job), certain }
}

/**
 * Finds the jobs that did not pass and can only belong to keys that succeeded. Names alone count only
 * if each key that did not succeed is accounted for by a job that is named after it: another such key
 * could be that of any job.
 */
function findForgiven(
  { needs, complete }: ListedJobs,
  { basis, jobs }: PossibleKeys,
): ReadonlySet<number> {
  const isShown = (need: Need) =>
    jobs.some((keyed) => onlyKey(keyed) === keyOf(need) && explains(keyed.job, need))
  const failing = needs.filter((need) => isTrouble(need) && need.result !== 'skipped')
  if (basis === 'name' && !(complete && failing.every(isShown))) return new Set()
  const succeeded = new Set(needs.filter((need) => !isTrouble(need)).map(keyOf))
  const forgiven = jobs.filter(
    ({ job, keys }) => hasFailed(job) && [...keys].every((key) => succeeded.has(key)),
  )
  return new Set(idsOf(forgiven))
}

function hasFailed({ state }: Job): boolean {
  return state.kind === 'finished' && !isPass(state.conclusion)
}

/**
 * Lists the other keys that must own a finished job. By name, a key with jobs that are named after it
 * does, and these may be of another key: two guesses cannot contradict `needs`.
 */
function finishedKeys(needs: readonly Need[], { basis, jobs, waitedFor }: PossibleKeys): Need[] {
  const troubled = new Set(needs.filter(isTrouble).map(keyOf))
  const named = new Set(basis === 'name' ? jobs.map(onlyKey) : [])
  return [...waitedFor]
    .filter((key) => !troubled.has(key) && !named.has(key))
    .map((key) => ({ key, result: 'success' }))
}

function idsOf(keyed: readonly KeyedJob[]): readonly number[] {
  return keyed.map(({ job }) => job.id)
}

function findForgotten(
  { needs, current }: ListedJobs,
  { jobs, waitedFor }: PossibleKeys,
): ReadonlySet<number> {
  if (needs.length === 0 || current === undefined) return new Set()
  return new Set(idsOf(jobs.filter(({ keys }) => ![...keys].some((key) => waitedFor.has(key)))))
}
