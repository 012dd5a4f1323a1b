import type { Read } from '../../../model/note.ts'
import type { RepositorySource } from '../../../github/http/client.ts'
import { fetchDefaultBranch } from '../../../github/history/default-branch.ts'
import {
  type BranchQuery,
  fetchNewestResult,
  listBranchResults,
} from '../../../github/history/list-branch-results.ts'
import { fetchListedRun } from '../../../github/run/list-runs.ts'
import { asObject, asString } from '../../../github/json-values.ts'
import { type Conclusion, isDecided, isFailure, ranAndPassed } from '../../../model/conclusion.ts'
import { isPullRequestEvent } from '../../../model/event.ts'
import type { Run } from '../../../model/run.ts'
import type { BranchAttempt, BranchResult, JobResults, RunHistory } from '../../../model/series.ts'
import { runUrl } from '../../../model/target.ts'
import type { Instant } from '../../../model/time.ts'
import { stateOf } from '../../render/subject.ts'
import { fetchWithoutAllowed } from '../load-report.ts'
import type { IssueInputs } from './inputs.ts'

/** Facts that GitHub shows about a run of the default branch, and about the runs of its workflow. */
export interface BranchHistory extends RunHistory {
  readonly reported: Run & {
    readonly attempt: number
    readonly event: string
    readonly branch: string
    readonly createdAt: Instant | undefined
    readonly endedAt: Instant | undefined
  }
  /** Whether a newer run has passed or failed. */
  readonly isOutdated: boolean
  readonly query: BranchQuery
}

/** Reads of a finished attempt what does not change, each only once. */
export interface AttemptReader {
  /** Jobs without the failures that the user allows. */
  readonly readJobs: (run: BranchAttempt) => Promise<JobResults>
  /** Concludes a run also by its jobs if GitHub cancelled it: as it does if a job reached its time limit. */
  readonly conclude: (run: BranchAttempt) => Promise<Conclusion | undefined>
}

interface HistoryOptions {
  readonly inputs: IssueInputs
  readonly runId: number
  /** Whether to return the newest run that passed or failed in place of an older or a cancelled one. */
  readonly newest: boolean
  readonly attempts: AttemptReader
}

/**
 * Fetches a run and the runs of its workflow on the default branch.
 *
 * @returns why the run is not one that decides whether the branch is red, as a sentence
 * @throws what the client throws
 */
export async function fetchBranchHistory(
  source: RepositorySource,
  { inputs, runId, newest, attempts }: HistoryOptions,
): Promise<Read<BranchHistory>> {
  const [defaultBranch, { run, workflowId, isFromFork, createdAt, updatedAt }] = await Promise.all([
    inputs.defaultBranch ?? fetchDefaultBranch(source),
    fetchListedRun(source, runId),
  ])
  const { event, branch, attempt = 1 } = run
  if (event === undefined || branch === undefined) {
    return { unread: 'GitHub did not report the event or the branch of the run.' }
  }
  // Its branch can have the name of the default branch.
  if (isPullRequestEvent(event))
    return { unread: `The run is of the event ${event}, not of a branch.` }
  if (isFromFork) return { unread: 'The run is of a fork.' }
  if (branch !== defaultBranch) {
    const name = defaultBranch ?? '(unknown)'
    return { unread: `The run is of the branch ${branch}, not of the default branch ${name}.` }
  }
  if (workflowId === undefined) return { unread: 'GitHub did not report the workflow of the run.' }
  const query = { workflowId, branch, event }
  const listed = await listBranchResults(source, query)
  const concluded = await attempts.conclude({
    id: runId,
    attempt,
    conclusion: run.conclusion ?? concludedByEvent(runId, attempt, inputs),
  })
  const results = await decidedRuns(listed, { runId, conclusion: concluded }, attempts)
  const isNewer = results[0] !== undefined && results[0].id > runId
  // The job of the run that decides can have been dropped in favour of this one, if they share a group.
  const isUndecided = stateOf(concluded ?? 'success', true) === 'open'
  const found = newest && (isNewer || isUndecided) ? results[0] : undefined
  const reported = {
    ...run,
    attempt,
    conclusion: concluded,
    createdAt,
    endedAt: updatedAt,
    ...(found !== undefined && { ...found, url: runUrl({ ...inputs, runId: found.id }) }),
    event,
    branch,
  }
  const older = results.filter(({ id }) => id < reported.id)
  return { read: { reported, older, isOutdated: isNewer && found === undefined, query } }
}

/** Returns whether no newer run or attempt has passed or failed. @throws what the client throws */
export async function isNewest(
  source: RepositorySource,
  { reported: { id, attempt }, query }: BranchHistory,
): Promise<boolean> {
  const newest = await fetchNewestResult(source, query)
  if (newest === undefined || newest.id < id) return true
  return newest.id === id && newest.attempt <= attempt
}

/** GitHub's list can be older than the event. */
function concludedByEvent(
  id: number,
  attempt: number,
  { event, isCurrentEvent }: IssueInputs,
): Conclusion | undefined {
  const run = asObject(asObject(event).workflow_run)
  const isSame = isCurrentEvent && run.id === id && run.run_attempt === attempt
  return isSame ? asString(run.conclusion) : undefined
}

/** Each takes some requests. */
const MAX_CANCELLED = 5

/**
 * Returns the runs that passed or failed: of those that GitHub cancelled, the newest since the last pass
 * that reached a time limit, if the run of the event failed or was cancelled, too.
 */
async function decidedRuns(
  listed: readonly BranchResult[],
  event: { readonly runId: number; readonly conclusion: Conclusion | undefined },
  attempts: AttemptReader,
): Promise<readonly BranchResult[]> {
  const green = listed.find(({ conclusion }) => ranAndPassed(conclusion))
  const wanted = listed
    .filter(
      (run) => !isDecided(run.conclusion) && run.id !== event.runId && run.id > (green?.id ?? 0),
    )
    .slice(0, isFailure(event.conclusion) ? MAX_CANCELLED : 0)
  const concluded = new Map(
    await Promise.all(wanted.map(async (run) => [run, await attempts.conclude(run)] as const)),
  )
  return listed
    .map((run) => ({ ...run, conclusion: concluded.get(run) ?? run.conclusion }))
    .filter(({ conclusion }) => isDecided(conclusion))
}

/** Returns a reader of attempts for one step. */
export function attemptReader(
  source: RepositorySource,
  { allowedFailures }: IssueInputs,
  concludeCancelled: (run: BranchAttempt) => Promise<Conclusion>,
): AttemptReader {
  const concludeOnce = oncePerAttempt(concludeCancelled)
  return {
    readJobs: oncePerAttempt((run: BranchAttempt) =>
      fetchWithoutAllowed(source, run, allowedFailures),
    ),
    conclude: async (run) =>
      run.conclusion === 'cancelled' ? await concludeOnce(run) : run.conclusion,
  }
}

/** Returns a function that reads each attempt only once. */
export function oncePerAttempt<Run extends Pick<BranchAttempt, 'id' | 'attempt'>, Value>(
  read: (run: Run) => Promise<Value>,
): (run: Run) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return async (run) => {
    const key = `${run.id}/${run.attempt}`
    const value = known.get(key) ?? read(run)
    known.set(key, value)
    return await value
  }
}
