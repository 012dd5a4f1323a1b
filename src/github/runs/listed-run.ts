import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import type { Repository } from '../../model/target.ts'
import type { RepositorySource } from '../http/client.ts'
import type { RunData } from '../http/request.ts'
import { asCount, asInstant, asObject, asString } from '../json-values.ts'
import { isFromFork, listedPullRequests, toPullRequestRef } from '../pull-request/pull-request.ts'
import { attemptOf } from '../run/attempt-jobs.ts'
import { decodeRun } from '../run/decode.ts'
import { listJobs, wholeListing } from '../run/job-pages.ts'
import { RUN, type RunResponses } from '../run/run-responses.ts'

/** A listed run, and GitHub's response. */
export interface RunListing extends ListedRun {
  readonly response: unknown
}

/** Decodes a listed run; `undefined` if it has no id. */
export function decodeListedRun(response: unknown, repository: Repository): RunListing | undefined {
  const run = asObject<RunData>(response)
  const head = asObject(run.head_repository)
  if (asCount(run.id) === undefined) return undefined
  return {
    run: decodeRunOf(response, repository),
    actor: asString(asObject(run.actor).login),
    headRepository: asString(head.full_name),
    headRepositoryId: asCount(head.id),
    isFromFork: isFromFork(response),
    status: asString(run.status)?.toLowerCase() ?? 'unknown',
    createdAt: asInstant(run.created_at),
    updatedAt: asInstant(run.updated_at) ?? asInstant(run.created_at),
    workflowId: asCount(run.workflow_id),
    headCommit: asString(asObject(run.head_commit).id),
    pullRequests: listedPullRequests(response).map((pull) => ({
      ...toPullRequestRef(repository, pull),
      head: pull.commit,
    })),
    response,
  }
}

/** Decodes the run itself, with its jobs if they are known. */
export function decodeRunOf(
  response: unknown,
  repository: Repository,
  jobs: Pick<RunResponses, 'jobs' | 'jobsCounted'> = { jobs: undefined, jobsCounted: undefined },
): Run {
  const { id, run_attempt } = asObject<RunData>(response)
  const ref = { runId: asCount(id) ?? 0, attempt: asCount(run_attempt), current: undefined }
  return decodeRun({ run: response, ...jobs, notes: [] }, { ...repository, ...ref })
}

/**
 * Lists all attempts of a run with all their jobs, the first one first.
 *
 * @throws what the client throws, and if GitHub counts more jobs than it lists
 */
export async function listAttempts(
  source: RepositorySource,
  { run, response }: RunListing,
): Promise<readonly Run[]> {
  const parameters = { run_id: run.id, filter: 'all' } as const
  const jobs = wholeListing(await listJobs(source, `${RUN}/jobs`, parameters))
  return [...Map.groupBy(jobs, attemptOf)]
    .toSorted(([a], [b]) => a - b)
    .map(([attempt, some]) => {
      const of = attempt === run.attempt ? response : earlierAttempt(response, attempt, some)
      return decodeRunOf(of, source.repository, { jobs: some, jobsCounted: some.length })
    })
}

/** Returns an earlier attempt in the form of GitHub's response, which has the times and conclusion of the latest one only. */
function earlierAttempt(response: unknown, attempt: number, jobs: readonly unknown[]): unknown {
  const latest = asObject(response)
  const conclusions = jobs.map((job) => asString(asObject(job).conclusion) ?? 'unknown')
  const unless = conclusions.includes('cancelled') ? 'cancelled' : 'success'
  return {
    ...latest,
    run_attempt: attempt,
    conclusion: conclusions.some(isFailure) ? 'failure' : unless,
    run_started_at: attempt === 1 ? latest.created_at : undefined,
  }
}
