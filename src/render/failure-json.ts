import type { FailureReport } from '../model/report.ts'
import { failureWords } from './failure-words.ts'

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
  /** Ids of the failed jobs of which this failure is a consequence. */
  readonly causeJobIds: readonly number[]
  /** The end of what the step wrote; empty when it was not read. */
  readonly log: readonly string[]
  /** What GitHub, the runner and the steps remarked on the failure. */
  readonly remarks: readonly string[]
}

export function failureJson(report: FailureReport): FailureJson {
  const { step, reason } = failureWords(report)
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
    log: (report.excerpt?.lines ?? []).map(({ text }) => text),
    remarks: report.remarks.map(({ message }) => message),
  }
}
