import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { select } from 'd3-selection'
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom'
import type { Milliseconds } from '../../model/time.ts'
import type { Span } from '../view/jobs.ts'
import { MIN_VISIBLE } from '../view/view.ts'

/** Room for the dots of the critical path at the left, and for labels at the right. */
const MARGIN = { left: 8, right: 52 } as const

export type TimeScale = ScaleLinear<number, number>

/** Returns the scale that shows a part of the time in a width. */
export function timeScale(visible: Span, width: number): TimeScale {
  return scaleLinear([...visible], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)])
}

export interface ZoomChange {
  /** Magnifies around a position, by default the middle; 0 shows the whole run. */
  readonly factor?: number
  readonly x?: number
  /** Moves to the right. */
  readonly pixels?: number
}

/** Zooms and pans the time axis of an element. */
export interface TimeZoom {
  /** Sets what is visible, for an element of this width and a run of this length. */
  readonly show: (visible: Span, width: number, length: Milliseconds) => void
  readonly change: (change: ZoomChange) => void
}

/**
 * Makes an element react to dragging, to two fingers, and to the wheel with Ctrl or ⌘: without them, a
 * wheel scrolls the rows, as everywhere.
 */
export function makeZoom(element: HTMLElement, onChange: (visible: Span) => void): TimeZoom {
  const state = { width: 1, length: 1, silent: false }
  const selection = select(element)
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey
      if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey
      return 'touches' in event && (event as TouchEvent).touches.length > 1
    })
    .on('zoom', ({ transform }: { transform: typeof zoomIdentity }) => {
      if (state.silent) return
      const [from = 0, to = 0] = transform
        .rescaleX(timeScale([0, state.length], state.width))
        .domain()
      onChange([from, to])
    })
  selection.call(behaviour).on('dblclick.zoom', null)
  return {
    show: (visible, width, length) => {
      Object.assign(state, { width, length })
      const base = timeScale([0, length], width)
      const extent: [[number, number], [number, number]] = [
        [0, 0],
        [width, 1],
      ]
      behaviour
        .extent(extent)
        .translateExtent(extent)
        .scaleExtent([1, Math.max(1, length / MIN_VISIBLE)])
      const factor = Math.max(1, length / (visible[1] - visible[0]))
      const left = MARGIN.left - factor * base(visible[0])
      // What is shown is already known to the caller.
      state.silent = true
      behaviour.transform(selection, zoomIdentity.translate(left, 0).scale(factor))
      state.silent = false
    },
    change: ({ factor = 1, x, pixels = 0 }) => {
      if (factor !== 1) behaviour.scaleBy(selection, factor, x === undefined ? undefined : [x, 0])
      else behaviour.translateBy(selection, pixels / zoomTransform(element).k, 0)
    },
  }
}
