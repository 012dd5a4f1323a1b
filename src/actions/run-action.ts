import { getInput } from '@actions/core'
import { redactedMessage } from '../github/errors/github-error.ts'
import { type Milliseconds, MINUTE, SECOND } from '../model/time.ts'
import { setOutputs } from './command-files.ts'
import { endLate } from './end-late.ts'
import {
  flushPrinted,
  ignoreFailedWrites,
  printAnnotation,
  printDebug,
  printFailure,
} from './print.ts'
import { StepFailure } from './step-failure.ts'

/** After this time, an action sends no more requests, and writes what it has. */
export const ACTION_DEADLINE = 55 * SECOND
/** For requests that list many runs. */
export const LIST_DEADLINE = 115 * SECOND

/** From a deadline to the end of the process: the time to write what is known. */
export const TIME_TO_FINISH = 5 * SECOND

/** The maximum time of a large download, or of 1,000 changes with pauses. */
export const MAX_LONG_TIME: Milliseconds = 40 * MINUTE

interface LateEnd {
  /** When the process ends at the latest, whatever it does then. @default 60 s */
  readonly maxTime?: Milliseconds
  readonly outputs?: Readonly<Record<string, string>>
}

/**
 * Runs an action and then ends the process, so that a pending retry or an open socket does not
 * delay the step. A `StepFailure` fails the step; `onError` decides about other errors. No stack
 * trace is printed.
 */
export async function runAction(
  main: () => Promise<void>,
  onError: 'warn' | 'fail' = 'warn',
  { maxTime = ACTION_DEADLINE + TIME_TO_FINISH, outputs = {} }: LateEnd = {},
): Promise<never> {
  // The toolkit's `tunnel` calls `new Buffer()`: Node would warn if a proxy has a password.
  process.noDeprecation = true
  ignoreFailedWrites()
  let isFinishing = false
  const cancelEnd = endLate(maxTime, () => {
    // What was written is whole, and only the reader of the log is late.
    if (isFinishing) return
    const reason = `this step was not finished after ${maxTime / SECOND} s. What it wrote may be incomplete.`
    setOutputs({ ...outputs, ...('reason' in outputs && { reason }) }).catch(() => undefined)
    reportError(new Error(reason), getInput('on-error') === 'fail' ? 'fail' : onError)
  })
  const exit = async (): Promise<never> => {
    isFinishing = true
    await flushPrinted()
    // Last, since a reader that has stopped reading makes the flush wait.
    cancelEnd()
    process.exit()
  }
  const finishWith = (error: unknown): void => {
    if (isFinishing) process.exit()
    isFinishing = true
    reportError(error, onError)
    void exit()
  }
  process.on('uncaughtException', finishWith)
  process.on('unhandledRejection', finishWith)
  try {
    await main()
  } catch (error) {
    reportError(error, onError)
  }
  return await exit()
}

function reportError(error: unknown, onError: 'warn' | 'fail'): void {
  if (error instanceof StepFailure) {
    printFailure(error.message)
    return
  }
  const message = `Run Report stopped: ${redactedMessage(error)}`
  if (onError === 'fail') printFailure(message)
  else printAnnotation('warning', message)
  if (error instanceof Error && error.stack !== undefined) printDebug(error.stack)
}
