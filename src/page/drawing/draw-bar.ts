import type { Span } from '../view/jobs.ts'
import type { Pen } from './frame.ts'

/** Where a bar is. */
export interface Bar {
  readonly left: number
  readonly width: number
  readonly middle: number
}

/** Returns where a span of time is drawn in a row; `undefined` if it is outside of the frame. */
export function barOf({ frame: { x, width }, middle }: Pen, span: Span): Bar | undefined {
  // Browsers draw huge rectangles slowly or not at all.
  const [left, right] = [Math.max(-8, x(span[0])), Math.min(width + 8, x(span[1]))]
  if (right < 0 || left > width) return undefined
  return { left, width: Math.max(2, right - left), middle }
}

/** Fills a bar with rounded corners, and leaves it as the path of the context. */
export function fillBar(
  context: CanvasRenderingContext2D,
  { left, width, middle }: Bar,
  height: number,
): void {
  context.beginPath()
  context.roundRect(left, middle - height / 2, width, height, Math.min(3, width / 2))
  context.fill()
}

const GAP = 6

/**
 * Writes a label after its bar, or at its visible end if there is no room, or before it and what is drawn
 * before it.
 */
export function drawLabel(
  { context, frame }: Pen,
  { label, bar, before }: { label: string; bar: Bar; before: number },
): void {
  const { width: frameWidth, palette } = frame
  const { left, width, middle } = bar
  const needed = context.measureText(label).width + GAP + 2
  context.fillStyle = palette.muted
  if (left + width + needed <= frameWidth) {
    context.textAlign = 'left'
    context.fillText(label, left + width + GAP, middle)
    return
  }
  context.textAlign = 'right'
  const end = Math.min(frameWidth, left + width) - 4
  if (end - needed < left && before >= needed) {
    context.fillText(label, before - GAP, middle)
    return
  }
  context.fillStyle = palette.background
  fillBar(context, { left: end - needed, width: needed, middle }, 14)
  context.fillStyle = palette.text
  context.fillText(label, end - 4, middle)
}
