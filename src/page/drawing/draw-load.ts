import { bisectRight, max } from 'd3-array'
import type { Milliseconds } from '../../model/time.ts'
import type { Load } from '../view/load.ts'
import type { Palette } from './palette.ts'

interface Area {
  /** Ascending. */
  readonly times: readonly Milliseconds[]
  /** The value from each time to the next. */
  readonly values: readonly number[]
  readonly colour: string | CanvasPattern
  /** Position of the value 0, and how many pixels 1 is high. */
  readonly bottom: number
  readonly scale: number
  readonly width: number
  readonly invert: (x: number) => Milliseconds
}

interface LoadArea extends Pick<Area, 'width' | 'invert' | 'bottom'> {
  readonly load: Load
  readonly height: number
  readonly palette: Palette
}

/** Draws how many jobs ran, and above them how many waited for a runner; returns the height of one. */
export function drawLoad(context: CanvasRenderingContext2D, area: LoadArea): number {
  const { load, height, palette } = area
  const { times, running, queued } = load
  const total = running.map((count, index) => count + (queued[index] ?? 0))
  const scale = height / (max(total) || 1)
  drawArea(context, { ...area, times, scale, values: total, colour: palette.wait })
  drawArea(context, { ...area, times, scale, values: running, colour: palette.tones.passed })
  return scale
}

/** Draws a value over time. Each pixel shows the highest value in it, so that a short peak stays visible. */
export function drawArea(context: CanvasRenderingContext2D, area: Area): void {
  const { times, values, colour, bottom, scale, width, invert } = area
  context.fillStyle = colour
  // One path: single columns would have seams on screens with fractional pixels.
  context.beginPath()
  context.moveTo(0, bottom)
  let index = Math.max(0, bisectRight(times, invert(0)) - 1)
  for (let pixel = 0; pixel < width; pixel++) {
    const end = invert(pixel + 1)
    let value = (times[index] ?? Infinity) < end ? (values[index] ?? 0) : 0
    while ((times[index + 1] ?? Infinity) < end) {
      index++
      value = Math.max(value, values[index] ?? 0)
    }
    context.lineTo(pixel, bottom - value * scale)
    context.lineTo(pixel + 1, bottom - value * scale)
  }
  context.lineTo(width, bottom)
  context.fill()
}
