import { severityRank } from '../../model/conclusion.ts'
import {
  type Cause,
  type JudgedStep,
  reasonOf,
  sinceOf,
  type Verdict,
  verdictsOf,
} from '../../model/report/cause.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'
import { groupsOf, mapSome, type Some, uniqueBy } from '../../model/some.ts'
import { orderCauses } from '../causes/order-causes.ts'

/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their
 * signatures and verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause without
 * a signature stays alone, since nothing shows that two are one.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => run.report.causes.map((cause) => ({ cause, run })))
  const causes = groupsOf(all, ({ cause }, index) => causeKey(cause) ?? index)
    .map((same): CommitCause => {
      const parts = mapSome(same, ({ cause }) => cause)
      const [first, ...others] = parts
      return {
        ...first,
        failures: [...first.failures, ...others.flatMap(({ failures }) => failures)],
        consequences: parts.flatMap(({ consequences }) => consequences),
        ...mergeVerdicts(parts),
        runs: mapSome(
          groupsOf(same, ({ run }) => run),
          ([{ run }]) => run,
        ),
      }
    })
    .toSorted((a, b) => causeRank(a) - causeRank(b))
  return orderCauses(causes)
}

/** Since when a branch is red, or green again, belongs to the verdict, as do the suspect commits. */
function causeKey({ signature, verdicts }: Cause) {
  if (signature === undefined) return undefined
  const keys = verdicts.flatMap(verdictsOf).map((verdict) => {
    const { redSince, passedSince } = sinceOf(verdict)
    const first = redSince && (redSince.run.commit ?? redSince.run.runId)
    const since = [first, redSince?.commits.map(({ sha }) => sha), passedSince !== undefined]
    return [verdict.kind, reasonOf(verdict), verdict.branch, ...since]
  })
  return JSON.stringify([signature, keys])
}

/** Merges the verdicts of causes that have the same ones, with all of their evidence. */
function mergeVerdicts([first, ...others]: Some<Cause>): Pick<Cause, 'verdict' | 'verdicts'> {
  if (others.length === 0) return { verdict: first.verdict, verdicts: first.verdicts }
  const verdicts = mapSome(first.verdicts, ({ verdict, failures, steps }, index) => {
    const same = others.flatMap((cause) => cause.verdicts[index] ?? [])
    const stepOf = (step: JudgedStep, at: number) => ({
      ...step,
      verdict: mergeVerdict([
        step.verdict,
        ...same.flatMap((judged) => judged.steps?.[at]?.verdict ?? []),
      ]),
    })
    return {
      failures: [...failures, ...same.flatMap((judged) => judged.failures)] as const,
      verdict: mergeVerdict([verdict, ...same.map((judged) => judged.verdict)]),
      ...(steps && { steps: mapSome(steps, stepOf) }),
    }
  })
  return { verdict: verdicts[0].verdict, verdicts }
}

function mergeVerdict(verdicts: Some<Verdict>): Verdict {
  const evidence = verdicts.flatMap((each) => each.evidence)
  // The newest runs of two workflows are no series.
  const apart = { ...verdicts[0], inLastRuns: undefined }
  return { ...apart, evidence: uniqueBy(evidence, ({ url }) => url) }
}

function causeRank({ failures }: CommitCause): number {
  return Math.min(...failures.map(({ job }) => severityRank(job.outcome ?? 'unknown')))
}
