import { type ExplainingVerdict, mayExplain, opensGate } from '../../model/judgement.ts'
import type { FailureReport, Verdict } from '../../model/report/cause.ts'
import type { Report } from '../../model/report/report.ts'
import { isSome, type Some } from '../../model/some.ts'
import { onlyReports } from '../causes/knock-on.ts'

/** A failure that the code did not cause, or did before, and the verdicts that show it. */
interface ExplainedFailure {
  readonly failure: FailureReport
  /** Its own, or those of the failures that it follows from. */
  readonly verdicts: Some<ExplainingVerdict>
}

/**
 * Lists the failures that other runs or issues explain: (1) those whose verdict lets the gate pass; (2) a job that
 * fail-fast cancelled because of such failures alone, or whose log names them as its reason. Any other consequence may have
 * an error that was not read or recognised, and a log alone does not prove that the job ran behind the named ones.
 *
 * @param explains whether an explaining verdict counts; by default as the gate decides
 */
export function explainedFailures(
  { causes, failures }: Report,
  explains: (verdict: Verdict, failure: FailureReport) => boolean = opensGate,
): ExplainedFailure[] {
  const own = new Map(
    causes
      .flatMap(({ verdicts }) => verdicts)
      .flatMap(({ verdict, failures }) =>
        mayExplain(verdict)
          ? failures
              .filter((failure) => explains(verdict, failure))
              .map(({ job }) => [job.job.id, verdict])
          : [],
      ),
  )
  return failures.flatMap((failure): ExplainedFailure[] => {
    const verdict = own.get(failure.job.job.id)
    if (verdict !== undefined) return [{ failure, verdicts: [verdict] }] // (1)
    const blamed = failure.job.causes
    const verdicts = blamed.map(({ id }) => own.get(id)).filter((found) => found !== undefined)
    const isAll = isSome(verdicts) && verdicts.length === blamed.length
    return isAll && followsFrom(failure) ? [{ failure, verdicts }] : [] // (2)
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
