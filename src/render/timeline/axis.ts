import { DAY, HOUR, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week'

/** An interval between two ticks. */
interface Interval {
  readonly unit: Unit
  readonly count: number
  readonly length: Milliseconds
}

/** The possible intervals between two ticks, in Mermaid's units. */
const UNITS: readonly { unit: Unit; length: Milliseconds; counts: readonly number[] }[] = [
  { unit: 'second', length: SECOND, counts: [1, 2, 5, 10, 15, 30] },
  { unit: 'minute', length: MINUTE, counts: [1, 2, 5, 10, 15, 30] },
  { unit: 'hour', length: HOUR, counts: [1, 2, 3, 6, 12] },
  // Ticks at every third day would restart with each month.
  { unit: 'day', length: DAY, counts: [1, 2] },
  { unit: 'week', length: 7 * DAY, counts: [1, 2, 4] },
]

/** Shortest first. */
const INTERVALS: readonly Interval[] = UNITS.flatMap(({ unit, length, counts }) =>
  counts.map((count) => ({ unit, count, length: count * length })),
)

const MAX_TICKS = 7

/**
 * Returns the axis of elapsed time (`5 min`, `1h 30m`, `day 3`) for a chart that starts at midnight on
 * a Sunday, 1 January; its format is in the notation of d3-time-format.
 */
export function axisFor(span: Milliseconds): {
  readonly tickInterval: string
  readonly axisFormat: string
} {
  const interval = intervalFor(span, MAX_TICKS)
  // GitHub stops a run after 35 days, so this is only a fallback.
  if (interval === undefined) return { tickInterval: '12month', axisFormat: '…' }
  const { unit, count } = interval
  return { tickInterval: `${count}${unit}`, axisFormat: formatOf(unit, span) }
}

/** Returns the shortest interval with at most `maxTicks` ticks; `undefined` for a span of years. */
export function intervalFor(span: Milliseconds, maxTicks: number): Interval | undefined {
  return INTERVALS.find(({ length }) => span / length <= maxTicks)
}

function formatOf(unit: Unit, span: Milliseconds): string {
  switch (unit) {
    case 'second':
      return span < MINUTE ? '%-S s' : '%-Mm %Ss'
    case 'minute':
      return span < HOUR ? '%-M min' : '%-Hh %Mm'
    case 'hour':
      return span < DAY ? '%-H h' : 'day %-j, %H:%M'
    case 'day':
    case 'week':
      return 'day %-j'
  }
}
