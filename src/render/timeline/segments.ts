import { neverRan, stepSpan, type Span } from '../../model/report/job-times.ts'
import { waitReason } from '../../model/reasons.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import { failedStep, type Job, type Step } from '../../model/run.ts'
import { sortBy } from '../../model/some.ts'
import type { Milliseconds } from '../../model/time.ts'
import { verbOf } from '../text/labels.ts'
import { stateFields } from '../text/state-fields.ts'
import { formatDuration } from '../text/units.ts'
import { lengthOf } from './bars.ts'
import { type Entry, isTroubled } from './entries.ts'

/** `path`: running, and on the critical path. */
export type SegmentKind = 'waiting' | 'running' | 'path' | 'failed'

export interface Segment extends Span {
  readonly kind: SegmentKind
  /** Shown if they fit; either can be ''. */
  readonly duration: string
  readonly label: string
}

/** Minimum shares of the timeline: for a step to be shown, and for the longest step of the job. */
const MIN_STEP_SHARE = 1 / 20
const MIN_TOP_STEP_SHARE = 1 / 10

/** Shorter segments would be indistinguishable from the border of a bar. */
const MIN_SEGMENT_SHARE = 1 / 100

/**
 * Returns the segments in the row of an entry, by start; never empty.
 *
 * @param stepped whether long steps get their own segments; only for an entry of one job
 * @param total length of the whole timeline
 */
export function segmentsOf(entry: Entry, stepped: boolean, total: Milliseconds): Segment[] {
  return [...waitingSegment(entry, total), ...runningSegments(entry, stepped, total)]
}

function waitingSegment(entry: Entry, total: Milliseconds): Segment[] {
  const { jobs, bars } = entry
  const { waiting, running } = bars
  if (waiting === undefined) return []
  const length = lengthOf(waiting)
  if (running !== undefined && length <= total * MIN_SEGMENT_SHARE) return []
  const isHeld = jobs.some(({ mayAwaitApproval }) => mayAwaitApproval)
  const neverStarted = jobs.every(
    ({ listed: job }) => job.state.kind === 'finished' && neverRan(job),
  )
  const [status, ...others] = new Set(
    jobs.map(({ listed: { state } }) => stateFields(state).status),
  )
  return [
    {
      ...waiting,
      kind: neverStarted && isTroubled(entry) ? 'failed' : 'waiting',
      duration: formatDuration(length),
      label: neverStarted
        ? 'never started'
        : isHeld
          ? `waiting for ${waitReason(true, others.length === 0 ? status : undefined)}`
          : 'waiting',
    },
  ]
}

function runningSegments(entry: Entry, stepped: boolean, total: Milliseconds): Segment[] {
  const { bars, jobs } = entry
  const { running } = bars
  const [job] = jobs
  if (running === undefined || job === undefined) return []
  const parts = stepped ? stepSegments(entry, job, running, total) : []
  if (parts.length > 0) return parts
  return [
    {
      ...running,
      kind: isTroubled(entry) ? 'failed' : kindOf(entry),
      duration: formatDuration(lengthOf(running)),
      label: jobs.length === 1 ? outcomeLabel(job) : '',
    },
  ]
}

/** Returns the long steps; empty if no step is long enough to add anything. */
function stepSegments(entry: Entry, job: JobReport, running: Span, total: Milliseconds): Segment[] {
  const parts = splitJob(job, running, total)
  const steps = parts.filter(({ step }) => step !== undefined)
  if (!steps.some((part) => lengthOf(part) >= total * MIN_TOP_STEP_SHARE)) return []
  const culprit = isTroubled(entry) ? failedStep(job.listed.steps) : undefined
  // If the failed step is too short for a segment, the whole job is shown as failed.
  if (isTroubled(entry) && !steps.some(({ step }) => step === culprit)) return []
  return parts.map(({ from, to, step, duration }) => ({
    from,
    to,
    kind: step !== undefined && step === culprit ? 'failed' : kindOf(entry),
    duration: step === undefined ? '' : formatDuration(duration),
    label: step?.name.replace(/^Run /, '') ?? '',
  }))
}

function kindOf({ onPath }: Entry): SegmentKind {
  return onPath ? 'path' : 'running'
}

function outcomeLabel({ outcome }: JobReport): string {
  if (outcome === undefined) return 'so far'
  return outcome === 'success' ? '' : verbOf(outcome).replace(/^was /, '')
}

/** A part of a job's running time: a step, or a gap between steps. */
interface SegmentPart extends Span {
  /** `undefined` for a gap. */
  readonly step: Step | undefined
  /** Times as reported; the part itself is clipped to its job. */
  readonly duration: Milliseconds
}

const MAX_LANES = 3

/**
 * Splits the running time of a job into its long steps and the gaps between them, by start. Parallel
 * steps overlap.
 */
function splitJob(report: JobReport, running: Span, total: Milliseconds): SegmentPart[] {
  const longSteps = report.steps
    .flatMap((step) => toPart(step, report.listed, running))
    .filter((part) => lengthOf(part) >= total * MIN_STEP_SHARE && lengthOf(part) > 0)
  const steps: SegmentPart[] = []
  for (const part of sortBy(longSteps, (one) => -lengthOf(one)))
    if (depthAt(part, steps) < MAX_LANES) steps.push(part)
  const between = gaps(steps.toSorted(byStart), running)
  const shown = between.filter((gap) => lengthOf(gap) >= total * MIN_SEGMENT_SHARE)
  return [...steps, ...shown].toSorted(byStart)
}

function toPart(report: StepReport, job: Job, running: Span): SegmentPart[] {
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
function gaps(parts: readonly Span[], running: Span): SegmentPart[] {
  const found: SegmentPart[] = []
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
