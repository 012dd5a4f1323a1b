/**
 * Loaded into the process of an action before it (`--import`): a pause of at least half a second, before
 * a request is sent again, takes a hundredth of its time, and no deadline passes, however busy the machine
 * is. With `?deadlines`, every other wait takes a hundredth too, and a deadline a fifteenth.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import promises from 'node:timers/promises'

/** Above the tick of the timers in `undici`, whose timeouts are counted in ticks. */
const LONG_MS = 499
const FACTOR = 100
/** octokit's pause; what is longer is a deadline. */
const MAX_PAUSE_MS = 1_000
const DEADLINE_FACTOR = 15
const NEVER_MS = 2 ** 31 - 1

const haveDeadlines = import.meta.url.endsWith('?deadlines')
const { setTimeout: wait } = timers
const { setTimeout: sleep } = promises
// Taken first: when Node loads `AbortSignal`, it makes deadlines of the timers that it then finds.
const timeoutSignal = AbortSignal.timeout.bind(AbortSignal)

const quicken = <T extends number | undefined>(delayMs: T) =>
  delayMs !== undefined && delayMs > LONG_MS ? delayMs / FACTOR : delayMs

function waitLess(callback: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]) {
  return delayMs > MAX_PAUSE_MS && !haveDeadlines
    ? wait(callback, NEVER_MS).unref()
    : wait(callback, quicken(delayMs), ...values)
}

// Keeps the properties of the original function.
timers.setTimeout = Object.assign<object, object>(waitLess, wait) as typeof wait
globalThis.setTimeout = timers.setTimeout
promises.setTimeout = (delayMs, value, options) => sleep(quicken(delayMs), value, options)
AbortSignal.timeout = haveDeadlines
  ? (delayMs) => timeoutSignal(Math.ceil(delayMs / DEADLINE_FACTOR))
  : () => new AbortController().signal
syncBuiltinESMExports()
