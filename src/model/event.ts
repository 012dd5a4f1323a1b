// What an event that starts a run means.
/**
 * Properties of the runs of an event:
 *
 * - `branch`: they are of commits of a branch. GitHub files the runs of other events, such as `workflow_run`,
 *   `issue_comment` and `repository_dispatch`, under the default branch, whatever they test.
 * - `commit`: they test the commit that they are filed under.
 * - `base`: they run the base branch's version of the workflow, and by default of the code; GitHub files them
 *   under the commit of the pull request or under that of the base branch.
 * - `repeats`: a newer one of a workflow repeats an older one, whatever their titles are.
 * - `outdates`: a newer one for a branch makes an older one obsolete.
 * - `no-test`: they do not show whether the code of their commit passes. `dynamic` is for runs of GitHub itself, such as
 *   those of CodeQL and Dependabot.
 * - `base-list`: those of the base branch are listed for a run of another event. The first event of the table that has
 *   a recent run counts.
 * - `varies`: two of one commit can differ: by what a nightly run downloads, or by what a dispatch gets.
 * - `night`: they are how a workflow starts that is run each night.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
type Trait =
  | 'branch'
  | 'commit'
  | 'base'
  | 'no-test'
  | 'repeats'
  | 'outdates'
  | 'base-list'
  | 'varies'
  | 'night'

const TRAITS: Readonly<Record<string, readonly Trait[]>> = {
  push: ['branch', 'commit', 'repeats', 'outdates', 'base-list'],
  schedule: ['branch', 'commit', 'repeats', 'outdates', 'varies', 'night'],
  merge_group: ['repeats', 'base-list'],
  workflow_dispatch: ['branch', 'commit', 'outdates', 'base-list', 'varies', 'night'],
  pull_request: ['repeats', 'outdates'],
  pull_request_target: ['base', 'no-test', 'repeats', 'outdates'],
  dynamic: ['no-test'],
  create: ['commit'],
  deployment: ['commit'],
  deployment_status: ['commit'],
}

export const BRANCH_EVENTS = eventsWith('branch')
export const COMMIT_EVENTS = eventsWith('commit')
export const BASE_EVENTS = eventsWith('base')
export const NO_TEST_EVENTS = eventsWith('no-test')
export const REPEATED_EVENTS = eventsWith('repeats')
export const OUTDATED_EVENTS = eventsWith('outdates')
export const BASE_LIST_EVENTS = listEvents('base-list')
export const VARYING_EVENTS = eventsWith('varies')
export const NIGHT_EVENTS = listEvents('night')

function eventsWith(trait: Trait): ReadonlySet<string | undefined> {
  return new Set(listEvents(trait))
}

/** Lists events in the order of the table. */
function listEvents(trait: Trait): readonly string[] {
  return Object.keys(TRAITS).filter((event) => TRAITS[event]?.includes(trait))
}

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

/** Parses the name of a branch; `undefined` for any other branch. */
export function parseMergeQueueBranch(branch: string | undefined): MergeQueueBranch | undefined {
  // The base can contain slashes, and the last commit before the group ends the name.
  const [, base, pullRequest] =
    /^gh-readonly-queue\/(.+)\/pr-(\d+)-[0-9a-f]{40}$/.exec(branch ?? '') ?? []
  return base === undefined ? undefined : { base, pullRequest: Number(pullRequest) }
}
