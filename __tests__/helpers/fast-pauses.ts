/**
 * Loaded into the process of the action before it (`--import`): a pause of more than 200 ms, before a
 * request is made again, takes a hundredth of its time. Deadlines stay as they are.
 */
import { syncBuiltinESMExports } from 'node:module'
import promises from 'node:timers/promises'

const LONG_MS = 200
const FACTOR = 100

const { setTimeout: sleep } = promises

export const quicken = <T extends number | undefined>(delayMs: T) =>
  delayMs !== undefined && delayMs > LONG_MS ? delayMs / FACTOR : delayMs

promises.setTimeout = (delayMs, value, options) => sleep(quicken(delayMs), value, options)
syncBuiltinESMExports()
