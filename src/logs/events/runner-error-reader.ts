import { STEP_LIMIT } from '../../model/logged/step-limit.ts'
import type { StepLine } from '../lines/step-line.ts'

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Process completed with exit code (\d{1,10})\.$/

interface RunnerErrorReader {
  /**
   * Returns whether a line is of an error, and whether it only says how the process exited.
   *
   * @param text the line without its label
   */
  readonly read: (
    line: StepLine,
    text: string,
  ) => { readonly error: boolean; readonly isExit: boolean }
  readonly found: () => {
    readonly exitCode: number | undefined
    /** What it says of the time limit that ended the step; `undefined` if none did. */
    readonly timedOut: string | undefined
  }
}

/** Reads what the runner says of a step: which lines are of its errors, how the process exited, and a time limit. */
export function runnerErrorReader(): RunnerErrorReader {
  let inError = false
  let exitCode: number | undefined
  let timedOut: string | undefined
  return {
    read({ kind, timed }: StepLine, text: string) {
      inError = kind === 'error' || (inError && !timed)
      if (kind !== 'error') return { error: inError, isExit: false }
      timedOut = STEP_LIMIT.test(text) ? text : undefined
      const exit = EXIT.exec(text)?.[1]
      if (exit !== undefined) exitCode = Number(exit)
      return { error: true, isExit: exit !== undefined }
    },
    found: () => ({ exitCode, timedOut }),
  }
}
