import { plainLines } from '../render/markdown.ts'
import { command } from './runner.ts'
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
    command('error', plainLines(error.message))
    process.exitCode = 1
    return
  }
  const reason = error instanceof Error ? error.message : String(error)
  const message = plainLines(`Run Report stopped: ${reason}`)
  command(onError === 'warn' ? 'warning' : 'error', message)
  if (onError === 'fail') process.exitCode = 1
  if (error instanceof Error && error.stack !== undefined) command('debug', plainLines(error.stack))
}

async function exit(): Promise<never> {
  // Standard output is written in the background where it is a pipe.
  await new Promise((written) => process.stdout.write('', written))
  process.exit()
}
