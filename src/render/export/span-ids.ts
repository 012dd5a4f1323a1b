import { createHash } from 'node:crypto'
import type { Job, Run, Step } from '../../model/run.ts'

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
