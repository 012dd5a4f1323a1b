import timers from 'node:timers/promises'
import { captureProcess } from '../captured-process.ts'
import type { ProcessResult } from './run-process.ts'

/** Pauses of this length come before a retry; longer timers are deadlines. */
const PAUSE_MS = { min: 500, max: 1_000 }
const FACTOR = 100

const shorten = (delayMs: number | undefined) =>
  delayMs !== undefined && delayMs >= PAUSE_MS.min ? delayMs / FACTOR : delayMs

const { setTimeout: sleep } = timers

// jest reads the exports of a built-in module when it links an import of it, so this works only if
// nothing else has imported the action before.
timers.setTimeout = (delayMs, value, options) => sleep(shorten(delayMs), value, options)
const { report } = await import('../../../src/actions/report/report.ts')
timers.setTimeout = sleep
const { runAction } = await import('../../../src/actions/run-action.ts')
const core = await import('@actions/core')

let isRunning = false

/**
 * Runs the report action in this process, with pauses before retries shortened, in a tenth of the time
 * of a process. Variables and standard output are global, so runs must not overlap.
 *
 * @throws if another run has not finished
 */
export async function runInProcess(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<ProcessResult> {
  if (isRunning) throw new Error('another run in this process has not finished')
  isRunning = true
  const startedAt = performance.now()
  const captured = captureProcess(variables)
  const { setTimeout: wait } = globalThis
  const waitShorter = (callback: () => void, delayMs?: number, ...values: []) =>
    wait(callback, (delayMs ?? 0) > PAUSE_MS.max ? delayMs : shorten(delayMs), ...values)
  globalThis.setTimeout = Object.assign<object, object>(waitShorter, wait) as typeof wait
  // The toolkit caches the path of the first summary.
  Reflect.deleteProperty(core.summary, '_filePath')
  process.exitCode = 0
  try {
    await runAction(report)
    return {
      exitCode: captured.exits[0] ?? null,
      signal: null,
      stdout: captured.written(),
      stderr: '',
      startedAt: performance.timeOrigin + startedAt,
      elapsedMs: performance.now() - startedAt,
    }
  } finally {
    globalThis.setTimeout = wait
    captured.release()
    isRunning = false
  }
}
