/**
 * Loaded into each test process before the tests of a file (jest's `setupFilesAfterEnv`): no deadline of
 * the source passes, since a busy machine may take longer than a report waits, and a pause takes a hundredth of its time.
 *
 * To test a deadline, replace `AbortSignal.timeout` and let it pass, or run an action with
 * `deadlines: true`.
 */

import { afterAll } from '@jest/globals'
import { createRequire } from 'node:module'
import type * as TimersPromises from 'node:timers/promises'

/** A shorter timer of the source is a pause. */
const MIN_DEADLINE_MS = 2_000
/** A shorter one is of a test. */
const MIN_PAUSE_MS = 1_000
const NEVER_MS = 2 ** 31 - 1

// Not by `import`: jest reads the exports of a built-in module once, when it links the first import of it.
const timers = createRequire(import.meta.url)('node:timers/promises') as typeof TimersPromises
const { setTimeout: wait } = globalThis
const { setTimeout: sleep } = timers
const deadlines: NodeJS.Timeout[] = []

function waitWithoutDeadline(callback: () => void, delayMs = 0, ...values: []) {
  if (delayMs < MIN_DEADLINE_MS) return wait(callback, delayMs, ...values)
  const deadline = wait(callback, NEVER_MS).unref()
  deadlines.push(deadline)
  return deadline
}

// Both would keep all modules of a test file as long as the worker runs: a timer by its callback, and Node's list of
// requests, to which `fetch` adds, by objects of the file.
afterAll(() => {
  timers.setTimeout = sleep
  for (const deadline of deadlines) clearTimeout(deadline)
  performance.clearResourceTimings()
})

// Keeps the properties of the original function.
globalThis.setTimeout = Object.assign<object, object>(waitWithoutDeadline, wait) as typeof wait
timers.setTimeout = (delayMs = 0, value, options) =>
  sleep(delayMs < MIN_PAUSE_MS ? delayMs : delayMs / 100, value, options)
AbortSignal.timeout = () => new AbortController().signal
