import { isDecided, isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { BranchAttempt, BranchResult, JobResults } from '../../model/series.ts'
import type { RepositorySource } from '../http/client.ts'
import { asObject, asString } from '../json-values.ts'
import { listWholeAttempt } from '../run/list-jobs.ts'
import { listRuns, mergeRuns } from '../run/list-runs.ts'

/** Most runs for each status. A failure that began earlier counts as having begun here. */
export const MAX_BRANCH_RUNS = 100

/**
 * Each list has runs that the others lack: skipped and cancelled runs fill that of all finished ones, and
 * GitHub has no filter for runs that could not start.
 */
const STATUSES = ['success', 'failure', 'completed'] as const

/** The runs of a workflow for a branch of the repository itself and an event. */
export interface BranchQuery {
  readonly workflowId: number
  readonly branch: string
  readonly event: string
}

/**
 * Lists the newest runs that passed, failed or were cancelled, newest first.
 *
 * @throws what the client throws
 */
export async function listBranchResults(
  source: RepositorySource,
  { workflowId, branch, event }: BranchQuery,
): Promise<BranchResult[]> {
  const filter = { workflow: workflowId, branch, event, ownBranches: true }
  const lists = await Promise.all(
    STATUSES.map((status) => listRuns(source, { ...filter, status }, MAX_BRANCH_RUNS)),
  )
  return mergeRuns(lists.map(({ runs }) => runs)).flatMap((run) => toResult(run) ?? [])
}

/** Among these runs, the newest that passed or failed is the newest of all, unless so many were cancelled. */
const MAX_NEWEST = 20

/**
 * Fetches the newest run that passed or failed; `undefined` if it is not among the newest that finished.
 *
 * @throws what the client throws
 */
export async function fetchNewestResult(
  source: RepositorySource,
  { workflowId, branch, event }: BranchQuery,
): Promise<BranchResult | undefined> {
  const query = { workflow: workflowId, branch, event, ownBranches: true }
  const { runs } = await listRuns(source, { ...query, status: 'completed' }, MAX_NEWEST)
  return runs.flatMap((run) => toResult(run) ?? []).find(({ conclusion }) => isDecided(conclusion))
}

/** Stands for a run that failed without a job, such as one whose workflow file is invalid. */
const WHOLE_RUN = ''

/**
 * Fetches which jobs of an attempt passed and which failed. Jobs that were skipped or cancelled, or that
 * the attempt does not have, are in neither.
 *
 * 1. A job that failed in a run that passed is forgiven by the workflow, and so has passed.
 * 2. GitHub cancels a job at its time limit. So if no job of a failed run failed, those failed that it
 *    cancelled, and if there are none, the run as a whole.
 * 3. Of jobs with the same name, all must pass.
 *
 * @throws what the client throws
 */
export async function fetchJobResults(
  source: RepositorySource,
  { id, attempt, conclusion }: BranchAttempt,
): Promise<JobResults> {
  const jobs = await listWholeAttempt(source, { runId: id, attempt })
  const named = jobs.map((job) => {
    const { name, conclusion } = asObject(job)
    return { name: asString(name) ?? WHOLE_RUN, result: asString(conclusion)?.toLowerCase() }
  })
  const namesOf = (test: (result: string) => boolean) =>
    new Set(
      named.flatMap(({ name, result }) => (result !== undefined && test(result) ? [name] : [])),
    )
  const failed = namesOf(isFailure)
  const ranToEnd = ({ result }: (typeof named)[number]) => isDecided(result)
  const sharing = Map.groupBy(named.filter(ranToEnd), ({ name }) => name)
  const counts = new Map([...sharing].map(([name, { length }]) => [name, length]))
  const ended = new Set(counts.keys())
  // A run whose jobs GitHub does not list shows nothing about them.
  const partial = named.length === 0 || !named.every(ranToEnd)
  if (ranAndPassed(conclusion)) {
    return { passed: ended.add(WHOLE_RUN), failed: new Set(), counts, partial } // 1
  }
  const stopped = namesOf((result) => !ranAndPassed(result) && result !== 'skipped')
  const blamed = failed.size > 0 ? failed : stopped.size > 0 ? stopped : new Set([WHOLE_RUN]) // 2
  const passed = [...ended].filter((name) => !failed.has(name)) // 3
  return {
    passed: new Set(ended.size > 0 ? [...passed, WHOLE_RUN] : []),
    failed: conclusion === undefined ? failed : blamed,
    counts,
    partial,
  }
}

function toResult({ run, createdAt, updatedAt }: ListedRun): BranchResult | undefined {
  const { id, attempt = 1, number, commit, conclusion = 'unknown' } = run
  if (!isDecided(conclusion) && conclusion !== 'cancelled') return undefined
  return { id, attempt, number, commit, conclusion, createdAt, endedAt: updatedAt }
}
