import type { Read } from '../../model/note.ts'
import { isPullRequestEvent } from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { BaseTests, TestResultsOption } from '../../model/results/test-results.ts'
import type { Milliseconds } from '../../model/time.ts'
import { type BaseQuery, findBase } from '../base/fetch-base.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { listRuns } from '../run/list-runs.ts'
import { listAttempts } from '../run/listed-run.ts'

/** Artifacts that are read for words alone. */
const MAX_ARTIFACTS = 5
/** Some of these artifacts can be of forks, whose branches can have the name of the base branch. */
const MAX_RUNS = 10

/**
 * Fetches the test results of the newest green push run of the base branch that was created before a run: a newer one can
 * have tests that this run lacks, and a run of another event can be of some tests only.
 *
 * @param isGated whether a value of the gate is about them: then jobs show whose they are
 * @returns why there are none, as a clause, if nothing can be compared
 * @throws what the client throws
 */
export async function fetchBaseTests(
  source: RepositorySource,
  query: BaseQuery & TestResultsOption & { readonly timeout: Milliseconds },
  isGated: boolean,
): Promise<Read<BaseTests>> {
  const { reported, listed, named = new Map(), timeout } = query
  if (named.size === 0) return { unread: 'files in the workspace have no artifact' }
  const { run: { event = 'an unknown event' } = {}, workflowId: workflow } = reported ?? {}
  if (!isPullRequestEvent(event) && event !== 'push' && event !== 'merge_group')
    return { unread: `a run for ${event} can have other tests` }
  const { branch, isCurrent } = await findBase(source, query)
  if (reported === undefined || workflow === undefined || branch === undefined)
    return { unread: 'the base branch is unknown' }
  const isGreen = ({ run, isFromFork }: ListedRun) =>
    run.event === 'push' &&
    run.conclusion === 'success' &&
    run.branch === branch &&
    run.id < reported.run.id &&
    !isFromFork
  const known = await listed?.(branch)
  const filter = { workflow, branch, event: 'push', status: 'success', before: reported } as const
  const newest =
    known?.runs.find(isGreen) ?? (await listRuns(source, filter, MAX_RUNS)).runs.find(isGreen)
  if (newest === undefined)
    return { unread: `${branch} has no green run for a push before this one` }
  const { fetchResults, MAX_GATED_ARTIFACTS } = await import(
    /* webpackChunkName: "results" */ './fetch-results.ts'
  )
  const jobs = isGated ? await listJobsOf(newest, source) : undefined
  const results = await fetchResults(source, {
    named,
    jobs: jobs ?? [],
    wanted: new Set(),
    uploads: new Map(),
    runId: newest.run.id,
    timeout,
    maxRead: isGated ? MAX_GATED_ARTIFACTS : MAX_ARTIFACTS,
  })
  return { read: { branch, isCurrent, run: newest.run, jobs, results } }
}

/** Lists the jobs of all attempts of a run; `undefined` if they could not be read: then any job can have uploaded a file. */
async function listJobsOf(listing: ListedRun, source: RepositorySource) {
  const attempts = await listAttempts(source, listing).catch(
    skipped(source.client, 'the jobs of the base branch'),
  )
  return attempts?.flatMap(({ jobs = [] }) => jobs)
}
