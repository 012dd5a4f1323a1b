import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ReportView } from './view/jobs.ts'
import { type ChangeView, formatFragment, parseFragment, type View } from './view/view.ts'

/** Returns the view in the fragment of the page's URL, and a function that changes both. */
export function useFragment(run: ReportView): [View, ChangeView] {
  const [view, setView] = useState(() => parseFragment(window.location.hash, run))
  const latest = useRef(view)
  useEffect(() => {
    const read = () => {
      latest.current = parseFragment(window.location.hash, run)
      setView(latest.current)
    }
    window.addEventListener('hashchange', read)
    return () => {
      window.removeEventListener('hashchange', read)
    }
  }, [run])
  const change = useCallback((change: Partial<View>) => {
    latest.current = { ...latest.current, ...change }
    setView(latest.current)
    const fragment = formatFragment(latest.current)
    const { pathname, search } = window.location
    // A new entry in the history for each key would bury the page before.
    window.history.replaceState(null, '', fragment === '' ? pathname + search : `#${fragment}`)
  }, [])
  return [view, change]
}
