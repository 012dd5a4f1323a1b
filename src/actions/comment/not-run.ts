import { skipped } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { isScarce } from '../../github/http/rate-limit.ts'
import { listRuns } from '../../github/runs/list-runs.ts'
import { isFile } from '../../github/workflow/fetch-workflow.ts'
import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { NotRun } from '../../render/conversation/comment.ts'
import type { Marker } from '../../render/conversation/marker.ts'
import { ranWorkflows, shortDigest, type Subject } from '../../render/conversation/subject.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'

/** Maximum workflows that are followed from commit to commit: each costs a request for its file. */
const MAX_WORKFLOWS = 5

/** The newest runs of the branch. A workflow that failed before all of them is not named. */
const MAX_RUNS = 100

interface NotRunFacts {
  readonly subject: Pick<Subject, 'runs'>
  readonly chosen: ChosenPullRequest
  /** Of the present comment. */
  readonly earlier: Marker | undefined
}

/**
 * Finds the workflows that failed at an older commit of the pull request and did not run at its newest one,
 * such as those with a filter for paths. The comment says only which they can be: whether one still has
 * a failure is what GitHub lists now, so a re-run that passed, a later commit and a file that was renamed
 * or deleted count. Requests nothing unless there is such a workflow and all runs have finished. Never
 * throws: what cannot be read is not named, but followed.
 */
export async function findNotRun(
  source: RepositorySource,
  { subject: { runs }, chosen, earlier }: NotRunFacts,
): Promise<{ readonly pending: readonly string[]; readonly notRun: readonly NotRun[] }> {
  const { group, commit, branch, headRepository } = chosen
  const { client } = source
  // A merge group tests another commit, with other workflows.
  if (group !== undefined) return { pending: earlier?.pending ?? [], notRun: [] }
  const pending = failedBefore(earlier, commit, ranWorkflows({ runs }))
  const isWhole = runs.every(({ finished, current }) => finished || current)
  if (pending.length === 0 || !isWhole || isScarce(client.rateLimit())) {
    return { pending, notRun: [] }
  }
  if (commit === undefined || branch === undefined || headRepository === undefined) {
    return { pending, notRun: [] }
  }
  const listed = await listRuns(source, { branch }, MAX_RUNS).catch(
    skipped(client, 'the earlier runs of the pull request'),
  )
  const ofBranch = listed?.runs.filter((listing) => listing.headRepository === headRepository) ?? []
  const checked = await Promise.all(
    pending.map(async (workflow) => {
      const run = latestResult(ofBranch, workflow)
      if (run?.conclusion === undefined || run.commit === commit) return { workflow }
      if (!isFailure(run.conclusion)) return undefined
      const path = run.workflowPath ?? ''
      const isThere = await isFile(source, { path, ref: commit })
      const named = { label: run.workflow ?? path, commit: run.commit }
      return isThere ? { workflow, named } : { workflow }
    }),
  )
  const followed = checked.filter((one) => one !== undefined)
  return {
    pending: followed.map(({ workflow }) => workflow),
    notRun: followed.flatMap(({ named }) => named ?? []),
  }
}

/** Returns digests of the workflows whose failure at another commit the comment shows, or showed. */
function failedBefore(
  earlier: Marker | undefined,
  commit: string | undefined,
  ran: readonly string[],
): readonly string[] {
  if (earlier === undefined) return []
  const { state, group, workflows = [], pending = [] } = earlier
  const isOlder = earlier.commit !== undefined && earlier.commit !== commit
  const failed = state === 'red' && group !== true && isOlder ? workflows : []
  return [...new Set([...pending, ...failed])]
    .filter((workflow) => !ran.includes(workflow))
    .slice(0, MAX_WORKFLOWS)
}

/**
 * Returns the newest run of a workflow that has a result or is without one yet. GitHub can list a run for
 * `pull_request_target` at the base branch, so that it shows the commit of none.
 */
function latestResult(
  listed: readonly ListedRun[],
  workflow: string,
): ListedRun['run'] | undefined {
  const run = listed.find(({ run: { workflowPath, conclusion } }) => {
    const isIt = workflowPath !== undefined && shortDigest(workflowPath) === workflow
    return isIt && (conclusion === undefined || isFailure(conclusion) || ranAndPassed(conclusion))
  })?.run
  return run?.event === 'pull_request_target' ? undefined : run
}
