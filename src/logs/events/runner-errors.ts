import type { StepLine } from '../lines/step-line.ts'

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Process completed with exit code (\d{1,10})\.$/
/** https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs */
const TIMED_OUT = /^The action '.{1,500}' has timed out after \d{1,6} minutes\.$/

interface RunnerErrors {
  /**
   * Returns whether a line is of an error, and whether it only says how the process exited.
   *
   * @param text the line without its label
   */
  readonly read: (
    line: StepLine,
    text: string,
  ) => { readonly error: boolean; readonly isExit: boolean }
  readonly found: () => { readonly exitCode: number | undefined; readonly timedOut: boolean }
}

/** Reads what the runner says of a step: which lines are of its errors, how the process exited, and a time limit. */
export function runnerErrors(): RunnerErrors {
  let inError = false
  let exitCode: number | undefined
  let timedOut = false
  return {
    read({ kind, timed }: StepLine, text: string) {
      inError = kind === 'error' || (inError && !timed)
      if (kind !== 'error') return { error: inError, isExit: false }
      timedOut = TIMED_OUT.test(text)
      const exit = EXIT.exec(text)?.[1]
      if (exit !== undefined) exitCode = Number(exit)
      return { error: true, isExit: exit !== undefined }
    },
    found: () => ({ exitCode, timedOut }),
  }
}
