import { type Milliseconds, SECOND } from '../../model/time.ts'
import { intervalFor } from '../../render/timeline/axis.ts'
import type { Span } from '../view/jobs.ts'
import { MIN_VISIBLE } from '../view/view.ts'

/** Browsers limit how long a bar can be, in pixels. */
const MAX_FACTOR = 20_000

export interface ZoomChange {
  /** Magnifies around a time, by default the middle; 0 shows the whole run. */
  readonly factor?: number
  readonly around?: Milliseconds
  /** Moves to later times, by a share of what is visible. */
  readonly move?: number
}

/** Returns what is visible of a run of this length after a change. */
export function zoomed(
  [from, to]: Span,
  { factor = 1, around = (from + to) / 2, move = 0 }: ZoomChange,
  length: Milliseconds,
): Span {
  const visible = atLeast((to - from) / factor, length)
  const share = (around - from) / (to - from)
  return spanFrom(around + (move - share) * visible, visible, length)
}

/** A time that a pointer holds, and where the pointer is, as a share of the width. */
export interface Hold {
  readonly time: Milliseconds
  readonly share: number
}

/** Returns what is visible if one or two times stay below the pointers that hold them. */
export function dragged([from, to]: Span, holds: readonly Hold[], length: Milliseconds): Span {
  const [first = { time: from, share: 0 }, second = first] = holds
  const distance = Math.abs(second.share - first.share)
  const pinched = Math.abs(second.time - first.time) / distance
  const visible = distance === 0 ? to - from : atLeast(pinched, length)
  return spanFrom(first.time - first.share * visible, visible, length)
}

function atLeast(visible: Milliseconds, length: Milliseconds): Milliseconds {
  return within(visible, Math.max(MIN_VISIBLE, length / MAX_FACTOR), length)
}

function spanFrom(start: Milliseconds, visible: Milliseconds, length: Milliseconds): Span {
  const from = within(start, 0, length - visible)
  return [from, from + visible]
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

/** Lists round times of the visible part, such as every 5 s, 1 min or 6 h. */
export function listTicks([from, to]: Span, maxTicks: number): Milliseconds[] {
  // The shortest interval is a second; up to ten of them, divided by ten, are still round.
  const parts = to - from < maxTicks * SECOND ? 10 : 1
  const span = (to - from) * parts
  const interval = (intervalFor(span, maxTicks)?.length ?? span) / parts
  const first = Math.ceil(Math.max(0, from) / interval)
  const ticks = Array.from({ length: maxTicks + 1 }, (_, index) => (first + index) * interval)
  // The edge would cut a label so close to it, except that of the start.
  return ticks.filter((time) => time <= to && (time === 0 || time - from > interval / 5))
}
