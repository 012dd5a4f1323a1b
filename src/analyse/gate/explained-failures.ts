import { type ExplainingVerdict, mayExplain, opensGate } from '../../model/judgement.ts'
import { type FailureReport, type Verdict, verdictsOf } from '../../model/report/cause.ts'
import type { Report } from '../../model/report/report.ts'
import { isSome, type Some, sortSome } from '../../model/some.ts'
import { onlyReports } from '../causes/consequences.ts'
import { verdictRank } from '../causes/causes.ts'

/** A failure that the code did not cause, or did before, and the verdicts that show it. */
interface ExplainedFailure {
  readonly failure: FailureReport
  /** Its own, what weighs most first, or those of the failures that it follows from. */
  readonly verdicts: Some<ExplainingVerdict>
}

/**
 * Lists the failures that other runs or issues explain: (1) those whose verdict on each failed step lets the gate pass; (2) a
 * job that fail-fast cancelled because of such failures alone, or whose log names them as its reason. Any other consequence
 * may have an error that was not read or recognised, and a log alone does not prove that the job ran behind the named ones.
 *
 * @param explains whether an explaining verdict counts; by default as the gate decides
 */
export function explainedFailures(
  { causes, failures }: Report,
  explains: (verdict: Verdict, failure: FailureReport) => boolean = opensGate,
): ExplainedFailure[] {
  const own = new Map(
    causes.flatMap((cause) => {
      const all = sortSome(verdictsOf(cause), verdictRank)
      const verdicts = all.filter(mayExplain)
      if (verdicts.length < all.length || !isSome(verdicts)) return []
      const isExplained = (failure: FailureReport) =>
        verdicts.every((verdict) => explains(verdict, failure))
      return cause.judged.filter(isExplained).map(({ job }) => [job.job.id, verdicts] as const)
    }),
  )
  return failures.flatMap((failure): ExplainedFailure[] => {
    const verdicts = own.get(failure.job.job.id)
    if (verdicts !== undefined) return [{ failure, verdicts }] // (1)
    const blamed = failure.job.causes.map(({ id }) => own.get(id))
    const theirs = blamed.flatMap((found) => found ?? [])
    const isAll = isSome(theirs) && blamed.every((found) => found !== undefined)
    return isAll && followsFrom(failure) ? [{ failure, verdicts: theirs }] : [] // (2)
  })
}

/** Whether a job is known to have failed or stopped only because of other ones. */
function followsFrom(report: FailureReport): boolean {
  const { failure, job } = report
  if (failure.kind === 'cancelled') {
    return failure.by.kind === 'fail-fast' && failure.by.inferred !== true
  }
  return job.areNeedsUnknown !== true && onlyReports(report, job.causes)
}
