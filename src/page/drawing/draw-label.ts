import type { Frame } from './frame.ts'
import { roundedRect } from './geometry.ts'

/** Writes a label after its bar, or before it if there is no room, or at its visible end. */
export function drawLabel(
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
