import type { Cause } from '../../model/report/cause.ts'
import type { FailureReport } from '../../model/report/failure-report.ts'
import type { Report } from '../../model/report/report.ts'
import { blamesOthers, hasOwnError } from '../causes/knock-on.ts'

/**
 * Lists the failures that `fail-on: new` lets pass: (1) those of a cause that is known from the base
 * branch, comes and goes, or is one of the infrastructure, unless a further step failed, whose error was
 * not compared; (2) a consequence of such a cause, if fail-fast cancelled the job or its log shows that
 * other jobs are the reason. Any other consequence may have a new error that was not read or recognised.
 */
export function explainedFailures({ causes, failures }: Report): FailureReport[] {
  const explained = causes.filter(isExplained)
  const own = new Set(explained.flatMap((cause) => cause.failures.map(({ job }) => job.job.id)))
  const following = new Set(
    explained.flatMap(({ consequences }) => consequences.map(({ job }) => job.id)),
  )
  return failures.filter((report) => {
    const { id } = report.job.job
    if (own.has(id)) return !hasOtherFailedSteps(report) // (1)
    return following.has(id) && isSurelyConsequence(report) // (2)
  })
}

function isExplained({ verdict }: Cause): boolean {
  switch (verdict.kind) {
    case 'known':
    case 'unsteady':
    case 'infrastructure':
      return true
    case 'new':
    case 'unknown':
      return false
  }
}

function hasOtherFailedSteps({ failure }: FailureReport): boolean {
  return failure.kind === 'failed-step' && failure.others.length > 0
}

function isSurelyConsequence(report: FailureReport): boolean {
  const { failure } = report
  return (
    (failure.kind === 'cancelled' && failure.by.kind === 'fail-fast') ||
    (blamesOthers(report) && !hasOwnError(report))
  )
}
