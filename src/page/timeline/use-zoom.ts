import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import type { Span } from '../view/jobs.ts'
import type { ChangeView } from '../view/view.ts'
import { dragged, type Hold, zoomed, type ZoomChange } from './zoom.ts'

interface ZoomOptions {
  /** As wide as the visible time. */
  readonly axis: RefObject<HTMLElement | null>
  readonly length: Milliseconds
  /** What the view shows; `undefined` for the whole run. */
  readonly shown: Span | undefined
  readonly onChange: ChangeView
}

/** Changes are reported when the zoom has been still for so long. */
const REPORT_DELAY_MS = 250

/** A pointer that moves less, in CSS pixels, clicks. */
const MIN_DRAG = 4

/** Returns the visible part of the time, and how buttons, keys, the wheel and pointers change it. */
export function useZoom({ axis, length, shown, onChange }: ZoomOptions) {
  const [visible, setVisible] = useState<Span>(shown ?? [0, length])
  const latest = useRef(visible)
  const timer = useRef(0)
  const holds = useRef(new Map<number, Hold>())
  /** Where the last pointer went down, and whether it has dragged. */
  const press = useRef({ x: 0, drags: false })
  const show = (next: Span) => {
    latest.current = next
    setVisible(next)
  }
  useEffect(() => {
    show(shown ?? [0, length])
  }, [shown?.[0], shown?.[1], length])
  const set = (next: Span) => {
    show(next)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      onChange({ zoom: next[1] - next[0] >= length ? undefined : next })
    }, REPORT_DELAY_MS)
  }
  const change = (change: ZoomChange) => {
    set(zoomed(latest.current, change, length))
  }
  const holdOf = ({ clientX }: MouseEvent): Hold => {
    const { left = 0, width = 1 } = axis.current?.getBoundingClientRect() ?? {}
    const share = (clientX - left) / width
    const [from, to] = latest.current
    return { time: from + share * (to - from), share }
  }
  const release = ({ pointerId }: PointerEvent) => {
    holds.current.delete(pointerId)
  }
  const gestures = {
    onWheel: (event: WheelEvent) => {
      const { deltaX, deltaY, ctrlKey, metaKey, shiftKey, target } = event
      const isOnAxis = !isOn('.plot', target)
      const sideways = shiftKey ? deltaX || deltaY : deltaX
      if (isOnAxis || ctrlKey || metaKey) {
        // Two fingers on a touchpad are a wheel with Ctrl that turns slowly.
        const power = -deltaY / (ctrlKey ? 50 : 300)
        change({ factor: 2 ** Math.max(-1, Math.min(1, power)), around: holdOf(event).time })
      } else if (shiftKey || Math.abs(sideways) > Math.abs(deltaY)) {
        change({ move: sideways / (axis.current?.clientWidth ?? 1) })
      } else return
      event.preventDefault()
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.ctrlKey || !isOn('.plot', event.target)) return
      press.current = { x: event.clientX, drags: false }
      holds.current.set(event.pointerId, holdOf(event))
    },
    onPointerMove: (event: PointerEvent) => {
      const { pointerId, clientX, buttons } = event
      const hold = holds.current.get(pointerId)
      if (hold === undefined) return
      // It went up outside the window.
      if (buttons === 0) release(event)
      press.current.drags ||= Math.abs(clientX - press.current.x) >= MIN_DRAG
      if (buttons === 0 || !press.current.drags) return
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(pointerId)
      holds.current.set(pointerId, { ...hold, share: holdOf(event).share })
      set(dragged(latest.current, [...holds.current.values()], length))
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
  return { visible, change, gestures, timeAt: (event: MouseEvent) => holdOf(event).time, press }
}

/** Returns whether the target of an event is in an element. */
export function isOn(selector: string, target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(selector) !== null
}
