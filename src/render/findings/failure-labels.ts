import {
  type Cancellation,
  type Failure,
  KILLED,
  type StepExcerpt,
} from '../../model/report/failure.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { waitReason } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import { displayName } from '../text/inline.ts'
import { verbOf } from '../text/labels.ts'
import { safeLine } from '../text/markdown.ts'
import { formatDuration, joinTexts } from '../text/units.ts'

const NO_FAILED = 'no step is marked as failed'
const NO_STEPS = 'no step is listed'

/** Wording of a failure, to follow the name of the job. */
interface FailureLabels {
  /** `failed`, `timed out`, `lost its runner`, ... */
  readonly verb: string
  /** The step at which it happened. */
  readonly step: Step | undefined
  /** Other facts that are known about the cause; `undefined` if nothing is. */
  readonly reason: string | undefined
}

/** @param alike the failures of its cause, if the wording is about all of them */
export function failureLabels(
  report: FailureReport,
  alike: readonly FailureReport[] = [report],
): FailureLabels {
  const { job, failure } = report
  const verb = verbOf(job.outcome ?? 'unknown')
  switch (failure.kind) {
    case 'never-started':
      return { verb: 'never started', step: undefined, reason: failure.reason }
    case 'runner-lost':
      return { verb: 'lost its runner', step: failure.step, reason: undefined }
    case 'timed-out':
      return { verb: verbOf('timed_out'), step: failure.step, reason: limitOf(failure, job, alike) }
    case 'cancelled': {
      const by = cancellerOf(failure)
      if (failure.unstarted === undefined) return { verb, step: failure.step, reason: by }
      const [who, why] = by?.startsWith('by ') ? [by, ''] : ['', by ?? '']
      return {
        verb: joinTexts([verb, who, 'before it started'], ' '),
        step: undefined,
        reason: joinTexts([why, ...waitedFor(alike)], '; ') || undefined,
      }
    }
    case 'failed-step':
      return { verb, step: failure.step, reason: failedStepReason(failure, report) }
    case 'check':
      return { verb, step: undefined, reason: 'a check run, not a job' }
    case 'other':
      return { verb, step: undefined, reason: job.listed.steps.length === 0 ? NO_STEPS : NO_FAILED }
  }
}

/**
 * Returns `waited 15m for ubuntu-latest`, or of several jobs `waited up to 15m`; empty unless they waited before they
 * were cancelled.
 */
export function waitedFor(alike: readonly FailureReport[]): string[] {
  const waits = alike.flatMap(({ failure, job }) =>
    failure.kind === 'cancelled' && failure.unstarted !== undefined
      ? [{ waited: failure.unstarted.waited ?? 0, what: awaited(job, failure) }]
      : [],
  )
  const longest = Math.max(0, ...waits.map(({ waited }) => waited))
  if (longest === 0) return []
  const [what = '', ...others] = new Set(waits.map((wait) => wait.what))
  const time = `waited ${waits.length > 1 ? 'up to ' : ''}${formatDuration(longest)}`
  return [what === '' || others.length > 0 ? time : `${time} for ${what}`]
}

/** Thing that a job waited for; '' if it may also have been its concurrency group. */
function awaited({ listed: job, mayAwaitApproval }: JobReport, { by }: Cancellation): string {
  if (by.kind === 'newer-run') return ''
  return mayAwaitApproval ? waitReason(true) : safeLine(job.runner.labels.join(', '))
}

const MAX_ANNOTATIONS = 3

const EXIT = /^Process completed with exit code \d+\.$/

/**
 * Returns the annotations that add something to the reason and the shown excerpts: none if the whole
 * log was read.
 */
export function annotationsToShow(
  report: FailureReport,
  shown: readonly StepExcerpt[],
): readonly Annotation[] {
  const { reason } = failureLabels(report)
  if (shown.length > 0 && shown.every(({ omitted }) => omitted !== undefined)) return []
  const texts = shown.flatMap(({ lines }) => lines.map(({ text }) => text))
  const isShown = (message: string) => {
    const [first = ''] = message.split('\n')
    return shown.length > 0 && (EXIT.test(first) || texts.some((text) => text.includes(first)))
  }
  return report.annotations
    .filter(({ message }) => message !== reason && !isShown(message))
    .slice(0, MAX_ANNOTATIONS)
}

/** Returns the exit code of the step itself, not of one that ran in parallel. */
export function exitCodeOf(excerpt: StepExcerpt | undefined): number | undefined {
  return excerpt?.origin === 'step' ? excerpt.exitCode : undefined
}

/** Whether the log of a failed step has no line but its exit code. */
export function printedNothing({ excerpts: [first] }: FailureReport): boolean {
  return first?.origin === 'step' && first.lines.length === 0
}

function limitOf(
  { limitOf: whose, limit }: Extract<Failure, { kind: 'timed-out' }>,
  { listed: { runner }, duration }: JobReport,
  { length }: readonly FailureReport[],
): string {
  const said = limit === undefined ? '' : formatDuration(limit)
  // The sentence has the duration of one job.
  const isSaid = length === 1 && duration !== undefined && formatDuration(duration) === said
  const time = said === '' || isSaid ? '' : ` of ${said}`
  return whose === 'runner'
    ? `${safeLine(runner.labels.join(', '))}'s limit${time}`
    : `the ${whose}'s time limit${time}`
}

/** Returns what else is known about a failed step: exit code, further failed steps, cancellation. */
function failedStepReason(
  { others, cancelled }: Extract<Failure, { kind: 'failed-step' }>,
  report: FailureReport,
): string | undefined {
  const reasons = [
    exitOf(exitCodeOf(report.excerpts[0]), printedNothing(report)),
    others.length > 0 && `also failed: ${others.map(({ name }) => name).join(', ')}`,
    cancelled !== undefined && `then cancelled${cancellationPhrase(cancelled)}`,
  ]
  return joinTexts(reasons, '; ') || undefined
}

function cancellationPhrase(cancelled: Cancellation): string {
  const at = cancelled.step === undefined ? '' : ` at ${cancelled.step.name}`
  const by = cancellerOf(cancelled)
  return by === undefined ? at : `${at} ${by}`
}

export function cancellerOf({ by }: Cancellation): string | undefined {
  switch (by.kind) {
    case 'fail-fast':
      return by.failed === undefined
        ? 'because another leg of its matrix failed'
        : `because ${displayName(by.failed)} failed`
    case 'person':
      return `by ${by.login}`
    case 'newer-run':
      return 'by a newer run'
    case 'unknown':
      return undefined
  }
}

/** Returns the exit code, but not 1, which says nothing since nearly every tool uses it. */
export function exitOf(code: number | undefined, isAlone = false): string | undefined {
  if (code === undefined || (code === 1 && !isAlone)) return undefined
  return code === KILLED ? `killed, exit code ${code}` : `exit code ${code}`
}
