// The time limit of an action, and how it ends.
import { getInput } from '@actions/core'
import { redactedMessage } from '../github/errors/github-error.ts'
import { type Milliseconds, MINUTE, SECOND } from '../model/time.ts'
import { joinTexts } from '../render/text/units.ts'
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

/** Time after which an action sends no more requests, and writes what it has. */
export const ACTION_DEADLINE = 55 * SECOND
/** Time for requests that list many runs. */
export const LIST_DEADLINE = 115 * SECOND

/** Time from a deadline to the end of the process: the time to write what is known. */
export const TIME_TO_FINISH = 5 * SECOND

/** The maximum time of a large download, or of 1,000 changes with pauses. */
export const MAX_LONG_TIME: Milliseconds = 40 * MINUTE

interface EndOptions {
  /** Time after which the process ends at the latest, whatever it does then. @default 60 s */
  readonly maxTime?: Milliseconds | undefined
  /** The outputs if the action does not write them. */
  readonly outputs?: Readonly<Record<string, string>>
  /** Reason why the step fails while its gate has not decided; `undefined` if it has no gate. */
  readonly undecided?: string | undefined
}

/**
 * Receives the decision of the gate: why the step fails, or `undefined` if it passes. A decision after the maximum time
 * does not count.
 */
export type Decide = (failure: string | undefined) => void

/**
 * Runs an action and then ends the process, so that a pending retry or an open socket does not
 * delay the step.
 *
 * 1. A `StepFailure` fails the step.
 * 2. So does a gate that fails or has not decided, whatever else ends the step.
 * 3. For any other error, the input `on-error` decides, or else `onError`.
 *
 * No stack trace is printed.
 */
export async function runAction(
  main: (decide: Decide) => Promise<void>,
  onError: 'warn' | 'fail' = 'warn',
  { maxTime = ACTION_DEADLINE + TIME_TO_FINISH, outputs = {}, undecided }: EndOptions = {},
): Promise<never> {
  // The toolkit's `tunnel` calls `new Buffer()`: Node would warn if a proxy has a password.
  process.noDeprecation = true
  ignoreFailedWrites()
  const lateAt = performance.now() + maxTime
  let isFinishing = false
  let failure = undecided
  // A process that was suspended continues beside the thread that ends it.
  const decide: Decide = (decision) => {
    if (performance.now() < lateAt) failure = decision
  }
  const report = (error: unknown): void => {
    if (error instanceof StepFailure) {
      printFailure(error.message) // 1
      return
    }
    const message = `Run Report stopped: ${redactedMessage(error)}`
    if (failure !== undefined)
      printFailure(joinTexts([message, failure], '\n\n')) // 2
    else if (onError === 'fail' || !/^(?:warn)?$/i.test(getInput('on-error')))
      printFailure(message) // 3
    else printAnnotation('warning', message)
    if (error instanceof Error && error.stack !== undefined) printDebug(error.stack)
  }
  const stop = (error: unknown, hasOutputs: boolean): void => {
    // First, since what follows can fail.
    if (failure !== undefined) process.exitCode = 1
    if (!hasOutputs) {
      const reason = 'reason' in outputs && { reason: redactedMessage(error) }
      setOutputs({ ...outputs, ...reason }).catch(() => undefined)
    }
    report(error)
  }
  const cancelEnd = endLate(maxTime, () => {
    // What was written is whole, and only the reader of the log is late.
    if (isFinishing) return
    const late = `this step was not finished after ${maxTime / SECOND} s. What it wrote may be incomplete.`
    stop(new Error(late), false)
  })
  const exit = async (): Promise<never> => {
    isFinishing = true
    await flushPrinted()
    // Last, since a reader that has stopped reading makes the flush wait.
    cancelEnd()
    process.exit()
  }
  /** Whether the outputs stay as they are: a gate that has not decided needs those that say so. */
  const keepsOutputs = (error: unknown): boolean =>
    undecided === undefined || failure !== undecided || error instanceof StepFailure
  const finishWith = (error: unknown): void => {
    if (isFinishing) process.exit()
    isFinishing = true
    stop(error, keepsOutputs(error))
    void exit()
  }
  process.on('uncaughtException', finishWith)
  process.on('unhandledRejection', finishWith)
  try {
    await main(decide)
    if (failure !== undefined) throw new StepFailure(failure)
  } catch (error) {
    stop(error, keepsOutputs(error))
  }
  return await exit()
}
