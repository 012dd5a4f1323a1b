import type { RepositorySource } from '../http/client.ts'
import { isNotFound } from '../errors/github-error.ts'
import { decodeListedRun, type RunListing } from '../runs/listed-run.ts'
import { type EarlierRunsQuery, findEarlierRuns, type FoundRuns } from './find-earlier-runs.ts'

/** Finds the earlier runs by the response for the reported run. @throws as `findEarlierRuns` */
export type FindEarlierRuns = (source: RepositorySource, run: unknown) => Promise<FoundRuns>

/**
 * Searches the earlier runs before the response for the run is there, which saves a round trip. The search
 * by the response uses the result, unless the run is of another branch or event than expected, GitHub does
 * not know the file of the workflow, or there are so many later runs that earlier ones are missing.
 *
 * @param query with what is known of the run, in the form of a response; the search by the response starts
 * without it if that is not enough
 */
export function searchEarly(source: RepositorySource, query: EarlierRunsQuery): FindEarlierRuns {
  const known = decodeListedRun(query.run, source.repository)
  const [, file] = /^\.github\/workflows\/([^/]+)$/.exec(known?.run.workflowPath ?? '') ?? []
  const isKnown = known?.run.event !== undefined && known.run.branch !== undefined
  const early = isKnown && file !== undefined && findEarlierRuns(source, { ...query, file })
  // The search may not be needed, and its failure is then none.
  if (early !== false) early.catch(() => undefined)
  return async (later, run) => {
    const reported = decodeListedRun(run, source.repository)
    if (early !== false && reported !== undefined && isSameSearch(known, reported)) {
      const found = await early.catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
      if (found?.displaced === false) return found
    }
    return await findEarlierRuns(later, { ...query, run })
  }
}

function isSameSearch(known: RunListing | undefined, reported: RunListing): boolean {
  const [one, other] = [known, reported].map((listing) => {
    const { id, branch, event, workflowPath = known?.run.workflowPath } = listing?.run ?? {}
    return JSON.stringify([id, branch, event, workflowPath, listing?.isFromFork])
  })
  return one === other && reported.workflowId !== undefined
}
