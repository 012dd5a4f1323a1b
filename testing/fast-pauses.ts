/**
 * Loaded into the process of the action before it (`--import`): a pause of at least half a second,
 * before a request is sent again, takes a hundredth of its time. Deadlines stay as they are.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import promises from 'node:timers/promises'

/** Above the tick of the timers in `undici`, whose timeouts are counted in ticks. */
const LONG_MS = 499
const FACTOR = 100

const { setTimeout: sleep } = promises

export const quicken = <T extends number | undefined>(delayMs: T) =>
  delayMs !== undefined && delayMs > LONG_MS ? delayMs / FACTOR : delayMs

// Taken first: when Node loads `AbortSignal`, it makes deadlines of the timers that it then finds.
export const timeoutSignal = AbortSignal.timeout.bind(AbortSignal)

/** As slow as it was. */
export const { setTimeout: wait } = timers

/** octokit's pause; what is longer is a deadline. */
const MAX_PAUSE_MS = 1_000

function quickenedPause(
  callback: (...values: unknown[]) => void,
  delayMs = 0,
  ...values: unknown[]
) {
  return wait(callback, delayMs > MAX_PAUSE_MS ? delayMs : quicken(delayMs), ...values)
}

timers.setTimeout = Object.assign<object, object>(quickenedPause, wait) as typeof wait
globalThis.setTimeout = timers.setTimeout
promises.setTimeout = (delayMs, value, options) => sleep(quicken(delayMs), value, options)
syncBuiltinESMExports()
