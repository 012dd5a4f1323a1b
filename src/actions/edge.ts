import { plainLines } from '../render/markdown.ts'
import { command } from './runner.ts'
import { StepFailure } from './step-failure.ts'

/**
 * Runs an action that only reports. A `StepFailure` fails the step; any other error is a warning,
 * and none ends in a stack trace.
 *
 * The process ends when the action has: what may still wait (a retry, a socket kept open) is not
 * waited for.
 */
export async function runAction(main: () => Promise<void>): Promise<never> {
  process.on('uncaughtException', finishWith)
  process.on('unhandledRejection', finishWith)
  try {
    await main()
  } catch (error) {
    tell(error)
  }
  return await exit()
}

function finishWith(error: unknown): void {
  tell(error)
  void exit()
}

function tell(error: unknown): void {
  if (error instanceof StepFailure) {
    command('error', plainLines(error.message))
    process.exitCode = 1
    return
  }
  const reason = error instanceof Error ? error.message : String(error)
  command('warning', plainLines(`Run Report stopped: ${reason}`))
  if (error instanceof Error && error.stack !== undefined) command('debug', plainLines(error.stack))
}

async function exit(): Promise<never> {
  // Standard output is written in the background where it is a pipe.
  await new Promise((written) => process.stdout.write('', written))
  process.exit()
}
