import type { LogLine } from '../../model/shapes/failure.ts'
import type { LogText } from '../../model/logged/log-text.ts'
import type { StepLine } from '../lines/step-line.ts'
import type { LineClass } from '../forms/classify-line.ts'

/** A line of a step, and what was decided of it when it was read. */
export interface LogEvent extends Omit<LogLine, 'omittedBefore'> {
  readonly rest: StepLine['rest']
  /** Position among the lines, from 0. */
  readonly index: number
  /** What a job runner or a tool put before the text. */
  readonly label: string
  /** The runner's mark of an error, unless a tool's own form says more; empty for other lines. */
  readonly mark: string
  readonly found: LineClass
  /** The text without what looks like a label, completed by what is above it and by the process that printed it. */
  readonly whole: LogText
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
