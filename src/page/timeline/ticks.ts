import { scaleUtc } from 'd3-scale'
import type { Milliseconds } from '../../model/time.ts'
import type { Span } from '../view/spans.ts'
import { preciseDuration } from '../view/labels.ts'

const TICK_DISTANCE = 90

/** Lists round times of the visible part, such as every 5 s, 1 min or 6 h. */
export function listTicks(visible: Span, width: number): Milliseconds[] {
  const count = Math.max(2, Math.floor(width / TICK_DISTANCE))
  // A scale of times knows which parts of minutes and hours are round.
  const [from, to] = visible
  return scaleUtc([from, to], [0, width]).ticks(count).map(Number)
}

export function tickLabel(time: Milliseconds): string {
  return time === 0 ? '0' : preciseDuration(time)
}
