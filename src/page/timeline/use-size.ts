import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Returns the size of an element in CSS pixels, kept up to date. */
export function useSize(element: RefObject<HTMLElement | null>): {
  readonly width: number
  readonly height: number
} {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const observed = element.current
    if (observed === null) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = observed
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    // Paper has another width, which an observer would see too late.
    const print = window.matchMedia('print')
    print.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      print.removeEventListener('change', measure)
    }
  }, [element])
  return size
}
