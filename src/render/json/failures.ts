import type { StepExcerpt } from '../../model/report/failure.ts'
import type { FailureReport } from '../../model/report/report.ts'
import { failureLabels } from '../findings/failure-labels.ts'

interface StepLogJson {
  readonly stepNumber: number
  readonly step: string
  readonly log: readonly string[]
  readonly logOrigin: string
}

/** An item of the part `failures` of the JSON report. */
export interface FailureJson {
  readonly jobId: number
  readonly job: string
  /** `failed-step`, `never-started`, `runner-lost`, `timed-out`, `cancelled`, `check` or `other`. */
  readonly kind: string
  readonly stepNumber: number | null
  readonly step: string | null
  readonly reason: string | null
  /** Names of further steps of the job that failed. */
  readonly otherSteps: readonly string[]
  /** Ids of the failed jobs that caused this failure. */
  readonly causeJobIds: readonly number[]
  /** The lines of the step that show why it failed; empty if they were not read. */
  readonly log: readonly string[]
  /** Origin of the lines in `log`: `step`, `parallel-steps`, `first-error` or `end`. */
  readonly logOrigin: string | null
  /** The same for further failed steps of the job. */
  readonly otherLogs: readonly StepLogJson[]
  /** Annotations on the failure by GitHub, the runner and the steps. */
  readonly remarks: readonly string[]
}

export function failureJson(report: FailureReport): FailureJson {
  const { step, reason } = failureLabels(report)
  const [first, ...others] = report.excerpts
  return {
    jobId: report.job.job.id,
    job: report.job.job.name,
    kind: report.failure.kind,
    stepNumber: step?.number ?? null,
    step: step?.name ?? null,
    reason: reason ?? null,
    otherSteps:
      report.failure.kind === 'failed-step' ? report.failure.others.map(({ name }) => name) : [],
    causeJobIds: report.job.causes.map(({ id }) => id),
    log: (first?.lines ?? []).map(({ text }) => text),
    logOrigin: first?.origin ?? null,
    otherLogs: others.flatMap(stepLogJson),
    remarks: report.annotations.map(({ message }) => message),
  }
}

function stepLogJson({ step, lines, origin }: StepExcerpt): StepLogJson[] {
  if (step === undefined) return []
  const log = lines.map(({ text }) => text)
  return [{ stepNumber: step.number, step: step.name, log, logOrigin: origin }]
}
