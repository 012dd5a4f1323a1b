import type { Span } from '../view/spans.ts'

/** Fills a rectangle with rounded corners. */
export function roundedRect(
  context: CanvasRenderingContext2D,
  box: { left: number; top: number; width: number; height: number },
): void {
  context.beginPath()
  context.roundRect(box.left, box.top, box.width, box.height, Math.min(3, box.width / 2))
  context.fill()
}

/** Cuts an interval to just beyond the frame: browsers draw huge rectangles slowly or not at all. */
export function clip(left: number, right: number, width: number): Span {
  return [Math.max(-8, left), Math.min(width + 8, right)]
}
