import { severityRank } from '../model/conclusion.ts'
import type { Annotation, LogExcerpt } from '../model/failure.ts'
import { isInTrouble, type FailureReport, type JobReport } from '../model/report.ts'
import type { Step } from '../model/run.ts'
import { failureOf } from './failure-kind.ts'

/** What was fetched to explain failures, by job id. */
export interface Explanations {
  readonly excerpts: ReadonlyMap<number, LogExcerpt>
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
}

export const UNEXPLAINED: Explanations = { excerpts: new Map(), annotations: new Map() }

/** The jobs in trouble, worst first, and what went wrong with each. */
export function explainFailures(
  jobs: readonly JobReport[],
  { excerpts, annotations }: Explanations,
): FailureReport[] {
  const rank = ({ outcome = 'unknown' }: JobReport) => severityRank(outcome)
  return jobs
    .filter(isInTrouble)
    .toSorted((a, b) => rank(a) - rank(b))
    .map((job) => {
      const excerpt = excerpts.get(job.job.id)
      const remarks = (annotations.get(job.job.id) ?? []).filter(({ level }) => level === 'failure')
      const messages = [...remarks.map(({ message }) => message), ...errorsOf(excerpt)]
      return { job, failure: failureOf(job, { jobs, messages }), excerpt, remarks }
    })
}

function errorsOf(excerpt: LogExcerpt | undefined): string[] {
  const errors = (excerpt?.lines ?? []).filter(({ error }) => error)
  return errors.map(({ text }) => text.replace(/^Error: /, ''))
}

/** Whether a log can say more: a job that never ran has none, and that of the current job is not given. */
export function wantsLog({ job, failure }: FailureReport): boolean {
  return !job.current && failure.kind !== 'never-started' && failure.kind !== 'cancelled'
}

/** Whether remarks can say more: not on a job that another leg's failure cancelled. */
export function wantsRemarks({ job, failure }: FailureReport): boolean {
  return !job.current && !(failure.kind === 'cancelled' && failure.by.kind === 'fail-fast')
}

/** The step at which a job failed, or which its end stopped. */
export function stepOf({ failure }: FailureReport): Step | undefined {
  return failure.kind === 'other' || failure.kind === 'never-started' ? undefined : failure.step
}
