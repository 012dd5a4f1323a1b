/**
 * Loaded into the process of the action before it (`--import`): every wait of at least half a second
 * takes a hundredth of its time, so that no test waits for a retry or the deadline. A deadline takes a
 * fifteenth, so that on a busy machine no response is late that would not be late on GitHub.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import { quicken, timeoutSignal, wait } from './fast-pauses.ts'

const DEADLINE_FACTOR = 15

function quickenedWait(
  callback: (...values: unknown[]) => void,
  delayMs?: number,
  ...values: unknown[]
) {
  return wait(callback, quicken(delayMs), ...values)
}
// Keeps the properties of the original function.
const quickWait = Object.assign<object, object>(quickenedWait, wait) as typeof wait

timers.setTimeout = quickWait
globalThis.setTimeout = quickWait
AbortSignal.timeout = (delayMs) => timeoutSignal(Math.ceil(delayMs / DEADLINE_FACTOR))
syncBuiltinESMExports()
