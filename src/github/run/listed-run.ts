import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import type { Repository } from '../../model/target.ts'
import type { RepositorySource } from '../http/client.ts'
import type { RunData } from '../http/request.ts'
import { asArray, asCount, asInstant, asObject, asString } from '../json-values.ts'
import { isFromFork, listedPullRequests, toPullRequestRef } from '../pull-request/pull-request.ts'
import { attemptOf, listJobs, wholeListing } from './list-jobs.ts'
import { decodeAttempt, withJobs } from './decode.ts'
import { RUN_PATH } from './run-responses.ts'

/** Decodes a listed run; `undefined` if it has no id. */
export function decodeListedRun(response: unknown, repository: Repository): ListedRun | undefined {
  const run = asObject<RunData>(response)
  const head = asObject(run.head_repository)
  const id = asCount(run.id)
  if (id === undefined) return undefined
  return {
    // Without the attempt of a target: it is that of the response or unknown.
    run: decodeAttempt(run, { ...repository, runId: id, attempt: undefined }),
    actor: asString(asObject(run.actor).login),
    headRepository: asString(head.full_name),
    headRepositoryId: asCount(head.id),
    isFromFork: isFromFork(run),
    status: asString(run.status)?.toLowerCase() ?? 'unknown',
    createdAt: asInstant(run.created_at),
    updatedAt: asInstant(run.updated_at) ?? asInstant(run.created_at),
    workflowId: asCount(run.workflow_id),
    calls: asArray(run.referenced_workflows).flatMap((called) => {
      const { path, sha } = asObject(called)
      return typeof path === 'string' && typeof sha === 'string' ? [{ path, sha }] : []
    }),
    headCommit: asString(asObject(run.head_commit).id),
    pullRequests: listedPullRequests(run).map((pull) => ({
      ...toPullRequestRef(repository, pull),
      commit: pull.commit,
    })),
  }
}

/**
 * Returns a run with the conclusion that an event already has for this attempt: the API can lag behind the event
 * `workflow_run`.
 *
 * @param known the run in the event; `undefined` if it has none
 */
export function withKnownEnd(run: Run, known: Run | undefined): Run {
  const isSame = run.id === known?.id && run.attempt === known.attempt
  return isSame && run.conclusion === undefined && known.conclusion !== undefined
    ? { ...run, status: known.status, conclusion: known.conclusion }
    : run
}

/**
 * Lists all attempts of a run with all their jobs, the first one first.
 *
 * @throws what the client throws, and if GitHub counts more jobs than it lists
 */
export async function listAttempts(
  source: RepositorySource,
  listing: ListedRun,
): Promise<readonly Run[]> {
  const { run } = listing
  const jobs = wholeListing(
    await listJobs(source, `${RUN_PATH}/jobs`, { run_id: run.id, filter: 'all' }),
  )
  return [...Map.groupBy(jobs, attemptOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([attempt, some]) => {
      const one = withJobs(run, { jobs: some, jobsCounted: some.length }, source.repository)
      return attempt === run.attempt ? one : asEarlier(one, attempt, listing)
    })
}

/** Returns an earlier attempt of a run, whose times and conclusion are those of the latest one. */
function asEarlier(run: Run, attempt: number, { createdAt }: ListedRun): Run {
  const conclusions = (run.jobs ?? []).map(({ state }) =>
    state.kind === 'finished' ? state.conclusion : 'unknown',
  )
  const unless = conclusions.includes('cancelled') ? 'cancelled' : 'success'
  return {
    ...run,
    attempt,
    status: undefined,
    conclusion: conclusions.some(isFailure) ? 'failure' : unless,
    startedAt: attempt === 1 ? createdAt : undefined,
  }
}
