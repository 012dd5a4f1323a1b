import { severityRank } from '../../model/conclusion.ts'
import type { Cause, Verdict } from '../../model/report/cause.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'
import { orderCauses } from '../causes/order-causes.ts'

/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their signatures and
 * verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause
 * without a signature stays alone, since nothing shows that it is the same.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => run.report.causes.map((cause) => ({ cause, run })))
  const merged = [...Map.groupBy(all, ({ cause }, index) => keyOf(cause) ?? index).values()]
  const causes = merged
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const parts = same.map(({ cause }) => cause)
      return [
        {
          ...first.cause,
          failures: parts.flatMap(({ failures }) => failures),
          consequences: parts.flatMap(({ consequences }) => consequences),
          verdict: mergeVerdicts(parts.map(({ verdict }) => verdict)) ?? first.cause.verdict,
          runs: [...new Set(same.map(({ run }) => run))],
        },
      ]
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  return orderCauses(causes)
}

/** Since when a branch is red belongs to the verdict, as do the suspect commits. */
function keyOf({ signature, verdict: { kind, reason, branch, redSince } }: Cause) {
  if (signature === undefined) return undefined
  const since = redSince && (redSince.run.commit ?? redSince.run.runId)
  return JSON.stringify([signature, kind, reason, branch, since])
}

/** Returns a verdict with the evidence for all of them; `undefined` if there are none. */
function mergeVerdicts([first, ...others]: readonly Verdict[]): Verdict | undefined {
  if (first === undefined || others.length === 0) return first
  const evidence = [first, ...others].flatMap((verdict) => verdict.evidence)
  return {
    ...first,
    evidence: [...new Map(evidence.map((each) => [each.url, each])).values()],
    // The newest runs of two workflows are no series.
    inLastRuns: undefined,
  }
}

function rankOf({ failures }: CommitCause): number {
  return Math.min(...failures.map(({ job }) => severityRank(job.outcome ?? 'unknown')))
}
