import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Returns the size of an element in CSS pixels, kept up to date. */
export function useSize(element: RefObject<HTMLElement | null>): {
  readonly width: number
  readonly height: number
} {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const observed = element.current
    if (observed === null) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = observed
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    // Paper has another width, which an observer would see too late.
    const print = window.matchMedia('print')
    print.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      print.removeEventListener('change', measure)
    }
  }, [element])
  return size
}

/** Sets the size of a canvas and returns its context, scaled to CSS pixels. */
export function prepareCanvas(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
): CanvasRenderingContext2D | undefined {
  const context = canvas?.getContext('2d')
  if (canvas === null || context == null || width <= 0 || height <= 0) return undefined
  const ratio = window.devicePixelRatio || 1
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
  // Setting a size clears the canvas, even if it is the same.
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    Object.assign(canvas, { width: pixelWidth, height: pixelHeight })
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` })
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}
