// Which lines of a step are kept.
import type { LogLine } from '../../model/shapes/failure.ts'
import type { LogText } from '../../model/logged/log-text.ts'
import type { StepLine } from '../lines/step-line.ts'
import type { LineClass } from '../forms/classify-line.ts'

/** The last lines, whatever they say: those that every reader sees above a line, and as many as an excerpt can have. */
const MAX_WINDOW = 200

/** Lines that are kept before one that can say why the step failed. */
const MAX_ABOVE = 12

/** Lines that are kept below it. */
const MAX_BELOW = 24

/** Lines that are kept: the first ones, and the last ones. */
const MAX_FIRST = 600
const MAX_LAST = 400

interface EventStore {
  readonly add: (event: LogEvent) => void
  /** Returns the lines above the next one, the last one last. */
  readonly above: () => readonly LogEvent[]
  /** Returns what is kept, in the order of the log. */
  readonly lines: () => readonly LogEvent[]
}

/** Keeps the last lines of a step, and those around the ones that can say why it failed. Its memory is bounded. */
export function eventStore(): EventStore {
  const kept: LogEvent[] = []
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
    add(event) {
      window.push(event)
      if (event.hasSign || event.namedBy !== undefined) {
        window
          .slice(-1 - MAX_ABOVE)
          .filter(isNew)
          .forEach(keep)
        open = MAX_BELOW
      } else if (open > 0) {
        keep(event)
        open -= 1
      }
      if (window.length > 2 * MAX_WINDOW) window = window.slice(-MAX_WINDOW)
    },
    above: () => window,
    lines: () => [...kept, ...window.filter(isNew)],
  }
}

/** Returns the last lines that are wanted, in the order of the log. */
export function lastEvents(
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

/** A line of a step, and what was decided of it when it was read. */
export interface LogEvent extends Omit<LogLine, 'omittedBefore'> {
  readonly rest: StepLine['rest']
  /** Position among the lines, from 0. */
  readonly index: number
  /** What a job runner or a tool put before the text. */
  readonly label: string
  /** The runner's mark of an error, unless a tool's own form says more; empty for other lines. */
  readonly mark: string
  readonly lineClass: LineClass
  /** The text without what looks like a label, completed by what is above it and by the process that printed it. */
  readonly qualified: LogText
  /** The tool in whose form it names what failed; `undefined` if it names nothing. */
  readonly namedBy: string | undefined
  /** Whether it can be the reason wherever it is in the step. */
  readonly hasSign: boolean
  /** How many lines without noise, and how many that show work, are up to this one. */
  readonly position: number
  readonly works: number
  readonly continuation: Continuation
}

/** Counts of lines by which a step shows that it continued. */
export interface Continuation {
  /** Before this line. */
  readonly before: number
  /** Before the first one that shows it after this line; `undefined` if none does. */
  resumed: number | undefined
}
