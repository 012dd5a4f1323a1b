import type { JobView } from '../view/jobs.ts'
import { type Frame, JOB_BAR } from './frame.ts'
import { clip, roundedRect } from './geometry.ts'

/** Draws the time before a runner or an approval came. */
export function drawWait(
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
