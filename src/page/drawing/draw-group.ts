import { extent } from 'd3-array'
import type { JobView } from '../view/jobs.ts'
import { toneOf } from '../view/labels.ts'
import { type Load, measureLoad } from '../view/load.ts'
import type { Row } from '../view/rows.ts'
import { barOf } from './draw-bar.ts'
import { drawArea, drawLoad } from './draw-load.ts'
import type { Pen } from './frame.ts'

const HEIGHT = 18
const OPEN_HEIGHT = 3

/** With more jobs, their lines would overlap. */
const MAX_LINES = HEIGHT / 2

/**
 * Draws the jobs of a group in one row: a line for each, or, if there are many, how many ran and waited,
 * and in front how many of these failed.
 */
export function drawGroup(pen: Pen, { jobs, open }: Extract<Row, { kind: 'group' }>): void {
  if (open) drawExtent(pen, jobs)
  else if (jobs.length <= MAX_LINES) drawLines(pen, jobs)
  else drawAreas(pen, jobs)
}

/** Draws from when to when any job ran. */
function drawExtent(pen: Pen, jobs: readonly JobView[]): void {
  const { context, frame, middle } = pen
  const [start, end] = extent(jobs.flatMap(({ ran }) => ran ?? []))
  const bar = start !== undefined && barOf(pen, [start, end])
  context.fillStyle = frame.palette.tones.stopped
  if (bar) context.fillRect(bar.left, Math.round(middle) - 1, bar.width, OPEN_HEIGHT)
}

function drawLines(pen: Pen, jobs: readonly JobView[]): void {
  const { context, middle } = pen
  const { palette } = pen.frame
  const line = HEIGHT / jobs.length
  const height = line > 3 ? line - 1 : line
  jobs.forEach(({ ran, waited, held, outcome }, index) => {
    const top = middle - HEIGHT / 2 + index * line
    for (const [span, colour] of [
      [waited, held ? palette.approval : palette.wait],
      [ran, palette.tones[toneOf(outcome)]],
    ] as const) {
      const bar = span && barOf(pen, span)
      context.fillStyle = colour
      if (bar) context.fillRect(bar.left, top, bar.width, height)
    }
  })
}

function drawAreas({ context, frame, middle }: Pen, jobs: readonly JobView[]): void {
  const { all, failed } = loadsOf(jobs)
  const bottom = middle + HEIGHT / 2
  const scale = drawLoad(context, { ...frame, load: all, bottom, height: HEIGHT })
  drawArea(context, {
    ...frame,
    bottom,
    scale,
    times: failed.times,
    // At least two pixels, or a single failure among thousands would not be seen.
    values: failed.running.map((count) => (count === 0 ? 0 : Math.max(count, 2 / scale))),
    colour: frame.palette.tones.failed,
  })
}

interface GroupLoads {
  readonly all: Load
  readonly failed: Load
}

/** By the list of jobs, which stays the same while the reader zooms and scrolls. */
const loads = new WeakMap<readonly JobView[], GroupLoads>()

function loadsOf(jobs: readonly JobView[]): GroupLoads {
  const cached = loads.get(jobs)
  if (cached !== undefined) return cached
  const failed = jobs.filter(({ outcome }) => toneOf(outcome) === 'failed')
  const measured = { all: measureLoad(jobs), failed: measureLoad(failed) }
  loads.set(jobs, measured)
  return measured
}
