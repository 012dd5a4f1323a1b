import type { CommitListing } from '../../model/listed-run.ts'
import type { PullRequestRef } from '../../model/target.ts'

/** The temporary branch of a merge queue; the base can contain slashes. */
const QUEUE_BRANCH = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40}$/

/** Returns the only pull request whose head is the commit; `undefined` if there are several or none. */
export function pullRequestOf(
  runs: readonly CommitListing[],
  commit: string,
): PullRequestRef | undefined {
  const found = new Map(
    runs
      .flatMap(({ pullRequests }) => pullRequests)
      .filter(({ head }) => head === commit)
      .map(({ number, url, base }) => [number, { number, url, base }]),
  )
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** Returns the branch into which a merge queue merges the commit. */
export function queueBaseOf(runs: readonly CommitListing[]): string | undefined {
  const branches = runs.map(({ run }) => QUEUE_BRANCH.exec(run.branch ?? '')?.[1])
  return branches.find((branch) => branch !== undefined)
}
