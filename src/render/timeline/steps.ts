import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Job, Step } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { lengthOf, type Span, stepSpan } from './bars.ts'

/** A part of a job's running time: a step, or a gap between steps. */
interface Part extends Span {
  /** `undefined` for a gap. */
  readonly step: Step | undefined
  /** As reported; the part itself is clipped to its job. */
  readonly duration: Milliseconds
}

const MAX_LANES = 3

interface Limits {
  readonly shortestStep: Milliseconds
  readonly shortestGap: Milliseconds
}

/**
 * Splits the running time of a job into its long steps and the gaps between them, by start. Parallel
 * steps overlap.
 */
export function partsOf(
  report: JobReport,
  running: Span,
  { shortestStep, shortestGap }: Limits,
): Part[] {
  const longSteps = report.steps
    .flatMap((step) => toPart(step, report.job, running))
    .filter((part) => lengthOf(part) >= shortestStep && lengthOf(part) > 0)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
  const steps: Part[] = []
  for (const part of longSteps) if (depthAt(part, steps) < MAX_LANES) steps.push(part)
  const between = gaps(steps.toSorted(byStart), running)
  return [...steps, ...between.filter((gap) => lengthOf(gap) >= shortestGap)].toSorted(byStart)
}

function toPart(report: StepReport, job: Job, running: Span): Part[] {
  const { step, duration } = report
  const span = stepSpan(report, job, running.to)
  if (step.kind === 'group' || duration === undefined || span === undefined) return []
  const from = Math.max(span.from, running.from)
  return [{ step, duration, from, to: Math.min(span.to, running.to) }]
}

/** Returns the maximum number of others that overlap at any moment of a part. */
function depthAt(part: Span, others: readonly Span[]): number {
  const during = others.filter(({ from, to }) => from < part.to && to > part.from)
  return Math.max(
    0,
    ...during.map(
      ({ from: moment }) => during.filter((o) => o.from <= moment && o.to > moment).length,
    ),
  )
}

/** Returns the gaps that no part covers; expects the parts by start. */
function gaps(parts: readonly Span[], running: Span): Part[] {
  const found: Part[] = []
  let covered = running.from
  for (const { from, to } of [...parts, { from: running.to, to: running.to }]) {
    if (from > covered)
      found.push({ step: undefined, duration: from - covered, from: covered, to: from })
    covered = Math.max(covered, to)
  }
  return found
}

function byStart(a: Span, b: Span): number {
  return a.from - b.from
}
