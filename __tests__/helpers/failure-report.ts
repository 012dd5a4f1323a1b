import type { Failure, StepExcerpt } from '../../src/model/report/failure.ts'
import type { FailureReport } from '../../src/model/report/report.ts'
import { finished, reportOnJob } from './make-run.ts'

/** The report on a failure of the job `build`, which took a minute; nothing was read of it. */
export function failureReport(
  failure: Failure,
  { outcome = 'failure', ...fields }: Partial<FailureReport> & { readonly outcome?: string } = {},
): FailureReport {
  const job = reportOnJob({ name: 'build', state: finished(5, 65, outcome) })
  return { job, failure, excerpts: [], annotations: [], ...fields }
}

/** An excerpt of a step that ended with exit code 2; all of its log was read. */
export function makeExcerpt(
  texts: readonly string[],
  fields: Partial<StepExcerpt> = {},
): StepExcerpt {
  return {
    step: undefined,
    origin: 'step',
    lines: texts.map((text) => ({ text, error: false, cut: false, skipped: 0 })),
    omitted: 0,
    exitCode: 2,
    ...fields,
  }
}
