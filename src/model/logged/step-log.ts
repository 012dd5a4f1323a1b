import type { ComparedText, LogText } from './log-text.ts'

/** The log of a step, as it is compared with other logs of the step. */
export interface StepLog {
  /**
   * All that the step printed, each line once, in the order of the log. Of a step that prints more than is kept, the first
   * lines.
   */
  readonly lines: readonly StepLogLine[]
  /** The same, each row once; `undefined` if a line was not read or kept. */
  readonly rows: readonly LogRow[] | undefined
  /** Texts that another log of the same error has, or can have. */
  readonly texts: readonly ComparedText[]
  /** Whether a line says that a limit is not kept, but not by which amount, or only that of a sum. */
  readonly blamesTable: boolean
  /** Whether all texts that say something of the failure were read and kept. */
  readonly isReadToEnd: boolean
  /**
   * Whether no line says why the step failed, and its script or a line shows that what fails says so elsewhere, or no line shows
   * what the step did. A line that only names a suite, a task or a container does not say why.
   */
  readonly hidesOutput: boolean
  /** Whether lines are omitted since they are about tests that passed at another try. @default false */
  readonly hasRetried?: boolean
}

/** A line that a step printed, whatever it says. */
export interface StepLogLine {
  /** What a job runner or a tool put before the text. */
  readonly label: string
  /** The line without its label, with what completes it. */
  readonly text: LogText
  /** The same without what differs between runs. */
  readonly masked: LogText
  /** `undefined` for a line that says nothing. */
  readonly row: LogRow | undefined
  /** Number of times that it was printed. */
  readonly count: number
  /** Whether it is what the step printed last. */
  readonly isLast: boolean
  /** Whether it can stand beside any failure: of a stack, a runtime, a package manager, a logger. */
  readonly isBeside: boolean
  /** Whether it says more than that something failed, or how much, and has a number, a path or a name. */
  readonly hasValue: boolean
  /** Whether it only says that something ended, but names that. */
  readonly isNamedEnding: boolean
}

/** A masked text of a log that another log lacks, with its lines. */
export interface MissingText extends LogText {
  readonly lines: readonly StepLogLine[]
  /** If it has no line: those that it is of, without what the step said before. */
  readonly unsaid: readonly StepLogLine[]
  /** Whether it compares values or names a test that failed. */
  readonly compares: boolean
}

/** Lines that differ only in what differs from run to run, and that say something. */
export interface LogRow {
  /** The first of the lines, as printed. */
  readonly text: string
  /** The same for lines of one row, in all logs of a step. */
  readonly key: string
  /** Number of times that the lines were printed. */
  readonly count: number
  readonly says: RowKind
  /** Whether it compares values: these are the error. */
  readonly compares: boolean
  /** Whether a language or a package manager only warns in it, and nothing else in the log speaks of warnings. */
  readonly isNotice: boolean
  /** The form in which its tool says that something did not fail; `undefined` for any other line. */
  readonly passes: string | undefined
  /** Number of failures; `undefined` for a line that is no total of a tool. */
  readonly total:
    | {
        readonly form: string
        readonly tool: string
        /** Whether it counts files with failures. */
        readonly ofFiles: boolean
        readonly failed: number
      }
    | undefined
  /** Of a line that counts failures, how many, and the words before the number: totals with equal words count one kind. */
  readonly failures?: { readonly of: string; readonly count: number } | undefined
}

/**
 * What a line says: that something failed, or compares values; any other text that says more than that something ended; how
 * much failed or passed; source code around a failure, an attempt that is repeated, or a notice; or nothing of a failure, as
 * noise, commands and what passed.
 */
type RowKind = 'failure' | 'text' | 'total' | 'context' | 'nothing'

/** Returns a line with its label, unless its text has that already, and without the runner's mark of an error. */
export function labelledText({
  label,
  text: { text },
}: Pick<StepLogLine, 'label' | 'text'>): string {
  return (text.startsWith(label) ? text : label + text).replace(/^##\[\w+\]/, '')
}
