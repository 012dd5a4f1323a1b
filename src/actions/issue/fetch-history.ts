import type { Client } from '../../github/http/client.ts'
import { asString } from '../../github/json-values.ts'
import {
  type BranchRun,
  fetchBranchRun,
  fetchJobResults,
  type JobResults,
  listBranchResults,
} from '../../github/history/list-branch-results.ts'
import { runUrl } from '../../model/target.ts'
import { stateOf } from '../../render/conversation/subject.ts'
import type { IssueInputs } from './inputs.ts'
import type { RunHistory } from './read-series.ts'

/** Events whose runs test the branch of a pull request, which can have the name of the default branch. */
const PULL_REQUEST = /^pull_request/

/** What GitHub shows about a run of the default branch, and about the runs of its workflow. */
export interface BranchHistory extends RunHistory {
  readonly reported: BranchRun & { readonly event: string; readonly branch: string }
  /** Whether a newer run has passed or failed. */
  readonly isOutdated: boolean
  readonly readJobs: (run: Parameters<typeof fetchJobResults>[1]) => Promise<JobResults>
}

interface HistoryOptions {
  readonly inputs: IssueInputs
  readonly client: Client
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
export async function fetchHistory(
  { inputs, client, runId, newest }: HistoryOptions,
  signal: AbortSignal,
): Promise<BranchHistory | string> {
  const source = { client, repository: inputs, signal }
  const [defaultBranch, run] = await Promise.all([
    inputs.defaultBranch ?? fetchDefaultBranch(inputs, client, signal),
    fetchBranchRun(source, runId),
  ])
  const { event, branch, workflowId } = run
  if (event === undefined || branch === undefined) {
    return 'GitHub did not report the event or the branch of the run.'
  }
  if (PULL_REQUEST.test(event)) return `The run is of the event ${event}, not of a branch.`
  if (run.isFromFork) return 'The run is of a fork.'
  if (branch !== defaultBranch) {
    return `The run is of the branch ${branch}, not of the default branch ${defaultBranch ?? '(unknown)'}.`
  }
  if (workflowId === undefined) return 'GitHub did not report the workflow of the run.'
  const results = await listBranchResults(source, { workflowId, branch, event })
  const jobs = new Map<string, Promise<JobResults>>()
  const readJobs: BranchHistory['readJobs'] = async (one) => {
    const key = `${one.id}/${one.attempt}`
    const read = jobs.get(key) ?? fetchJobResults(source, one)
    jobs.set(key, read)
    return await read
  }
  const isNewer = results[0] !== undefined && results[0].id > runId
  // The job of the run that decides can have been dropped in favour of this one, if they share a group.
  const isUndecided = stateOf(run.conclusion ?? 'success', true) === 'open'
  const found = newest && (isNewer || isUndecided) ? results[0] : undefined
  const reported = {
    ...run,
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

async function fetchDefaultBranch(
  { owner, repo }: IssueInputs,
  client: Client,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { default_branch } = await client.get('/repos/{owner}/{repo}', { owner, repo }, signal)
  return asString(default_branch)
}
