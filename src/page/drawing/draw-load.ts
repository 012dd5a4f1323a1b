import type { Milliseconds } from '../../model/time.ts'
import { indexAt, type Load } from '../view/load.ts'
import type { Palette } from './palette.ts'

export const LOAD_HEIGHT = 44

interface Area {
  /** Ascending. */
  readonly times: readonly Milliseconds[]
  /** The value from each time to the next. */
  readonly values: readonly number[]
  readonly colour: string
  /** Position of the value 0, and how many pixels 1 is high. */
  readonly bottom: number
  readonly scale: number
  readonly width: number
  readonly invert: (x: number) => Milliseconds
}

interface LoadFrame extends Pick<Area, 'width' | 'invert'> {
  readonly load: Load
  readonly palette: Palette
}

/** Draws how many jobs ran, and above them how many waited for a runner. */
export function drawLoad(context: CanvasRenderingContext2D, frame: LoadFrame): void {
  const { load, palette, ...size } = frame
  const { times, running } = load
  const total = running.map((count, index) => count + (load.queued[index] ?? 0))
  const most = total.reduce((largest, count) => Math.max(largest, count), 1)
  context.clearRect(0, 0, size.width, LOAD_HEIGHT)
  const shared = { ...size, times, bottom: LOAD_HEIGHT, scale: (LOAD_HEIGHT - 4) / most }
  drawArea(context, { ...shared, values: total, colour: palette.wait })
  drawArea(context, { ...shared, values: running, colour: palette.tones.passed })
}

/** Draws a value over time. Each pixel shows the highest value in it, so that a short peak stays visible. */
export function drawArea(context: CanvasRenderingContext2D, area: Area): void {
  const { times, values, colour, bottom, scale, width, invert } = area
  context.fillStyle = colour
  // One path: single columns would have seams on screens with fractional pixels.
  context.beginPath()
  context.moveTo(0, bottom)
  let index = Math.max(0, indexAt(times, invert(0)))
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
