import type { Milliseconds } from '../../model/time.ts'
import { indexAt, type Load } from '../view/load.ts'
import type { Palette } from './palette.ts'

export const LOAD_HEIGHT = 44

interface LoadFrame {
  readonly load: Load
  readonly width: number
  readonly x: (time: Milliseconds) => number
  readonly invert: (x: number) => Milliseconds
  readonly palette: Palette
}

/** Draws how many jobs ran, and above them how many waited for a runner. */
export function drawLoad(context: CanvasRenderingContext2D, frame: LoadFrame): void {
  const { load, width, palette } = frame
  context.clearRect(0, 0, width, LOAD_HEIGHT)
  const most = Math.max(1, ...load.running.map((count, index) => count + (load.queued[index] ?? 0)))
  const scale = (LOAD_HEIGHT - 4) / most
  const levels = levelsOf(frame)
  for (const [colour, height] of [
    [palette.wait, (level: Level) => level.running + level.queued],
    [palette.tones.passed, (level: Level) => level.running],
  ] as const) {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, LOAD_HEIGHT)
    levels.forEach((level, pixel) => {
      const y = LOAD_HEIGHT - height(level) * scale
      context.lineTo(pixel, y)
      context.lineTo(pixel + 1, y)
    })
    context.lineTo(width, LOAD_HEIGHT)
    context.fill()
  }
}

interface Level {
  readonly running: number
  readonly queued: number
}

/** Returns the highest level in each pixel, so that a short peak stays visible. */
function levelsOf({ load, width, invert }: LoadFrame): Level[] {
  return Array.from({ length: Math.ceil(width) }, (_, pixel) => {
    const from = Math.max(0, indexAt(load.times, invert(pixel)))
    const to = indexAt(load.times, invert(pixel + 1))
    let best: Level = { running: 0, queued: 0 }
    for (let index = from; index <= to; index++) {
      const level = { running: load.running[index] ?? 0, queued: load.queued[index] ?? 0 }
      if (level.running + level.queued >= best.running + best.queued) best = level
    }
    return best
  })
}
