import type { RepositorySource } from '../../github/http/client.ts'
import { fetchDefaultBranch } from '../../github/history/default-branch.ts'
import {
  fetchJobResults,
  type JobResults,
  listBranchResults,
} from '../../github/history/list-branch-results.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import { isPullRequestEvent } from '../../model/event.ts'
import type { Run } from '../../model/run.ts'
import { runUrl } from '../../model/target.ts'
import type { Instant } from '../../model/time.ts'
import { stateOf } from '../../render/conversation/subject.ts'
import { withoutAllowed } from '../conversation/allowed-jobs.ts'
import type { IssueInputs } from './inputs.ts'
import type { RunHistory } from './read-series.ts'

/** What GitHub shows about a run of the default branch, and about the runs of its workflow. */
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
  /** Without the failures that the user allows. */
  readonly readJobs: (run: Parameters<typeof fetchJobResults>[1]) => Promise<JobResults>
}

interface HistoryOptions {
  readonly inputs: IssueInputs
  readonly runId: number
  /** Whether to return the newest run that passed or failed in place of an older or a cancelled one. */
  readonly newest: boolean
}

/**
 * Fetches a run and the runs of its workflow on the default branch.
 *
 * @returns why the run is not one that decides whether the branch is red, as a sentence
 * @throws what the client throws
 */
export async function fetchBranchHistory(
  source: RepositorySource,
  { inputs, runId, newest }: HistoryOptions,
): Promise<BranchHistory | string> {
  const [defaultBranch, { run, workflowId, isFromFork, createdAt, updatedAt }] = await Promise.all([
    inputs.defaultBranch ?? fetchDefaultBranch(source),
    fetchListedRun(source, runId),
  ])
  const { event, branch, attempt = 1 } = run
  if (event === undefined || branch === undefined) {
    return 'GitHub did not report the event or the branch of the run.'
  }
  // Its branch can have the name of the default branch.
  if (isPullRequestEvent(event)) return `The run is of the event ${event}, not of a branch.`
  if (isFromFork) return 'The run is of a fork.'
  if (branch !== defaultBranch) {
    return `The run is of the branch ${branch}, not of the default branch ${defaultBranch ?? '(unknown)'}.`
  }
  if (workflowId === undefined) return 'GitHub did not report the workflow of the run.'
  const results = await listBranchResults(source, { workflowId, branch, event })
  const jobs = new Map<string, Promise<JobResults>>()
  const readJobs: BranchHistory['readJobs'] = async (one) => {
    const key = `${one.id}/${one.attempt}`
    const read =
      jobs.get(key) ??
      fetchJobResults(source, one).then((all) => withoutAllowed(all, inputs.allowedFailures))
    jobs.set(key, read)
    return await read
  }
  const isNewer = results[0] !== undefined && results[0].id > runId
  // The job of the run that decides can have been dropped in favour of this one, if they share a group.
  const isUndecided = stateOf(run.conclusion ?? 'success', true) === 'open'
  const found = newest && (isNewer || isUndecided) ? results[0] : undefined
  const reported = {
    ...{ ...run, attempt, createdAt, endedAt: updatedAt },
    ...(found !== undefined && { ...found, url: runUrl({ ...inputs, runId: found.id }) }),
    ...{ event, branch },
  }
  return {
    reported,
    older: results.filter(({ id }) => id < reported.id),
    isOutdated: isNewer && found === undefined,
    readJobs,
  }
}
