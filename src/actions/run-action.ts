import { messageOf } from '../github/errors/github-error.ts'
import { flushPrinted, printAnnotation, printDebug, printFailure } from './print.ts'
import { StepFailure } from './step-failure.ts'

/**
 * Runs an action and then ends the process, so that a pending retry or an open socket does not
 * delay the step. A `StepFailure` fails the step; `onError` decides about other errors. No stack
 * trace is printed.
 */
export async function runAction(
  main: () => Promise<void>,
  onError: 'warn' | 'fail' = 'warn',
): Promise<never> {
  // The toolkit's `tunnel` calls `new Buffer()`: Node would warn if a proxy has a password.
  process.noDeprecation = true
  const finishWith = (error: unknown): void => {
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
  const message = `Run Report stopped: ${messageOf(error)}`
  if (onError === 'fail') printFailure(message)
  else printAnnotation('warning', message)
  if (error instanceof Error && error.stack !== undefined) printDebug(error.stack)
}

async function exit(): Promise<never> {
  await flushPrinted()
  process.exit()
}
