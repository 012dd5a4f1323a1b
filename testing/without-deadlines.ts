/**
 * Loaded into each test process before the tests of a file (jest's `setupFilesAfterEnv`): no deadline of
 * the source passes, since a busy machine may take longer than a report waits.
 *
 * To test a deadline, replace `AbortSignal.timeout` and let it pass, or run an action with
 * `deadlines: true`.
 */

import { afterAll } from '@jest/globals'

/** A shorter timer of the source is a pause. */
const MIN_DEADLINE_MS = 2_000
const NEVER_MS = 2 ** 31 - 1

const { setTimeout: wait } = globalThis
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
  for (const deadline of deadlines) clearTimeout(deadline)
  performance.clearResourceTimings()
})

// Keeps the properties of the original function.
globalThis.setTimeout = Object.assign<object, object>(waitWithoutDeadline, wait) as typeof wait
AbortSignal.timeout = () => new AbortController().signal
