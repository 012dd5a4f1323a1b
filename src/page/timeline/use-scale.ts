import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Milliseconds } from '../../model/time.ts'
import type { Span } from '../view/jobs.ts'

/** The visible part of the time. A change renders the bars again, but not the names of their rows. */
export const Visible = createContext<Span>([0, 1])

/** Returns how far from the left a time is drawn, in percent of the width. */
export function useScale(): (time: Milliseconds) => number {
  const [from, to] = useContext(Visible)
  return (time) => (100 * (time - from)) / (to - from)
}
