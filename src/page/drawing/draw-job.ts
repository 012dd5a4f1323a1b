import type { JobView } from '../view/jobs.ts'
import { preciseDuration, toneOf } from '../view/labels.ts'
import type { Row } from '../view/rows.ts'
import { drawLabel } from './draw-label.ts'
import { drawWait } from './draw-wait.ts'
import { type Frame, JOB_BAR } from './frame.ts'
import { clip, roundedRect } from './geometry.ts'

const STEP_BAR = 8

/** Draws when a job was blocked, waited and ran, with its steps in the bar. */
export function drawJob(
  context: CanvasRenderingContext2D,
  frame: Frame,
  job: JobView,
  middle: number,
): void {
  const { x, width, palette } = frame
  const top = middle - JOB_BAR / 2
  if (job.blocked !== undefined) {
    const [left, right] = clip(x(job.blocked[0]), x(job.blocked[1]), width)
    context.fillStyle = palette.blocked
    if (left < right) context.fillRect(left, Math.round(middle), right - left, 1)
  }
  if (job.waited !== undefined) {
    drawWait(context, frame, job.waited, top)
  }
  if (job.ran === undefined) {
    if (job.waited === undefined) drawNoTime(context, frame, job, middle)
    return
  }
  const [left, right] = clip(x(job.ran[0]), x(job.ran[1]), width)
  if (left >= right && (right < 0 || left > width)) return
  const barWidth = Math.max(2, right - left)
  const tone = toneOf(job.outcome)
  context.fillStyle = palette.tones[tone]
  roundedRect(context, { left, top, width: barWidth, height: JOB_BAR })
  context.save()
  context.clip()
  drawStepsInJob(context, frame, job, top)
  if (job.open) drawOpenEnd(context, frame, right, top)
  context.restore()
  const label = preciseDuration(job.ran[1] - job.ran[0]) + (job.open ? ' so far' : '')
  drawLabel(context, frame, { label, left, right: left + barWidth, middle })
}

function drawStepsInJob(
  context: CanvasRenderingContext2D,
  { x, width, palette }: Frame,
  { steps, outcome }: JobView,
  top: number,
): void {
  const whole = steps.filter(({ depth }) => depth === 0)
  whole.forEach(({ ran, outcome: ofStep }, index) => {
    if (ran === undefined) return
    const [left, right] = clip(x(ran[0]), x(ran[1]), width)
    if (right - left < 1) return
    if (toneOf(ofStep) === 'failed' && toneOf(outcome) !== 'failed') {
      context.fillStyle = palette.tones.failed
      context.fillRect(left, top, right - left, JOB_BAR)
    }
    context.fillStyle = palette.shade
    if (index % 2 === 1) context.fillRect(left, top, right - left, JOB_BAR)
    context.fillStyle = palette.background
    if (right - left > 4) context.fillRect(right - 0.5, top, 0.5, JOB_BAR)
  })
}

/** Draws that the end of a job that still ran is not known. */
function drawOpenEnd(
  context: CanvasRenderingContext2D,
  { palette }: Frame,
  right: number,
  top: number,
): void {
  context.fillStyle = palette.background
  for (let step = 0; step < 3; step++) {
    context.fillRect(right - 4 - step * 6, top, 2, JOB_BAR)
  }
}

function drawNoTime(
  context: CanvasRenderingContext2D,
  { x, palette }: Frame,
  { job, blocked }: JobView,
  middle: number,
): void {
  context.fillStyle = palette.muted
  context.textAlign = 'left'
  const text = job.carriedOver ? 'ran in an earlier attempt' : 'did not run'
  context.fillText(text, Math.max(4, x(blocked?.[1] ?? 0) + 6), middle)
}

/** Draws the bar of a step in its own row. */
export function drawStep(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { step }: Extract<Row, { kind: 'step' }>,
  middle: number,
): void {
  if (step.ran === undefined) return
  const { x, width, palette } = frame
  const [left, right] = clip(x(step.ran[0]), x(step.ran[1]), width)
  if (left >= right && (right < 0 || left > width)) return
  const barWidth = Math.max(2, right - left)
  context.fillStyle = palette.tones[toneOf(step.outcome)]
  roundedRect(context, { left, top: middle - STEP_BAR / 2, width: barWidth, height: STEP_BAR })
  const label = preciseDuration(step.ran[1] - step.ran[0])
  drawLabel(context, frame, { label, left, right: left + barWidth, middle })
}
