import { axisTop } from 'd3-axis'
import { select } from 'd3-selection'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import { tickLabel } from './ticks.ts'
import type { TimeScale } from './zoom.ts'

const HEIGHT = 22

interface AxisProps {
  readonly scale: TimeScale
  readonly ticks: readonly Milliseconds[]
  readonly width: number
}

/** The time since the start of the attempt. */
export function Axis({ scale, ticks, width }: AxisProps) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => {
    if (group.current === null) return
    const axis = axisTop<number>(scale)
      .tickValues([...ticks])
      .tickFormat(tickLabel)
      .tickSize(4)
    select(group.current).call(axis).select('.domain').remove()
  }, [scale, ticks])
  return (
    <svg class="axis" width={width} height={HEIGHT} aria-hidden="true">
      <g ref={group} transform={`translate(0,${HEIGHT})`} />
    </svg>
  )
}
