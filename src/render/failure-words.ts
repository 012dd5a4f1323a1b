import type { Cancellation, Failure } from '../model/failure.ts'
import type { FailureReport } from '../model/report.ts'
import type { Step } from '../model/run.ts'
import { formatDuration } from './units.ts'
import { verbOf } from './words.ts'

/** How a failure is told, to follow the name of the job. */
export interface FailureWords {
  /** `failed`, `timed out`, `lost its runner`, ... */
  readonly verb: string
  /** The step at which it happened. */
  readonly step: Step | undefined
  /** What else is known of why, as a sentence part; `undefined` where nothing is. */
  readonly reason: string | undefined
}

export function failureWords({ job, failure, excerpt }: FailureReport): FailureWords {
  const verb = verbOf(job.outcome ?? 'unknown')
  switch (failure.kind) {
    case 'never-started':
      return {
        verb: 'never started',
        step: undefined,
        reason: failure.reason,
      }
    case 'runner-lost':
      return { verb: 'lost its runner', step: failure.step, reason: undefined }
    case 'timed-out':
      return { verb: 'timed out', step: failure.step, reason: limitOf(failure) }
    case 'cancelled':
      return { verb, step: failure.step, reason: cancellerOf(failure) }
    case 'failed-step':
      return { verb, step: failure.step, reason: reasonsOf(failure, excerpt?.exitCode) }
    case 'check':
      return { verb, step: undefined, reason: 'a check run, not a job' }
    case 'other':
      return { verb, step: undefined, reason: 'no step is marked as failed' }
  }
}

function limitOf({ limitOf: whose, limit }: Extract<Failure, { kind: 'timed-out' }>): string {
  const time = limit === undefined ? '' : ` of ${formatDuration(limit)}`
  return `the limit of the ${whose}${time}`
}

/** What else is known of a failed step: its exit code, further failed steps, what stopped the job. */
function reasonsOf(
  { others, cancelled }: Extract<Failure, { kind: 'failed-step' }>,
  exitCode: number | undefined,
): string | undefined {
  const exit = exitOf(exitCode)
  const reasons = [
    ...(exit === undefined ? [] : [exit]),
    ...(others.length === 0 ? [] : [`also failed: ${others.map(({ name }) => name).join(', ')}`]),
    ...(cancelled === undefined ? [] : [`then cancelled${afterCancelled(cancelled)}`]),
  ]
  return reasons.length === 0 ? undefined : reasons.join('; ')
}

function afterCancelled(cancelled: Cancellation): string {
  const at = cancelled.step === undefined ? '' : ` at ${cancelled.step.name}`
  const by = cancellerOf(cancelled)
  return by === undefined ? at : `${at} ${by}`
}

export function cancellerOf({ by }: Cancellation): string | undefined {
  switch (by.kind) {
    case 'fail-fast':
      return by.failed === undefined
        ? 'because another leg of its matrix failed'
        : `because ${by.failed.name} failed`
    case 'person':
      return `by ${by.login}`
    case 'newer-run':
      return 'by a newer run'
    case 'unknown':
      return undefined
  }
}

/** 1 is what nearly every tool ends with, and tells nothing. */
function exitOf(code: number | undefined): string | undefined {
  return code === undefined || code === 1 ? undefined : `exit code ${code}`
}
