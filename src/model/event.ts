/**
 * Events of commits of a branch. GitHub files the runs of other events, such as `workflow_run`,
 * `issue_comment` and `repository_dispatch`, under the default branch, whatever they test.
 */
export const BRANCH_EVENTS: ReadonlySet<string | undefined> = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
])

/**
 * Events that test the commit that they are filed under.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export const COMMIT_EVENTS: ReadonlySet<string | undefined> = new Set([
  ...BRANCH_EVENTS,
  'create',
  'deployment',
  'deployment_status',
])

/** Returns whether a run of an event is on the branch of a pull request, which can be in a fork. */
export function isPullRequestEvent(event: string | undefined): boolean {
  return event?.startsWith('pull_request') === true
}

/** A merge group, by its temporary branch, which GitHub names after the last pull request in it. */
interface MergeQueueBranch {
  /** The branch to merge into. */
  readonly base: string
  readonly pullRequest: number
}

/** Parses the name of a branch; `undefined` if it is not that of a merge group. */
export function parseMergeQueueBranch(branch: string | undefined): MergeQueueBranch | undefined {
  // The base can contain slashes, and the last commit before the group ends the name.
  const [, base, pullRequest] =
    /^gh-readonly-queue\/(.+)\/pr-(\d+)-[0-9a-f]{40}$/.exec(branch ?? '') ?? []
  return base === undefined ? undefined : { base, pullRequest: Number(pullRequest) }
}
