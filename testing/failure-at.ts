import type { FailureReport } from '../src/model/report/cause.ts'
import type { StepExcerpt } from '../src/model/report/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Step } from '../src/model/run.ts'
import type { Annotation } from '../src/model/shapes/failure.ts'
import { failureReport } from './failure-report.ts'

/** What was read of a job that failed. */
interface Seen {
  readonly logs?: readonly StepExcerpt[]
  readonly listed?: FailureReport['errors']
  readonly annotations?: readonly Annotation[]
  /** @default the job `build` */
  readonly job?: JobReport
}

/** The report on a job that failed at a step, or at none that is known. */
export function failureAt(step: Step | undefined, seen: Seen = {}): FailureReport {
  const { logs = [], listed = [], annotations = [], job } = seen
  const failure =
    step === undefined
      ? ({ kind: 'other' } as const)
      : ({ kind: 'failed-step', step, others: [], cancelled: undefined } as const)
  return failureReport(failure, {
    ...{ excerpts: logs, errors: listed, annotations },
    ...(job && { job }),
  })
}
