import { useEffect, useMemo, useState } from 'preact/hooks'
import { causeText, findLines, markTerms, scrollToPart } from './marks.ts'
import type { JobView } from './view/jobs.ts'
import type { RowRef } from './view/rows.ts'
import { listHits, type Search, termsOf } from './view/search.ts'

/** Returns what to search for, which does not change until the text does. */
export function useTerms(text: string): Search {
  return useMemo(() => ({ terms: termsOf(text), textOf: causeText }), [text])
}

/** The hits, the position of the current one, and how to go to another; -1 without a hit. */
export interface Hits {
  readonly count: number
  readonly at: number
  readonly move: (distance: 1 | -1) => void
}

/** @param show shows a row of the timeline */
export function useHits(
  search: Search,
  shown: readonly JobView[],
  show: (row: RowRef) => void,
): Hits {
  const hits = useMemo(() => listHits(shown, findLines(search.terms), search), [shown, search])
  const [position, setPosition] = useState({ search, at: -1 })
  const at = position.search === search ? position.at : -1
  const current = hits[at]
  useEffect(() => {
    const range = current !== undefined && 'line' in current ? current.line : undefined
    let frame = 0
    const mark = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        markTerms(search.terms, range)
      })
    }
    mark()
    if (search.terms.length === 0) return
    // Rows come and go as the reader scrolls.
    const observer = new MutationObserver(mark)
    observer.observe(document.body, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
    }
  }, [search, current])
  const move = (distance: 1 | -1) => {
    const start = at < 0 && distance < 0 ? 0 : at
    const next = (start + distance + hits.length) % hits.length
    const hit = hits[next]
    if (hit === undefined) return
    setPosition({ search, at: next })
    if ('line' in hit) scrollToPart(hit.line)
    else show(hit)
  }
  return { count: hits.length, at: Math.min(at, hits.length - 1), move }
}
