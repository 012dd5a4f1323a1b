import { mayExplain } from '../../model/judgement.ts'
import { leavesLines } from '../../model/reasons.ts'
import type { ComparedVerdict, Verdict } from '../../model/report/cause.ts'
import type { ListedFailure } from '../../model/shapes/failure.ts'

/**
 * Adds to a verdict what issues list of the failure of a step.
 *
 * 1. A failure that other runs explain keeps its verdict.
 * 2. A failure keeps it, too, if issues list only a part of it, or if a line shows that something else may have failed.
 * 3. Any other failure is known by the issues alone.
 */
export function withListed(compared: ComparedVerdict, listed: ListedFailure | undefined): Verdict {
  if (listed === undefined) return compared
  const isWhole = listed.known === listed.total && !leavesLines(listed.unproven?.gap)
  if (mayExplain(compared) || !isWhole) return { ...compared, issues: listed } // 1, 2
  return { kind: 'listed', branch: compared.branch, evidence: [], issues: listed, compared } // 3
}
