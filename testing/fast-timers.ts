/**
 * Loaded into the process of the action before it (`--import`): a pause of at least half a second,
 * before a request is sent again, takes a hundredth of its time. With `?deadlines`, so does every other
 * wait, and a deadline takes a fifteenth, so that on a busy machine no response is late that would not be
 * late on GitHub.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import promises from 'node:timers/promises'

/** Above the tick of the timers in `undici`, whose timeouts are counted in ticks. */
const LONG_MS = 499
const FACTOR = 100
/** octokit's pause; what is longer is a deadline. */
const MAX_PAUSE_MS = import.meta.url.endsWith('?deadlines') ? Infinity : 1_000
const DEADLINE_FACTOR = 15

const { setTimeout: wait } = timers
const { setTimeout: sleep } = promises
// Taken first: when Node loads `AbortSignal`, it makes deadlines of the timers that it then finds.
const timeoutSignal = AbortSignal.timeout.bind(AbortSignal)

const quicken = <T extends number | undefined>(delayMs: T) =>
  delayMs !== undefined && delayMs > LONG_MS ? delayMs / FACTOR : delayMs

function waitLess(callback: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]) {
  return wait(callback, delayMs > MAX_PAUSE_MS ? delayMs : quicken(delayMs), ...values)
}

// Keeps the properties of the original function.
timers.setTimeout = Object.assign<object, object>(waitLess, wait) as typeof wait
globalThis.setTimeout = timers.setTimeout
promises.setTimeout = (delayMs, value, options) => sleep(quicken(delayMs), value, options)
if (MAX_PAUSE_MS === Infinity)
  AbortSignal.timeout = (delayMs) => timeoutSignal(Math.ceil(delayMs / DEADLINE_FACTOR))
syncBuiltinESMExports()
