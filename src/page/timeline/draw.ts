import type { Milliseconds } from '../../model/time.ts'
import type { JobView, Span } from '../view/jobs.ts'
import { preciseDuration, toneOf } from '../view/labels.ts'
import type { Row } from '../view/rows.ts'
import type { Palette } from './palette.ts'

export const ROW_HEIGHT = 26

const JOB_BAR = 14
const STEP_BAR = 8
const FONT =
  '11px -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif'

/** What a frame of the timeline shows. Lengths are in CSS pixels. */
export interface Frame {
  readonly rows: readonly Row[]
  /** Distance of the first row from the top of the frame, at most 0. */
  readonly top: number
  readonly width: number
  readonly height: number
  /** Maps time since the start of the attempt to a distance from the left. */
  readonly x: (time: Milliseconds) => number
  readonly ticks: readonly Milliseconds[]
  /** The jobs of the critical path, in order, and the row of each; `undefined` if it is filtered out. */
  readonly path: readonly { readonly job: JobView; readonly row: number | undefined }[]
  readonly hovered: number | undefined
  readonly selected: number | undefined
  readonly palette: Palette
}

/** Draws the rows that are in the frame. */
export function drawFrame(context: CanvasRenderingContext2D, frame: Frame): void {
  const { rows, top, width, height, palette } = frame
  context.clearRect(0, 0, width, height)
  context.font = FONT
  context.textBaseline = 'middle'
  const first = Math.max(0, Math.floor(-top / ROW_HEIGHT))
  const last = Math.min(rows.length, Math.ceil((height - top) / ROW_HEIGHT))
  for (const [index, colour] of [
    [frame.selected, palette.selected],
    [frame.hovered, palette.hover],
  ] as const) {
    if (index === undefined) continue
    context.fillStyle = colour
    context.fillRect(0, top + index * ROW_HEIGHT, width, ROW_HEIGHT)
  }
  drawTicks(context, frame)
  drawPath(context, frame)
  for (let index = first; index < last; index++) {
    const row = rows[index]
    const middle = top + (index + 0.5) * ROW_HEIGHT
    if (row?.kind === 'group') drawGroup(context, frame, row, middle)
    if (row?.kind === 'job') drawJob(context, frame, row.job, middle)
    if (row?.kind === 'step') drawStep(context, frame, row, middle)
  }
}

function drawTicks(context: CanvasRenderingContext2D, { ticks, x, height, palette }: Frame): void {
  context.fillStyle = palette.line
  for (const tick of ticks) context.fillRect(Math.round(x(tick)), 0, 1, height)
}

/** Draws a line along each job of the critical path and from its end to the start of the next. */
function drawPath(context: CanvasRenderingContext2D, frame: Frame): void {
  const { path, x, top, palette } = frame
  const points = path.flatMap(({ job, row }) =>
    row === undefined || job.ran === undefined
      ? []
      : [{ from: x(job.ran[0]), to: x(job.ran[1]), y: top + (row + 0.5) * ROW_HEIGHT }],
  )
  const offset = JOB_BAR / 2 + 2.5
  context.strokeStyle = palette.path
  context.lineWidth = 1.75
  context.lineJoin = 'round'
  context.beginPath()
  for (const [index, { from, to, y }] of points.entries()) {
    const next = points[index + 1]
    context.moveTo(from, y + offset)
    context.lineTo(to, y + offset)
    if (next === undefined) continue
    context.lineTo(to, next.y + offset)
    context.lineTo(next.from, next.y + offset)
  }
  context.stroke()
  context.fillStyle = palette.path
  for (const { from, y } of points) {
    context.beginPath()
    context.arc(from, y + offset, 2.5, 0, 2 * Math.PI)
    context.fill()
  }
}

/** Draws each job of the group as a thin line, in the order of the report. */
function drawGroup(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { jobs, open }: Extract<Row, { kind: 'group' }>,
  middle: number,
): void {
  const { x, width, palette } = frame
  const height = open ? 4 : JOB_BAR + 4
  const line = height / jobs.length
  for (const tone of ['passed', 'stopped', 'active', 'odd', 'failed'] as const) {
    context.fillStyle = palette.tones[tone]
    context.globalAlpha = open ? 0.55 : 1
    jobs.forEach((job, index) => {
      if (job.ran === undefined || toneOf(job.outcome) !== tone) return
      const [left, right] = clip(x(job.ran[0]), x(job.ran[1]), width)
      if (left >= right) return
      const gap = line > 3 ? 1 : 0
      const y = middle - height / 2 + index * line
      context.fillRect(left, y, Math.max(1, right - left), Math.max(1, line - gap))
    })
  }
  context.globalAlpha = 1
}

function drawJob(
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
  steps.forEach(({ ran, outcome: ofStep }, index) => {
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

function drawWait(
  context: CanvasRenderingContext2D,
  { x, width, palette }: Frame,
  { kind, span }: NonNullable<JobView['waited']>,
  top: number,
): void {
  const [left, right] = clip(x(span[0]), x(span[1]), width)
  if (right - left < 0.5) return
  const colour = kind === 'approval' ? palette.approval : palette.wait
  context.save()
  roundedRect(context, {
    left,
    top: top + 3,
    width: Math.max(1.5, right - left),
    height: JOB_BAR - 6,
  })
  context.clip()
  context.globalAlpha = 0.3
  context.fillStyle = colour
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = colour
  context.lineWidth = 1.25
  context.beginPath()
  // Stripes, so that waiting differs from running without colour too.
  for (let at = left - JOB_BAR - (left % 5); at < right; at += 5) {
    context.moveTo(at, top + JOB_BAR)
    context.lineTo(at + JOB_BAR, top)
  }
  context.stroke()
  context.restore()
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

function drawStep(
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

/** Writes a label after its bar, or before it if there is no room, or at its visible end. */
function drawLabel(
  context: CanvasRenderingContext2D,
  { width, palette }: Frame,
  { label, left, right, middle }: { label: string; left: number; right: number; middle: number },
): void {
  const needed = context.measureText(label).width + 8
  context.fillStyle = palette.muted
  if (right + needed <= width) {
    context.textAlign = 'left'
    context.fillText(label, right + 6, middle)
    return
  }
  context.textAlign = 'right'
  if (left >= needed) {
    context.fillText(label, left - 6, middle)
    return
  }
  context.fillStyle = palette.background
  roundedRect(context, { left: width - needed - 4, top: middle - 7, width: needed, height: 14 })
  context.fillStyle = palette.text
  context.fillText(label, width - 8, middle)
}

function roundedRect(
  context: CanvasRenderingContext2D,
  box: { left: number; top: number; width: number; height: number },
): void {
  context.beginPath()
  context.roundRect(box.left, box.top, box.width, box.height, Math.min(3, box.width / 2))
  context.fill()
}

/** Cuts an interval to just beyond the frame: browsers draw huge rectangles slowly or not at all. */
function clip(left: number, right: number, width: number): Span {
  return [Math.max(-8, left), Math.min(width + 8, right)]
}
