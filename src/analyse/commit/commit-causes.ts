import { severityRank } from '../../model/conclusion.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'
import { orderCauses } from '../causes/order-causes.ts'

/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their signatures and
 * verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause
 * without a signature stays alone, since nothing shows that it is the same.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => run.report.causes.map((cause) => ({ cause, run })))
  const merged = [...Map.groupBy(all, ({ cause }, index) => causeKey(cause) ?? index).values()]
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
          ...mergeVerdicts(parts),
          runs: [...new Set(same.map(({ run }) => run))],
        },
      ]
    })
    .toSorted((a, b) => causeRank(a) - causeRank(b))
  return orderCauses(causes)
}

/** Since when a branch is red belongs to the verdict, as do the suspect commits. */
function causeKey({ signature, verdicts }: Cause) {
  if (signature === undefined) return undefined
  const keys = verdicts.map(({ verdict: { kind, reason, branch, redSince } }) => {
    return [kind, reason, branch, redSince && (redSince.run.commit ?? redSince.run.runId)]
  })
  return JSON.stringify([signature, keys])
}

/** Merges the verdicts of causes that have the same ones, with the evidence for all of them. */
function mergeVerdicts(causes: readonly Cause[]): Pick<Cause, 'verdict' | 'verdicts'> | undefined {
  const [first, ...others] = causes
  if (first === undefined) return undefined
  if (others.length === 0) return { verdict: first.verdict, verdicts: first.verdicts }
  const verdicts = first.verdicts.map(({ verdict }, index) => {
    const same = causes.flatMap((cause) => cause.verdicts[index] ?? [])
    const evidence = same.flatMap((judged) => judged.verdict.evidence)
    return {
      failures: same.flatMap(({ failures }) => failures),
      verdict: {
        ...verdict,
        evidence: [...new Map(evidence.map((each) => [each.url, each])).values()],
        // The newest runs of two workflows are no series.
        inLastRuns: undefined,
      },
    }
  })
  return { verdict: verdicts[0]?.verdict ?? first.verdict, verdicts }
}

function causeRank({ failures }: CommitCause): number {
  return Math.min(...failures.map(({ job }) => severityRank(job.outcome ?? 'unknown')))
}
