import type { Instant, Milliseconds } from '../../model/time.ts'
import { formatDuration } from '../text/units.ts'
import { intervalFor } from '../timeline/axis.ts'
import { lengthOf, type Span } from '../timeline/bars.ts'

const MAX_TICKS = 7
/** Of a timeline that is nine times as wide as the window. */
const MAX_FINE_TICKS = 56

/** After it, a label would not fit. In percent. */
const LAST_TICK = 96

/** Narrower bars would be hard to see. In percent. */
const MIN_WIDTH = 0.2

/** Returns where a time is, in percent of the timeline. */
export function percent(instant: Instant, whole: Span): number {
  return Number((((instant - whole.from) / lengthOf(whole)) * 100).toFixed(2))
}

/** Returns the attributes of what lasts from one time to another. */
export function place({ from, to }: Span, whole: Span): string {
  const start = Math.min(percent(from, whole), 100 - MIN_WIDTH)
  const width = Math.max(MIN_WIDTH, Number((percent(to, whole) - start).toFixed(2)))
  return `x="${start}%" width="${width}%"`
}

/** Returns the lines behind the bars, and the times above them. */
export function renderTicks(whole: Span): { lines: string; labels: string } {
  const coarse = ticksOf(whole, MAX_TICKS)
  const fine = ticksOf(whole, MAX_FINE_TICKS).filter((tick) => !coarse.includes(tick))
  const ticks = [...coarse, ...fine].map((time) => {
    const x = percent(whole.from + time, whole)
    const kind = [...(fine.includes(time) ? ['fine'] : []), ...(x > LAST_TICK ? ['last'] : [])]
    return { time, attributes: `x="${x}%"${kind.length === 0 ? '' : ` class="${kind.join(' ')}"`}` }
  })
  return {
    lines: ticks.map(({ attributes }) => `<rect ${attributes}/>`).join(''),
    labels: ticks
      .map(({ time, attributes }) => `<text ${attributes}>${formatDuration(time)}</text>`)
      .join(''),
  }
}

function ticksOf(whole: Span, max: number): Milliseconds[] {
  const span = lengthOf(whole)
  const interval = intervalFor(span, max)?.length ?? span
  return Array.from({ length: Math.floor(span / interval) + 1 }, (_, at) => at * interval)
}

/** From left to right. */
const LOAD_STEPS = 500

/** Draws how many jobs ran at the same time, but no change that is too short to be seen. */
export function renderLoad(spans: readonly Span[], whole: Span): string {
  const changes = new Array<number>(LOAD_STEPS + 1).fill(0)
  const change = (instant: Instant, by: number) => {
    const step = Math.round((percent(instant, whole) / 100) * LOAD_STEPS)
    changes[step] = (changes[step] ?? 0) + by
  }
  for (const { from, to } of spans) {
    change(from, 1)
    change(to, -1)
  }
  let count = 0
  const counts = changes.map((by) => (count += by))
  const peak = counts.reduce((most, count) => Math.max(most, count), 1)
  const path = counts.map((count, at) =>
    count === (counts[at - 1] ?? 0) ? '' : `H${at}V${peak - count}`,
  )
  return `<svg class="load" viewBox="0 0 ${LOAD_STEPS} ${peak}" preserveAspectRatio="none" aria-hidden="true"><path d="M0 ${peak}${path.join('')}H${LOAD_STEPS}V${peak}z"/></svg>`
}
