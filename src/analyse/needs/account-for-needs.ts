import type { Job, Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'
import type { Need } from '../../model/shapes/report.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { findCurrentJob } from '../jobs/current-job.ts'
import { hasNotPassed } from '../jobs/timing.ts'
import {
  keysByFile,
  keysByName,
  explains,
  keyedJobIds,
  isTrouble,
  type KeyedJob,
  type ListedJobs,
  needKey,
  onlyKey,
  type PossibleKeys,
} from './possible-keys.ts'
import { type OpenLeg, openLegs } from './open-legs.ts'
import { matchDistinct } from './match-needs.ts'

/** A key of `needs` with the listed jobs that may belong to it. */
interface NeedMatch {
  readonly need: Need
  readonly jobs: readonly Job[]
  /**
   * Whether exactly these jobs belong to the key. Never by names alone, since `name:` can give a job the
   * name of another key.
   */
  readonly certain: boolean
}

/** The relation of the listed jobs to the results in `needs`. */
export interface NeedsAccount {
  readonly basis: PossibleKeys['basis']
  /** Sorted as in `needs`. */
  readonly matches: readonly NeedMatch[]
  /** Needs with another result than success that no listed, finished job accounts for. */
  readonly unaccounted: readonly Need[]
  /** By key that a finished job would account for: a job that has not finished and may be a leg of it. */
  readonly openLegs: ReadonlyMap<Need, OpenLeg>
  /** Ids of jobs that did not pass although `needs` reports success for their key. */
  readonly forgiven: ReadonlySet<number>
  /**
   * Ids of jobs that did not pass and are named after a key that succeeded, which only the workflow file
   * could prove.
   */
  readonly doubtful: ReadonlySet<number>
  /** Whether the complete list contradicts `needs`, because the API lags behind the runner. */
  readonly outdated: boolean
  /** Ids of jobs that are listed as unfinished although every key that they can have has succeeded. */
  readonly late: ReadonlySet<number>
  /** Ids of listed jobs that the current job did not wait for. */
  readonly forgotten: ReadonlySet<number>
}

/**
 * Determines which listed jobs belong to which key of `needs`, and what follows from that.
 *
 * @param forgiven ids of forgiven jobs. They account for the failure of a key only if no unfinished or
 * unlisted job could; otherwise a gate could pass against `needs`
 */
export function accountForNeeds(
  run: Pick<Run, 'jobs' | 'jobsCounted' | 'graph'>,
  currentRun: CurrentRun | undefined,
  forgiven: ReadonlySet<number> = new Set(),
): NeedsAccount {
  const needs = currentRun?.needs ?? []
  const jobs = (run.jobs ?? []).filter(({ kind }) => kind === 'job')
  const current = findCurrentJob(jobs, currentRun)
  // A list without the current job is older than that job, so other jobs may be missing too.
  const isOlder = currentRun?.jobId !== undefined && current === undefined
  const isCounted = run.jobsCounted !== undefined && (run.jobs?.length ?? 0) >= run.jobsCounted
  const listed: ListedJobs = { jobs, current, needs, complete: isCounted && !isOlder }
  const account = accountForJobs(listed, run.graph, forgiven)
  if (!account.outdated || account.basis === 'name') return account
  // If jobs are missing from the list, elimination proves nothing.
  const cautious = accountForJobs({ ...listed, complete: false }, run.graph, forgiven)
  return { ...cautious, outdated: true }
}

function accountForJobs(
  listed: ListedJobs,
  graph: JobGraph | undefined,
  forgiven: ReadonlySet<number>,
): NeedsAccount {
  const { needs, complete } = listed
  const byFile = graph === undefined || needs.length === 0 ? undefined : keysByFile(graph, listed)
  const possible = byFile ?? keysByName(listed)
  const { basis, jobs, waitedFor } = possible
  const succeeded = new Set(needs.filter((need) => !isTrouble(need)).map(needKey))
  const idsWhere = (test: (keyed: KeyedJob) => boolean) => new Set(keyedJobIds(jobs.filter(test)))
  const isForgiven = provesForgiven(listed, possible, succeeded)
  const forgivenByNeeds = idsWhere((keyed) => hasNotPassed(keyed.job) && isForgiven(keyed))
  const owners = new Set(jobs.map(onlyKey))
  /**
   * Returns the ids of the jobs that can account for a need: finished jobs that explain its result and may
   * belong to its key. If the result is not success, these rules hold as well:
   *
   * 1. Names alone exclude no job if none is named after the key.
   * 2. A job that `needs` forgives accounts for nothing.
   * 3. Another forgiven job accounts for the need only if no unfinished job may have the key, and its
   *    key is certain or no job is missing.
   * 4. No job accounts for a failure or a cancellation while another leg of the key may be unfinished, since that leg
   *    may have failed with another error.
   */
  const accountingFor = (need: Need) => {
    const key = needKey(need)
    const excludesNone = basis === 'name' && isTrouble(need) && !owners.has(key) // (1)
    const having = jobs.filter(({ keys }) => excludesNone || keys.has(key))
    const finished = having.filter(({ job }) => explains(job, need))
    if (!isTrouble(need)) return { ids: keyedJobIds(finished), openLeg: undefined }
    const isOpen = having.some(({ job }) => job.state.kind !== 'finished')
    const accounting = finished.filter(({ job: { id }, ...keyed }) => {
      const isDoubtful = isOpen || (!complete && onlyKey(keyed) !== key) // (3)
      return !(isDoubtful && forgiven.has(id)) && !forgivenByNeeds.has(id) // (2)
    })
    const ids = keyedJobIds(accounting)
    if (need.result === 'skipped' || ids.length === 0) return { ids, openLeg: undefined }
    const finishedLegs = accounting.map(({ job }) => job)
    const [openLeg] = openLegs({ need, finishedLegs }, listed, possible) // (4)
    return openLeg === undefined ? { ids, openLeg } : { ids: [], openLeg }
  }
  // Keys that are the only key of a job come first, so that no other key takes the job.
  const [owning = [], others = []] = [true, false].map((owns) =>
    needs.filter((need) => isTrouble(need) && owners.has(needKey(need)) === owns),
  )
  const expected = [...owning, ...others, ...finishedKeys(needs, possible)]
  const accounts = new Map(expected.map((need) => [need, accountingFor(need)]))
  const accounted = matchDistinct(expected, (need) => accounts.get(need)?.ids ?? [])
  return {
    basis,
    matches: needs.map((need) => matchOf(need, possible)),
    unaccounted: needs.filter((need) => isTrouble(need) && !accounted.has(need)),
    openLegs: new Map(
      Array.from(accounts).flatMap(([need, { openLeg }]) => (openLeg ? [[need, openLeg]] : [])),
    ),
    forgiven: forgivenByNeeds,
    doubtful: idsWhere(
      (keyed) =>
        basis === 'name' &&
        hasNotPassed(keyed.job) &&
        succeeded.has(onlyKey(keyed) ?? '') &&
        !forgivenByNeeds.has(keyed.job.id),
    ),
    outdated:
      complete &&
      (jobs.some((keyed) => isOpenAmong(keyed, waitedFor)) || accounted.size < expected.length),
    // Names alone never prove which job has succeeded.
    late: idsWhere((keyed) => basis === 'file' && isOpenAmong(keyed, succeeded)),
    forgotten: idsWhere(
      ({ keys }) =>
        needs.length > 0 &&
        listed.current !== undefined &&
        ![...keys].some((key) => waitedFor.has(key)),
    ),
  }
}

/** Whether a job is unfinished although it can only have keys that have finished. */
function isOpenAmong({ job, keys }: KeyedJob, finished: ReadonlySet<string>): boolean {
  return job.state.kind !== 'finished' && [...keys].every((key) => finished.has(key))
}

function matchOf(need: Need, { basis, jobs }: PossibleKeys): NeedMatch {
  const matched = jobs.filter(({ keys }) => keys.has(needKey(need)))
  const certain = basis === 'file' && matched.every((job) => onlyKey(job) !== undefined)
  return { need, jobs: matched.map(({ job }) => job), certain }
}

/**
 * Returns whether a job can only belong to keys that succeeded. Names alone never prove this, since `name:` can
 * give a job the name of another key. Their number does: if there is one job for each key, every job belongs to a
 * key, and if no key failed, all their failures are forgiven.
 */
function provesForgiven(
  { needs, complete }: ListedJobs,
  { basis, jobs }: PossibleKeys,
  succeeded: ReadonlySet<string>,
): (keyed: KeyedJob) => boolean {
  if (basis === 'file') return ({ keys }) => [...keys].every((key) => succeeded.has(key))
  const haveFinished = jobs.every(({ job }) => job.state.kind === 'finished')
  const havePassed = needs.every(({ result }) => result === 'success' || result === 'skipped')
  const isOneForEachKey = complete && haveFinished && havePassed && jobs.length === needs.length
  return () => isOneForEachKey
}

/**
 * Lists the other keys that must own a finished job. If jobs are matched by name, keys with jobs named
 * after them are skipped: these jobs may belong to another key, so they can't contradict `needs`.
 */
function finishedKeys(needs: readonly Need[], { basis, jobs, waitedFor }: PossibleKeys): Need[] {
  const troubled = new Set(needs.filter(isTrouble).map(needKey))
  const named = new Set(basis === 'name' ? jobs.map(onlyKey) : [])
  return [...waitedFor]
    .filter((key) => !troubled.has(key) && !named.has(key))
    .map((key) => ({ key, result: 'success' }))
}
