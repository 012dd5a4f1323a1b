import type { JobView } from '../view/jobs.ts'
import { toneOf } from '../view/labels.ts'
import { type Load, measureLoad } from '../view/load.ts'
import type { Row } from '../view/rows.ts'
import { drawArea } from './draw-load.ts'
import type { Frame } from './frame.ts'
import { clip } from './geometry.ts'

const HEIGHT = 18
const OPEN_HEIGHT = 3

/** With more jobs, their lines would overlap. */
const MAX_LINES = HEIGHT / 2

/**
 * Draws the jobs of a group in one row: a line for each, or, if there are many, how many ran, and in
 * front how many of these failed.
 */
export function drawGroup(
  context: CanvasRenderingContext2D,
  frame: Frame,
  row: Extract<Row, { kind: 'group' }>,
  middle: number,
): void {
  const { jobs, open } = row
  if (open) drawExtent(context, frame, jobs, middle)
  else if (jobs.length <= MAX_LINES) drawLines(context, frame, jobs, middle)
  else drawAreas(context, frame, jobs, middle)
}

/** Draws from when to when any job ran. */
function drawExtent(
  context: CanvasRenderingContext2D,
  { x, width, palette }: Frame,
  jobs: readonly JobView[],
  middle: number,
): void {
  const spans = jobs.flatMap(({ ran }) => (ran === undefined ? [] : [ran]))
  const start = spans.reduce((first, [from]) => Math.min(first, from), Infinity)
  const end = spans.reduce((last, [, to]) => Math.max(last, to), -Infinity)
  const [left, right] = clip(x(start), x(end), width)
  context.fillStyle = palette.tones.stopped
  if (left < right) context.fillRect(left, Math.round(middle) - 1, right - left, OPEN_HEIGHT)
}

function drawLines(
  context: CanvasRenderingContext2D,
  { x, width, palette }: Frame,
  jobs: readonly JobView[],
  middle: number,
): void {
  const line = HEIGHT / jobs.length
  jobs.forEach(({ ran, outcome }, index) => {
    if (ran === undefined) return
    const [left, right] = clip(x(ran[0]), x(ran[1]), width)
    if (left >= right) return
    context.fillStyle = palette.tones[toneOf(outcome)]
    const gap = line > 3 ? 1 : 0
    context.fillRect(left, middle - HEIGHT / 2 + index * line, right - left, line - gap)
  })
}

function drawAreas(
  context: CanvasRenderingContext2D,
  { width, invert, palette }: Frame,
  jobs: readonly JobView[],
  middle: number,
): void {
  const { all, failed } = loadsOf(jobs)
  const bottom = middle + HEIGHT / 2
  const scale = HEIGHT / Math.max(1, all.peakRunning)
  const shared = { width, invert, bottom, scale }
  drawArea(context, {
    ...shared,
    times: all.times,
    values: all.running,
    colour: palette.tones.passed,
  })
  // At least two pixels, or a single failure among thousands would not be seen.
  drawArea(context, {
    ...shared,
    times: failed.times,
    values: failed.running.map((count) => (count === 0 ? 0 : Math.max(count, 2 / scale))),
    colour: palette.tones.failed,
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
