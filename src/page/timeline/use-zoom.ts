import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Span } from '../view/jobs.ts'
import type { ChangeView } from '../view/view.ts'
import { makeZoom, type TimeZoom } from './zoom.ts'

interface ZoomOptions {
  readonly plot: RefObject<HTMLElement | null>
  /** Has no rows to scroll, so the wheel alone zooms. */
  readonly axis: RefObject<HTMLElement | null>
  readonly width: number
  readonly length: number
  /** What the view shows; `undefined` for the whole run. */
  readonly shown: Span | undefined
  readonly onChange: ChangeView
}

/** Changes are reported when the zoom has been still for so long. */
const REPORT_DELAY_MS = 250

/** Returns the visible part of the time, and how to change it. */
export function useZoom(options: ZoomOptions): { visible: Span; zoom: RefObject<TimeZoom | null> } {
  const { plot, axis, width, length, shown } = options
  const zoom = useRef<TimeZoom>(null)
  const whole: Span = [0, length]
  const [visible, setVisible] = useState(shown ?? whole)
  const latest = useRef({ options, visible })
  latest.current = { options, visible }

  useEffect(() => {
    setVisible(shown ?? whole)
  }, [shown?.[0], shown?.[1], length])

  useEffect(() => {
    zoom.current?.show(visible, width, length)
  }, [visible[0], visible[1], width, length])

  useEffect(() => {
    const [plotElement, axisElement] = [plot.current, axis.current]
    if (plotElement === null || axisElement === null) return
    const stopReports = new AbortController()
    let timer: number | undefined
    zoom.current = makeZoom(plotElement, (next) => {
      setVisible(next)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        const { onChange, length: whole } = latest.current.options
        onChange({ zoom: next[1] - next[0] >= whole * 0.9999 ? undefined : next })
      }, REPORT_DELAY_MS)
    })
    zoom.current.show(latest.current.visible, latest.current.options.width, length)
    const options = { passive: false, signal: stopReports.signal }
    axisElement.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        zoom.current?.change({ factor: 2 ** (-event.deltaY / 300), x: event.offsetX })
      },
      options,
    )
    plotElement.addEventListener(
      'wheel',
      (event) => {
        const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX
        const zooms = event.ctrlKey || event.metaKey
        if (zooms || Math.abs(sideways) < Math.abs(event.deltaY) * Number(!event.shiftKey)) return
        event.preventDefault()
        zoom.current?.change({ pixels: -sideways })
      },
      options,
    )
    return () => {
      stopReports.abort()
      window.clearTimeout(timer)
    }
  }, [])
  return { visible, zoom }
}
