import { drawGroup } from './draw-group.ts'
import { drawJob, drawStep } from './draw-job.ts'
import { type Frame, JOB_BAR, middleOf } from './frame.ts'

const FONT =
  '11px -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif'

/** Draws the rows that are in the frame. */
export function drawFrame(context: CanvasRenderingContext2D, frame: Frame): void {
  const { rows, rowHeight, top, width, height, palette, x } = frame
  context.clearRect(0, 0, width, height)
  context.font = FONT
  context.textBaseline = 'middle'
  for (const [index, colour] of [
    [frame.selected, palette.selected],
    [frame.hovered, palette.hover],
  ] as const) {
    if (index === undefined) continue
    context.fillStyle = colour
    context.fillRect(0, top + index * rowHeight, width, rowHeight)
  }
  context.fillStyle = palette.line
  for (const tick of frame.ticks) context.fillRect(Math.round(x(tick)), 0, 1, height)
  drawPath(context, frame)
  const first = Math.max(0, Math.floor(-top / rowHeight))
  const last = Math.min(rows.length, Math.ceil((height - top) / rowHeight))
  for (let index = first; index < last; index++) {
    const row = rows[index]
    const pen = { context, frame, middle: middleOf(frame, index) }
    if (row?.kind === 'group') drawGroup(pen, row)
    if (row?.kind === 'job') drawJob(pen, row.job)
    if (row?.kind === 'step') drawStep(pen, row.step)
  }
}

/** Draws a line along each job of the critical path and from its end to the start of the next. */
function drawPath(context: CanvasRenderingContext2D, frame: Frame): void {
  const { path, x, palette } = frame
  const offset = JOB_BAR / 2 + 2.5
  const points = path.flatMap(({ job: { ran }, row }) =>
    row === undefined || ran === undefined
      ? []
      : [{ from: x(ran[0]), to: x(ran[1]), y: middleOf(frame, row) + offset }],
  )
  context.strokeStyle = context.fillStyle = palette.path
  context.lineWidth = 1.75
  context.lineJoin = 'round'
  context.beginPath()
  for (const [index, { from, to, y }] of points.entries()) {
    const next = points[index + 1]
    context.moveTo(from, y)
    context.lineTo(to, y)
    if (next === undefined) continue
    context.lineTo(to, next.y)
    context.lineTo(next.from, next.y)
  }
  context.stroke()
  for (const { from, y } of points) {
    context.beginPath()
    context.arc(from, y, 2.5, 0, 2 * Math.PI)
    context.fill()
  }
}
