import type { Client } from '../../github/http/client.ts'
import { asString } from '../../github/json-values.ts'
import { fetchRunStatus } from '../../github/run/run-status.ts'
import { listBranchResults } from '../../github/history/list-branch-results.ts'
import type { ReportJson } from '../../render/json/types.ts'
import type { IssueInputs } from './inputs.ts'
import { readHistory, type RunHistory } from './red-streak.ts'

/** Events whose runs test the branch of a pull request, which can have the name of the default branch. */
const PULL_REQUEST = /^pull_request/

/**
 * Fetches the runs of the workflow on the default branch.
 *
 * @returns why the run is not one that decides whether the branch is red, as a sentence
 * @throws what the client throws
 */
export async function fetchHistory(
  { run }: ReportJson,
  inputs: IssueInputs,
  client: Client,
  signal: AbortSignal,
): Promise<RunHistory | string> {
  const { event, branch } = run
  if (event === null || branch === null) return 'The event or the branch of the run is unknown.'
  if (PULL_REQUEST.test(event)) return `The run is of the event ${event}, not of a branch.`
  const [defaultBranch, { workflowId, attempt }] = await Promise.all([
    inputs.defaultBranch ?? fetchDefaultBranch(inputs, client, signal),
    fetchRunStatus(client, { ...inputs, runId: run.id }, signal),
  ])
  if (branch !== defaultBranch) {
    return `The run is of the branch ${branch}, not of the default branch ${defaultBranch ?? '(unknown)'}.`
  }
  if (run.attempt !== null && run.attempt < attempt) {
    return `Attempt ${attempt} of run ${run.id} is newer than the report.`
  }
  if (workflowId === undefined) return 'GitHub did not report the workflow of the run.'
  const source = { client, repository: inputs, signal }
  const listed = await listBranchResults(source, { workflowId, branch, event })
  const startedAt = run.startedAt === null ? undefined : Date.parse(run.startedAt)
  return readHistory(
    {
      id: run.id,
      number: run.number ?? undefined,
      commit: run.commit ?? undefined,
      createdAt: startedAt,
    },
    listed,
    branch,
  )
}

async function fetchDefaultBranch(
  { owner, repo }: IssueInputs,
  client: Client,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { default_branch } = await client.get('/repos/{owner}/{repo}', { owner, repo }, signal)
  return asString(default_branch)
}
