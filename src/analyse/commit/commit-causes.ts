import { severityRank } from '../../model/conclusion.ts'
import {
  type Cause,
  failingSetOf,
  type Judged,
  type JudgedStep,
  reasonOf,
  sinceOf,
  type Verdict,
  verdictsOf,
} from '../../model/report/cause.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'
import { groupsOf, mapSome, type Some, uniqueBy } from '../../model/some.ts'
import { orderCauses } from '../causes/causes.ts'

/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their
 * signatures and verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause without
 * a signature stays alone, since nothing shows that two are one.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => {
    const keys = run.report.causes.map(causeKey)
    return run.report.causes.map((cause, index) => {
      const key = keys[index]
      // What one run judges differently is not one in a commit.
      const before = keys.slice(0, index).filter((other) => other === key).length
      return { cause, run, key: key && `${before}${key}` }
    })
  })
  const causes = groupsOf(all, ({ key }, index) => key ?? index)
    .map((same): CommitCause => {
      const parts = mapSome(same, ({ cause }) => cause)
      const [first, ...others] = parts
      return {
        ...first,
        failures: [...first.failures, ...others.flatMap(({ failures }) => failures)],
        consequences: parts.flatMap(({ consequences }) => consequences),
        ...mergeJudged(parts),
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
function causeKey(cause: Cause) {
  const { signature } = cause
  if (signature === undefined) return undefined
  const keys = verdictsOf(cause).map((verdict) => {
    const { redSince, passedSince } = sinceOf(verdict)
    const first = redSince && (redSince.run.commit ?? redSince.run.runId)
    const since = [first, redSince?.commits.map(({ sha }) => sha), passedSince !== undefined]
    const { branch, issues, differs, host } = verdict
    const beside = [issues, failingSetOf(verdict), differs, host]
    return [verdict.kind, reasonOf(verdict), branch, ...beside, ...since]
  })
  return JSON.stringify([signature, keys])
}

/** Merges what was judged of causes that have the same verdict, with all of its evidence. */
function mergeJudged([first, ...others]: Some<Cause>): Judged {
  const { verdict, judged, steps } = first
  if (others.length === 0) return { verdict, judged, steps }
  const stepOf = (step: JudgedStep, at: number) => ({
    ...step,
    verdict: mergeVerdict([
      step.verdict,
      ...others.flatMap((one) => one.steps?.[at]?.verdict ?? []),
    ]),
  })
  return {
    judged: [...judged, ...others.flatMap((one) => one.judged)],
    verdict: mergeVerdict([verdict, ...others.map((one) => one.verdict)]),
    steps: steps && mapSome(steps, stepOf),
  }
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
