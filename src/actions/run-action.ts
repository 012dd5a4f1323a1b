import * as core from '@actions/core'
import { withoutControls } from '../render/text/markdown.ts'
import { StepFailure } from './step-failure.ts'

/**
 * Runs an action. A `StepFailure` fails the step; any other error is a warning where the action only
 * reports, and fails the step where it was to do something. None ends in a stack trace.
 *
 * The process ends when the action has: what may still wait (a retry, a socket kept open) is not
 * waited for.
 */
export async function runAction(
  main: () => Promise<void>,
  onError: 'warn' | 'fail' = 'warn',
): Promise<never> {
  // The toolkit's `tunnel` calls `new Buffer()`, of which Node would warn if a proxy has a password.
  process.noDeprecation = true
  const finishWith = (error: unknown): void => {
    tell(error, onError)
    void exit()
  }
  process.on('uncaughtException', finishWith)
  process.on('unhandledRejection', finishWith)
  try {
    await main()
  } catch (error) {
    tell(error, onError)
  }
  return await exit()
}

function tell(error: unknown, onError: 'warn' | 'fail'): void {
  if (error instanceof StepFailure) {
    core.setFailed(withoutControls(error.message))
    return
  }
  const reason = error instanceof Error ? error.message : String(error)
  const message = withoutControls(`Run Report stopped: ${reason}`)
  if (onError === 'fail') core.setFailed(message)
  else core.warning(message)
  if (error instanceof Error && error.stack !== undefined) core.debug(withoutControls(error.stack))
}

async function exit(): Promise<never> {
  // Standard output is written in the background where it is a pipe.
  await new Promise((written) => process.stdout.write('', written))
  process.exit()
}
