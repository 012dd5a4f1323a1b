import { isPass, severityRank } from '../../model/conclusion.ts'
import type { CommitListing } from '../../model/listed-run.ts'

/** Each run costs at least a request. */
const MAX_RUNS = 60

/** The runs that stand for a commit. */
interface ChosenRuns<Listing> {
  /** Those that did not pass first, then unfinished ones, then the newest. */
  readonly runs: readonly Listing[]
  /** How many more there are than a report reads. */
  readonly omitted: readonly Listing[]
  /** Ids of chosen runs for which GitHub has a newer run that was skipped. */
  readonly overridden: ReadonlySet<number>
}

/**
 * Chooses the newest run of each workflow, event and branch. Two rules keep a run from hiding the
 * result of the commit:
 *
 * 1. A newer run that was skipped does not replace an older one that ran: a label or a comment can
 *    start a workflow whose jobs are all skipped.
 * 2. GitHub records a run for `pull_request_target` at the commit of the pull request or at that of the
 *    base branch. A run at the base branch is not one of this commit.
 */
export function chooseRuns<Listing extends CommitListing>(
  listed: readonly Listing[],
  commit: string,
): ChosenRuns<Listing> {
  const groups = Map.groupBy(
    listed.filter((listing) => belongsTo(listing, commit)),
    keyOf,
  )
  const chosen = [...groups.values()].flatMap((group) => {
    const newestFirst = group.toSorted((a, b) => b.run.id - a.run.id)
    const run = newestFirst.find((listing) => !wasSkipped(listing)) ?? newestFirst[0] // (1)
    return run === undefined ? [] : [{ run, isOverridden: run !== newestFirst[0] }]
  })
  const ranked = chosen
    .map(({ run }) => run)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || b.run.id - a.run.id)
  return {
    runs: ranked.slice(0, MAX_RUNS),
    omitted: ranked.slice(MAX_RUNS),
    overridden: new Set(
      chosen.flatMap(({ run, isOverridden }) => (isOverridden ? run.run.id : [])),
    ),
  }
}

/** Omits a run, and those of its workflow and event, of which one would otherwise stand for it. */
export function withoutWorkflowOf<Listing extends CommitListing>(
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

/** Whether a run is of this commit. (2) */
function belongsTo({ run, headCommit, pullRequests }: CommitListing, commit: string): boolean {
  if (run.event !== 'pull_request_target') return true
  if (headCommit !== undefined) return headCommit === commit
  return pullRequests.length === 0 || pullRequests.some(({ head }) => head === commit)
}

/** The branch distinguishes a push of a tag from one of a branch, and forks from each other. */
function keyOf({ run, workflowId, headRepository }: CommitListing): string {
  const workflow = workflowId ?? run.workflow ?? run.id
  return JSON.stringify([workflow, run.event, run.branch, headRepository])
}

function wasSkipped({ run }: CommitListing): boolean {
  return run.conclusion === 'skipped'
}

/** A run that did not pass decides the conclusion, and an unfinished one can. */
function rankOf({ run: { conclusion } }: CommitListing): number {
  if (conclusion === undefined) return severityRank('success') - 0.5
  return isPass(conclusion) ? severityRank('success') : severityRank(conclusion)
}
