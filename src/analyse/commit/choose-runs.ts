import { isPass, severityRank } from '../../model/conclusion.ts'
import {
  BASE_EVENTS,
  isPullRequestEvent,
  parseMergeQueueBranch,
  REPEATED_EVENTS,
} from '../../model/event.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { PullRequestRef } from '../../model/shapes/commit-report.ts'
import { uniqueBy } from '../../model/some.ts'
import type { Instant } from '../../model/time.ts'
import type { RequiredChecksOptions } from './required-checks.ts'

/** Each run costs at least a request. */
export const MAX_COMMIT_RUNS = 60

/** The runs that stand for a commit. */
export interface ChosenRuns<Listing> extends Pick<
  RequiredChecksOptions,
  'overridden' | 'areAllChosen'
> {
  /** Those that did not pass first, then unfinished ones, then the newest. */
  readonly runs: readonly Listing[]
  /** Those beyond the number of runs that a report reads. */
  readonly omitted: readonly Listing[]
  /** Those that did not pass, or are unfinished, and that a newer run replaces. */
  readonly replaced: readonly Listing[]
}

interface ChooseOptions {
  readonly commit: string
  /** A run of the commit, even if GitHub records it at another commit. */
  readonly ownRunId?: number | undefined
  /** The run that makes the report. */
  readonly currentRunId?: number | undefined
}

/**
 * Chooses the newest run of each workflow, event and branch. These rules keep a run from hiding the
 * result of the commit:
 *
 * 1. A newer run that was skipped does not replace an older one that ran: a label or a comment can
 *    start a workflow whose jobs are all skipped.
 * 2. GitHub records a run for `pull_request_target` at the commit of the pull request or at that of the
 *    base branch. A run at the base branch is not one of this commit.
 * 3. The run that makes the report is always chosen.
 * 4. Only a push, a pull request or a schedule repeats a run of another title. Other events, such as
 *    two manual deployments, start different work.
 * 5. If the commit is the head of several pull requests, nothing shows which of them a run is for. So
 *    no run for one replaces an older one that did not pass.
 */
export function chooseRuns<Listing extends ListedRun>(
  listed: readonly Listing[],
  { commit, ownRunId, currentRunId }: ChooseOptions,
): ChosenRuns<Listing> {
  const isCurrent = ({ run }: Listing) => run.id === currentRunId // (3)
  const own = listed.filter(
    (listing) => listing.run.id === ownRunId || belongsTo(listing, commit), // (2)
  )
  const groups = [...Map.groupBy(own, repetitionKey).values()].map((group) => {
    const [newest, ...older] = group.toSorted(
      (a, b) => Number(wasSkipped(a)) - Number(wasSkipped(b)) || b.run.id - a.run.id, // (1)
    )
    const isAmbiguous = hasSeveralPullRequests(group, commit) // (5)
    const kept = older.filter(
      (listing) => isCurrent(listing) || (isAmbiguous && !runHasPassed(listing)),
    )
    const chosen = newest === undefined ? [] : [newest, ...kept]
    const others = group.filter((listing) => !chosen.includes(listing))
    return {
      chosen,
      replaced: older.filter((listing) => !kept.includes(listing) && !runHasPassed(listing)),
      overridden: chosen.filter(
        (listing) =>
          !wasSkipped(listing) &&
          (group.some((other) => wasSkipped(other) && other.run.id > listing.run.id) ||
            others.some((other) => latestStart(other) > latestStart(listing))),
      ),
    }
  })
  const ranked = groups
    .flatMap(({ chosen }) => chosen)
    .toSorted(
      (a, b) =>
        Number(isCurrent(b)) - Number(isCurrent(a)) ||
        runRank(a) - runRank(b) ||
        b.run.id - a.run.id,
    )
  return {
    runs: ranked.slice(0, MAX_COMMIT_RUNS),
    omitted: ranked.slice(MAX_COMMIT_RUNS),
    replaced: groups.flatMap(({ replaced }) => replaced),
    overridden: new Set(groups.flatMap(({ overridden }) => overridden.map(({ run }) => run.id))),
    areAllChosen: ranked.length === own.length,
  }
}

/** Omits a run, and those of its workflow and event, of which one would otherwise stand for it. */
export function withoutWorkflowOf<Listing extends ListedRun>(
  runId: number | undefined,
  runs: readonly Listing[],
): readonly Listing[] {
  const omitted = runs.find(({ run }) => run.id === runId)
  if (omitted === undefined) return runs
  return runs.filter(
    ({ run, workflowId }) =>
      run.id !== runId && (workflowId !== omitted.workflowId || run.event !== omitted.run.event),
  )
}

/** Returns the only pull request whose head is the commit; `undefined` if there are several or none. */
export function pullRequestOf(
  runs: readonly ListedRun[],
  commit: string,
): PullRequestRef | undefined {
  const [first, ...others] = pullRequestsOf(runs, commit)
  return others.length === 0 ? first : undefined
}

function pullRequestsOf(runs: readonly ListedRun[], commit: string): readonly PullRequestRef[] {
  const heads = runs
    .flatMap(({ pullRequests }) => pullRequests)
    .filter((pull) => pull.commit === commit)
  return uniqueBy(
    heads.map(({ number, url, base }) => ({ number, url, base })),
    ({ number }) => number,
  )
}

/** Returns the branch into which a merge queue merges the commit. */
export function queueBaseOf(runs: readonly ListedRun[]): string | undefined {
  const queues = runs.map(({ run }) => parseMergeQueueBranch(run.branch))
  return queues.find((queue) => queue !== undefined)?.base
}

/** Whether a run is of this commit. (2) */
function belongsTo({ run, headCommit, pullRequests }: ListedRun, commit: string): boolean {
  if (!BASE_EVENTS.has(run.event)) return true
  if (headCommit !== undefined) return headCommit === commit
  return pullRequests.length === 0 || pullRequests.some((pull) => pull.commit === commit)
}

/** The branch distinguishes a push of a tag from a push of a branch, and forks from each other. */
function repetitionKey({ run, workflowId, headRepository }: ListedRun): string {
  const workflow = workflowId ?? run.workflow ?? run.id
  // Users can rename a pull request. (4)
  const title = REPEATED_EVENTS.has(run.event) ? undefined : (run.title ?? run.id)
  return JSON.stringify([workflow, run.event, run.branch, headRepository, title])
}

function hasSeveralPullRequests(group: readonly ListedRun[], commit: string): boolean {
  const ofPullRequests = group.filter(({ run }) => isPullRequestEvent(run.event))
  return pullRequestsOf(ofPullRequests, commit).length > 1
}

export function runHasPassed({ run: { conclusion } }: ListedRun): boolean {
  return conclusion !== undefined && isPass(conclusion)
}

/** Returns the start of the latest attempt. */
function latestStart({ run }: ListedRun): Instant {
  return run.startedAt ?? 0
}

function wasSkipped({ run }: ListedRun): boolean {
  return run.conclusion === 'skipped'
}

/** A run that did not pass decides the conclusion, and an unfinished one can. */
function runRank({ run: { conclusion } }: ListedRun): number {
  if (conclusion === undefined) return severityRank('success') - 0.5
  return isPass(conclusion) ? severityRank('success') : severityRank(conclusion)
}
