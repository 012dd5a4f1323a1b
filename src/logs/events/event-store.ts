import type { LogEvent } from './log-event.ts'
import { tail } from './tail.ts'

/** The last lines, whatever they say: those that every reader sees above a line. */
const MAX_WINDOW = 60

/** Lines that are kept before one that can say why the step failed. */
const MAX_ABOVE = 12

/** Lines that are kept below one that names what failed or has the runner's mark, and below any other that can say why. */
const MAX_BELOW_NAME = 24
const MAX_BELOW = 5

/** Lines that are kept: the first ones, and the last ones. */
const MAX_FIRST = 600
const MAX_LAST = 400

/** The lines of a step that are kept, once all are read. */
export interface KeptLines {
  /** The lines around those that can say why the step failed, and the last ones. */
  readonly events: readonly LogEvent[]
  /** The lines without noise, and all lines, up to the last error. */
  readonly end: readonly LogEvent[]
  readonly endWithNoise: readonly LogEvent[]
  /** The last lines, at most as many as are wanted. */
  readonly last: readonly LogEvent[]
}

/**
 * Keeps the last lines of a step, and those around the ones that can say why it failed. Its memory is bounded.
 *
 * @param limit how many lines of the end are wanted
 */
export function eventStore(limit: number) {
  const kept: LogEvent[] = []
  const end = tail(limit)
  const endWithNoise = tail(limit)
  let window: LogEvent[] = []
  /** Index of the last line that is kept. */
  let keptTo = -1
  /** How many of the next lines are kept. */
  let open = 0

  function keep(event: LogEvent): void {
    keptTo = event.index
    kept.push(event)
    // Removes the middle rarely, so that the cost per line is small.
    if (kept.length > MAX_FIRST + 2 * MAX_LAST) kept.splice(MAX_FIRST, MAX_LAST + 1)
  }

  const isNew = ({ index }: LogEvent) => index > keptTo

  return {
    add(event: LogEvent): void {
      const below = linesBelow(event)
      window.push(event)
      if (below !== undefined)
        window
          .slice(-1 - MAX_ABOVE)
          .filter(isNew)
          .forEach(keep)
      else if (open > 0) keep(event)
      open = Math.max(below ?? 0, open - 1)
      if (window.length > 2 * MAX_WINDOW) window = window.slice(-MAX_WINDOW)
      if (event.found.kind !== 'noise' && event.found.kind !== 'warning') end.add(event)
      endWithNoise.add(event)
    },
    /** Ends what is above at an error that is no line itself. */
    settle(): void {
      end.settle()
      endWithNoise.settle()
    },
    /** Returns the lines above the next one, the last one last. */
    above: (): readonly LogEvent[] => window,
    /** Returns what is kept, in the order of the log. */
    lines: (): KeptLines => ({
      events: [...kept, ...window.filter(isNew)],
      end: end.lines(),
      endWithNoise: endWithNoise.lines(),
      last: endWithNoise.last(),
    }),
  }
}

/** Returns how many lines below a line can belong to it; `undefined` if it says nothing of a failure. */
function linesBelow({ found, hasSign, isName, mark }: LogEvent): number | undefined {
  if (!hasSign && !isName) return undefined
  const after = found.kind === 'failure' || found.kind === 'error' ? found.form.after : 0
  return Math.max(isName || mark !== '' ? MAX_BELOW_NAME : MAX_BELOW, after)
}

/** Returns the last lines that are wanted, in the order of the log. */
export function lastOf(
  events: readonly LogEvent[],
  count: number,
  isWanted: (event: LogEvent) => boolean,
): readonly LogEvent[] {
  const found: LogEvent[] = []
  for (let at = events.length - 1; at >= 0 && found.length < count; at--) {
    const event = events[at]
    if (event !== undefined && isWanted(event)) found.unshift(event)
  }
  return found
}
