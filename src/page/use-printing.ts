import { useEffect, useState } from 'preact/hooks'

/** Returns whether the page is being printed, so that it shows all rows. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    for (const [name, value] of [
      ['beforeprint', true],
      ['afterprint', false],
    ] as const) {
      const set = () => {
        setPrinting(value)
      }
      window.addEventListener(name, set, { signal: stop.signal })
    }
    return () => {
      stop.abort()
    }
  }, [])
  return isPrinting
}
