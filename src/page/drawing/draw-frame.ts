import { drawGroup } from './draw-group.ts'
import { drawJob, drawStep } from './draw-job.ts'
import { type Frame, JOB_BAR, ROW_HEIGHT } from './frame.ts'

const FONT =
  '11px -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif'

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
