import type { ExcerptOrigin, Failure, StepExcerpt } from '../../model/report/failure.ts'
import type { FailureReport } from '../../model/report/report.ts'
import { failureLabels } from '../findings/failure-labels.ts'
import type { Count, Id, Text } from './values.ts'

/** Why a job did not pass. */
export interface FailureJson {
  /** Id of the job in `jobs`. */
  readonly jobId: Id
  readonly job: Text
  /** What GitHub's responses show; `other` if they show nothing. */
  readonly kind: Failure['kind']
  /** The step that failed, or that was running when the job was stopped. */
  readonly stepNumber: Count | null
  /** Name of that step. */
  readonly step: Text | null
  /** What else is known about the reason. */
  readonly reason: Text | null
  /** Names of other steps of the job that failed. */
  readonly otherSteps: readonly Text[]
  /** Ids of the failed jobs that this failure follows from; empty if it is not known to. */
  readonly causeJobIds: readonly Id[]
  /** The lines of the step that show why it failed; empty if its log was not read. */
  readonly log: readonly string[]
  /**
   * Which lines `log` has: those of the step, those of steps that ran in parallel, or, if no line could
   * be assigned to the step, those up to the job's first error or its last ones. `null` if no log was
   * read.
   */
  readonly logOrigin: ExcerptOrigin | null
  /**
   * The same for other steps of the job that failed, if their lines were read, and for steps that are not
   * in `otherSteps`: if the log names no failure, those that ended with an error after which the job
   * continued, as with `continue-on-error`.
   */
  readonly otherLogs: readonly StepLogJson[]
  /** Annotations by GitHub, the runner and the steps. */
  readonly remarks: readonly string[]
}

/** The lines that show why a step failed. */
interface StepLogJson {
  readonly stepNumber: Count
  /** Name of the step, or of the step within it that ended with the error. */
  readonly step: Text
  readonly log: readonly string[]
  readonly logOrigin: ExcerptOrigin
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

function stepLogJson({ step, lines, origin, continued }: StepExcerpt): StepLogJson[] {
  if (step === undefined) return []
  const log = lines.map(({ text }) => text)
  return [{ stepNumber: step.number, step: continued ?? step.name, log, logOrigin: origin }]
}
