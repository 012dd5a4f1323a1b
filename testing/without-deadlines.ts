/**
 * Loaded into each test process before the tests of a file (jest's `setupFilesAfterEnv`): no deadline of
 * the source passes, since a busy machine may take longer than a report waits.
 *
 * To test a deadline, replace `AbortSignal.timeout` and let it pass, or run an action with
 * `deadlines: true`.
 */

/** A shorter timer of the source is a pause. */
const MIN_DEADLINE_MS = 2_000
const NEVER_MS = 2 ** 31 - 1

const { setTimeout: wait } = globalThis

function waitWithoutDeadline(callback: () => void, delayMs = 0, ...values: []) {
  return delayMs < MIN_DEADLINE_MS
    ? wait(callback, delayMs, ...values)
    : wait(callback, NEVER_MS).unref()
}

// Keeps the properties of the original function.
globalThis.setTimeout = Object.assign<object, object>(waitWithoutDeadline, wait) as typeof wait
AbortSignal.timeout = () => new AbortController().signal
