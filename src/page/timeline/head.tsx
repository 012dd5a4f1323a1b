import type { RefObject } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import type { ReportView } from '../view/jobs.ts'
import { countLabel, preciseDuration } from '../view/labels.ts'
import { measureLoad } from '../view/load.ts'
import { LoadChart } from './load-chart.tsx'
import { useScale } from './use-scale.ts'

interface HeadProps {
  readonly run: ReportView
  readonly axis: RefObject<HTMLDivElement | null>
  readonly ticks: readonly Milliseconds[]
  readonly onWheel: (event: WheelEvent) => void
}

/** The time axis, and above it how many jobs ran and waited. */
export function Head({ run, axis, ticks, onWheel }: HeadProps) {
  const x = useScale()
  const load = useMemo(() => measureLoad(run.jobs), [run])
  return (
    <div class="timeline-head">
      <p class="load-label">
        {/* Unknown times count as none, so that 0 says nothing. */}
        <span>{load.peakRunning > 0 && `at most ${countLabel(load.peakRunning)} running`}</span>
        <span class="muted">
          {load.peakQueued > 0 && `at most ${countLabel(load.peakQueued)} waiting`}
        </span>
      </p>
      <div class="timeline-axis" aria-hidden="true" onWheel={onWheel}>
        <svg class="shapes" width="0" height="0">
          {/* Stripes, so that waiting differs from running without colour, too. */}
          <linearGradient
            {...{ id: 'waiting', gradientUnits: 'userSpaceOnUse', spreadMethod: 'repeat' }}
            {...{ x2: 0, y2: 4 }}
          >
            <stop offset="0.5" />
            <stop offset="0.5" stop-opacity="0.3" />
          </linearGradient>
        </svg>
        <div class="time" ref={axis}>
          <LoadChart load={load} height={40} />
          {ticks.map((time) => (
            <span key={time} class="tick" style={{ left: `${x(time)}%` }}>
              {time === 0 ? '0' : preciseDuration(time)}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}
