// The spans of a run.
import { stateStart } from '../../model/run.ts'
import { spansOf, stepSpan, type Span } from '../../model/report/job-times.ts'
import { type FailureReport, verdictOn } from '../../model/report/cause.ts'
import type { CriticalPath, Report } from '../../model/report/report.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Run, Job, Step } from '../../model/run.ts'
import { failureLabels } from '../../render/findings/failure-labels.ts'
import { displayName } from '../../render/text/inline.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { plural } from '../../render/text/units.ts'
import { lengthOf } from '../../render/timeline/bars.ts'
import {
  type SpanAttributes,
  causeAttributes,
  isError,
  jobAttributes,
  jobResult,
  type JudgedFailure,
  finishedOutcome,
  pathAttributes,
  queueAttributes,
  resourceAttributes,
  semanticResult,
  RUN_ACTION,
  runAttributes,
  stepAttributes,
} from './span-attributes.ts'
import { createHash } from 'node:crypto'
import { waitReason } from '../../model/reasons.ts'

/** A part of a run as an OpenTelemetry span. */
interface TraceSpan extends Span {
  /** 8 bytes in hexadecimal. */
  readonly id: string
  /** `undefined` for the run, and if the run has no span. */
  readonly parent: string | undefined
  readonly name: string
  readonly kind: 'server' | 'internal'
  readonly attributes: SpanAttributes
  /** The span of the run in the previous attempt. */
  readonly previous?: SpanContext | undefined
  /** The error message; `undefined` without an error. */
  readonly error: string | undefined
}

export interface RunTrace {
  /** 16 bytes in hexadecimal. */
  readonly id: string
  readonly resource: SpanAttributes
  /** Parents come before their children. */
  readonly spans: readonly TraceSpan[]
  /** Number of jobs and steps without a span, because their start or end is unknown. */
  readonly omitted: number
}

/**
 * Returns a run attempt as one trace: the run, its jobs and their steps, and the time that each job
 * waited for its runner. Spans have the times of the report:
 *
 * 1. Skipped and unfinished jobs and steps have no span, nor have the steps of a job without one.
 * 2. An unfinished run has no span, since a span has an end.
 * 3. If a job of the run makes the report, the spans of that job and of the run end at the last
 *    finished step.
 * 4. A wait that ended after the span of its run has no span.
 */
export function traceOf(report: Report): RunTrace {
  const { run, criticalPath: path } = report
  const { traceId, spanId } = attemptContext(run)
  const context = {
    run,
    path,
    failures: new Map(report.failures.map((failed) => [failed.job.listed.id, failed])),
    judged: judgedByJob(report),
  }
  const interval = hasNoEnd(report) ? undefined : runSpan(report)
  const parent = interval && spanId
  // Jobs of an earlier attempt belong to the trace of that.
  const jobs = report.jobs?.filter(({ carriedOver }) => !carriedOver) ?? []
  const queues = jobs
    .flatMap((job) => queueSpan(job, parent) ?? [])
    .filter((queue) => interval === undefined || queue.to <= interval.to)
  const ran = jobs.flatMap((job) => jobSpans(job, context, parent))
  const omitted = countStarted(jobs) - ran.length
  const whole = interval === undefined ? [] : [wholeSpan(report, interval, spanId, omitted)]
  return {
    id: traceId,
    resource: resourceAttributes(report),
    spans: [...whole, ...queues, ...ran],
    omitted,
  }
}

function wholeSpan(report: Report, interval: Span, id: string, omitted: number): TraceSpan {
  const { run, conclusion, totals } = report
  const { attempt = 1 } = run
  // A run can fail without a failed job, such as one that did not start.
  const whatFailed =
    totals.jobsFailed > 0 ? `${plural(totals.jobsFailed, 'job')} failed` : conclusion
  return {
    ...interval,
    id,
    parent: undefined,
    name: run.workflow === undefined ? RUN_ACTION : `${RUN_ACTION} ${safeLine(run.workflow)}`,
    kind: 'server',
    attributes: runAttributes(report, omitted),
    // Whether that attempt was sent or not.
    previous: attempt > 1 ? attemptContext({ id: run.id, attempt: attempt - 1 }) : undefined,
    error: isError(semanticResult(conclusion)) ? whatFailed : undefined,
  }
}

function queueSpan(report: JobReport, parent: string | undefined): TraceSpan | undefined {
  const { listed: job } = report
  const interval = spansOf(report, Infinity)?.waiting
  if (interval === undefined || lengthOf(interval) <= 0 || interval.to === Infinity)
    return undefined
  return {
    ...interval,
    id: queueSpanId(job),
    parent,
    name: `${waitName(report)}: ${displayName(job)}`,
    kind: 'internal',
    attributes: queueAttributes(job),
    error: undefined,
  }
}

/** Parts that a span of a job has of its run. */
interface JobContext {
  readonly run: Run
  readonly path: CriticalPath | undefined
  readonly failures: ReadonlyMap<number, FailureReport>
  /** Failures without the consequences of other failures. */
  readonly judged: ReadonlyMap<number, JudgedFailure>
}

function judgedByJob({ causes }: Report): JobContext['judged'] {
  const judged = causes.flatMap((cause) =>
    cause.failures.map((failed) => ({ failed, cause, verdict: verdictOn(cause, failed) })),
  )
  return new Map(judged.map((one) => [one.failed.job.listed.id, one]))
}

/** Returns the job and its steps; nothing if it is unknown when the job ran. */
function jobSpans(report: JobReport, context: JobContext, parent: string | undefined): TraceSpan[] {
  const { listed: job, steps } = report
  const interval = spansOf(report, Infinity)?.running
  if (interval === undefined || interval.to === Infinity) return []
  const id = jobSpanId(job)
  const failed = context.failures.get(job.id)
  const judged = context.judged.get(job.id)
  const span: TraceSpan = {
    ...interval,
    id,
    parent,
    name: displayName(job),
    kind: 'internal',
    attributes: {
      ...jobAttributes(report, failed?.failure, context.run),
      ...pathAttributes(job, context.path),
      // What was only cancelled did not fail.
      ...(judged && failed?.failure.kind !== 'cancelled' && causeAttributes(judged)),
    },
    error: isError(jobResult(report, failed?.failure)) ? failureMessage(report, failed) : undefined,
  }
  return [span, ...steps.flatMap((step) => traceStep(step, report, id) ?? [])]
}

function traceStep(
  report: StepReport,
  { listed: job }: JobReport,
  parent: string,
): TraceSpan | undefined {
  const { step } = report
  const interval = stepSpan(report, job, Infinity)
  if (interval === undefined || interval.to === Infinity) return undefined
  const conclusion = stateFields(step.state).conclusion ?? undefined
  return {
    ...interval,
    id: stepSpanId(job, step),
    parent,
    name: safeLine(step.name),
    kind: 'internal',
    attributes: stepAttributes(step, job),
    error: isError(semanticResult(conclusion)) ? conclusion : undefined,
  }
}

/** Returns `failure at Run npm test: exit code 1`. */
function failureMessage(job: JobReport, failure: FailureReport | undefined): string {
  const { step, reason } = failure === undefined ? {} : failureLabels(failure)
  const at = step === undefined ? '' : ` at ${step.name}`
  const why = reason === undefined ? '' : `: ${reason}`
  return safeLine(`${finishedOutcome(job)}${at}${why}`)
}

/** Ids by which others refer to a span. */
export interface SpanContext {
  /** 16 bytes in hexadecimal. */
  readonly traceId: string
  /** 8 bytes in hexadecimal. */
  readonly spanId: string
}

/**
 * Returns the ids of a run attempt. All ids are those that the receiver `github` of the OpenTelemetry Collector derives
 * from a webhook since version 0.151.0, so that its spans, ours and those of a tool that knows the formula are one
 * trace. Like the receiver, it takes an unknown attempt as 0.
 *
 * `newTraceID`, `newParentSpanID` and `newSpanIDFromCheckRun` in receiver/githubreceiver/trace_event_handling.go:
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/0829e775effb8186296ec99ed6cad48d81b4bb7b/receiver/githubreceiver/trace_event_handling.go
 */
export function attemptContext({ id, attempt = 0 }: Pick<Run, 'id' | 'attempt'>): SpanContext {
  return { traceId: sha256(`${id}${attempt}t`).slice(0, 32), spanId: spanId(`${id}${attempt}s`) }
}

export function jobSpanId({ id }: Job): string {
  return spanId(`${id}-j`)
}

export function queueSpanId({ id }: Job): string {
  return spanId(`${id}-q`)
}

/**
 * Returns the receiver's id for the first step of a name. The receiver gives all steps of that name the same id; here,
 * the later ones have their number in it. No text of the receiver ends with a digit.
 */
export function stepSpanId({ id, steps }: Job, step: Step): string {
  const first = steps.find(({ name }) => name === step.name)
  const suffix = first?.number === step.number ? '' : `-${step.number}`
  return spanId(`${id}-${step.name}-s${suffix}`)
}

function spanId(text: string): string {
  return sha256(text).slice(16, 32)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Returns when the run took place, up to the report; `undefined` if unknown. */
function runSpan({ run: { startedAt: from }, totals }: Report): Span | undefined {
  const { duration } = totals
  return from === undefined || duration === undefined ? undefined : { from, to: from + duration }
}

/** Returns what the job waited for. GitHub does not say why a job never got a runner. */
function waitName({ listed: { state }, queue, mayAwaitApproval }: JobReport): string {
  const isQueued = state.kind === 'waiting' && state.status === 'queued'
  const isForRunner = isQueued || queue !== undefined
  if (!isForRunner && mayAwaitApproval !== true) return 'Waiting'
  return `Waiting for ${waitReason(!isForRunner)}`
}

/**
 * Returns whether the run has no known end. A report that a job of the run makes covers the run up to
 * that job, so it has an end.
 */
function hasNoEnd({ run: { status }, totals, jobs = [] }: Report): boolean {
  // A job that needs others is listed only when these have finished.
  const isUnfinished = status !== undefined || totals.jobsUnfinished > 0
  return isUnfinished && !jobs.some(({ current }) => current)
}

/** Returns how many jobs and steps are known to have started. */
function countStarted(jobs: readonly JobReport[]): number {
  const states = jobs.flatMap(({ listed: job, steps }) => [
    job.state,
    ...steps.map(({ step }) => step.state),
  ])
  return states.filter((state) =>
    state.kind === 'finished' ? state.conclusion !== 'skipped' : stateStart(state) !== undefined,
  ).length
}
