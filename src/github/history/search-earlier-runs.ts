import type { ListedRun } from '../../model/listed-run.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { remainsFor } from '../http/rate-limit.ts'
import {
  type EarlierRunsQuery,
  findEarlierRuns,
  type EarlierList,
  NO_RUNS,
} from './find-earlier-runs.ts'
import type { Milliseconds } from '../../model/time.ts'

/** Facts known of the reported run before its jobs are. */
interface SearchQuery extends Pick<EarlierRunsQuery, 'defaultBranch' | 'runs'> {
  /** The reported run; `undefined` if it could not be read. */
  readonly run: Promise<ListedRun | undefined>
  /** Facts known of the run before its response. */
  readonly known?: ListedRun | undefined
  /** Time that listing them may take in total. */
  readonly timeout: Milliseconds
}

/**
 * Finds the earlier runs of a run. Does not wait for the response for the run to list them, if what is known of it is
 * enough: that saves a round trip. The search by the response uses the result, unless the run is of another branch or
 * event than expected, GitHub does not know the file of the workflow, or there are so many later runs that earlier ones
 * are missing.
 *
 * @throws as `findEarlierRuns`
 */
export async function searchEarlierRuns(
  whole: RepositorySource,
  { run, known, defaultBranch, runs, timeout }: SearchQuery,
): Promise<EarlierList> {
  const { client } = whole
  const source = whole.until(AbortSignal.timeout(timeout))
  const mayListMore = run.then(() => remainsFor(client.rateLimit(), 'comparison'))
  const search = { defaultBranch, runs, mayListMore }
  const [, file] = /^\.github\/workflows\/([^/]+)$/.exec(known?.run.workflowPath ?? '') ?? []
  const isKnown = known?.run.event !== undefined && known.run.branch !== undefined
  const early =
    isKnown && file !== undefined
      ? findEarlierRuns(source, { ...search, reported: known, file })
      : undefined
  // The search may not be needed, and its failure is then none.
  early?.catch(() => undefined)
  const reported = await run
  if (early === undefined && !remainsFor(client.rateLimit(), 'unusual')) return NO_RUNS
  if (early !== undefined && reported !== undefined && isSameSearch(known, reported)) {
    const found = await early.catch((error: unknown) => {
      if (!isNotFound(error)) throw error
    })
    if (found?.displaced === false) return found
  }
  return await findEarlierRuns(source, { ...search, reported })
}

function isSameSearch(known: ListedRun | undefined, reported: ListedRun): boolean {
  const [one, other] = [known, reported].map((listing) => {
    const { id, branch, event, workflowPath = known?.run.workflowPath } = listing?.run ?? {}
    return JSON.stringify([id, branch, event, workflowPath, listing?.isFromFork])
  })
  return one === other && reported.workflowId !== undefined
}
