/**
 * Loaded into the process of the action before it (`--import`): every wait of more than 200 ms takes
 * a hundredth of its time, so that no test waits for a retry or the deadline.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import promises from 'node:timers/promises'

const LONG_MS = 200
const FACTOR = 100

const quicken = <T extends number | undefined>(delayMs: T) =>
  delayMs !== undefined && delayMs > LONG_MS ? delayMs / FACTOR : delayMs

const { setTimeout: wait } = timers
const { setTimeout: sleep } = promises
const timeoutSignal = AbortSignal.timeout.bind(AbortSignal)

function quickenedWait(
  callback: (...values: unknown[]) => void,
  delayMs?: number,
  ...values: unknown[]
) {
  return wait(callback, quicken(delayMs), ...values)
}
// Only the delay differs, so what the original has besides the call itself is taken over.
const quickWait = Object.assign<object, object>(quickenedWait, wait) as typeof wait

timers.setTimeout = quickWait
globalThis.setTimeout = quickWait
promises.setTimeout = (delayMs, value, options) => sleep(quicken(delayMs), value, options)
AbortSignal.timeout = (delayMs) => timeoutSignal(quicken(delayMs))
syncBuiltinESMExports()
