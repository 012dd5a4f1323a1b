import { closeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Milliseconds, SECOND } from '../model/time.ts'
import { UNBOUNDED_TEXTS } from '../github/http/unbounded-texts.ts'

const EVENT = 'run-report-late'

/** Time after which the thread starts at the latest: most reports are finished, and spare what it costs. */
const MAX_WITHOUT_THREAD = 2 * SECOND

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
 * Ends the process after a time, whatever it does then. Until it reads an unbounded text, for at most
 * `MAX_WITHOUT_THREAD`, no thread watches it, since all that it computes has a bound.
 *
 * @param report writes what the step shows of that, without waiting
 * @returns a function that lets the process run on
 */
export function endLate(
  time: Milliseconds,
  report: () => void,
  maxWithoutThread = MAX_WITHOUT_THREAD,
): () => void {
  const endAt = performance.now() + time
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
  const start = (): void => {
    stopWaiting()
    try {
      const workerData = Math.max(0, endAt - performance.now())
      thread = new Worker(THREAD, { eval: true, workerData, execArgv: [] })
      thread.unref()
      thread.on('error', () => undefined)
    } catch {
      // The machine has no more threads: the action has its own timers.
    }
  }
  const starting = setTimeout(start, maxWithoutThread).unref()
  const stopWaiting = (): void => {
    clearTimeout(starting)
    UNBOUNDED_TEXTS.unsubscribe(start)
  }
  UNBOUNDED_TEXTS.subscribe(start)
  return () => {
    process.off(EVENT, end)
    stopWaiting()
    void thread?.terminate()
  }
}
