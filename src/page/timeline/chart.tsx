import { useLayoutEffect, useRef } from 'preact/hooks'
import { prepareCanvas } from '../drawing/canvas.ts'
import { drawFrame } from '../drawing/draw-frame.ts'
import type { Frame } from '../drawing/frame.ts'

/** The bars of some rows. */
export function Chart({ frame }: { readonly frame: Frame | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    if (frame === undefined) return
    const context = prepareCanvas(canvas.current, frame.width, frame.height)
    if (context !== undefined) drawFrame(context, frame)
  })
  return <canvas ref={canvas} aria-hidden="true" />
}
