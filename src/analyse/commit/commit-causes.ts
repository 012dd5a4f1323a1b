import { severityRank } from '../../model/conclusion.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'

/**
 * Lists the causes of all runs, the worst first. Causes of several runs are one if their signatures and
 * verdicts are equal; a cause without a signature stays alone, since nothing shows that it is the same.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => run.report.causes.map((cause) => ({ cause, run })))
  const merged = [...Map.groupBy(all, ({ cause }, index) => keyOf(cause) ?? index).values()]
  return merged
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      return [
        {
          ...first.cause,
          failures: same.flatMap(({ cause }) => cause.failures),
          consequences: same.flatMap(({ cause }) => cause.consequences),
          verdict: {
            ...first.cause.verdict,
            evidence: same.flatMap(({ cause }) => cause.verdict.evidence),
          },
          runs: [...new Set(same.map(({ run }) => run))],
        },
      ]
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

function keyOf({ signature, verdict }: Cause): string | undefined {
  if (signature === undefined) return undefined
  return JSON.stringify([signature, verdict.kind, verdict.reason, verdict.inLastRuns])
}

function rankOf({ failures }: CommitCause): number {
  return Math.min(...failures.map(({ job }) => severityRank(job.outcome ?? 'unknown')))
}
