import type { Some } from '../some.ts'

/** Lines of a step that are equal when masked, noise as well. */
export interface LoggedText {
  /** `SEPARATOR` stands between a line and what completes it. */
  readonly masked: string
  /** The lines, as printed, in the order in which each was printed first. */
  readonly texts: Some<string>
  /** What was directly above them, masked. */
  readonly above: readonly string[]
}

/** A line by which logs are compared. Lines of a step that are equal when masked are one. */
export interface ComparedLine {
  /** Without what differs between runs. `SEPARATOR` stands between a line and what completes it. */
  readonly masked: string
  readonly withoutNumbers: string
  /** How often the log has it, except as noise. */
  readonly count: number
  /** How often it reports a failure, so that another log of the same error has it as often; 0 if it does not. */
  readonly reported: number
  /** Whether another log of the same error has it, with any numbers. */
  readonly isMentioned: boolean
  /** Whether it names an entry of the list. */
  readonly isEntry: boolean
  readonly isNoise: boolean
  /** Whether it is reported or mentioned, and compares values or names a test that failed. */
  readonly compares: boolean
  /** Whether it is reported and names a thing. */
  readonly names: boolean
}

/** Lists the lines that report failures. */
export function reportedLines(lines: readonly ComparedLine[]): readonly ComparedLine[] {
  return lines.filter(({ reported }) => reported > 0)
}

/** Lists all lines but noise, masked. */
export function outputTexts(lines: readonly ComparedLine[]): readonly string[] {
  return lines.filter(({ count }) => count > 0).map(({ masked }) => masked)
}

/** Returns all lines, noise as well, without numbers. */
export function looseTexts(lines: readonly ComparedLine[]): ReadonlySet<string> {
  const printed = lines.filter(({ count, isNoise }) => count > 0 || isNoise)
  return new Set(printed.map(({ withoutNumbers }) => withoutNumbers))
}
