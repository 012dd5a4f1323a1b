import { closeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Milliseconds } from '../model/time.ts'

const EVENT = 'run-report-late'

/**
 * A timer of the main thread waits for what that thread computes. Node's inspector interrupts it, also in
 * a loop or a regular expression:
 * https://nodejs.org/api/inspector.html#sessionconnecttomainthread
 */
const THREAD = `
const { Session } = require('node:inspector')
const { workerData } = require('node:worker_threads')
setTimeout(() => {
  const session = new Session()
  session.connectToMainThread()
  session.post('Runtime.evaluate', { expression: 'process.emit("${EVENT}")' })
}, workerData)`

/**
 * Ends the process after a time, whatever it does then.
 *
 * @param report writes what the step shows of that, without waiting
 * @returns a function that lets the process run on
 */
export function endLate(time: Milliseconds, report: () => void): () => void {
  const end = (): void => {
    try {
      report()
      // Node would write there that it waits for the debugger, although it does not.
      closeSync(2)
    } finally {
      process.exit()
    }
  }
  process.once(EVENT, end)
  let thread: Worker | undefined
  // Node starts the thread while the main thread waits for the first response.
  const starting = setImmediate(() => {
    try {
      thread = new Worker(THREAD, { eval: true, workerData: time, execArgv: [] })
      thread.unref()
      thread.on('error', () => undefined)
    } catch {
      // The machine has no more threads: the action has its own timers.
    }
  })
  return () => {
    process.off(EVENT, end)
    clearImmediate(starting)
    void thread?.terminate()
  }
}
