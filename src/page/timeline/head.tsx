import { axisTop } from 'd3-axis'
import { scaleUtc } from 'd3-scale'
import { select } from 'd3-selection'
import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import { prepareCanvas } from '../drawing/canvas.ts'
import { drawLoad } from '../drawing/draw-load.ts'
import type { Palette } from '../drawing/palette.ts'
import type { ReportView } from '../view/jobs.ts'
import { countLabel, preciseDuration } from '../view/labels.ts'
import { measureLoad } from '../view/load.ts'
import type { TimeScale } from './zoom.ts'

const LOAD_HEIGHT = 44
const AXIS_HEIGHT = 22
const TICK_DISTANCE = 90
/** A label so close to an edge would be cut, except that of the start. */
const EDGE = 20

interface HeadProps {
  readonly run: ReportView
  readonly axis: RefObject<HTMLDivElement | null>
  readonly scale: TimeScale
  readonly ticks: readonly Milliseconds[]
  readonly width: number
  readonly palette: Palette | undefined
}

/** The time axis, and above it how many jobs ran and waited. */
export function Head({ run, axis, scale, ticks, width, palette }: HeadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const group = useRef<SVGGElement>(null)
  const load = useMemo(() => measureLoad(run.jobs), [run])
  useLayoutEffect(() => {
    const context = prepareCanvas(canvas.current, width, LOAD_HEIGHT)
    if (context === undefined || palette === undefined) return
    context.clearRect(0, 0, width, LOAD_HEIGHT)
    const invert = (at: number) => scale.invert(at)
    const [bottom, height] = [LOAD_HEIGHT, LOAD_HEIGHT - 4]
    drawLoad(context, { load, width, invert, bottom, height, palette })
  }, [load, width, scale, palette])
  useLayoutEffect(() => {
    if (group.current === null) return
    const top = axisTop<number>(scale)
      .tickValues([...ticks])
      .tickFormat((time) => (time === 0 ? '0' : preciseDuration(time)))
      .tickSize(4)
    select(group.current).call(top).select('.domain').remove()
  }, [scale, ticks])
  return (
    <div class="timeline-head">
      <p class="load-label">
        {/* Unknown times count as none, so that 0 says nothing. */}
        <span>{load.peakRunning > 0 && `at most ${countLabel(load.peakRunning)} running`}</span>
        <span class="muted">
          {load.peakQueued > 0 && `at most ${countLabel(load.peakQueued)} waiting`}
        </span>
      </p>
      <div class="timeline-axis" ref={axis}>
        <canvas ref={canvas} aria-hidden="true" />
        <svg class="axis" width={width} height={AXIS_HEIGHT} aria-hidden="true">
          <g ref={group} transform={`translate(0,${AXIS_HEIGHT})`} />
        </svg>
      </div>
    </div>
  )
}

/** Lists round times of the visible part, such as every 5 s, 1 min or 6 h. */
export function listTicks(scale: TimeScale, width: number): Milliseconds[] {
  const visible = [Math.max(0, scale.invert(0)), scale.invert(width)]
  // A scale of times knows which parts of minutes and hours are round.
  const round = scaleUtc(visible, [0, width]).ticks(Math.max(2, Math.floor(width / TICK_DISTANCE)))
  const isInside = (x: number) => x >= EDGE && x <= width - EDGE
  return round.map(Number).filter((time) => time === 0 || isInside(scale(time)))
}
